import type { Board, Occasion, Role, Severity, Status } from '@whyboard/shared/domain/board.ts'

import type { Environment } from './environment.ts'

/** A board in the library. Times are epoch ms. */
export interface BoardListing {
  readonly id: string
  readonly title: string
  readonly severity: Severity | null
  readonly status: Status
  readonly occasion: Occasion
  readonly createdAtMs: number
  readonly startedAtMs: number | null
  readonly resolvedAtMs: number | null
  /** How many people are on it now. */
  readonly people: number
  readonly facilitator: string | null
  readonly actions: { readonly done: number; readonly total: number }
}

/** A link that opens a board with a role. Times are epoch ms. */
export interface BoardLink {
  readonly id: string
  readonly role: Role
  /** `null`: it was made under another secret of this instance, which cannot show it again. It still opens the board. */
  readonly url: string | null
  readonly createdAtMs: number
  readonly expiresAtMs: number | null
  readonly revokedAtMs: number | null
}

/** What a new board starts with, as `POST /api/boards` takes it. Times are epoch ms. */
export interface NewBoard {
  readonly title: string
  readonly template?: 'full' | 'quick' | 'async'
  /** The sample board's content instead of an empty one. */
  readonly sample?: boolean
  readonly occasion?: Occasion
  readonly severity?: Severity | null
  /** IANA name of the zone in which times are shown. */
  readonly timeZone?: string
  readonly startedAt?: number | null
  readonly resolvedAt?: number | null
  readonly meetingAt?: number | null
  readonly facilitator?: string | null
  /** One sentence: who was affected, for how long. */
  readonly impact?: string
}

/** Why a call gave nothing, with a sentence for a person. */
export interface ApiError {
  /** `offline`: no answer · `slow`: none in time · `stopped`: the caller took it back · `refused`: the server said no. */
  readonly kind: 'offline' | 'slow' | 'stopped' | 'refused'
  /** Name of the problem (`urn:whyboard:problem:<name>`), when the server gave one. */
  readonly problem: string | null
  /** HTTP status, 0 without an answer. */
  readonly status: number
  /** What happened and what to do. */
  readonly says: string
}

/** What a call answers: its value or why there is none. Calls never throw. */
export type ApiResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: ApiError }

/** The server's HTTP interface. `key` is the workspace key or a board's; `signal` takes a call back. */
export interface Api {
  config(
    signal?: AbortSignal,
  ): Promise<ApiResult<{ tldrawLicenseKey: string | null; version: string }>>
  boards(key: string, signal?: AbortSignal): Promise<ApiResult<readonly BoardListing[]>>
  createBoard(
    key: string,
    board: NewBoard,
  ): Promise<ApiResult<{ readonly id: string; readonly links: Readonly<Record<Role, string>> }>>
  board(
    key: string,
    boardId: string,
    signal?: AbortSignal,
  ): Promise<ApiResult<{ readonly epoch: string; readonly role: Role; readonly board: Board }>>
  join(
    key: string,
    boardId: string,
    person: { readonly name: string; readonly colour: string },
  ): Promise<ApiResult<{ readonly participantId: string; readonly token: string }>>
  /** Changes one's own name and colour; answers them as they are kept. @param token from joining */
  changePerson(
    key: string,
    token: string,
    boardId: string,
    person: { readonly name: string; readonly colour: string },
  ): Promise<ApiResult<{ readonly name: string; readonly colour: string }>>
  links(
    key: string,
    boardId: string,
    signal?: AbortSignal,
  ): Promise<ApiResult<readonly BoardLink[]>>
  createLink(
    key: string,
    boardId: string,
    link: { readonly role: Role; readonly expiresAtMs?: number },
  ): Promise<ApiResult<BoardLink>>
  revokeLink(key: string, boardId: string, linkId: string): Promise<ApiResult<null>>
  /** The report as Markdown. */
  report(key: string, boardId: string, signal?: AbortSignal): Promise<ApiResult<string>>
}

/** A call without an answer for so long is given up, in ms. */
export const CALL_TIMEOUT_MS = 15_000

const SAYS: Readonly<Record<Exclude<ApiError['kind'], 'refused'>, string>> = {
  offline: 'The server cannot be reached. Check the connection and try again; nothing is lost.',
  slow: 'The server did not answer in time. Try again in a moment; nothing is lost.',
  stopped: 'This was stopped before the server answered.',
}

