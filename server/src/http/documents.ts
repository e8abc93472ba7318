import { putParticipant } from '@whyboard/shared/document/operations/participants.ts'
import { readBoard } from '@whyboard/shared/document/readBoard.ts'
import type { Board, Participant } from '@whyboard/shared/domain/board.ts'
import type { Random } from '@whyboard/shared/domain/random.ts'

import type { Clock } from '../room/environment.ts'
import type { Rooms } from '../room/rooms.ts'

/** What requests read and change in boards' documents: only what is committed, through their rooms. */
export interface BoardDocuments {
  /** @throws RoomUnavailable */
  read(boardId: string): Promise<Board>
  /**
   * Writes a person's name and colour.
   * @throws RoomUnavailable
   */
  putParticipant(boardId: string, participant: Participant): Promise<void>
}

export interface DocumentsDeps {
  readonly rooms: Rooms
  readonly clock: Clock
  readonly random: Random
}

export function createDocuments({ rooms, clock, random }: DocumentsDeps): BoardDocuments {
  return {
    read: (boardId) => rooms.read({ part: 'board', boardId }, (doc) => readBoard(doc).board),
    async putParticipant(boardId, participant) {
      const put = await rooms.change({ part: 'board', boardId }, (doc, origin) =>
        putParticipant(
          { doc, origin, participantId: null, random, nowMs: () => clock.nowMs() },
          participant,
        ),
      )
      // The request's schema has checked all that could be refused.
      if (!put.ok) throw new Error(`The participant was refused: ${put.reason}.`)
    },
  }
}
