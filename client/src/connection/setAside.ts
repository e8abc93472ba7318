import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'

import type { Environment } from './environment.ts'
import { writableStore, type Store } from './store.ts'

/**
 * A copy of a board that is kept on this device and never sent again: the server refused a change in it, or the board
 * was replaced while it held unconfirmed edits.
 */
export interface SetAsideCopy {
  readonly id: string
  readonly boardId: string
  readonly title: string
  readonly reason: CloseReason
  /** Epoch ms. */
  readonly atMs: number
  /** Edits in it that the server never confirmed. */
  readonly unsaved: number
  /** The whole document, as one Yjs update. */
  readonly update: Uint8Array<ArrayBuffer>
}

/** The copies set aside on this device, newest first. */
export interface SetAsideCopies {
  readonly list: Store<readonly SetAsideCopy[]>
  add(copy: SetAsideCopy): Promise<void>
  /** The person has no more use for it. */
  discard(id: string): Promise<void>
}

const DATABASE = 'whyboard.setAside'
const COPIES = 'copies'

/** The copies of one board; without IndexedDB they live as long as the page. */
export async function setAsideCopies(
  boardId: string,
  environment: Pick<Environment, 'hasIndexedDb'>,
): Promise<SetAsideCopies> {
  const database = environment.hasIndexedDb ? await openDatabase() : null
  const list = writableStore<readonly SetAsideCopy[]>(
    database === null ? [] : sorted(await readAll(database, boardId)),
  )
  return {
    list,
    add: async (copy) => {
      list.set(sorted([copy, ...list.get()]))
      if (database !== null) await write(database, (store) => store.put(copy))
    },
    discard: async (id) => {
      list.set(list.get().filter((copy) => copy.id !== id))
      if (database !== null) await write(database, (store) => store.delete(id))
    },
  }
}

function sorted(copies: readonly SetAsideCopy[]): readonly SetAsideCopy[] {
  return copies.toSorted((a, b) => b.atMs - a.atMs)
}

function openDatabase(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1)
      request.addEventListener('upgradeneeded', () => {
        request.result.createObjectStore(COPIES, { keyPath: 'id' })
      })
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => resolve(null))
    } catch {
      resolve(null)
    }
  })
}

function readAll(database: IDBDatabase, boardId: string): Promise<readonly SetAsideCopy[]> {
  return new Promise((resolve) => {
    const request = database.transaction(COPIES).objectStore(COPIES).getAll()
    request.addEventListener('success', () => {
      const all = request.result as readonly SetAsideCopy[]
      resolve(all.filter((copy) => copy.boardId === boardId))
    })
    request.addEventListener('error', () => resolve([]))
  })
}

/** Resolves when it is on the disk; rejects when the device takes no more. */
function write(
  database: IDBDatabase,
  change: (store: IDBObjectStore) => IDBRequest,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(COPIES, 'readwrite')
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The copy could not be kept on this device.')),
    )
    change(transaction.objectStore(COPIES))
  })
}
