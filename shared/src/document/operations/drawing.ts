import * as Y from 'yjs'

import { refuse, succeed, type Result } from '../../domain/result.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { canonical, drawingHash } from '../contentHash.ts'
import { entryOf, hasRoomFor, isEntryId, presentEntryOf, type Entry } from '../entries.ts'
import { CARD_KEYS, DRAWING_KEYS } from '../keys.ts'
import { drawingOf } from '../readDrawing.ts'
import type { Writer } from '../writer.ts'
import { clearMark, create, write } from './transaction.ts'

/** Plain JSON values by flattened key; in a patch `undefined` takes a key away. */
export type RecordValues = Readonly<Record<string, unknown>>

export type PutRefusal = 'bad-id' | 'bad-value' | 'too-long' | 'too-many-records'
export type PatchRefusal = 'no-such-record' | 'bad-value' | 'too-long'

/**
 * Puts a free drawing record. Making one follows the law of creations (undo only marks it as removed); putting one
 * that is there, or was removed, sets its values.
 * @param options.hasStroke gives a new record an empty stroke for {@link appendStroke}
 */
export function putRecord(
  writer: Writer,
  id: string,
  values: RecordValues,
  options: { readonly hasStroke?: boolean } = {},
): Result<null, PutRefusal> {
  const root = drawingOf(writer.doc)
  if (!isEntryId(id)) return refuse('bad-id')
  const refusal = refusalOf(values)
  if (refusal !== null) return refuse(refusal)
  const stored = entryOf(root, id)
  if (stored !== null) {
    write(writer, () => {
      clearMark(stored)
      writeValues(stored, values)
    })
    return succeed(null)
  }
  if (!hasRoomFor(root, 1, LIMITS.maxDrawingRecords)) return refuse('too-many-records')
  const make = (): Entry[] => {
    const record: Entry = new Y.Map()
    root.set(id, record)
    writeValues(record, values)
    if (options.hasStroke === true) record.set(DRAWING_KEYS.stroke, new Y.Array<number>())
    return [record]
  }
  create(writer, make, drawingHash)
  return succeed(null)
}

/** Sets some values of a record; those that are the same already are not written again. */
export function patchRecord(
  writer: Writer,
  id: string,
  values: RecordValues,
): Result<null, PatchRefusal> {
  const record = presentEntryOf(drawingOf(writer.doc), id, drawingHash)
  if (record === null) return refuse('no-such-record')
  const refusal = refusalOf(values)
  if (refusal !== null) return refuse(refusal)
  write(writer, () => {
    clearMark(record)
    writeValues(record, values)
  })
  return succeed(null)
}

/** Marks records as removed, as `removeCards` does for cards. Answers those it marked. */
export function removeRecords(
  writer: Writer,
  ids: Iterable<string>,
): Result<readonly string[], never> {
  const root = drawingOf(writer.doc)
  const present = [...new Set(ids)].filter((id) => presentEntryOf(root, id, drawingHash) !== null)
  if (present.length === 0) return succeed(present)
  write(writer, () => {
    for (const id of present) {
      const record = entryOf(root, id)
      record?.set(CARD_KEYS.removed, drawingHash(record))
    }
  })
  return succeed(present)
}

/** Appends whole numbers to a record's stroke; so a long line costs what is new of it, not itself again and again. */
export function appendStroke(
  writer: Writer,
  id: string,
  ints: readonly number[],
): Result<null, PatchRefusal> {
  const record = presentEntryOf(drawingOf(writer.doc), id, drawingHash)
  const stroke = record?.get(DRAWING_KEYS.stroke)
  if (record === null || !(stroke instanceof Y.Array)) return refuse('no-such-record')
  if (!ints.every((one) => Number.isSafeInteger(one))) return refuse('bad-value')
  if (stroke.length + ints.length > LIMITS.maxStrokeInts) return refuse('too-long')
  if (ints.length === 0) return succeed(null)
  write(writer, () => {
    clearMark(record)
    stroke.push([...ints])
  })
  return succeed(null)
}

function refusalOf(values: RecordValues): 'bad-value' | 'too-long' | null {
  let length = 0
  for (const [key, value] of Object.entries(values)) {
    if (!isValueKey(key) || !isPlain(value, 0)) return 'bad-value'
    length += canonical(value, 0).length
  }
  return length > LIMITS.maxRecordLength ? 'too-long' : null
}

function isValueKey(key: string): boolean {
  return key !== CARD_KEYS.removed && key !== DRAWING_KEYS.stroke && key !== '__proto__'
}

/** JSON values (and `undefined`), no deeper than the server's guard lets pass. */
function isPlain(value: unknown, depth: number): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value !== 'object' || depth >= LIMITS.maxValueDepth) return false
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  return Object.entries(value).every(([key, one]) => isSafeKey(key) && isPlain(one, depth + 1))
}

function isSafeKey(key: string): boolean {
  return key !== '__proto__' && key !== 'constructor' && key !== 'prototype'
}

function writeValues(record: Entry, values: RecordValues): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) {
      if (record.has(key)) record.delete(key)
    } else if (!record.has(key) || canonical(record.get(key), 0) !== canonical(value, 0)) {
      record.set(key, value)
    }
  }
}
