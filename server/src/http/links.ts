import type { Static } from 'typebox'
import { Type } from 'typebox'

import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import type { Links, SharedLink } from '../access/links.ts'
import type { OriginRules } from '../access/origins.ts'
import type { Clock } from '../room/environment.ts'
import type { Rooms } from '../room/rooms.ts'
import type { Server } from './app.ts'
import type { Gate } from './gate.ts'
import { Refused } from './problems.ts'
import {
  BoardParams,
  KEYED,
  LinkAnswer,
  LinkListAnswer,
  LinkParams,
  NewLinkBody,
  PROBLEM_ANSWERS,
} from './schemas.ts'

export interface LinkRouteDeps {
  readonly gate: Gate
  readonly links: Links
  readonly rooms: Rooms
  readonly origins: () => OriginRules
  readonly clock: Clock
}

/** Links of a board, for its facilitators: shown again, new ones, revoke one. */
export function addLinkRoutes(app: Server, deps: LinkRouteDeps): void {
  const { gate, links, rooms, origins, clock } = deps

  app.get(
    '/api/boards/:id/links',
    {
      onRequest: gate.facilitator,
      schema: {
        operationId: 'listLinks',
        summary: 'The links of a board, oldest first, also those revoked or expired',
        tags: ['links'],
        security: KEYED,
        params: BoardParams,
        response: { 200: LinkListAnswer, ...PROBLEM_ANSWERS },
      },
    },
    async (request) => {
      const all = await links.list(request.params.id)
      return { links: all.map((link) => toAnswer(link, origins().base)) }
    },
  )

  app.post(
    '/api/boards/:id/links',
    {
      onRequest: gate.facilitator,
      schema: {
        operationId: 'createLink',
        summary: 'A new link for a role, which may expire',
        tags: ['links'],
        security: KEYED,
        params: BoardParams,
        body: NewLinkBody,
        response: { 201: LinkAnswer, ...PROBLEM_ANSWERS },
      },
    },
    async (request, reply) => {
      const { role, expiresAtMs = null } = request.body
      if (expiresAtMs !== null && expiresAtMs <= clock.nowMs()) {
        throw new Refused('invalid-request', '"expiresAtMs" must be in the future.', {
          field: 'expiresAtMs',
        })
      }
      const made = await links.create(request.params.id, role, expiresAtMs)
      if (!made.ok) {
        throw new Refused(
          'limit-reached',
          `This board has ${LIMITS.maxLinks} open links. Revoke one that is not needed any more.`,
        )
      }
      return reply.code(201).send(toAnswer(made.value, origins().base))
    },
  )

  app.delete(
    '/api/boards/:id/links/:linkId',
    {
      onRequest: gate.facilitator,
      schema: {
        operationId: 'revokeLink',
        summary: 'Revoke a link; whoever is connected by it is disconnected at once',
        tags: ['links'],
        security: KEYED,
        params: LinkParams,
        response: { 204: Type.Null({ description: 'Revoked.' }), ...PROBLEM_ANSWERS },
      },
    },
    async (request, reply) => {
      const { id, linkId } = request.params
      if (!(await links.revoke(id, linkId))) {
        throw new Refused('no-such-link', 'This board has no such link.')
      }
      rooms.revokeLink(linkId)
      return reply.code(204).send(null)
    },
  )
}

/** `<base>/b/<board id>#key=<secret>`: a fragment never reaches a server or its log. */
export function toUrl(base: string, boardId: string, secret: string): string {
  return `${base}/b/${boardId}#key=${secret}`
}

function toAnswer({ record, secret }: SharedLink, base: string): Static<typeof LinkAnswer> {
  const { id, boardId, role, createdAtMs, expiresAtMs, revokedAtMs } = record
  const url = secret === null ? null : toUrl(base, boardId, secret)
  return { id, role, url, createdAtMs, expiresAtMs, revokedAtMs }
}
