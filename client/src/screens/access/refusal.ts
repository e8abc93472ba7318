import type { ApiError } from '../../connection/api.ts'

/** Why a board does not open, as a page can say it. */
export type RefusalKind =
  | 'no-key'
  | 'wrong-link'
  | 'ended-link'
  | 'not-found'
  | 'full'
  | 'unreachable'
  | 'failed'

/** A board that does not open: what happened, and what to do. */
export interface Refusal {
  readonly kind: RefusalKind
  readonly title: string
  readonly text: string
  /** Trying again may help. */
  readonly retry: boolean
}

const PLAIN: Readonly<Record<Exclude<RefusalKind, 'failed'>, Omit<Refusal, 'kind'>>> = {
  'no-key': {
    title: 'This board opens with a link',
    text: 'The address lacks the part after # that opens it. Ask whoever sent it for the whole link.',
    retry: false,
  },
  'wrong-link': {
    title: 'This link does not open the board',
    text: 'It may have been cut off when it was copied. Ask for it again.',
    retry: false,
  },
  'ended-link': {
    title: 'This link was revoked or has expired',
    text: 'Ask the facilitator for a new one. What was written on the board is still there.',
    retry: false,
  },
  'not-found': {
    title: 'There is no board at this address',
    text: 'It may have been deleted, or the address is incomplete.',
    retry: false,
  },
  full: {
    title: 'The board is full at the moment',
    text: 'Too many people are connected with this link. Try again in a while, or ask for a view-only link.',
    retry: true,
  },
  unreachable: {
    title: 'The server cannot be reached',
    text: 'Check the connection. This page tries again by itself.',
    retry: true,
  },
}

/** What to say of an error; `null` error: there was no key to ask with. */
export function refusalOf(error: ApiError | null): Refusal {
  if (error === null) return { kind: 'no-key', ...PLAIN['no-key'] }
  const kind = kindOf(error)
  if (kind === 'failed') {
    return { kind, title: 'The board cannot be opened now', text: error.says, retry: true }
  }
  return { kind, ...PLAIN[kind] }
}

function kindOf({ kind, problem, status }: ApiError): RefusalKind {
  if (kind === 'offline' || kind === 'slow') return 'unreachable'
  // A proxy in front of a server that is down.
  if (status === 502 || status === 504) return 'unreachable'
  if (problem === 'revoked' || status === 410) return 'ended-link'
  if (status === 401 || status === 403) return 'wrong-link'
  if (status === 404) return 'not-found'
  if (status === 409 || status === 429) return problem === 'too-many-attempts' ? 'failed' : 'full'
  return 'failed'
}
