import type { Role } from '@whyboard/shared/domain/board.ts'
import { parseRoomName } from '@whyboard/shared/protocol/rooms.ts'

/**
 * What outlives the process. Every promise resolves only once its change is durable (a power cut keeps it), and
 * rejects with an Error when nothing of it was kept. Reads see every write that resolved before they were asked.
 */
export interface BoardStorage {
  /**
   * Keeps a new board with the first content of its rooms and its links, all or nothing.
   * @throws BoardTaken when the id is taken
   */
  createBoard(board: NewBoard): Promise<void>
  findBoard(boardId: string): Promise<BoardRecord | null>
  /** Newest first. */
  listBoards(): Promise<readonly BoardRecord[]>
  /**
   * Keeps a projection of the board (for lists), made when its board room ended with `seq`. It can be rebuilt at any
   * time; a record whose `summary.seq` is not its `seq` is out of date.
   */
  putSummary(boardId: string, summary: BoardSummary): Promise<void>

  /** Everything kept of a room; `seq` 0 and nothing else for a room that was never written. */
  loadRoom(room: string): Promise<StoredRoom>
  /**
   * Adds updates to the end of rooms' logs, all of them or none. Calls that wait are committed together, in the order
   * made.
   * @returns the new `seq` of each entry's room, in order
   * @throws BoardMissing when a room's board is not there; entries of other calls are not touched by it
   */
  append(appends: readonly RoomAppend[]): Promise<readonly number[]>
  /**
   * Replaces the updates up to and with `snapshot.seq` by their merged state; later ones stay. A snapshot older than
   * the one kept changes nothing.
   */
  putSnapshot(room: string, snapshot: Snapshot): Promise<void>

  putLink(link: LinkRecord): Promise<void>
  /** By the hash of its secret; also one that is revoked or expired. */
  findLink(secretHash: string): Promise<LinkRecord | null>
  /** Oldest first, also those revoked or expired. */
  listLinks(boardId: string): Promise<readonly LinkRecord[]>
  /** Whether there is such a link on this board. One that is revoked already keeps its first time. */
  revokeLink(boardId: string, linkId: string, atMs: number): Promise<boolean>

  /** Adds a participant or replaces the one with this id. */
  putParticipant(participant: ParticipantRecord): Promise<void>
  findParticipant(tokenHash: string): Promise<ParticipantRecord | null>
  /** Oldest first. */
  listParticipants(boardId: string): Promise<readonly ParticipantRecord[]>

  /**
   * Keeps a picture of a board; one that is kept already under this id stays as it is.
   * @param image its bytes must not change before the answer
   * @param maxBytes what all pictures of the board may take together
   * @returns `full`: it would not fit, and nothing was kept
   * @throws BoardMissing when its board is not there
   */
  putImage(image: NewImage, maxBytes: number): Promise<'kept' | 'full'>
  findImage(boardId: string, imageId: string): Promise<StoredImage | null>

  /** Resolves when storage can be written (`/readyz`). */
  probe(): Promise<void>
  /** Finishes what waits, then lets go of files and threads. Nothing may be asked afterwards. */
  close(): Promise<void>
}

export interface NewBoard {
  readonly id: string
  readonly epoch: string
  readonly createdAtMs: number
  /** First content: room name → Yjs update (V1). */
  readonly rooms: ReadonlyMap<string, Uint8Array>
  readonly links: readonly LinkRecord[]
}

export interface BoardRecord {
  readonly id: string
  /** Changes when the board is restored; a copy from an older epoch never writes into the new one. */
  readonly epoch: string
  readonly createdAtMs: number
  /** Last seq of the board's own room. */
  readonly seq: number
  readonly summary: BoardSummary | null
}

export interface BoardSummary {
  readonly seq: number
  /** JSON, the caller's own. */
  readonly json: string
}

export interface StoredRoom {
  readonly snapshot: Snapshot | null
  /** Yjs updates (V1) after the snapshot, oldest first. */
  readonly updates: readonly Uint8Array[]
  /** Seq of the last update, or of the snapshot, or 0. */
  readonly seq: number
  /** Yjs client id → who writes under it (see `RoomAppend.authors`). */
  readonly authors: ReadonlyMap<number, string>
}

/** Full state of a room that holds all its updates up to and with `seq`, and none after. */
export interface Snapshot {
  readonly seq: number
  /** Yjs update (V1). */
  readonly bytes: Uint8Array
}

export interface RoomAppend {
  readonly room: string
  /** Yjs updates (V1), oldest first, at least one. */
  readonly updates: readonly Uint8Array[]
  /** Client ids seen for the first time, with who writes under them from now on; the first one kept wins. */
  readonly authors?: ReadonlyMap<number, string>
}

/** A capability link. Its secret is kept nowhere, only the secret's hash. */
export interface LinkRecord {
  readonly id: string
  readonly boardId: string
  readonly role: Role
  readonly secretHash: string
  readonly createdAtMs: number
  readonly expiresAtMs: number | null
  readonly revokedAtMs: number | null
}

/** A person who joined a board. Their name and colour stand in the board's document alone. */
export interface ParticipantRecord {
  readonly id: string
  readonly boardId: string
  readonly tokenHash: string
  /** Granted to this person; `null`: that of the key they come with. */
  readonly role: Role | null
  readonly createdAtMs: number
}

/** A picture as it is served. */
export interface StoredImage {
  readonly mimeType: string
  readonly bytes: Uint8Array
}

/** A picture to keep. It goes with its board. */
export interface NewImage extends StoredImage {
  readonly boardId: string
  /** The same for the same content on the same board. */
  readonly id: string
  readonly createdAtMs: number
}

/** The board of this id is not there. */
export class BoardMissing extends Error {
  override readonly name = 'BoardMissing'
}

/** There is a board of this id already. */
export class BoardTaken extends Error {
  override readonly name = 'BoardTaken'
}

/** A later version of Whyboard wrote what is stored; nothing was changed. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase'
}

/** Another process uses what is stored; nothing was changed. */
export class StorageInUse extends Error {
  override readonly name = 'StorageInUse'
}

/**
 * The board that a room belongs to.
 * @throws TypeError when `room` is no room's name
 */
export function boardIdOf(room: string): string {
  const name = parseRoomName(room)
  if (name === null) throw new TypeError('Not the name of a room.')
  return name.boardId
}
