import type { RoomName } from '@whyboard/shared/protocol/rooms.ts'

import type { Admission } from './admission.ts'

/** What a session may do in a room; `none`: it may not even see it. */
export type Permit = 'write' | 'read' | 'none'

/** Who may do what in which room (DESIGN.md "Rooms"). */
export function permit(room: RoomName, { role, participantId }: Admission): Permit {
  switch (room.part) {
    case 'board':
      return role === 'observer' ? 'read' : 'write'
    case 'stage':
      return role === 'facilitator' ? 'write' : 'read'
    case 'draft':
      return participantId === room.participantId && role !== 'observer' ? 'write' : 'none'
  }
}
