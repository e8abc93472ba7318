import type { OriginRules } from '../access/origins.ts'
import type { Server } from './app.ts'
import type { BoardDocuments } from './documents.ts'
import type { Gate } from './gate.ts'
import type { Library } from './library.ts'
import { toUrl } from './links.ts'
import { readNewBoard } from './newBoard.ts'
import {
  BoardAnswer,
  BoardListAnswer,
  BoardParams,
  KEYED,
  NewBoardAnswer,
  NewBoardBody,
  PROBLEM_ANSWERS,
} from './schemas.ts'

export interface BoardRouteDeps {
  readonly gate: Gate
  readonly library: Library
  readonly documents: BoardDocuments
  readonly origins: () => OriginRules
}

/** Boards: a new one, the list, one as JSON. */
export function addBoardRoutes(app: Server, deps: BoardRouteDeps): void {
  const { gate, library, documents, origins } = deps

  app.post(
    '/api/boards',
    {
      onRequest: gate.library,
      schema: {
        operationId: 'createBoard',
        summary: 'A new post-mortem with a link for each role',
        description:
          'Times are RFC 3339 with a zone or milliseconds since 1970-01-01 UTC, and come in the order of the fields. Fields that are not known are ignored.',
        tags: ['boards'],
        security: KEYED,
        body: NewBoardBody,
        response: { 201: NewBoardAnswer, ...PROBLEM_ANSWERS },
      },
    },
    async (request, reply) => {
      const { id, links } = await library.create(readNewBoard(request.body))
      const urlOf = (role: keyof typeof links): string =>
        toUrl(origins().base, id, links[role].secret)
      return reply.code(201).send({
        id,
        links: {
          facilitator: urlOf('facilitator'),
          contributor: urlOf('contributor'),
          observer: urlOf('observer'),
        },
      })
    },
  )

  app.get(
    '/api/boards',
    {
      onRequest: gate.library,
      schema: {
        operationId: 'listBoards',
        summary: 'All boards, newest first',
        tags: ['boards'],
        security: KEYED,
        response: { 200: BoardListAnswer, ...PROBLEM_ANSWERS },
      },
    },
    async () => ({ boards: [...(await library.list())] }),
  )

  app.get(
    '/api/boards/:id',
    {
      onRequest: gate.board,
      schema: {
        operationId: 'getBoard',
        summary: 'A board as JSON, with its epoch and what this key may do',
        tags: ['boards'],
        security: KEYED,
        params: BoardParams,
        response: { 200: BoardAnswer, ...PROBLEM_ANSWERS },
      },
    },
    async (request) => {
      const { boardId, epoch, role } = gate.admissionOf(request)
      return { epoch, role, board: await documents.read(boardId) }
    },
  )
}
