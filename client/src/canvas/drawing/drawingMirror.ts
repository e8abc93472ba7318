import {
  appendStroke,
  patchRecord,
  putRecord,
  removeRecords,
} from '@whyboard/shared/document/operations/drawing.ts'
import {
  observeDrawing,
  readDrawing,
  readRecord,
  type DrawingRecord,
} from '@whyboard/shared/document/readDrawing.ts'
import type { Result } from '@whyboard/shared/domain/result.ts'
import type { TLRecord, TLShapeId, TLStore } from 'tldraw'

import type { BoardModel } from '../../board/boardModel.ts'
import { cardIdOf, isCardShape } from '../cardShape.ts'
import { imageSource } from '../imageSource.ts'
import { changesBetween, flattenRecord, isSame, unflattenRecord } from './flatRecord.ts'
import { appendedTo, decodeStroke, encodeStroke, lineOf, type StrokeSegment } from './strokes.ts'

/** What the mirror needs of the canvas around it. */
export interface DrawingSurroundings {
  readonly monotonicMs: () => number
  /** Asks for a frame, in which {@link DrawingMirror.write} and {@link DrawingMirror.project} are called. */
  readonly request: () => void
  /** Whether what changes in the store now is projection. */
  readonly isProjecting: () => boolean
  /** The document did not take what was drawn; the canvas goes back to what the document has. */
  readonly onRefused: (reason: string) => void
}

/** A line under way goes out at most this often. */
const STROKE_INTERVAL_MS = 60
const SEGMENTS = 'props.segments'

/** What the document holds of a record, as far as this page wrote or read it. */
interface Mirrored {
  values: Map<string, unknown>
  /** `null`: not a line, or one whose segments are a plain value. */
  stroke: readonly number[] | null
}

/**
 * Keeps free drawing in tldraw's store and in the document the same: shapes that are not cards, what binds arrows to
 * shapes, and assets. Both ways run in the frame; what the person is drawing wins over what arrives meanwhile.
 */
export class DrawingMirror {
  readonly #store: TLStore
  readonly #model: BoardModel
  readonly #monotonicMs: () => number
  readonly #request: () => void
  readonly #isProjecting: () => boolean
  readonly #onRefused: (reason: string) => void
  readonly #mirrored = new Map<string, Mirrored>()
  /** Changed on the canvas, not written yet. */
  readonly #drawn = new Set<string>()
  /** Changed in the document, not shown yet; some wait here for what they stand in or bind. */
  readonly #arrived = new Set<string>()
  readonly #sentAtMs = new Map<string, number>()
  #bound: ReadonlySet<string> | null = null

  constructor(
    store: TLStore,
    model: BoardModel,
    { monotonicMs, request, isProjecting, onRefused }: DrawingSurroundings,
  ) {
    this.#store = store
    this.#model = model
    this.#monotonicMs = monotonicMs
    this.#request = request
    this.#isProjecting = isProjecting
    this.#onRefused = onRefused
  }