interface Call {
  readonly key?: string
  /** A person's own, from joining. */
  readonly token?: string
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/** The API of the page's own server. */
export function serverApi(environment: Pick<Environment, 'fetch' | 'after' | 'origin'>): Api {
  const call = async <Value>(
    path: string,
    { key, token, method = 'GET', body, signal }: Call,
    read: (response: Response) => Promise<Value>,
  ): Promise<ApiResult<Value>> => {
    const stop = new AbortController()
    let slow = false
    const cancelTimer = environment.after(CALL_TIMEOUT_MS, () => {
      slow = true
      stop.abort()
    })
    const takeBack = () => stop.abort()
    if (signal?.aborted === true) stop.abort()
    signal?.addEventListener('abort', takeBack)
    try {
      const response = await environment.fetch(`${environment.origin}${path}`, {
        method,
        signal: stop.signal,
        cache: 'no-store',
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(token === undefined ? {} : { 'whyboard-participant': token }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (!response.ok) return { ok: false, error: await readProblem(response) }
      return { ok: true, value: await read(response) }
    } catch {
      // fetch rejects for a lost connection and for an abort alike, and so does a body that ends early or is no JSON.
      const kind = slow ? 'slow' : stop.signal.aborted ? 'stopped' : 'offline'
      return { ok: false, error: { kind, problem: null, status: 0, says: SAYS[kind] } }
    } finally {
      cancelTimer()
      signal?.removeEventListener('abort', takeBack)
    }
  }
  const json = <Value>(path: string, options: Call) =>
    call(path, options, async (response) => (await response.json()) as Value)
  const board = (boardId: string) => `/api/boards/${encodeURIComponent(boardId)}`

  return {
    config: (signal) => json('/api/config', { signal }),
    boards: async (key, signal) =>
      pick(
        await json<{ boards: readonly BoardListing[] }>('/api/boards', { key, signal }),
        (value) => value.boards,
      ),
    createBoard: (key, body) => json('/api/boards', { key, method: 'POST', body }),
    board: (key, boardId, signal) => json(board(boardId), { key, signal }),
    join: (key, boardId, person) =>
      json(`${board(boardId)}/participants`, {
        key,
        method: 'POST',
        body: { name: person.name, colour: person.colour },
      }),
    changePerson: (key, token, boardId, person) =>
      json(`${board(boardId)}/participants/me`, {
        key,
        token,
        method: 'PATCH',
        body: { name: person.name, colour: person.colour },
      }),
    links: async (key, boardId, signal) =>
      pick(
        await json<{ links: readonly BoardLink[] }>(`${board(boardId)}/links`, { key, signal }),
        (value) => value.links,
      ),
    createLink: (key, boardId, link) =>
      json(`${board(boardId)}/links`, { key, method: 'POST', body: link }),
    revokeLink: (key, boardId, linkId) =>
      call(`${board(boardId)}/links/${encodeURIComponent(linkId)}`, { key, method: 'DELETE' }, () =>
        Promise.resolve(null),
      ),
    report: (key, boardId, signal) =>
      call(`${board(boardId)}/report.md`, { key, signal }, (response) => response.text()),
  }
}

function pick<From, To>(result: ApiResult<From>, choose: (value: From) => To): ApiResult<To> {
  return result.ok ? { ok: true, value: choose(result.value) } : result
}

const PROBLEM_PREFIX = 'urn:whyboard:problem:'

async function readProblem(response: Response): Promise<ApiError> {
  try {
    return problemIn(await response.json(), response.status)
  } catch {
    // A proxy's page, or nothing at all.
    return problemIn(null, response.status)
  }
}

/** What the body of a refusal says (RFC 9457), which may be anything. */
export function problemIn(body: unknown, status: number): ApiError {
  const problem = (typeof body === 'object' ? body : null) as Readonly<
    Record<string, unknown>
  > | null
  const fallback =
    status >= 500
      ? 'The server had a problem. Try again in a moment; nothing is lost.'
      : 'The server refused this.'
  const type = problem?.['type']
  const says = [problem?.['detail'], problem?.['title']].find(
    (text) => typeof text === 'string' && text !== '',
  )
  return {
    kind: 'refused',
    problem:
      typeof type === 'string' && type.startsWith(PROBLEM_PREFIX)
        ? type.slice(PROBLEM_PREFIX.length)
        : null,
    status,
    says: typeof says === 'string' ? says : fallback,
  }
}
