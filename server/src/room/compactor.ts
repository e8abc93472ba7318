import type { StoredRoom } from '../storage/boardStorage.ts'

/** Merges a stored room into one update that holds the same; far from the event loop where the room is big. */
export interface Compactor {
  /** @throws when an update cannot be applied; the room is then left as it is */
  merge(stored: StoredRoom): Promise<Uint8Array>
  close(): Promise<void>
}
