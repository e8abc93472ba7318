import { Worker } from 'node:worker_threads'

import type { BoardStorage, NewImage, RoomAppend, StoredImage } from './boardStorage.ts'
import { BoardMissing, BoardTaken, NewerDatabase, StorageInUse } from './boardStorage.ts'
import { createImageFiles } from './imageFiles.ts'
import { pack, unpack } from './packing.ts'
import type { PackedAppend } from './sqliteRoomLog.ts'
import type { FoundImage, ImageRecord } from './sqliteTables.ts'
import type {
  CommitAnswer,
  LoadAnswer,
  TableCall,
  ThreadAnswer,
  ThreadError,
  ThreadRequest,
} from './sqliteThread.ts'

interface WaitingAppend {
  readonly appends: readonly RoomAppend[]
  readonly resolve: (seqs: readonly number[]) => void
  readonly reject: (error: Error) => void
}

type Unsent = ThreadRequest extends infer Request
  ? Request extends ThreadRequest
    ? Omit<Request, 'id'>
    : never
  : never

/**
 * Opens (or creates) the SQLite database in the file `path` in a thread of its own. All appends that wait go into one
 * commit, over all rooms; the next commit starts as soon as the previous one ended, without a timer. So a quiet
 * board's edit waits for one commit only, and a busy server needs few. Pictures are files in `<path>-images`.
 * @throws NewerDatabase when a later version of Whyboard wrote the file
 * @throws StorageInUse when another process has opened it
 */
