import { Type } from 'typebox'

import { buildReport } from '@whyboard/shared/report/buildReport.ts'
import { toMarkdown } from '@whyboard/shared/report/toMarkdown.ts'

import type { Clock } from '../room/environment.ts'
import type { Server } from './app.ts'
import type { BoardDocuments } from './documents.ts'
import type { Gate } from './gate.ts'
import { BoardParams, KEYED, PROBLEM_ANSWERS } from './schemas.ts'

export interface ReportRouteDeps {
  readonly gate: Gate
  readonly documents: BoardDocuments
  readonly clock: Clock
}

/** The report of a board, from what is committed. */
export function addReportRoutes(app: Server, deps: ReportRouteDeps): void {
  const { gate, documents, clock } = deps

  app.get(
    '/api/boards/:id/report.md',
    {
      onRequest: gate.board,
      schema: {
        operationId: 'getMarkdownReport',
        summary: 'The report as Markdown with front matter',
        tags: ['boards'],
        security: KEYED,
        params: BoardParams,
        querystring: Type.Object({
          download: Type.Optional(
            Type.String({ description: '1 to be saved as a file rather than shown' }),
          ),
        }),
        response: {
          200: {
            description: 'The report.',
            content: { 'text/markdown': { schema: Type.String() } },
          },
          ...PROBLEM_ANSWERS,
        },
      },
    },
    async (request, reply) => {
      const { boardId } = gate.admissionOf(request)
      const board = await documents.read(boardId)
      const markdown = toMarkdown(buildReport(board, { nowMs: clock.nowMs() }))
      reply.type('text/markdown; charset=utf-8')
      if (request.query.download === '1') {
        const name = toFileName(board.texts.title, boardId)
        reply.header('content-disposition', `attachment; filename="${name}"`)
      }
      // As it is: the serialiser of the app is for JSON.
      return reply.serializer(String).send(markdown)
    },
  )
}

/** `post-mortem-<title>-<start of the id>.md`, in letters that every file system and header takes. */
export function toFileName(title: string, boardId: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return ['post-mortem', words, boardId.slice(0, 8)].filter((part) => part !== '').join('-') + '.md'
}
