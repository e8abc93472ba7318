import type { Result } from '@whyboard/shared/domain/result.ts'
import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import type { RoomName } from '@whyboard/shared/protocol/rooms.ts'
import type * as Y from 'yjs'

import type { Admission } from './admission.ts'
import type { Incoming } from './incoming.ts'
import type { SessionSocket } from './session.ts'

/** All open rooms of this process. A room opens with its first use and unloads after its last. */
export interface Rooms {
  /**
   * Computes a value from a room's document and answers once everything in it is committed. `read` must be
   * synchronous, must not keep the document, and must not change it.
   * @throws RoomUnavailable when the room cannot be loaded or its last changes cannot be kept
   */
  read<Value>(room: RoomName, read: (doc: Y.Doc) => Value): Promise<Value>
  /**
   * Changes a room's document as the server and answers once the change is committed and shown to everybody in it.
   * `change` must be synchronous; all it does is one transaction, and `origin` is what operations take as
   * `Writer.origin`.
   * @throws RoomUnavailable as above; what `change` throws, with nothing kept
   */
  change<Value>(room: RoomName, change: (doc: Y.Doc, origin: object) => Value): Promise<Value>
  /**
   * Lets a socket into a room, or says with which reason to close it. The room is loaded by then and has sent its
   * first frames.
   */
  join(joining: Joining): Promise<Result<Joined, CloseReason>>
  /** Sessions in the board's own room now; two tabs of one participant count once. */
  peopleOn(boardId: string): number
  /** Closes every socket that came in by this link, at once. Call it once the revocation is durable. */
  revokeLink(linkId: string): void
  /** Closes every socket of a board's rooms, for example after its epoch changed. */
  closeBoard(boardId: string, reason: CloseReason): void
  /** Commits what waits and closes every socket with `restarting`. Nothing comes in afterwards. */
  close(): Promise<void>
}

/** A socket that wants into a room. */
export interface Joining {
  readonly room: RoomName
  readonly admission: Admission
  /** Who really asks; connections are counted by it. */
  readonly address: string
  readonly socket: SessionSocket
  /** Whether the socket is still there; asked after the room was loaded. */
  isOpen(): boolean
}

/** A socket's place in its room. */
export interface Joined {
  /** @returns what the frame took, µs of the event loop, as estimated beforehand */
  receive(incoming: Incoming): number
  /** Call it when the socket has closed, for whatever reason; later calls do nothing. */
  leave(): void
}

/** The room cannot be used at the moment; nothing was written, and a later try may do. */
export class RoomUnavailable extends Error {
  override readonly name = 'RoomUnavailable'
}
