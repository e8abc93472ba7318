import { randomId, type Random } from '@whyboard/shared/domain/random.ts'
import { refuse, succeed, type Result } from '@whyboard/shared/domain/result.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import type { BoardStorage } from '../storage/boardStorage.ts'
import { hashSecret, SECRET_BYTES, toSecret } from './secrets.ts'

/** A person who just joined; the token is known to them alone. */
export interface NewParticipant {
  readonly participantId: string
  readonly token: string
}

/** Makes the identities of people on boards. What they are called stands in the board's document. */
export interface Participants {
  add(boardId: string): Promise<Result<NewParticipant, 'tooManyParticipants'>>
}

export interface ParticipantsDeps {
  readonly storage: BoardStorage
  readonly random: Random
  /** Epoch ms. */
  readonly nowMs: () => number
}

export function createParticipants({ storage, random, nowMs }: ParticipantsDeps): Participants {
  return {
    async add(boardId) {
      const { length } = await storage.listParticipants(boardId)
      if (length >= LIMITS.maxParticipants) return refuse('tooManyParticipants')
      const participantId = randomId(random)
      const token = toSecret(random.bytes(SECRET_BYTES))
      await storage.putParticipant({
        id: participantId,
        boardId,
        tokenHash: hashSecret(token),
        role: null,
        createdAtMs: nowMs(),
      })
      return succeed({ participantId, token })
    },
  }
}
