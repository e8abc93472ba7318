import { IndexeddbPersistence, clearDocument } from 'y-indexeddb'
import * as Y from 'yjs'

import type { Environment, TextStorage } from './environment.ts'
import { forgetLastWords, leaveLastWords, takeLastWords } from './lastWords.ts'
import { writableStore, type Store } from './store.ts'

/** Opening a copy takes no longer than this in ms, or the page goes on without. */
const OPEN_WITHIN_MS = 10_000
/** What is typed in this time is stored at once, ms; a page that goes away meanwhile leaves it as its last words. */
export const STORE_EVERY_MS = 500
/** What the server has confirmed meanwhile may wait this long, ms. */
export const STORE_CONFIRMED_EVERY_MS = 5_000
/** Where a copy keeps how many edits the server has not confirmed. */
const UNSAVED = 'unsaved'

/** A document's copy on this device, written along with every change. */
export interface OfflineCopy {
  /** Edits that an earlier page left unconfirmed. */
  readonly unsavedAtOpen: number
  /** Whether the device still takes what is written (it may run full). */
  readonly works: Store<boolean>
  /** Keeps the number of unconfirmed edits; it is also how a device that stopped storing is found out. */
  keepUnsaved(count: number): void
  /** Stops writing; the copy stays. */
  close(): Promise<void>
}

/** What an offline copy needs of the page. */
type CopyEnvironment = Pick<
  Environment,
  'hasIndexedDb' | 'after' | 'nowMs' | 'storage' | 'onPageMoment'
>

/** Which copy of a board is the current one on this device. */
export interface CopyIndex {
  readonly epoch: string
  /** Counts up when a copy is set aside, so that it is never loaded or sent again. */
  readonly generation: number
}

/** Key of a board's {@link CopyIndex} in the page's storage. */
export function copyIndexKey(boardId: string): string {
  return `whyboard.copy.${boardId}`
}

/** The index kept for a board, or `null`. */
export function readCopyIndex(storage: TextStorage, boardId: string): CopyIndex | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(copyIndexKey(boardId)) ?? 'null')
    if (typeof value !== 'object' || value === null) return null
    const { epoch, generation } = value as Record<string, unknown>
    if (typeof epoch !== 'string' || typeof generation !== 'number') return null
    return { epoch, generation }
  } catch {
    return null
  }
}

/** Keeps the index of a board. */
export function writeCopyIndex(storage: TextStorage, boardId: string, index: CopyIndex): void {
  storage.setItem(copyIndexKey(boardId), JSON.stringify(index))
}

/** Name of a copy's database: by room and epoch, so that an older epoch's edits never reach the new one. */
export function copyName(room: string, index: CopyIndex): string {
  return `whyboard/${room}/${index.epoch}/${index.generation}`
}

/**
 * Loads a copy into `doc` and keeps it up to date from then on. `null` where the browser stores nothing (private windows,
 * a full disk) or does not answer; the board works without.
 */
export async function openOfflineCopy(
  name: string,
  doc: Y.Doc,
  environment: CopyEnvironment,
): Promise<OfflineCopy | null> {
  if (!environment.hasIndexedDb || !(await mayOpen(environment))) return null
  const persistence = new IndexeddbPersistence(name, doc)
  const opened = await within(environment, OPEN_WITHIN_MS, persistence.whenSynced)
  if (opened === null) {
    void persistence.destroy()
    return null
  }
  const works = writableStore(true)
  const storing = storeTogether(persistence, () => works.set(false))
  const hadLastWords = takeLastWords(environment.storage, name, doc)
  // They are nowhere else any more.
  storing.store()
  const endLeaving = environment.onPageMoment((moment) => {
    if (moment === 'leaving' || moment === 'hidden') store()
    if (moment === 'leaving' && !isConfirmed()) {
      leaveLastWords(environment.storage, name, storing.unstored())
    }
  })
  let cancelStore: (() => void) | null = null
  const store = () => {
    cancelStore?.()
    cancelStore = null
    storing.store()
    void write()
  }
  /** Whether the server holds everything: not before that was said. */
  const isConfirmed = () => told && wanted === 0
  const wait = (sinceMs: number) => {
    cancelStore = environment.after(STORE_EVERY_MS, () => {
      const waitedMs = environment.nowMs() - sinceMs
      if (isConfirmed() && kept === 0 && waitedMs < STORE_CONFIRMED_EVERY_MS) wait(sinceMs)
      else store()
    })
  }
  const storeSoon = () => {
    if (cancelStore === null) wait(environment.nowMs())
  }
  doc.on('update', storeSoon)
  let wanted = 0
  let kept = 0
  let told = false
  let writing = false
  let closed = false

  const write = async () => {
    if (writing) return
    writing = true
    try {
      while (!closed && kept !== wanted) {
        const count = wanted
        await persistence.set(UNSAVED, count)
        kept = count
        works.set(true)
      }
    } catch {
      if (!closed) works.set(false)
    } finally {
      writing = false
    }
  }
  const stored: unknown = await persistence.get(UNSAVED).catch(() => 0)
  kept = typeof stored === 'number' ? stored : 0
  const unsaved = Math.max(kept, hadLastWords ? 1 : 0)
  wanted = unsaved
  if (wanted !== kept) storeSoon()

  return {
    unsavedAtOpen: unsaved,
    works,
    keepUnsaved: (count) => {
      wanted = count
      told = true
      storeSoon()
    },
    close: async () => {
      store()
      closed = true
      doc.off('update', storeSoon)
      endLeaving()
      await persistence.destroy()
    },
  }
}

