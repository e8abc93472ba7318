import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'

/** Where a board stands between this page, this device and the server: all that the sync pill says. */
export interface SyncState {
  /**
   * `connecting`: not yet connected since the page opened · `live`: connected and in step · `offline`: the connection was
   * lost and is being sought again · `closed`: over for good, `closeReason` says why.
   */
  readonly phase: 'connecting' | 'live' | 'offline' | 'closed'
  /** The board has something to show: from the copy on this device, or from the server. Until then nobody writes. */
  readonly ready: boolean
  /** Changes of this person that the server has not confirmed as stored; runs of typing in one card count once. */
  readonly unsaved: number
  /** The server has confirmed everything and the connection stands: "Saved". */
  readonly saved: boolean
  /** A change has waited more than 2 s for its confirmation: "Not saved". Also while offline. */
  readonly late: boolean
  /** Why the server ended the connection last, as long as it is not live again; `null` when no reason was given. */
  readonly closeReason: CloseReason | null
  /** Everything on the board, unsaved changes too, is kept on this device and survives a reload. */
  readonly storedOffline: boolean
}

/** How things stand before anything was tried. */
export const INITIAL_SYNC_STATE: SyncState = {
  phase: 'connecting',
  ready: false,
  unsaved: 0,
  saved: false,
  late: false,
  closeReason: null,
  storedOffline: false,
}

/**
 * Whether typing is safe: the board is there, the connection is not over for good, and what is typed is either kept on
 * this device or is being confirmed by the server in time. So nobody types into the void.
 */
export function acceptsWriting(state: SyncState): boolean {
  return state.ready && state.phase !== 'closed' && (state.storedOffline || !state.late)
}
