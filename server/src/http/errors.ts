import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

import type { FastifyError, FastifyInstance } from 'fastify'

import { messageOf, type Log } from '../room/environment.ts'
import { RoomUnavailable } from '../room/rooms.ts'
import { HEADERS } from './headers.ts'
import {
  buildProblem,
  PROBLEM_MEDIA_TYPE,
  Refused,
  sendProblem,
  type Problem,
  type ProblemName,
} from './problems.ts'

/** What Fastify itself refuses, by its codes (its docs/Reference/Errors.md). */
const BY_CODE: Readonly<Record<string, readonly [ProblemName, string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed-json', 'The body could not be read as JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed-json', 'The body is empty, but must be JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'malformed-json',
    'The body was cut off: it does not have the length that its header says.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'The body is larger than 1 MiB.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported-media-type',
    'Send JSON, with the header "Content-Type: application/json".',
  ],
  FST_ERR_BAD_URL: ['invalid-request', 'The address holds a part that cannot be decoded.'],
  FST_ERR_MAX_PARAM_LENGTH: ['not-found', 'There is nothing at this address.'],
}

/** Answers everything that goes wrong with problem+json (RFC 9457); what is not a refusal is logged, not shown. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refused) return sendProblem(reply.headers(error.headers), error.problem)
    const known = toProblem(error)
    if (known !== null) return sendProblem(reply, known)

    const route = request.routeOptions.url ?? null
    if (error instanceof RoomUnavailable) {
      log.warn('request.unavailable', { route, error: messageOf(error) })
      const detail = 'The server could not open the board. Nothing is lost. Try again in a while.'
      return sendProblem(
        reply.header('retry-after', '5'),
        buildProblem('board-unavailable', detail),
      )
    }
    log.error('request.failed', {
      method: request.method,
      route,
      error: messageOf(error),
      stack: error.stack ?? null,
    })
    const detail = 'The server met an error that it did not expect. Try again; its log says more.'
    return sendProblem(reply, buildProblem('internal', detail))
  })
}

/** Answers what never became a request, because it is late or no HTTP, and ends its connection. */
export function answerBroken(error: Error, socket: Socket): void {
  if (socket.destroyed) return
  const problem =
    codeOf(error) === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? buildProblem(
          'timed-out',
          'The request took too long to arrive. Try again; nothing is lost.',
        )
      : buildProblem('invalid-request', 'The request could not be read.')
  const body = JSON.stringify(problem)
  const headers = {
    ...HEADERS,
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`
  if (socket.writable) socket.write([status, ...lines, '', body].join('\r\n'))
  socket.destroy(error)
}

/** The code of one of Fastify's own errors; an empty text for everything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** The refusal that one of Fastify's own errors stands for; `null` for everything else. */
export function toProblem(error: FastifyError): Problem | null {
  const [name, detail] = BY_CODE[error.code] ?? []
  if (name !== undefined && detail !== undefined) return buildProblem(name, detail)
  const isClientsFault = error.statusCode !== undefined && error.statusCode < 500
  return isClientsFault && error.code?.startsWith('FST_')
    ? buildProblem('invalid-request', 'The request could not be read.')
    : null
}