/** How a copy's updates get into its database. */
interface Storing {
  /** Begins to store all that has come since it was last asked to. */
  store(): void
  /** The updates that are not stored yet. */
  unstored(): Iterable<Uint8Array>
}

/**
 * y-indexeddb stores every update by itself, which costs more than the update; and it leaves it to the browser to commit it, which
 * asks this page once more before: a page that is closed meanwhile loses its last words. Here they are gathered, and what was told
 * to commit outlives the page, if it was begun.
 * @param onLost an update was not stored: the device takes no more, or another tab has deleted the copy
 */
function storeTogether(persistence: IndexeddbPersistence, onLost: () => void): Storing {
  const { db, doc, _storeUpdate: put } = persistence
  let gathered: Uint8Array[] = []
  const begun = new Set<Uint8Array>()
  const gather = (update: Uint8Array, origin: unknown) => {
    if (origin !== persistence) gathered.push(update)
  }
  doc.off('update', put)
  // The persistence itself takes `_storeUpdate` off again.
  persistence._storeUpdate = gather
  doc.on('update', gather)
  let transactions: IDBTransaction[] = []
  if (db !== null) {
    const begin = db.transaction.bind(db)
    db.transaction = (...wanted) => {
      const transaction = begin(...wanted)
      transactions.push(transaction)
      return transaction
    }
  }
  return {
    store: () => {
      if (gathered.length === 0) return
      const update = Y.mergeUpdates(gathered)
      gathered = []
      transactions = []
      try {
        put(update, null)
        for (const transaction of transactions) {
          begun.add(update)
          transaction.addEventListener('complete', () => begun.delete(update))
          transaction.addEventListener('abort', () => {
            begun.delete(update)
            onLost()
          })
          transaction.commit()
        }
      } catch {
        // Thrown on, it would keep the update from the server as well.
        onLost()
      }
    },
    unstored: () => [...begun, ...gathered],
  }
}

/** What a copy that is no longer current holds. */
export interface ReadCopy {
  /** The whole document, as one Yjs update. */
  readonly update: Uint8Array<ArrayBuffer>
  readonly unsaved: number
}

/** Reads a copy without keeping it open; `null` where nothing can be read. */
export async function readOfflineCopy(
  name: string,
  environment: CopyEnvironment,
): Promise<ReadCopy | null> {
  const doc = new Y.Doc()
  const copy = await openOfflineCopy(name, doc, environment)
  if (copy === null) return null
  await copy.close()
  const read = {
    update: Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>,
    unsaved: copy.unsavedAtOpen,
  }
  doc.destroy()
  return read
}

/** Deletes a copy for good. */
export async function deleteOfflineCopy(name: string, storage: TextStorage): Promise<void> {
  forgetLastWords(storage, name)
  await clearDocument(name)
}

const PROBE = 'whyboard.probe'

/** Some browsers offer IndexedDB and refuse to open it; y-indexeddb would wait for ever. */
function mayOpen(environment: Pick<Environment, 'after'>): Promise<boolean> {
  const attempt = new Promise<boolean>((resolve) => {
    try {
      const request = indexedDB.open(PROBE)
      request.addEventListener('success', () => {
        request.result.close()
        resolve(true)
      })
      request.addEventListener('error', () => resolve(false))
    } catch {
      resolve(false)
    }
  })
  return within(environment, OPEN_WITHIN_MS, attempt).then((answer) => answer === true)
}

function within<Value>(
  environment: Pick<Environment, 'after'>,
  limitMs: number,
  promise: Promise<Value>,
): Promise<Value | null> {
  return new Promise((resolve) => {
    const cancel = environment.after(limitMs, () => resolve(null))
    const settle = (value: Value | null) => {
      cancel()
      resolve(value)
    }
    promise.then(settle, () => settle(null))
  })
}
