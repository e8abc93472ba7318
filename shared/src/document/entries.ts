import * as Y from 'yjs'

import { contentHash } from './contentHash.ts'
import { BOARD_ROOTS, CARD_KEYS } from './keys.ts'

/** What is stored of one card, category or drawing record: plain values and Y.Texts by name. */
export type Entry = Y.Map<unknown>

const ENTRY_ID = /^[A-Za-z0-9_:-]{1,64}$/
const NEVER_IDS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a key may serve as an id. Others stay in the document unread: they would not survive as a JSON key. */
export function isEntryId(id: string): boolean {
  return ENTRY_ID.test(id) && !NEVER_IDS.has(id)
}

export function cardsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(BOARD_ROOTS.cards)
}

export function categoriesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(BOARD_ROOTS.categories)
}

/** The entry of an id under a root, whether removed or not; `null` when there is none or it is no map. */
export function entryOf(root: Y.Map<unknown>, id: string): Entry | null {
  const entry = isEntryId(id) ? root.get(id) : undefined
  return entry instanceof Y.Map ? entry : null
}

/** As {@link entryOf}, but `null` for a removed one as well. */
export function presentEntryOf(
  root: Y.Map<unknown>,
  id: string,
  hash: EntryHash = contentHash,
): Entry | null {
  const entry = entryOf(root, id)
  return entry === null || isRemoved(entry, hash) ? null : entry
}

/**
 * Whether an entry counts as removed: it carries a mark, and the mark is the hash of its content as it is now. The
 * hash is computed only where there is a mark.
 */
export function isRemoved(entry: Entry, hash: EntryHash = contentHash): boolean {
  const mark = entry.get(CARD_KEYS.removed)
  return typeof mark === 'string' && mark === hash(entry)
}

/** Whether `more` entries fit under a root that holds `most`. Those that somebody removed leave their room to others. */
export function hasRoomFor(root: Y.Map<unknown>, more: number, most: number): boolean {
  if (root.size + more <= most) return true
  let count = 0
  root.forEach((entry) => {
    if (entry instanceof Y.Map && !entry.has(CARD_KEYS.removed)) count += 1
  })
  return count + more <= most
}

/** How the content of an entry is hashed: `contentHash`, or `drawingHash` for drawing records. */
export type EntryHash = (entry: Entry) => string

/**
 * `none`: it was never removed, or was restored. `removed`: it counts as removed. `brought-back`: somebody removed it
 * while somebody else wrote in it, so it is there, and deserves a notice.
 */
export type Removal = 'none' | 'removed' | 'brought-back'

/** What became of a card's removal; `none` for an unknown id. */
export function removalOf(doc: Y.Doc, cardId: string): Removal {
  const entry = entryOf(cardsOf(doc), cardId)
  if (entry === null || !entry.has(CARD_KEYS.removed)) return 'none'
  return isRemoved(entry) ? 'removed' : 'brought-back'
}

/** A stored text: a Y.Text, or the plain string that a foreign writer left in its place; `null` for anything else. */
export function storedText(value: unknown): string | null {
  if (value instanceof Y.Text) return value.toString()
  return typeof value === 'string' ? value : null
}
