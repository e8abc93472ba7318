import { formatRoomName, type RoomName } from '@whyboard/shared/protocol/rooms.ts'
import * as Y from 'yjs'

import { RoomUnavailable, type Rooms } from '../room/rooms.ts'
import type { BoardStorage } from '../storage/boardStorage.ts'

/** Rooms without sockets: each call loads the document from storage. It notes what it was told to close. */
export interface PlainRooms extends Rooms {
  /** Ids of links told to be revoked. */
  readonly revoked: string[]
  /** Board id → people to report on it. */
  readonly people: Map<string, number>
  /** While set, rooms cannot be used. */
  unavailable: boolean
}

export function createPlainRooms(storage: BoardStorage): PlainRooms {
  const load = async (room: RoomName): Promise<Y.Doc> => {
    if (rooms.unavailable) throw new RoomUnavailable('The room cannot be loaded.')
    const stored = await storage.loadRoom(formatRoomName(room))
    const doc = new Y.Doc()
    if (stored.snapshot !== null) Y.applyUpdate(doc, stored.snapshot.bytes)
    for (const update of stored.updates) Y.applyUpdate(doc, update)
    return doc
  }
  const rooms: PlainRooms = {
    revoked: [],
    people: new Map(),
    unavailable: false,
    read: async (room, read) => read(await load(room)),
    async change(room, change) {
      const doc = await load(room)
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      const value = change(doc, {})
      if (updates.length > 0) await storage.append([{ room: formatRoomName(room), updates }])
      return value
    },
    join: async () => ({ ok: false, reason: 'loadFailed' }),
    peopleOn: (boardId) => rooms.people.get(boardId) ?? 0,
    revokeLink: (linkId) => rooms.revoked.push(linkId),
    closeBoard: () => {},
    close: async () => {},
  }
  return rooms
}
