import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'

import type { Role } from '@whyboard/shared/domain/board.ts'

import type {
  BoardRecord,
  BoardSummary,
  LinkRecord,
  NewBoard,
  ParticipantRecord,
} from './boardStorage.ts'
import { boardIdOf, BoardMissing, BoardTaken } from './boardStorage.ts'
import type { RoomLog } from './sqliteRoomLog.ts'

type Row = Record<string, SQLOutputValue>

/** Boards, links and people in SQLite; all calls are synchronous and belong into the storage thread. */
export interface Tables {
  createBoard(board: NewBoard): void
  findBoard(boardId: string): BoardRecord | null
  listBoards(): BoardRecord[]
  putSummary(boardId: string, summary: BoardSummary): void
  putLink(link: LinkRecord): void
  findLink(secretHash: string): LinkRecord | null
  listLinks(boardId: string): LinkRecord[]
  revokeLink(boardId: string, linkId: string, atMs: number): boolean
  putParticipant(participant: ParticipantRecord): void
  findParticipant(tokenHash: string): ParticipantRecord | null
  listParticipants(boardId: string): ParticipantRecord[]
  /**
   * Whether a picture of so many bytes is there already, or fits into what all of the board may take.
   * @throws BoardMissing when its board is not there
   */
  placeForImage(image: ImageRecord, maxBytes: number): 'kept' | 'full' | 'fits'
  /** One that is there already stays. */
  putImage(image: ImageRecord): void
  findImage(boardId: string, imageId: string): FoundImage | null
  probe(): void
}

/** A picture whose bytes lie in a file. */
export interface ImageRecord {
  readonly boardId: string
  readonly id: string
  readonly mimeType: string
  readonly createdAtMs: number
  /** Size of the file. */
  readonly fileBytes: number
}

export interface FoundImage {
  readonly mimeType: string
  /** `null`: they lie in a file. */
  readonly bytes: Uint8Array | null
}

