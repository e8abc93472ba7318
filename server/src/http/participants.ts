import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { toPersonName } from '@whyboard/shared/protocol/names.ts'
import type { Static } from 'typebox'

import type { Participants } from '../access/participants.ts'
import type { Clock } from '../room/environment.ts'
import type { Server } from './app.ts'
import type { Gate } from './gate.ts'
import type { BoardDocuments } from './documents.ts'
import { createPaces } from './paces.ts'
import { Refused } from './problems.ts'
import {
  BoardParams,
  KEYED,
  NAME_PHRASE,
  NewParticipantAnswer,
  PERSONAL,
  PersonAnswer,
  PersonBody,
  PROBLEM_ANSWERS,
} from './schemas.ts'

export interface ParticipantRouteDeps {
  readonly gate: Gate
  readonly participants: Participants
  readonly documents: BoardDocuments
  readonly clock: Clock
}

/** Changes of their name and colour that one person may make at once, and for ever: each stays in the document. */
const PACE = { burst: 10, perSecond: 0.1 }

/** A person joins: who holds a board's key becomes somebody on it, and says anew who they are. */
export function addParticipantRoutes(app: Server, deps: ParticipantRouteDeps): void {
  const { gate, participants, documents, clock } = deps
  const paces = createPaces(() => clock.nowMs(), PACE)

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
        body: PersonBody,
        response: { 201: NewParticipantAnswer, ...PROBLEM_ANSWERS },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const person = readPerson(request.body)
      const added = await participants.add(id)
      if (!added.ok) {
        throw new Refused(
          'limit-reached',
          `${LIMITS.maxParticipants} people have joined this board, more do not fit. Open it without joining.`,
        )
      }
      await documents.putParticipant(id, { id: added.value.participantId, ...person })
      return reply.code(201).send(added.value)
    },
  )

  app.patch(
    '/api/boards/:id/participants/me',
    {
      onRequest: gate.person,
      schema: {
        operationId: 'changePerson',
        summary: 'Change one’s own name and colour; everybody sees them at once',
        tags: ['boards'],
        security: PERSONAL,
        params: BoardParams,
        body: PersonBody,
        response: { 200: PersonAnswer, ...PROBLEM_ANSWERS },
      },
    },
    async (request) => {
      const { participantId } = gate.admissionOf(request)
      if (participantId === null) throw new Error('This route has no person.')
      const person = readPerson(request.body)
      const waitS = paces.take(participantId)
      if (waitS > 0) {
        throw new Refused(
          'too-many-changes',
          `You changed your name or colour very often. Try again in ${waitS} s; what you had stays.`,
          { headers: { 'retry-after': String(waitS) } },
        )
      }
      await documents.putParticipant(request.params.id, { id: participantId, ...person })
      return person
    },
  )
}

/** @throws Refused when nothing that can be read is left of the name */
function readPerson(body: Static<typeof PersonBody>): Static<typeof PersonBody> {
  const name = toPersonName(body.name)
  if (name === null) {
    throw new Refused('invalid-request', `"name" must be ${NAME_PHRASE}.`, { field: 'name' })
  }
  return { name, colour: body.colour.toLowerCase() }
}
