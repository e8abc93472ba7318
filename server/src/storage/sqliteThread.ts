/**
 * The storage thread: it alone holds the database, so no commit ever waits on the event loop. It answers one request
 * after the other.
 */
import { parentPort, workerData } from 'node:worker_threads'

import { BoardMissing } from './boardStorage.ts'
import type { Packed } from './packing.ts'
import { pack } from './packing.ts'
import type { PackedAppend, RoomLog } from './sqliteRoomLog.ts'
import { openRoomLog } from './sqliteRoomLog.ts'
import { takeAlone } from './sqliteLock.ts'
import { openDatabase } from './sqliteSchema.ts'
import type { Tables } from './sqliteTables.ts'
import { inTransaction, openTables } from './sqliteTables.ts'

/** Calls that pass straight on to the tables. */
export type TableCall = Exclude<keyof Tables, 'probe'>

export type ThreadRequest =
  | { readonly id: number; readonly ask: 'commit'; readonly appends: readonly PackedAppend[] }
  | { readonly id: number; readonly ask: 'load'; readonly room: string }
  | {
      readonly id: number
      readonly ask: 'snapshot'
      readonly room: string
      readonly seq: number
      readonly bytes: Uint8Array
    }
  | {
      readonly id: number
      readonly ask: 'call'
      readonly name: TableCall
      readonly args: readonly unknown[]
    }
  | { readonly id: number; readonly ask: 'probe' }
  | { readonly id: number; readonly ask: 'close' }

export interface ThreadError {
  readonly name: string
  readonly message: string
}

export type ThreadAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ThreadError }

/** For each append of a commit: the new seqs, or why it was left out. */
export type CommitAnswer = readonly (readonly number[] | ThreadError)[]

/** A stored room, packed: the snapshot's bytes first when there is one, then the updates. */
export interface LoadAnswer {
  readonly snapshotSeq: number | null
  readonly seq: number
  readonly authors: ReadonlyMap<number, string>
  readonly bytes: Packed
}

const MISSING: ThreadError = { name: BoardMissing.name, message: 'The board is not there.' }

if (parentPort !== null) {
  const port = parentPort
  const { path } = workerData as { readonly path: string }
  let giveBack = (): void => {}
  try {
    giveBack = takeAlone(path)
    const database = openDatabase(path)
    const log = openRoomLog(database)
    const tables = openTables(database, log)
    port.on('message', (request: ThreadRequest) => {
      try {
        if (request.ask === 'close') {
          database.close()
          giveBack()
          port.postMessage({ id: request.id, ok: true, value: null } satisfies ThreadAnswer)
          port.close()
          return
        }
        const [value, transfer] = answer(request, { database, log, tables })
        port.postMessage({ id: request.id, ok: true, value } satisfies ThreadAnswer, transfer)
      } catch (thrown) {
        log.forget()
        port.postMessage({
          id: request.id,
          ok: false,
          error: toError(thrown),
        } satisfies ThreadAnswer)
      }
    })
    port.postMessage({ id: 0, ok: true, value: null } satisfies ThreadAnswer)
  } catch (thrown) {
    giveBack()
    port.postMessage({ id: 0, ok: false, error: toError(thrown) } satisfies ThreadAnswer)
  }
}

interface Opened {
  readonly database: ReturnType<typeof openDatabase>
  readonly log: RoomLog
  readonly tables: Tables
}

function answer(
  request: Exclude<ThreadRequest, { ask: 'close' }>,
  { database, log, tables }: Opened,
): [value: unknown, transfer: ArrayBuffer[]] {
  switch (request.ask) {
    case 'commit':
      return [
        inTransaction(database, () =>
          request.appends.map((append) =>
            log.canAppend(append) ? log.writeAppend(append) : MISSING,
          ),
        ),
        [],
      ]
    case 'load': {
      const room = log.load(request.room)
      const parts = room.snapshot === null ? room.updates : [room.snapshot.bytes, ...room.updates]
      const bytes = pack(parts)
      return [
        {
          snapshotSeq: room.snapshot?.seq ?? null,
          seq: room.seq,
          authors: room.authors,
          bytes,
        } satisfies LoadAnswer,
        [bytes.buffer],
      ]
    }
    case 'snapshot':
      inTransaction(database, () => log.writeSnapshot(request.room, request))
      return [null, []]
    case 'call': {
      const call = tables[request.name] as (...args: readonly unknown[]) => unknown
      return [call(...request.args) ?? null, []]
    }
    case 'probe':
      tables.probe()
      return [null, []]
  }
}

function toError(thrown: unknown): ThreadError {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message }
  return { name: 'Error', message: String(thrown) }
}
