import * as Y from 'yjs'

import { drawingHash } from './contentHash.ts'
import { entryOf, isEntryId, isRemoved, type Entry } from './entries.ts'
import { BOARD_ROOTS, CARD_KEYS, DRAWING_KEYS } from './keys.ts'
import { changedKeys, type DeepEvents } from './observe.ts'

/** A free drawing record as stored: plain values by flattened key (`props.color`), and the points of its stroke. */
export interface DrawingRecord {
  readonly id: string
  readonly values: ReadonlyMap<string, unknown>
  /** Whole numbers in the order drawn; what they mean is the canvas's. `null`: it has no stroke. */
  readonly stroke: readonly number[] | null
}

export function drawingOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(BOARD_ROOTS.drawing)
}

/** One record; `null` when there is none or it is removed. Never throws. */
export function readRecord(doc: Y.Doc, id: string): DrawingRecord | null {
  const entry = entryOf(drawingOf(doc), id)
  return entry === null || isRemoved(entry, drawingHash) ? null : recordFrom(id, entry)
}

/** All records that are there, sorted by id. */
export function readDrawing(doc: Y.Doc): readonly DrawingRecord[] {
  const records: DrawingRecord[] = []
  drawingOf(doc).forEach((entry, id) => {
    if (entry instanceof Y.Map && isEntryId(id) && !isRemoved(entry, drawingHash)) {
      records.push(recordFrom(id, entry))
    }
  })
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function recordFrom(id: string, entry: Entry): DrawingRecord {
  const values = new Map<string, unknown>()
  entry.forEach((value, key) => {
    if (key !== CARD_KEYS.removed && !(value instanceof Y.AbstractType)) values.set(key, value)
  })
  const stroke = entry.get(DRAWING_KEYS.stroke)
  const ints = stroke instanceof Y.Array ? stroke.toArray() : null
  return { id, values, stroke: ints?.filter((one) => Number.isSafeInteger(one)) ?? null }
}

/** Calls back with the ids touched, once after each transaction that changed free drawing. Returns what ends it. */
export function observeDrawing(
  doc: Y.Doc,
  changed: (ids: ReadonlySet<string>, transaction: Y.Transaction) => void,
): () => void {
  const root = drawingOf(doc)
  const onChange = (events: DeepEvents, transaction: Y.Transaction): void => {
    changed(changedKeys(events), transaction)
  }
  root.observeDeep(onChange)
  return () => root.unobserveDeep(onChange)
}