  /** Follows store and document until what it answers is called. */
  start(): () => void {
    for (const { id } of readDrawing(this.#model.doc)) this.#arrived.add(id)
    const { sideEffects } = this.#store
    const types = ['shape', 'binding', 'asset'] as const
    const ends = [
      ...types.flatMap((type) => [
        sideEffects.registerAfterCreateHandler(type, (record) => this.#onDrawn(record)),
        sideEffects.registerAfterChangeHandler(type, (_, record) => this.#onDrawn(record)),
        sideEffects.registerAfterDeleteHandler(type, (record) => this.#onDrawn(record)),
      ]),
      observeDrawing(this.#model.doc, (ids, transaction) => {
        if ([...ids].some((id) => id.startsWith('binding:'))) this.#bound = null
        if (transaction.origin === this.#model.writer.origin) return
        for (const id of ids) this.#arrived.add(id)
        this.#request()
      }),
      // Else the next frame would write what was just taken back, as something new.
      this.#model.beforeUndo(() => this.write()),
    ]
    this.#request()
    return () => {
      for (const end of ends) end()
    }
  }

  /** Ids of the cards that drawings are bound to. An arrow would come loose from one that has no shape. */
  boundCards(): ReadonlySet<string> {
    this.#bound ??= new Set(
      readDrawing(this.#model.doc).flatMap(({ values }) => {
        const [from, to] = [values.get('fromId'), values.get('toId')]
        if (values.get('typeName') !== 'binding') return []
        return [from, to].flatMap((id) => (typeof id === 'string' ? cardIdOf(id as TLShapeId) : []))
      }),
    )
    return this.#bound
  }

  #onDrawn(record: TLRecord): void {
    if (!isDrawing(record)) return
    // tldraw mends its own records when projected ones change, e.g. frees an arrow whose card went. Nobody drew that:
    // it is not written, and what was freed is bound again when the card comes back.
    if (this.#isProjecting()) {
      if (record.typeName === 'binding' && this.#mirrored.has(record.id))
        this.#arrived.add(record.id)
      return
    }
    this.#drawn.add(record.id)
    this.#request()
  }

  /** Writes what was drawn since. */
  write(): void {
    const removed: string[] = []
    for (const id of this.#drawn) {
      const record = this.#recordOf(id)
      if (record === undefined) {
        this.#drawn.delete(id)
        if (this.#mirrored.delete(id)) removed.push(id)
      } else if (this.#writeRecord(record)) {
        this.#drawn.delete(id)
        this.#sentAtMs.delete(id)
      } else {
        this.#request()
      }
    }
    if (removed.length > 0) removeRecords(this.#model.writer, removed)
  }

  /** Answers whether everything of the record is written. */
  #writeRecord(record: TLRecord): boolean {
    const values = flattenRecord(record)
    const segments = values.get(SEGMENTS) as readonly StrokeSegment[] | undefined
    const known = this.#mirrored.get(record.id)
    const plain = known !== undefined && known.stroke === null
    if (segments === undefined || plain) {
      this.#writeValues(record.id, values, known, null)
      return true
    }
    values.delete(SEGMENTS)
    const complete = values.get('props.isComplete') === true
    const now = this.#monotonicMs()
    if (!complete && now - (this.#sentAtMs.get(record.id) ?? -Infinity) < STROKE_INTERVAL_MS) {
      return false
    }
    this.#sentAtMs.set(record.id, now)
    const sent = known?.stroke ?? []
    const stroke = encodeStroke(segments)
    const appended = appendedTo(sent, stroke)
    if (appended === null) {
      // A line that was changed rather than continued (straightened, stretched) is written once, when it is done.
      if (!complete) return false
      this.#writeValues(record.id, values.set(SEGMENTS, segments), known, null)
      return true
    }
    if (this.#writeValues(record.id, values, known, stroke)) {
      this.#taken(record.id, appendStroke(this.#model.writer, record.id, appended))
    }
    return complete
  }

  #writeValues(
    id: string,
    values: Map<string, unknown>,
    known: Mirrored | undefined,
    stroke: readonly number[] | null,
  ): boolean {
    const { writer } = this.#model
    this.#mirrored.set(id, { values, stroke })
    if (known !== undefined) {
      const changes = changesBetween(known.values, values)
      if (Object.keys(changes).length === 0) return true
      const patched = patchRecord(writer, id, changes)
      if (patched.ok || patched.reason !== 'no-such-record') return this.#taken(id, patched)
    }
    const whole = Object.fromEntries(values)
    return this.#taken(id, putRecord(writer, id, whole, { hasStroke: stroke !== null }))
  }

  /** Whether the document took a change; if not, the canvas is to show again what the document has. */
  #taken(id: string, result: Result<null, string>): boolean {
    if (result.ok) return true
    this.#arrived.add(id)
    this.#drawn.delete(id)
    this.#request()
    this.#onRefused(result.reason)
    return false
  }

  /** What arrived from the document, as changes of the store; to be called within `mergeRemoteChanges`. */
  project(): void {
    if (this.#arrived.size === 0) return
    let waiting: DrawingRecord[] = []
    for (const id of this.#arrived) {
      // What is being drawn here is newer; it is written in this same frame or goes on.
      if (this.#drawn.has(id)) continue
      this.#arrived.delete(id)
      const record = readRecord(this.#model.doc, id)
      if (record === null) this.#take(id)
      else waiting.push(record)
    }
    // One that was shown may be what another waits for.
    for (let before = Infinity; waiting.length < before;) {
      before = waiting.length
      waiting = waiting.filter((record) => {
        const shows = this.#hasPlace(record)
        if (shows) this.#show(record)
        return !shows
      })
    }
    for (const { id } of waiting) this.#arrived.add(id)
  }

  #take(id: string): void {
    this.#mirrored.delete(id)
    if (this.#recordOf(id) !== undefined) this.#store.remove([id as TLRecord['id']])
  }

  #show({ id, values, stroke }: DrawingRecord): void {
    const kept = values instanceof Map ? new Map<string, unknown>(values) : new Map(values)
    this.#mirrored.set(id, { values: kept, stroke: values.has(SEGMENTS) ? null : stroke })
    const flat = new Map(kept)
    if (stroke !== null && !flat.has(SEGMENTS)) flat.set(SEGMENTS, decodeStroke(stroke))
    if (flat.has(SEGMENTS)) {
      const line = lineOf(flat.get(SEGMENTS))
      // A line's record comes before its first point.
      if (line === null) return
      flat.set(SEGMENTS, line)
    }
    const record = unflattenRecord(id, flat)
    if (isSame(this.#recordOf(id), record)) return
    const valid = this.#validated(record)
    if (valid !== null) this.#store.put([valid])
  }

  /** The record if this version of tldraw can show it; another version's stays in the document unseen. */
  #validated(record: Record<string, unknown>): TLRecord | null {
    const { id, typeName } = record
    if (typeof id !== 'string' || typeof typeName !== 'string') return null
    if (!id.startsWith(`${typeName}:`) || !MIRRORED.has(typeName)) return null
    try {
      const valid = this.#store.schema.validateRecord(
        this.#store,
        record as unknown as TLRecord,
        'createRecord',
        null,
      )
      // Pictures of other servers, or megabytes of one in its record, are not taken into this page at all.
      return valid.typeName === 'asset' && imageSource(valid) === null ? null : valid
    } catch {
      return null
    }
  }

  /** Whether everything is there that the record stands in or binds. */
  #hasPlace({ values }: DrawingRecord): boolean {
    const needed = NEEDED.get(String(values.get('typeName'))) ?? []
    return needed.every((key) => this.#recordOf(String(values.get(key))) !== undefined)
  }

  #recordOf(id: string): TLRecord | undefined {
    return this.#store.get(id as TLRecord['id'])
  }
}

const MIRRORED: ReadonlySet<string> = new Set(['shape', 'binding', 'asset'])

/** The values of a record that name another one. */
const NEEDED: ReadonlyMap<string, readonly string[]> = new Map([
  ['shape', ['parentId']],
  ['binding', ['fromId', 'toId']],
])

function isDrawing(record: TLRecord): boolean {
  return MIRRORED.has(record.typeName) && !isCardShape(record)
}
