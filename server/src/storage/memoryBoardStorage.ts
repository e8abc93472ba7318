import type {
  BoardRecord,
  BoardStorage,
  BoardSummary,
  LinkRecord,
  ParticipantRecord,
  Snapshot,
  StoredImage,
} from './boardStorage.ts'
import { boardIdOf, BoardMissing, BoardTaken } from './boardStorage.ts'

interface MemoryRoom {
  snapshot: Snapshot | null
  updates: { readonly seq: number; readonly bytes: Uint8Array }[]
  seq: number
  readonly authors: Map<number, string>
}

interface MemoryBoard {
  readonly id: string
  readonly epoch: string
  readonly createdAtMs: number
  summary: BoardSummary | null
}

/** Keeps everything in memory, for tests and benches; "durable" means until the process ends. */
export function createMemoryBoardStorage(): BoardStorage {
  const boards = new Map<string, MemoryBoard>()
  const rooms = new Map<string, MemoryRoom>()
  const links = new Map<string, LinkRecord>()
  const participants = new Map<string, ParticipantRecord>()
  const images = new Map<string, Map<string, StoredImage>>()

  const roomOf = (name: string): MemoryRoom => {
    const found = rooms.get(name)
    if (found !== undefined) return found
    const room: MemoryRoom = { snapshot: null, updates: [], seq: 0, authors: new Map() }
    rooms.set(name, room)
    return room
  }
  const recordOf = (board: MemoryBoard): BoardRecord => ({
    ...board,
    seq: rooms.get(board.id)?.seq ?? 0,
  })

  return {
    async createBoard(board) {
      if (boards.has(board.id)) throw new BoardTaken('There is a board of this id already.')
      const { id, epoch, createdAtMs } = board
      boards.set(id, { id, epoch, createdAtMs, summary: null })
      for (const [name, bytes] of board.rooms) {
        const room = roomOf(name)
        room.seq = 1
        room.snapshot = { seq: 1, bytes: bytes.slice() }
      }
      for (const link of board.links) links.set(link.id, link)
    },
    async findBoard(boardId) {
      const board = boards.get(boardId)
      return board === undefined ? null : recordOf(board)
    },
    async listBoards() {
      return [...boards.values()]
        .map(recordOf)
        .toSorted((a, b) => b.createdAtMs - a.createdAtMs || (a.id < b.id ? -1 : 1))
    },
    async putSummary(boardId, summary) {
      const board = boards.get(boardId)
      if (board === undefined) throw new BoardMissing('The board is not there.')
      board.summary = summary
    },
    async loadRoom(name) {
      const room = rooms.get(name)
      if (room === undefined) return { snapshot: null, updates: [], seq: 0, authors: new Map() }
      return {
        snapshot: room.snapshot,
        updates: room.updates.map((update) => update.bytes),
        seq: room.seq,
        authors: new Map(room.authors),
      }
    },
    async append(appends) {
      for (const { room } of appends) {
        if (!boards.has(boardIdOf(room))) throw new BoardMissing('The board is not there.')
      }
      return appends.map((append) => {
        const room = roomOf(append.room)
        for (const bytes of append.updates) {
          room.seq += 1
          room.updates.push({ seq: room.seq, bytes: bytes.slice() })
        }
        for (const [clientId, author] of append.authors ?? []) {
          if (!room.authors.has(clientId)) room.authors.set(clientId, author)
        }
        return room.seq
      })
    },
    async putSnapshot(name, snapshot) {
      const room = roomOf(name)
      if (snapshot.seq <= (room.snapshot?.seq ?? 0)) return
      room.snapshot = { seq: snapshot.seq, bytes: snapshot.bytes.slice() }
      room.updates = room.updates.filter((update) => update.seq > snapshot.seq)
    },
    async putLink(link) {
      links.set(link.id, link)
    },
    async findLink(secretHash) {
      return [...links.values()].find((link) => link.secretHash === secretHash) ?? null
    },
    async listLinks(boardId) {
      return [...links.values()]
        .filter((link) => link.boardId === boardId)
        .toSorted((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1))
    },
    async revokeLink(boardId, linkId, atMs) {
      const link = links.get(linkId)
      if (link === undefined || link.boardId !== boardId) return false
      links.set(linkId, { ...link, revokedAtMs: link.revokedAtMs ?? atMs })
      return true
    },
    async putParticipant(participant) {
      participants.set(participant.id, participant)
    },
    async findParticipant(tokenHash) {
      return [...participants.values()].find((one) => one.tokenHash === tokenHash) ?? null
    },
    async listParticipants(boardId) {
      return [...participants.values()]
        .filter((one) => one.boardId === boardId)
        .toSorted((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1))
    },
    async putImage({ boardId, id, mimeType, bytes }, maxBytes) {
      if (!boards.has(boardId)) throw new BoardMissing('The board is not there.')
      const kept = images.get(boardId) ?? new Map<string, StoredImage>()
      if (kept.has(id)) return 'kept'
      const taken = [...kept.values()].reduce((sum, one) => sum + one.bytes.byteLength, 0)
      if (taken + bytes.byteLength > maxBytes) return 'full'
      images.set(boardId, kept.set(id, { mimeType, bytes: bytes.slice() }))
      return 'kept'
    },
    async findImage(boardId, imageId) {
      return images.get(boardId)?.get(imageId) ?? null
    },
    async probe() {},
    async close() {},
  }
}
