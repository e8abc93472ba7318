import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { toPersonName } from '@whyboard/shared/protocol/names.ts'

import type { Participants } from '../access/participants.ts'
import type { Server } from './app.ts'
import type { Gate } from './gate.ts'
import type { BoardDocuments } from './documents.ts'
import { Refused } from './problems.ts'
import {
  BoardParams,
  KEYED,
  NAME_PHRASE,
  NewParticipantAnswer,
  NewParticipantBody,
  PROBLEM_ANSWERS,
} from './schemas.ts'

export interface ParticipantRouteDeps {
  readonly gate: Gate
  readonly participants: Participants
  readonly documents: BoardDocuments
}

/** A person joins: who holds a board's key becomes somebody on it. */
export function addParticipantRoutes(app: Server, deps: ParticipantRouteDeps): void {
  const { gate, participants, documents } = deps

  app.post(
    '/api/boards/:id/participants',
    {
      onRequest: gate.board,
      schema: {
        operationId: 'join',
        summary: 'Become a person on a board; the token is shown this once',
        tags: ['boards'],
        security: KEYED,
        params: BoardParams,
        body: NewParticipantBody,
        response: { 201: NewParticipantAnswer, ...PROBLEM_ANSWERS },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const name = toPersonName(request.body.name)
      if (name === null) {
        throw new Refused('invalid-request', `"name" must be ${NAME_PHRASE}.`, { field: 'name' })
      }
      const colour = request.body.colour.toLowerCase()
      const added = await participants.add(id, name, colour)
      if (!added.ok) {
        throw new Refused(
          'limit-reached',
          `${LIMITS.maxParticipants} people have joined this board, more do not fit. Open it without joining.`,
        )
      }
      await documents.putParticipant(id, { id: added.value.participantId, name, colour })
      return reply.code(201).send(added.value)
    },
  )
}
