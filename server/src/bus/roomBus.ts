import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'

/** What processes that serve the same boards tell each other. Bytes belong to the message; nobody changes them. */
export type BusMessage =
  /** Updates that were committed to a room, in order. */
  | { readonly kind: 'updates'; readonly room: string; readonly updates: readonly Uint8Array[] }
  /** An awareness update, identities checked already. */
  | { readonly kind: 'presence'; readonly room: string; readonly update: Uint8Array }
  /** Close the sockets of a board's rooms. */
  | { readonly kind: 'closeBoard'; readonly boardId: string; readonly reason: CloseReason }
  /** Close the sockets that came by a link. */
  | { readonly kind: 'revokeLink'; readonly linkId: string }

/** Joins the processes that serve the same boards. */
export interface RoomBus {
  /** @param hear called with every message of every other member, in the order in which each published its own */
  join(hear: (message: BusMessage) => void): BusMember
}

export interface BusMember {
  /** Tells everybody else; never the member itself. */
  publish(message: BusMessage): void
  /** Hears nothing afterwards. */
  leave(): void
}