export function openTables(database: DatabaseSync, log: RoomLog): Tables {
  const insertBoard = database.prepare(
    'INSERT INTO boards (id, epoch, created_at_ms) VALUES (?, ?, ?)',
  )
  const selectBoard = database.prepare('SELECT * FROM boards WHERE id = ?')
  const selectBoards = database.prepare('SELECT * FROM boards ORDER BY created_at_ms DESC, id')
  const updateSummary = database.prepare(
    'UPDATE boards SET summary_seq = ?, summary = ? WHERE id = ?',
  )
  const insertLink = database.prepare(
    'INSERT OR REPLACE INTO links VALUES (:id, :boardId, :role, :secretHash, :createdAtMs, :expiresAtMs, :revokedAtMs)',
  )
  const selectLink = database.prepare('SELECT * FROM links WHERE secret_hash = ?')
  const selectLinks = database.prepare(
    'SELECT * FROM links WHERE board_id = ? ORDER BY created_at_ms, id',
  )
  const updateLink = database.prepare(
    'UPDATE links SET revoked_at_ms = coalesce(revoked_at_ms, ?) WHERE board_id = ? AND id = ?',
  )
  const insertParticipant = database.prepare(
    'INSERT OR REPLACE INTO participants VALUES (:id, :boardId, :tokenHash, :role, :createdAtMs)',
  )
  const selectParticipant = database.prepare('SELECT * FROM participants WHERE token_hash = ?')
  const selectParticipants = database.prepare(
    'SELECT * FROM participants WHERE board_id = ? ORDER BY created_at_ms, id',
  )
  const selectImage = database.prepare(
    'SELECT mime_type, bytes, file_bytes FROM images WHERE board_id = ? AND id = ?',
  )
  const hasImage = database.prepare('SELECT 1 FROM images WHERE board_id = ? AND id = ?')
  // SQLite knows a blob's length without reading it.
  const sumImages = database.prepare(
    'SELECT sum(coalesce(file_bytes, length(bytes))) AS taken FROM images WHERE board_id = ?',
  )
  const insertImage = database.prepare(
    "INSERT OR IGNORE INTO images VALUES (:boardId, :id, :mimeType, :createdAtMs, x'', :fileBytes)",
  )
  const touch = database.prepare(`INSERT OR REPLACE INTO meta VALUES ('probed', '1')`)

  const toBoard = (row: Row): BoardRecord => {
    const id = text(row['id'])
    const summarySeq = maybeNumber(row['summary_seq'])
    return {
      id,
      epoch: text(row['epoch']),
      createdAtMs: Number(row['created_at_ms']),
      seq: log.lastSeq(id),
      summary: summarySeq === null ? null : { seq: summarySeq, json: text(row['summary']) },
    }
  }

  return {
    createBoard(board) {
      if (selectBoard.get(board.id) !== undefined) {
        throw new BoardTaken('There is a board of this id already.')
      }
      for (const room of board.rooms.keys()) {
        if (boardIdOf(room) !== board.id) throw new TypeError('A room of another board.')
      }
      inTransaction(database, () => {
        insertBoard.run(board.id, board.epoch, board.createdAtMs)
        for (const [room, bytes] of board.rooms) log.writeSnapshot(room, { seq: 1, bytes })
        for (const link of board.links) insertLink.run({ ...link })
      })
    },
    findBoard(boardId) {
      const row = selectBoard.get(boardId)
      return row === undefined ? null : toBoard(row)
    },
    listBoards: () => selectBoards.all().map(toBoard),
    putSummary(boardId, summary) {
      const { changes } = updateSummary.run(summary.seq, summary.json, boardId)
      if (changes === 0) throw new BoardMissing('The board is not there.')
    },
    putLink(link) {
      insertLink.run({ ...link })
    },
    findLink(secretHash) {
      const row = selectLink.get(secretHash)
      return row === undefined ? null : toLink(row)
    },
    listLinks: (boardId) => selectLinks.all(boardId).map(toLink),
    revokeLink: (boardId, linkId, atMs) => updateLink.run(atMs, boardId, linkId).changes === 1,
    putParticipant(participant) {
      insertParticipant.run({ ...participant })
    },
    findParticipant(tokenHash) {
      const row = selectParticipant.get(tokenHash)
      return row === undefined ? null : toParticipant(row)
    },
    listParticipants: (boardId) => selectParticipants.all(boardId).map(toParticipant),
    placeForImage({ boardId, id, fileBytes }, maxBytes) {
      if (selectBoard.get(boardId) === undefined) throw new BoardMissing('The board is not there.')
      if (hasImage.get(boardId, id) !== undefined) return 'kept'
      const taken = Number(sumImages.get(boardId)?.['taken'] ?? 0)
      return taken + fileBytes > maxBytes ? 'full' : 'fits'
    },
    putImage(image) {
      insertImage.run({ ...image })
    },
    findImage(boardId, imageId) {
      const row = selectImage.get(boardId, imageId)
      if (row === undefined) return null
      const isInFile = row['file_bytes'] !== null
      return {
        mimeType: text(row['mime_type']),
        bytes: isInFile ? null : (row['bytes'] as Uint8Array),
      }
    },
    probe() {
      touch.run()
    },
  }
}

/** Runs `work` as one durable transaction, or leaves nothing of it. */
export function inTransaction<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    database.exec('COMMIT')
    return value
  } catch (thrown) {
    // After some failures (a full disk) SQLite has rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw thrown
  }
}

function toLink(row: Row): LinkRecord {
  return {
    id: text(row['id']),
    boardId: text(row['board_id']),
    role: text(row['role']) as Role,
    secretHash: text(row['secret_hash']),
    createdAtMs: Number(row['created_at_ms']),
    expiresAtMs: maybeNumber(row['expires_at_ms']),
    revokedAtMs: maybeNumber(row['revoked_at_ms']),
  }
}

function toParticipant(row: Row): ParticipantRecord {
  const role = row['role']
  return {
    id: text(row['id']),
    boardId: text(row['board_id']),
    tokenHash: text(row['token_hash']),
    role: typeof role === 'string' ? (role as Role) : null,
    createdAtMs: Number(row['created_at_ms']),
  }
}

function text(value: SQLOutputValue | undefined): string {
  if (typeof value !== 'string') throw new Error('A column of the database holds no text.')
  return value
}

function maybeNumber(value: SQLOutputValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}
