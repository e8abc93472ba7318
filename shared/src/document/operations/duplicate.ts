import * as Y from 'yjs'

import { randomId } from '../../domain/random.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { cardsOf, entryOf, hasRoomFor, isEntryId, presentEntryOf, type Entry } from '../entries.ts'
import { CARD_KEYS } from '../keys.ts'
import type { Writer } from '../writer.ts'
import { placeAfter, writeRekeyed } from './order.ts'
import { isPoint } from './fields.ts'
import { create } from './transaction.ts'

/** Which of a card's values a copy does not take over: the copy has its own, or none. */
const NOT_COPIED: ReadonlySet<string> = new Set([
  CARD_KEYS.order,
  CARD_KEYS.author,
  CARD_KEYS.createdAtMs,
  CARD_KEYS.removed,
  // A moment is marked once; the copy of a milestone is an ordinary event.
  'milestone',
])

/** How far a copy of a placed card lies from it, in px at zoom 1. */
export const COPY_OFFSET = 24

export type DuplicateRefusal = 'no-such-card' | 'too-many-cards' | 'bad-id' | 'id-taken'

/**
 * Copies cards, each right behind its source, and answers source id → copy's id. A why whose parent is copied as well
 * hangs below the copy. Links and votes are not copied.
 * @param idOf the id for a source's copy; random by default
 */
export function duplicateCards(
  writer: Writer,
  ids: Iterable<string>,
  idOf: (sourceId: string) => string = () => randomId(writer.random),
): Result<ReadonlyMap<string, string>, DuplicateRefusal> {
  const root = cardsOf(writer.doc)
  const copies = new Map([...new Set(ids)].map((id) => [id, idOf(id)]))
  for (const [id, copyId] of copies) {
    if (presentEntryOf(root, id) === null) return refuse('no-such-card')
    if (!isEntryId(copyId)) return refuse('bad-id')
    if (root.has(copyId)) return refuse('id-taken')
  }
  if (new Set(copies.values()).size < copies.size) return refuse('id-taken')
  if (!hasRoomFor(root, copies.size, LIMITS.maxCards)) return refuse('too-many-cards')
  create(writer, () =>
    [...copies].flatMap(([id, copyId]) => {
      const source = entryOf(root, id)
      return source === null ? [] : [copyEntry(writer, root, source, id, copyId, copies)]
    }),
  )
  return succeed(copies)
}

function copyEntry(
  writer: Writer,
  root: Y.Map<unknown>,
  source: Entry,
  id: string,
  copyId: string,
  copies: ReadonlyMap<string, string>,
): Entry {
  const place = placeAfter(root, null, id, writer.random)
  writeRekeyed(root, place)
  const copy: Entry = new Y.Map()
  root.set(copyId, copy)
  source.forEach((value, name) => {
    if (NOT_COPIED.has(name)) return
    if (value instanceof Y.Text) copy.set(name, new Y.Text(value.toString()))
    else if (!(value instanceof Y.AbstractType)) copy.set(name, value)
  })
  const parent = source.get('parent')
  if (typeof parent === 'string') copy.set('parent', copies.get(parent) ?? parent)
  const position = source.get(CARD_KEYS.position)
  if (isPoint(position)) {
    copy.set(CARD_KEYS.position, { x: position.x + COPY_OFFSET, y: position.y + COPY_OFFSET })
  }
  copy.set(CARD_KEYS.order, place.key)
  if (writer.participantId !== null) copy.set(CARD_KEYS.author, writer.participantId)
  copy.set(CARD_KEYS.createdAtMs, writer.nowMs())
  return copy
}
