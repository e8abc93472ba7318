import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'

import type { TextStorage } from './environment.ts'

/** Key, in the page's storage, of what a page had not stored of a copy when it went away. */
function lastWordsKey(copyName: string): string {
  return `whyboard.lastWords.${copyName}`
}

/**
 * Keeps edits that IndexedDB has not confirmed when the page goes away; the page's storage is written at once. Where it is
 * full or forbidden they are left to IndexedDB alone.
 * @param updates Yjs updates; what an earlier page left is kept with them
 */
export function leaveLastWords(
  storage: TextStorage,
  copyName: string,
  updates: Iterable<Uint8Array>,
): void {
  const before = readLastWords(storage, copyName)
  const left = before === null ? [...updates] : [before, ...updates]
  if (left.length === 0) return
  try {
    storage.setItem(lastWordsKey(copyName), toBase64(Y.mergeUpdates(left)))
  } catch {
    // The browser may still commit what it was given.
  }
}

/** Loads what an earlier page left of a copy into `doc` and forgets it. Answers whether there was something. */
export function takeLastWords(storage: TextStorage, copyName: string, doc: Y.Doc): boolean {
  const update = readLastWords(storage, copyName)
  forgetLastWords(storage, copyName)
  if (update === null) return false
  try {
    Y.applyUpdate(doc, update)
    return true
  } catch {
    // Not of this program: there is nothing in it to be had.
    return false
  }
}

/** Forgets what was left of a copy. */
export function forgetLastWords(storage: TextStorage, copyName: string): void {
  storage.removeItem(lastWordsKey(copyName))
}

function readLastWords(storage: TextStorage, copyName: string): Uint8Array | null {
  const text = storage.getItem(lastWordsKey(copyName))
  if (text === null) return null
  try {
    return fromBase64(text)
  } catch {
    return null
  }
}
