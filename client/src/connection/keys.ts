import type { Role } from '@whyboard/shared/domain/board.ts'
import { isId } from '@whyboard/shared/protocol/rooms.ts'

import type { TextStorage } from './environment.ts'

/** What this browser remembers of a board it has opened, so that it opens again, offline too. */
export interface KnownBoard {
  /** The secret of the link (or the workspace key) that opens it. */
  readonly key: string
  /** What the server said last; `null` before the first answer. */
  readonly epoch: string | null
  readonly role: Role | null
  readonly title: string
  /** Who this person is on that board; `null` before joining. */
  readonly identity: KnownIdentity | null
}

/** A person on one board, with the token that proves it to the server. */
export interface KnownIdentity {
  readonly participantId: string
  readonly token: string
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
}

/** The name and colour last used, offered on the next board. */
export interface LastPerson {
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
}

/** Where keys, tokens and the last name live: this browser alone (`localStorage`). */
export interface KeyRing {
  workspaceKey(): string | null
  setWorkspaceKey(key: string | null): void
  board(boardId: string): KnownBoard | null
  /** Keeps what is given and leaves the rest as it was; a board without a key so far needs `key`. */
  rememberBoard(boardId: string, facts: Partial<KnownBoard>): void
  forgetBoard(boardId: string): void
  lastPerson(): LastPerson | null
  setLastPerson(person: LastPerson): void
}

const WORKSPACE = 'whyboard.workspaceKey'
const PERSON = 'whyboard.person'
/** `first.ts` reads it too, before anything else runs. */
const boardEntry = (boardId: string): string => `whyboard.board.${boardId}`

/** Reads and writes `storage`; entries that do not fit (an older version's, edited by hand) read as absent. */
export function keyRing(storage: TextStorage): KeyRing {
  const board = (boardId: string): KnownBoard | null => {
    const stored = readObject(storage, boardEntry(boardId))
    if (stored === null || typeof stored['key'] !== 'string') return null
    return {
      key: stored['key'],
      epoch: textOr(stored['epoch'], null),
      role: roleOf(stored['role']),
      title: textOr(stored['title'], ''),
      identity: identityOf(stored['identity']),
    }
  }
  return {
    workspaceKey: () => storage.getItem(WORKSPACE),
    setWorkspaceKey: (key) => {
      if (key === null) storage.removeItem(WORKSPACE)
      else storage.setItem(WORKSPACE, key)
    },
    board,
    rememberBoard: (boardId, facts) => {
      const known: KnownBoard = {
        ...(board(boardId) ?? { key: '', epoch: null, role: null, title: '', identity: null }),
        ...facts,
      }
      if (known.key !== '') storage.setItem(boardEntry(boardId), JSON.stringify(known))
    },
    forgetBoard: (boardId) => storage.removeItem(boardEntry(boardId)),
    lastPerson: () => {
      const stored = readObject(storage, PERSON)
      if (stored === null || typeof stored['name'] !== 'string') return null
      if (typeof stored['colour'] !== 'string') return null
      return { name: stored['name'], colour: stored['colour'] }
    },
    setLastPerson: (person) =>
      storage.setItem(PERSON, JSON.stringify({ name: person.name, colour: person.colour })),
  }
}

/** As much of `window.location` and `window.history` as reading a key takes. */
export interface AddressBar {
  readonly location: { readonly pathname: string; readonly search: string; readonly hash: string }
  readonly history: {
    readonly state: unknown
    replaceState(state: unknown, unused: string, url: string): void
  }
}

/**
 * Takes `#key=<secret>` out of the address bar and keeps it: on `/b/<id>…` as that board's key (another key than before
 * is another link, so the role is asked anew; the person stays who they are), elsewhere as the workspace key. Call it before the router looks.
 * @returns whether a key was there
 */
export function takeKeyFromAddress(page: AddressBar, keys: KeyRing): boolean {
  const { pathname, search, hash } = page.location
  const key = new URLSearchParams(hash.slice(1)).get('key')
  if (key === null || key === '') return false
  const boardId = /^\/b\/([^/]+)/.exec(pathname)?.[1]
  if (boardId !== undefined && isId(boardId)) {
    const known = keys.board(boardId)
    if (known?.key !== key) keys.rememberBoard(boardId, { key, role: null })
  } else {
    keys.setWorkspaceKey(key)
  }
  page.history.replaceState(page.history.state, '', pathname + search)
  return true
}

function readObject(storage: TextStorage, key: string): Record<string, unknown> | null {
  const text = storage.getItem(key)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function textOr<Other>(value: unknown, other: Other): string | Other {
  return typeof value === 'string' ? value : other
}

function roleOf(value: unknown): Role | null {
  return value === 'facilitator' || value === 'contributor' || value === 'observer' ? value : null
}

function identityOf(value: unknown): KnownIdentity | null {
  if (typeof value !== 'object' || value === null) return null
  const { participantId, token, name, colour } = value as Record<string, unknown>
  if (typeof participantId !== 'string' || typeof token !== 'string') return null
  return { participantId, token, name: textOr(name, ''), colour: textOr(colour, '#888888') }
}
