import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import type { RoomName } from '@whyboard/shared/protocol/rooms.ts'
import type * as Y from 'yjs'

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
  /** Sessions in the board's own room now; two tabs of one participant count once. */
  peopleOn(boardId: string): number
  /** Closes every socket that came in by this link, at once. Call it once the revocation is durable. */
  revokeLink(linkId: string): void
  /** Closes every socket of a board's rooms, for example after its epoch changed. */
  closeBoard(boardId: string, reason: CloseReason): void
  /** Commits what waits and closes every socket with `restarting`. Nothing comes in afterwards. */
  close(): Promise<void>
}

/** The room cannot be used at the moment; nothing was written, and a later try may do. */
export class RoomUnavailable extends Error {
  override readonly name = 'RoomUnavailable'
}
