import * as Y from 'yjs'

import type { StoredRoom } from '../storage/boardStorage.ts'

/**
 * The document of a stored room, all its updates applied in one transaction.
 * @throws what Yjs throws on an update that it cannot apply
 */
export function toDoc({ snapshot, updates }: Pick<StoredRoom, 'snapshot' | 'updates'>): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    if (snapshot !== null) Y.applyUpdate(doc, snapshot.bytes)
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** The stored room as one update. */
export function mergeStored(stored: Pick<StoredRoom, 'snapshot' | 'updates'>): Uint8Array {
  const doc = toDoc(stored)
  const merged = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return merged
}