export async function openSqliteBoardStorage(path: string): Promise<BoardStorage> {
  const thread = new Worker(new URL('./sqliteThread.ts', import.meta.url), { workerData: { path } })
  const asked = new Map<number, (answer: ThreadAnswer) => void>()
  let lastId = 0
  let ended: Error | null = null
  let waiting: WaitingAppend[] = []
  let committing = false
  const files = createImageFiles(`${path}-images`)
  let lastImage: Promise<unknown> = Promise.resolve()

  const opened = new Promise<void>((resolve, reject) => {
    asked.set(0, (answer) => (answer.ok ? resolve() : reject(toError(answer.error))))
  })
  thread.on('message', (answer: ThreadAnswer) => {
    const settle = asked.get(answer.id)
    asked.delete(answer.id)
    settle?.(answer)
  })
  const end = (error: Error): void => {
    ended = error
    for (const [id, settle] of asked) {
      settle({ id, ok: false, error: { name: 'Error', message: error.message } })
    }
    asked.clear()
  }
  thread.on('error', end)
  thread.on('exit', () => end(new Error('The storage thread has ended.')))

  const ask = (request: Unsent, transfer: ArrayBuffer[] = []): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended !== null) {
        reject(ended)
        return
      }
      lastId += 1
      asked.set(lastId, (answer) =>
        answer.ok ? resolve(answer.value) : reject(toError(answer.error)),
      )
      thread.postMessage({ ...request, id: lastId }, transfer)
    })
  const call = async <Value>(name: TableCall, ...args: readonly unknown[]): Promise<Value> =>
    (await ask({ ask: 'call', name, args })) as Value

  /** One commit of all that waits; then the next, once those who were answered had their turn to append. */
  const commit = async (): Promise<void> => {
    const group = waiting
    waiting = []
    try {
      const packed = group.map(({ appends }) => packAppends(appends))
      const answer = (await ask(
        { ask: 'commit', appends: packed },
        packed.map((append) => append.updates.buffer),
      )) as CommitAnswer
      group.forEach((one, index) => {
        const outcome = answer[index]
        if (outcome === undefined) one.reject(new Error('The storage thread left out an append.'))
        else if ('message' in outcome) one.reject(toError(outcome))
        else one.resolve(outcome)
      })
    } catch (thrown) {
      for (const one of group) one.reject(thrown as Error)
    }
    scheduleCommit()
  }
  const scheduleCommit = (): void => {
    queueMicrotask(() =>
      process.nextTick(() => {
        if (waiting.length > 0) void commit()
        else committing = false
      }),
    )
  }

  const findImage = async (boardId: string, imageId: string): Promise<StoredImage | null> => {
    const found = await call<FoundImage | null>('findImage', boardId, imageId)
    if (found === null) return null
    // A copy of the folder may have been put back without its pictures.
    const bytes = found.bytes ?? (await files.read(boardId, imageId))
    return bytes === null ? null : { mimeType: found.mimeType, bytes }
  }
  /** The file is there before the database says so; after a crash between the two the same picture replaces it. */
  const keepImage = async (
    { bytes, ...image }: NewImage,
    maxBytes: number,
  ): Promise<'kept' | 'full'> => {
    const { boardId, id } = image
    const record: ImageRecord = { ...image, fileBytes: bytes.byteLength }
    const place = await call<'kept' | 'full' | 'fits'>('placeForImage', record, maxBytes)
    if (place === 'full') return 'full'
    if (place === 'kept' && (await findImage(boardId, id)) !== null) return 'kept'
    await files.write(boardId, id, bytes)
    await call('putImage', record)
    return 'kept'
  }

  try {
    await opened
  } catch (thrown) {
    await thread.terminate()
    throw thrown
  }

  return {
    createBoard: (board) => call('createBoard', board),
    findBoard: (boardId) => call('findBoard', boardId),
    listBoards: () => call('listBoards'),
    putSummary: (boardId, summary) => call('putSummary', boardId, summary),
    async loadRoom(room) {
      const loaded = (await ask({ ask: 'load', room })) as LoadAnswer
      const updates = unpack(loaded.bytes)
      const bytes = loaded.snapshotSeq === null ? undefined : updates.shift()
      return {
        snapshot:
          loaded.snapshotSeq === null || bytes === undefined
            ? null
            : { seq: loaded.snapshotSeq, bytes },
        updates,
        seq: loaded.seq,
        authors: loaded.authors,
      }
    },
    append: (appends) =>
      new Promise((resolve, reject) => {
        waiting.push({ appends, resolve, reject })
        if (committing) return
        committing = true
        scheduleCommit()
      }),
    async putSnapshot(room, { seq, bytes }) {
      // A copy of its own: what is handed over is gone here.
      const copy = bytes.slice()
      await ask({ ask: 'snapshot', room, seq, bytes: copy }, [copy.buffer])
    },
    putLink: (link) => call('putLink', link),
    findLink: (secretHash) => call('findLink', secretHash),
    listLinks: (boardId) => call('listLinks', boardId),
    revokeLink: (boardId, linkId, atMs) => call('revokeLink', boardId, linkId, atMs),
    putParticipant: (participant) => call('putParticipant', participant),
    findParticipant: (tokenHash) => call('findParticipant', tokenHash),
    listParticipants: (boardId) => call('listParticipants', boardId),
    putImage(image, maxBytes) {
      // One after the other, so that together they stay within the limit.
      const kept = lastImage.then(() => keepImage(image, maxBytes))
      lastImage = kept.catch(() => {})
      return kept
    },
    findImage,
    async probe() {
      await ask({ ask: 'probe' })
    },
    async close() {
      await lastImage
      while (committing) {
        // What waits goes into the file first.
        await call('findBoard', '')
      }
      const exited = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
      await ask({ ask: 'close' })
      await exited
    },
  }
}

function packAppends(appends: readonly RoomAppend[]): PackedAppend {
  return {
    rooms: appends.map(({ room, updates, authors }) => ({
      room,
      count: updates.length,
      authors: authors === undefined ? [] : [...authors],
    })),
    updates: pack(appends.flatMap((append) => append.updates)),
  }
}

function toError({ name, message }: ThreadError): Error {
  switch (name) {
    case BoardMissing.name:
      return new BoardMissing(message)
    case BoardTaken.name:
      return new BoardTaken(message)
    case NewerDatabase.name:
      return new NewerDatabase(message)
    case StorageInUse.name:
      return new StorageInUse(message)
    default:
      return new Error(message)
  }
}
