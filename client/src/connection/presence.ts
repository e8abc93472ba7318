import { compareText } from '@whyboard/shared/domain/order.ts'
import type { PresenceState, PresenceUser } from '@whyboard/shared/protocol/presence.ts'
import type { Awareness } from 'y-protocols/awareness'

import type { Environment } from './environment.ts'
import { listeners } from './listeners.ts'
import { readPresence } from './readPresence.ts'
import { writableStore, type Store } from './store.ts'

/** Others take a page for gone after 30 s without a word (y-protocols); this page repeats itself sooner, in ms. */
const RENEW_AFTER_MS = 12_000

/** At most 20 presence messages a second leave this page. */
export const PRESENCE_INTERVAL_MS = 50

/** Someone who is on the board now: one open page of one person. */
export interface Person {
  /** Names this page among all (Yjs client id); what "follow" takes. */
  readonly clientId: number
  /** Participant id, the same on all pages of a person; `null` for an anonymous session. */
  readonly id: string | null
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
  readonly role: string
  /** This page. */
  readonly self: boolean
  readonly handRaised: boolean
  /** When the hand went up, epoch ms by the server's clock; `null` when it is down or does not say. */
  readonly handRaisedAtMs: number | null
  /** The card (or board text) being edited. */
  readonly editing: string | null
  /** Whether this page shows where it looks, so that others can follow it. */
  readonly followable: boolean
  /** The page whose view this one follows. */
  readonly following: number | null
}

/** The parts of the presence that this page says of itself. */
export type OwnPresence = Partial<Omit<PresenceState, 'user'>>

/** Who is here, and what this page shows of itself. */
export interface Presence {
  /** Changes parts of what is shown; sent at most 20 times a second and only when something differs. */
  set(parts: OwnPresence): void
  setUser(user: PresenceUser): void
  /** Everybody, this page first, the others by name. Changes only when the list does, not with every cursor. */
  readonly people: Store<readonly Person[]>
  /** What a page shows right now (cursor, viewport, caret …); `null` when it is gone or shows nothing readable. */
  of(clientId: number): PresenceState | null
  /** Hears of every change of somebody's presence, cursors too. */
  subscribe(listener: (clientIds: readonly number[]) => void): () => void
  /** Shows itself again with a new count, after a reconnect: the others may have taken this page for gone. */
  announce(): void
  /**
   * Repeats what it shows when it has been silent for long. Timers of a hidden page sleep for a minute at a time, so the
   * awareness' own is not enough; messages that arrive wake it.
   */
  renew(): void
  /** Tells the others that this page is gone; {@link set} brings it back. */
  leave(): void
  close(): void
}

/** Presence over an awareness instance. Starts out as `user` with nothing else to show. */
export function presenceOn(
  awareness: Awareness,
  user: PresenceUser,
  environment: Pick<Environment, 'monotonicMs' | 'after'>,
): Presence {
  let own: PresenceState = { user }
  let sent: string | null = null
  let sentAtMs = -Infinity
  let cancelTimer: (() => void) | null = null
  let closed = false

  const read = new Map<number, PresenceState | null>()
  const people = writableStore<readonly Person[]>([])
  const changes = listeners<[clientIds: readonly number[]]>()

  const flush = () => {
    cancelTimer?.()
    cancelTimer = null
    const text = JSON.stringify(own)
    if (text === sent) return
    sent = text
    sentAtMs = environment.monotonicMs()
    awareness.setLocalState({ ...own })
  }
  const flushSoon = () => {
    if (closed || cancelTimer !== null) return
    const waitMs = sentAtMs + PRESENCE_INTERVAL_MS - environment.monotonicMs()
    if (waitMs <= 0) flush()
    else cancelTimer = environment.after(waitMs, flush)
  }

  const refreshPeople = () => {
    const list: Person[] = []
    for (const clientId of awareness.getStates().keys()) {
      const presence = stateOf(clientId)
      if (presence !== null)
        list.push(personOf(clientId, presence, clientId === awareness.clientID))
    }
    list.sort(
      (a, b) =>
        Number(b.self) - Number(a.self) || compareText(a.name, b.name) || a.clientId - b.clientId,
    )
    const before = people.get()
    const same =
      before.length === list.length &&
      list.every((person, at) => samePerson(person, before[at] ?? null))
    if (!same) people.set(list)
  }
  const stateOf = (clientId: number): PresenceState | null => {
    let state = read.get(clientId)
    if (state === undefined) {
      state = readPresence(awareness.getStates().get(clientId))
      read.set(clientId, state)
    }
    return state
  }
  const onChange = (changed: { added: number[]; updated: number[]; removed: number[] }) => {
    const ids = [...changed.added, ...changed.updated, ...changed.removed]
    for (const id of ids) read.delete(id)
    changes.call(ids)
    refreshPeople()
  }
  awareness.on('change', onChange)
  flush()
  refreshPeople()

  return {
    set: (parts) => {
      own = { ...own, ...parts, user: own.user }
      flushSoon()
    },
    setUser: (next) => {
      own = { ...own, user: next }
      flushSoon()
    },
    people,
    of: stateOf,
    subscribe: changes.add,
    announce: () => {
      if (closed) return
      sent = null
      flush()
    },
    renew: () => {
      if (closed || sent === null) return
      if (environment.monotonicMs() - sentAtMs < RENEW_AFTER_MS) return
      sent = null
      flush()
    },
    leave: () => {
      cancelTimer?.()
      cancelTimer = null
      sent = null
      awareness.setLocalState(null)
    },
    close: () => {
      closed = true
      cancelTimer?.()
      awareness.off('change', onChange)
    },
  }
}

function personOf(clientId: number, presence: PresenceState, self: boolean): Person {
  const { user } = presence
  return {
    clientId,
    id: user.id,
    name: user.name,
    colour: user.colour,
    role: user.role,
    self,
    handRaised: presence.handRaised === true,
    handRaisedAtMs: presence.handRaised === true ? (presence.handRaisedAtMs ?? null) : null,
    editing: presence.editing?.target ?? null,
    followable: presence.viewport !== undefined,
    following: presence.following ?? null,
  }
}

function samePerson(a: Person, b: Person | null): boolean {
  if (b === null) return false
  return (Object.keys(a) as (keyof Person)[]).every((key) => Object.is(a[key], b[key]))
}
