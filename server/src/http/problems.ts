import type { FastifyReply } from 'fastify'

/** The media type of every refusal (RFC 9457). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8'

/** Every refusal over HTTP. Its `type` is `urn:whyboard:problem:<name>` and never changes. */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'A value does not fit' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'missing-key': { status: 401, title: 'A key is needed' },
  'unknown-key': { status: 401, title: 'This key does not fit' },
  forbidden: { status: 403, title: 'This key may not do that' },
  'wrong-origin': { status: 403, title: 'This page may not use the server' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'no-such-board': { status: 404, title: 'There is no such board' },
  'no-such-image': { status: 404, title: 'There is no such picture' },
  'no-such-link': { status: 404, title: 'There is no such link' },
  'timed-out': { status: 408, title: 'The request took too long to arrive' },
  'limit-reached': { status: 409, title: 'Nothing more fits' },
  revoked: { status: 410, title: 'This link was revoked or has expired' },
  'too-large': { status: 413, title: 'This is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  'unsupported-image': { status: 415, title: 'This is no picture that a board can show' },
  'unreadable-image': { status: 422, title: 'The picture could not be read' },
  'too-many-attempts': { status: 429, title: 'Too many keys did not fit' },
  'too-many-changes': { status: 429, title: 'Too many changes at once' },
  'too-many-images': { status: 429, title: 'Too many pictures at once' },
  internal: { status: 500, title: 'The server made a mistake' },
  'board-unavailable': { status: 503, title: 'The board cannot be opened at the moment' },
  busy: { status: 503, title: 'The server is busy' },
  'too-slow': { status: 503, title: 'It took too long' },
  'not-ready': { status: 503, title: 'The server is not ready' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>

export type ProblemName = keyof typeof PROBLEMS

/** A refusal's body. */
export interface Problem {
  readonly type: `urn:whyboard:problem:${ProblemName}`
  readonly title: string
  readonly status: number
  /** What happened and what to do, for a person. */
  readonly detail: string
  /** The field of the request that does not fit, e.g. `title` or `services/0`. */
  readonly field?: string
}

/**
 * Ends a request with a refusal: Fastify hands what a route or hook throws to the error handler, which answers it.
 * It goes no further than this folder; everything below answers with a `Result`.
 */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>

  /** @param more the field that does not fit, and headers of the answer */
  constructor(
    problem: ProblemName,
    detail: string,
    more: {
      readonly field?: string | undefined
      readonly headers?: Readonly<Record<string, string>>
    } = {},
  ) {
    super(detail)
    this.problem = buildProblem(problem, detail, more.field)
    this.headers = more.headers ?? {}
  }
}

/** Builds the body of a refusal. */
export function buildProblem(name: ProblemName, detail: string, field?: string): Problem {
  const { status, title } = PROBLEMS[name]
  const problem = { type: `urn:whyboard:problem:${name}`, title, status, detail } as const
  return field === undefined ? problem : { ...problem, field }
}

/** Answers with a refusal. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(problem.status)
    .type(PROBLEM_MEDIA_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem))
}
