import type * as Y from 'yjs'

import { contentHash } from '../contentHash.ts'
import { CARD_KEYS } from '../keys.ts'
import { UNTRACKED, type Writer } from '../writer.ts'
import type { Entry, EntryHash } from '../entries.ts'

/**
 * Runs `change` as one transaction of the writer.
 * @throws Error inside another transaction: that one's origin would win, and undo would take back what it must not
 */
export function write<Value>(writer: Writer, change: () => Value): Value {
  return transactAs(writer.doc, writer.origin, change)
}

/**
 * Makes entries in two transactions (DESIGN.md "The document"): `make` puts them there, untracked, and this marks them
 * as removed with the hash of their content as made; the second one, tracked, clears the marks. Undoing that brings
 * the marks back, which fit only while nobody else has written in the entry.
 */
export function create(
  writer: Writer,
  make: () => readonly Entry[],
  hash: EntryHash = contentHash,
): void {
  const entries = transactAs(writer.doc, UNTRACKED, () => {
    const made = make()
    for (const entry of made) entry.set(CARD_KEYS.removed, hash(entry))
    return made
  })
  write(writer, () => {
    for (const entry of entries) entry.delete(CARD_KEYS.removed)
  })
}

/** Clears a mark, so that content which happens to become what it was does not vanish. Call it inside {@link write}. */
export function clearMark(entry: Entry): void {
  if (entry.has(CARD_KEYS.removed)) entry.delete(CARD_KEYS.removed)
}

function transactAs<Value>(doc: Y.Doc, origin: object, change: () => Value): Value {
  if (doc._transaction !== null) {
    throw new Error(
      'An operation was called inside a transaction; call operations one after another.',
    )
  }
  return doc.transact(change, origin)
}
