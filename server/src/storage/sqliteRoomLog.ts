import type { DatabaseSync } from 'node:sqlite'

import type { Snapshot, StoredRoom } from './boardStorage.ts'
import { boardIdOf, BoardMissing } from './boardStorage.ts'
import type { Packed } from './packing.ts'
import { unpack } from './packing.ts'

/** What one call of `append` asks, ready for the thread: all updates of all its rooms packed together, in order. */
export interface PackedAppend {
  readonly rooms: readonly {
    readonly room: string
    readonly count: number
    readonly authors: readonly (readonly [clientId: number, author: string])[]
  }[]
  readonly updates: Packed
}

/** The update logs and snapshots in SQLite; all calls are synchronous and belong into the storage thread. */
export interface RoomLog {
  /** Adds to the logs inside the caller's transaction. @returns the new seq of each room */
  writeAppend(append: PackedAppend): number[]
  /** Whether every room's board is there. */
  canAppend(append: PackedAppend): boolean
  /** Replaces the log up to and with `snapshot.seq`, inside the caller's transaction. */
  writeSnapshot(room: string, snapshot: Snapshot): void
  load(room: string): StoredRoom
  lastSeq(room: string): number
  /** Call it after a transaction failed: what is remembered may not be in the file. */
  forget(): void
}

interface KnownRoom {
  readonly id: number
  seq: number
}

export function openRoomLog(database: DatabaseSync): RoomLog {
  const selectBoard = database.prepare('SELECT 1 FROM boards WHERE id = ?')
  const selectRoom = database.prepare('SELECT id FROM rooms WHERE name = ?')
  const insertRoom = database.prepare('INSERT INTO rooms (name, board_id) VALUES (?, ?)')
  const selectSeq = database.prepare(`
    SELECT max(
      coalesce((SELECT max(seq) FROM updates WHERE room = :room), 0),
      coalesce((SELECT seq FROM snapshots WHERE room = :room), 0)
    ) AS seq`)
  const insertUpdate = database.prepare('INSERT INTO updates VALUES (?, ?, ?)')
  const selectUpdates = database.prepare('SELECT bytes FROM updates WHERE room = ? ORDER BY seq')
  const deleteUpdates = database.prepare('DELETE FROM updates WHERE room = ? AND seq <= ?')
  const selectSnapshot = database.prepare('SELECT seq, bytes FROM snapshots WHERE room = ?')
  const insertSnapshot = database.prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?)')
  const insertAuthor = database.prepare('INSERT OR IGNORE INTO authors VALUES (?, ?, ?)')
  const selectAuthors = database.prepare('SELECT client_id, author FROM authors WHERE room = ?')

  const known = new Map<string, KnownRoom>()

  const findRoom = (name: string): KnownRoom | null => {
    const found = known.get(name)
    if (found !== undefined) return found
    const row = selectRoom.get(name)
    if (row === undefined) return null
    const id = Number(row['id'])
    const room = { id, seq: Number(selectSeq.get({ room: id })?.['seq'] ?? 0) }
    known.set(name, room)
    return room
  }

  const roomOf = (name: string): KnownRoom => {
    const found = findRoom(name)
    if (found !== null) return found
    const boardId = boardIdOf(name)
    if (selectBoard.get(boardId) === undefined) throw new BoardMissing('The board is not there.')
    const room = { id: Number(insertRoom.run(name, boardId).lastInsertRowid), seq: 0 }
    known.set(name, room)
    return room
  }

  return {
    canAppend: (append) =>
      append.rooms.every(
        ({ room }) => known.has(room) || selectBoard.get(boardIdOf(room)) !== undefined,
      ),
    writeAppend(append) {
      const updates = unpack(append.updates)
      let next = 0
      return append.rooms.map(({ room: name, count, authors }) => {
        const room = roomOf(name)
        for (const bytes of updates.slice(next, next + count)) {
          room.seq += 1
          insertUpdate.run(room.id, room.seq, bytes)
        }
        next += count
        for (const [clientId, author] of authors) insertAuthor.run(room.id, clientId, author)
        return room.seq
      })
    },
    writeSnapshot(name, { seq, bytes }) {
      const room = roomOf(name)
      const kept = selectSnapshot.get(room.id)
      if (kept !== undefined && Number(kept['seq']) >= seq) return
      insertSnapshot.run(room.id, seq, bytes)
      deleteUpdates.run(room.id, seq)
      room.seq = Math.max(room.seq, seq)
    },
    load(name) {
      const room = findRoom(name)
      if (room === null) return { snapshot: null, updates: [], seq: 0, authors: new Map() }
      const snapshot = selectSnapshot.get(room.id)
      return {
        snapshot:
          snapshot === undefined
            ? null
            : { seq: Number(snapshot['seq']), bytes: snapshot['bytes'] as Uint8Array },
        updates: selectUpdates.all(room.id).map((row) => row['bytes'] as Uint8Array),
        seq: room.seq,
        authors: new Map(
          selectAuthors
            .all(room.id)
            .map((row) => [Number(row['client_id']), String(row['author'])] as const),
        ),
      }
    },
    lastSeq: (name) => findRoom(name)?.seq ?? 0,
    forget: () => known.clear(),
  }
}
