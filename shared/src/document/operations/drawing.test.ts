import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { LIMITS } from '../../protocol/limits.ts'
import { syncAll, twoReplicas } from '../../testing/replicas.ts'
import { unwrap } from '../../testing/unwrap.ts'
import { drawingOf, observeDrawing, readDrawing, readRecord } from '../readDrawing.ts'
import { appendStroke, patchRecord, putRecord, removeRecords } from './drawing.ts'

const LINE = { typeName: 'shape', type: 'draw', x: 1, y: 2, 'props.color': 'black' }
const refused = (reason: string) => ({ ok: false, reason })

describe('Y21 free drawing', () => {
  test('Y21 a record is put, patched, and its stroke appended to', () => {
    const [{ writer, doc }] = twoReplicas()
    unwrap(putRecord(writer, 'shape:1', LINE, { hasStroke: true }))
    unwrap(patchRecord(writer, 'shape:1', { 'props.color': 'red', x: undefined, y: 2 }))
    unwrap(appendStroke(writer, 'shape:1', [1, 2, 3]))
    unwrap(appendStroke(writer, 'shape:1', []))
    unwrap(appendStroke(writer, 'shape:1', [-4, 5]))
    const record = readRecord(doc, 'shape:1')
    expect(record?.stroke).toEqual([1, 2, 3, -4, 5])
    expect(Object.fromEntries(record?.values ?? [])).toEqual({
      typeName: 'shape',
      type: 'draw',
      y: 2,
      'props.color': 'red',
    })
    expect(readDrawing(doc)).toHaveLength(1)
  })

  test('Y21 appending to a long stroke sends what is new of it only', () => {
    const [{ writer, doc }] = twoReplicas()
    unwrap(putRecord(writer, 'shape:1', LINE, { hasStroke: true }))
    const sizes: number[] = []
    doc.on('update', (update: Uint8Array) => sizes.push(update.length))
    for (let i = 0; i < 100; i += 1) unwrap(appendStroke(writer, 'shape:1', [i, i + 1, i + 2]))
    expect(Math.max(...sizes)).toBeLessThan(40)
  })

  test('Y21 undo of a stroke removes the record, and not while another has changed it', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    unwrap(putRecord(ann.writer, 'shape:1', LINE, { hasStroke: true }))
    unwrap(appendStroke(ann.writer, 'shape:1', [1, 2]))
    ann.undo.undo()
    ann.undo.undo()
    expect(readRecord(ann.doc, 'shape:1')).toBeNull()
    ann.undo.redo()
    ann.undo.redo()
    expect(readRecord(ann.doc, 'shape:1')?.stroke).toEqual([1, 2])
    syncAll(both)
    unwrap(patchRecord(ben.writer, 'shape:1', { 'props.color': 'blue' }))
    syncAll(both)
    ann.undo.undo()
    ann.undo.undo()
    syncAll(both)
    for (const { doc } of both) {
      expect(readRecord(doc, 'shape:1')?.values.get('props.color')).toBe('blue')
    }
  })

  test('Y21 a record removed by one while another changes it is back; moved, it stays removed', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    for (const id of ['shape:1', 'shape:2']) unwrap(putRecord(ann.writer, id, LINE))
    syncAll(both)
    expect(unwrap(removeRecords(ann.writer, ['shape:1', 'shape:2', 'shape:3']))).toHaveLength(2)
    unwrap(patchRecord(ben.writer, 'shape:1', { 'props.color': 'blue', x: 5 }))
    unwrap(patchRecord(ben.writer, 'shape:2', { x: 5, rotation: 1 }))
    syncAll(both)
    for (const { doc } of both) expect(readDrawing(doc).map(({ id }) => id)).toEqual(['shape:1'])
    unwrap(patchRecord(ben.writer, 'shape:1', { 'props.color': 'black' }))
    syncAll(both)
    for (const { doc } of both) expect(readDrawing(doc).map(({ id }) => id)).toEqual(['shape:1'])
  })

  test('Y21 putting a removed record again brings it back', () => {
    const [{ writer, doc }] = twoReplicas()
    unwrap(putRecord(writer, 'shape:1', LINE))
    unwrap(removeRecords(writer, ['shape:1']))
    expect(readRecord(doc, 'shape:1')).toBeNull()
    unwrap(putRecord(writer, 'shape:1', { ...LINE, x: 9 }))
    expect(readRecord(doc, 'shape:1')?.values.get('x')).toBe(9)
  })

  test('Y20 observers hear the ids that a transaction touched', () => {
    const [{ writer, doc }] = twoReplicas()
    const heard: string[][] = []
    const stop = observeDrawing(doc, (ids) => heard.push([...ids]))
    unwrap(putRecord(writer, 'shape:1', LINE, { hasStroke: true }))
    unwrap(appendStroke(writer, 'shape:1', [1]))
    stop()
    unwrap(removeRecords(writer, ['shape:1']))
    expect(heard).toEqual([['shape:1'], ['shape:1'], ['shape:1']])
  })

  test('Y10 a full drawing takes no more records until one is removed', () => {
    const [{ doc, writer }] = twoReplicas()
    unwrap(putRecord(writer, 'shape:mine', LINE))
    doc.transact(() => {
      const root = drawingOf(doc)
      for (let i = 1; i < LIMITS.maxDrawingRecords; i += 1) root.set(`shape:${i}`, new Y.Map())
    })
    expect(putRecord(writer, 'shape:new', LINE)).toEqual(refused('too-many-records'))
    unwrap(removeRecords(writer, ['shape:mine']))
    unwrap(putRecord(writer, 'shape:new', LINE))
  })

  test('Y10 what does not fit is refused and changes nothing', () => {
    const [{ writer, doc }] = twoReplicas()
    unwrap(putRecord(writer, 'shape:1', LINE))
    const before = Y.encodeStateAsUpdate(doc)
    const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner], 1)
    const odd = JSON.parse('{"__proto__": {"a": 1}}') as Record<string, unknown>
    expect(putRecord(writer, 'a b', LINE)).toEqual(refused('bad-id'))
    expect(putRecord(writer, 'shape:2', { a: deep })).toEqual(refused('bad-value'))
    expect(putRecord(writer, 'shape:2', { a: odd })).toEqual(refused('bad-value'))
    expect(putRecord(writer, 'shape:2', { removed: 'x' })).toEqual(refused('bad-value'))
    expect(putRecord(writer, 'shape:2', { a: Number.NaN })).toEqual(refused('bad-value'))
    expect(putRecord(writer, 'shape:2', { a: new Map() })).toEqual(refused('bad-value'))
    const big = 'x'.repeat(LIMITS.maxRecordLength)
    expect(patchRecord(writer, 'shape:1', { a: big })).toEqual(refused('too-long'))
    expect(patchRecord(writer, 'shape:9', {})).toEqual(refused('no-such-record'))
    expect(appendStroke(writer, 'shape:1', [1])).toEqual(refused('no-such-record'))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    unwrap(putRecord(writer, 'shape:3', LINE, { hasStroke: true }))
    expect(appendStroke(writer, 'shape:3', [0.5])).toEqual(refused('bad-value'))
    const long = Array.from({ length: LIMITS.maxStrokeInts + 1 }, () => 1)
    expect(appendStroke(writer, 'shape:3', long)).toEqual(refused('too-long'))
  })
})
