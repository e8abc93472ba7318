import { UNTRACKED } from '@whyboard/shared/document/writer.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { readDrawing } from '@whyboard/shared/document/readDrawing.ts'
import { putRecord } from '@whyboard/shared/document/operations/drawing.ts'
import { seededRandom } from '@whyboard/shared/testing/random.ts'
import { atom, PageRecordType, type TLRecord, type TLShape } from 'tldraw'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import type { BoardModel } from '../../board/boardModel.ts'
import { undoHistory } from '../../board/undoHistory.ts'
import { createBoardStore } from '../boardStore.ts'
import { SHAPE_UTILS } from '../shapeUtils.ts'
import { DrawingMirror } from './drawingMirror.ts'
import { flattenRecord } from './flatRecord.ts'

const NO_ASSETS = { upload: () => Promise.reject(new Error('No pictures in this test.')) }

const PAGE = PageRecordType.createId('page')

/** One person's page: document, store and the mirror between them; frames and sending happen when a test says so. */
function person(seed: number) {
  const doc = new Y.Doc()
  doc.clientID = seed
  const writer = {
    doc,
    origin: { seed },
    participantId: `p${seed}`,
    random: seededRandom(seed),
    nowMs: () => 0,
  }
  const store = createBoardStore(SHAPE_UTILS, atom('readonly', false), NO_ASSETS)
  let nowMs = 0
  let projecting = false
  const refusals: string[] = []
  const history = undoHistory(doc, writer.origin)
  const model = { doc, writer, beforeUndo: history.before } as unknown as BoardModel
  const mirror = new DrawingMirror(store, model, {
    monotonicMs: () => nowMs,
    request: () => {},
    isProjecting: () => projecting,
    onRefused: (reason) => refusals.push(reason),
  })
  mirror.start()
  const frame = (laterMs = 100) => {
    nowMs += laterMs
    mirror.write()
    projecting = true
    store.mergeRemoteChanges(() => mirror.project())
    projecting = false
  }
  return { doc, writer, store, frame, refusals, history }
}

type Person = ReturnType<typeof person>

/** Sends each person's changes to the other, and lets both show them. Answers the bytes sent. */
function exchange(a: Person, b: Person): number {
  const toB = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc))
  const toA = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc))
  Y.applyUpdate(b.doc, toB, 'sync')
  Y.applyUpdate(a.doc, toA, 'sync')
  a.frame()
  b.frame()
  return toA.length + toB.length
}

function shape(id: string, type: string, props: object): TLRecord {
  return {
    id: `shape:${id}`,
    typeName: 'shape',
    type,
    x: 0,
    y: 0,
    rotation: 0,
    index: 'a2',
    parentId: PAGE,
    isLocked: false,
    opacity: 1,
    meta: {},
    props,
  } as unknown as TLRecord
}

const lineWith = (segments: readonly object[], isComplete: boolean) =>
  shape('line', 'draw', {
    color: 'black',
    fill: 'none',
    dash: 'solid',
    size: 's',
    segments,
    isComplete,
    isClosed: false,
    isPen: false,
    scale: 1,
  })

const line = (points: readonly { x: number; y: number; z: number }[], isComplete: boolean) =>
  lineWith([{ type: 'free', points }], isComplete)

const box = () =>
  shape('box', 'geo', {
    geo: 'rectangle',
    w: 100,
    h: 50,
    color: 'black',
    labelColor: 'black',
    fill: 'none',
    dash: 'solid',
    size: 's',
    font: 'sans',
    align: 'middle',
    verticalAlign: 'middle',
    richText: { type: 'doc', content: [] },
    growY: 0,
    url: '',
    scale: 1,
  })

/** A record's values as they are stored, those of its line apart. */
const flatOf = (record: TLRecord) => {
  const flat = Object.fromEntries(flattenRecord(record))
  return Object.fromEntries(Object.entries(flat).filter(([key]) => key !== 'props.segments'))
}

const idOf = (id: string) => `shape:${id}` as TLShape['id']

describe('DrawingMirror', () => {
  test('a line is shown from its first point on, and one that tldraw cannot draw never', () => {
    const [ada, grace] = [person(1), person(2)]
    ada.store.put([line([{ x: 0, y: 0, z: 0.5 }], false)])
    const props = flatOf(line([], false))
    putRecord(ada.writer, 'shape:empty', { ...props, 'props.segments': [] })
    putRecord(ada.writer, 'shape:begun', { ...props }, { hasStroke: true })
    exchange(ada, grace)
    exchange(ada, grace)
    expect(grace.store.has(idOf('line'))).toBe(true)
    for (const id of ['empty', 'begun']) expect(grace.store.has(idOf(id))).toBe(false)
  })

  test('a line of which only the first point was to be straight is seen by all, also when it is written anew', () => {
    const [ada, grace] = [person(1), person(2)]
    const at = (x: number) => ({ x, y: 0, z: 0.5 })
    const first = { type: 'straight', points: [at(0)] }
    ada.store.put([lineWith([first], false)])
    ada.frame()
    for (const x of [1, 2]) {
      const rest = { type: 'free', points: [at(0), at(x)] }
      ada.store.put([lineWith([first, rest], true)])
      ada.frame()
      exchange(ada, grace)
      const seen = lineWith([{ ...first, type: 'free' }, rest], true)
      expect(grace.store.get(idOf('line'))).toEqual(seen)
    }
  })

  test('a line of 300 points, drawn in 5 s at 60 a second, costs less than 6 kB and arrives as drawn', () => {
    const [ada, grace] = [person(1), person(2)]
    const points = Array.from({ length: 300 }, (_, n) => ({
      x: n * 3,
      y: Math.round(Math.sin(n / 9) * 4_000) / 100,
      z: 0.5,
    }))
    const sent: number[] = []
    ada.doc.on('update', (update: Uint8Array) => {
      sent.push(update.length)
      Y.applyUpdate(grace.doc, update, 'sync')
    })
    const seen = new Set<number>()
    for (let count = 1; count <= points.length; count += 1) {
      ada.store.put([line(points.slice(0, count), count === points.length)])
      ada.frame(1_000 / 60)
      grace.frame(1_000 / 60)
      const shown = grace.store.get(idOf('line')) as
        | { readonly props: { readonly segments: readonly { readonly points: object[] }[] } }
        | undefined
      seen.add(shown?.props.segments[0]?.points.length ?? 0)
    }
    expect(grace.store.get(idOf('line'))).toEqual(ada.store.get(idOf('line')))
    expect(sent.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(6_000)
    // It grows before the other's eyes, every 60 ms or the next frame after that.
    expect(seen.size).toBeGreaterThan(70)
  })

  test('a line under way is sent at most every 60 ms', () => {
    const ada = person(1)
    const at = (x: number) => ({ x, y: 0, z: 0.5 })
    ada.store.put([line([at(0)], false)])
    ada.frame()
    ada.store.put([line([at(0), at(1)], false)])
    ada.frame(16)
    expect(readDrawing(ada.doc)[0]?.stroke).toHaveLength(3)
    ada.frame(60)
    expect(readDrawing(ada.doc)[0]?.stroke).toHaveLength(6)
  })

  test('a line that is changed after it was drawn is written whole', () => {
    const [ada, grace] = [person(1), person(2)]
    ada.store.put([line([{ x: 0, y: 0, z: 0.5 }], true)])
    ada.frame()
    ada.store.put([line([{ x: 7, y: 7, z: 0.5 }], true)])
    ada.frame()
    exchange(ada, grace)
    expect(grace.store.get(idOf('line'))).toEqual(ada.store.get(idOf('line')))
  })

  test('two people changing different things of one drawing both keep their change', () => {
    const [ada, grace] = [person(1), person(2)]
    ada.store.put([box()])
    ada.frame()
    exchange(ada, grace)
    const change = (who: Person, props: object) =>
      who.store.update(idOf('box'), (one) => ({ ...one, props: { ...one.props, ...props } }))
    change(ada, { color: 'red' })
    change(grace, { size: 'l' })
    ada.frame()
    grace.frame()
    exchange(ada, grace)
    for (const { store } of [ada, grace]) {
      expect(store.get(idOf('box'))).toMatchObject({ props: { color: 'red', size: 'l' } })
    }
  })

  test('what the document does not take is said and goes from the canvas', () => {
    const ada = person(1)
    const words = 'x'.repeat(LIMITS.maxRecordLength)
    ada.store.put([{ ...box(), meta: { words } }])
    ada.frame()
    expect(ada.refusals).toEqual(['too-long'])
    expect(ada.store.has(idOf('box'))).toBe(false)
    // A change that is too large leaves what was there.
    ada.store.put([box()])
    ada.frame()
    ada.store.update(idOf('box'), (one) => ({ ...one, meta: { words } }))
    ada.frame()
    expect(ada.refusals).toHaveLength(2)
    expect(ada.store.get(idOf('box'))).toEqual(box())
  })

  test('a drawing that one deletes goes for the other, and comes back with its undo', () => {
    const [ada, grace] = [person(1), person(2)]
    ada.store.put([box()])
    ada.frame()
    exchange(ada, grace)
    const undo = new Y.UndoManager(grace.doc, { trackedOrigins: new Set([grace.writer.origin]) })
    // Asking for the type makes it part of what the undo manager follows.
    undo.addToScope(grace.doc.getMap('drawing'))
    grace.store.remove([idOf('box')])
    grace.frame()
    exchange(ada, grace)
    expect(ada.store.has(idOf('box'))).toBe(false)
    undo.undo()
    exchange(ada, grace)
    expect(ada.store.has(idOf('box'))).toBe(true)
    expect(grace.store.has(idOf('box'))).toBe(true)
  })

  test('a line that is taken back before the frame that would write its end is gone', () => {
    const ada = person(1)
    const at = (x: number) => ({ x, y: 0, z: 0.5 })
    ada.store.put([line([at(0)], false)])
    ada.frame()
    ada.store.put([line([at(0), at(1)], true)])
    ada.history.undo()
    ada.frame()
    expect(ada.store.has(idOf('line'))).toBe(false)
    expect(readDrawing(ada.doc)).toEqual([])
    ada.history.redo()
    ada.frame()
    expect(ada.store.get(idOf('line'))).toEqual(line([at(0), at(1)], true))
  })

  test('an arrow waits for what it is bound to', () => {
    const ada = person(1)
    const binding = {
      typeName: 'binding',
      type: 'arrow',
      fromId: 'shape:box',
      toId: 'shape:card',
      'props.terminal': 'end',
      'props.normalizedAnchor': { x: 0.5, y: 0.5 },
      'props.isExact': false,
      'props.isPrecise': false,
      'props.snap': 'none',
    }
    putRecord({ ...ada.writer, origin: UNTRACKED }, 'binding:one', binding)
    ada.store.put([box()])
    ada.frame()
    const id = 'binding:one' as TLRecord['id']
    expect(ada.store.has(id)).toBe(false)
    ada.store.mergeRemoteChanges(() => {
      ada.store.put([shape('card', 'card', { w: 224, h: 88 })])
    })
    ada.frame()
    expect(ada.store.has(id)).toBe(true)
  })

  test('what stands in a group is shown whichever of the two is read first', () => {
    const [ada, ben] = [person(1), person(2)]
    const parentId = 'shape:group'
    for (const record of [{ ...box(), parentId }, shape('group', 'group', {})]) {
      putRecord(ada.writer, record.id, Object.fromEntries(flattenRecord(record)))
    }
    exchange(ada, ben)
    expect(ben.store.get(box().id)).toMatchObject({ parentId })
  })

  test('a picture of another server stays in the document and is never taken into the page', () => {
    const ada = person(1)
    const asset = (id: string, src: string) => {
      const props = { w: 1, h: 1, name: '', isAnimated: false, mimeType: 'image/png', src }
      const record = { typeName: 'asset', type: 'image', meta: {}, props }
      putRecord(
        { ...ada.writer, origin: UNTRACKED },
        `asset:${id}`,
        Object.fromEntries(flattenRecord(record)),
      )
      ada.frame()
      return ada.store.has(`asset:${id}` as TLRecord['id'])
    }
    expect(asset('far', 'https://spy.example/pixel.png')).toBe(false)
    expect(asset('inline', `data:image/png;base64,${'A'.repeat(10_000)}`)).toBe(false)
    expect(asset('own', '/api/boards/board-1/images/AbCdEfGhIjKlMnOpQrStUvWxYz1')).toBe(true)
    expect(readDrawing(ada.doc)).toHaveLength(3)
  })

  test('a record that this version cannot show stays in the document and harms nobody', () => {
    const ada = person(1)
    const strange = { typeName: 'shape', type: 'hologram', parentId: PAGE, x: 'left' }
    putRecord({ ...ada.writer, origin: UNTRACKED }, 'shape:strange', strange)
    ada.frame()
    expect(ada.store.has(idOf('strange'))).toBe(false)
    expect(readDrawing(ada.doc)).toHaveLength(1)
  })
})
