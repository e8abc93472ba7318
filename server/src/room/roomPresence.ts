import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import type { Clock, Log } from './environment.ts'
import { encodePresence } from './outgoing.ts'
import type { People } from './people.ts'
import type { PresenceEntry } from './presenceEntries.ts'
import {
  isNullState,
  leavingEntry,
  readPresenceEntries,
  withIdentity,
  writePresenceEntries,
} from './presenceEntries.ts'
import type { Session } from './session.ts'

/** A state that was not renewed for this long is gone, ms; stock clients renew every 15 s. */
const OUTDATED_MS = 30_000
/** Awareness clocks count a client's own changes; no honest one gets here. */
const MAX_CLOCK = 2 ** 31

interface Present {
  readonly entry: PresenceEntry
  /** `null`: somebody on another process. */
  readonly owner: Session | null
  readonly renewedAtMs: number
}

/** What the presence of a room needs from it. */
export interface PresenceRoom {
  readonly sessions: ReadonlySet<Session>
  /** Whose Yjs client id this is, if anybody has written under it. */
  authorOf(clientId: number): string | undefined
  /** Who is who at first; `null`: nobody is shown, since nobody could be told from who pretends to be them. */
  readonly people: People | null
  /** Called with every update that leaves, for other processes. */
  onPresence(update: Uint8Array): void
  readonly clock: Clock
  readonly log: Log
}

/**
 * Everybody's cursor, selection and name in one room. Each session has one client id and speaks for no other; states
 * are relayed as they came, the latest per client at most every LIMITS.presenceCoalesceMs, all of them in one frame.
 */
export class RoomPresence {
  readonly #room: PresenceRoom
  readonly #present = new Map<number, Present>()
  /** Who left lately: nobody else may come back under their client id at once. */
  readonly #left = new Map<number, { readonly author: string; readonly atMs: number }>()
  #changed = new Map<number, PresenceEntry>()
  #flushedAtMs = -Infinity
  #cancelFlush: (() => void) | null = null
  #full: Uint8Array | null = null
  #people: People | null

  constructor(room: PresenceRoom) {
    this.#room = room
    this.#people = room.people
  }

  /** Who is who has changed: states that come from now on are held against it. Honest clients then tell theirs anew. */
  setPeople(people: People | null): void {
    this.#people = people
  }

  /** @returns whether it could be read */
  receive(session: Session, update: Uint8Array): boolean {
    let entries: readonly PresenceEntry[]
    try {
      entries = readPresenceEntries(update)
    } catch {
      return false
    }
    // Stock clients send back what they hear of others; only a session's own id counts.
    const people = this.#people
    if (people === null) return true
    for (const entry of entries) {
      if (this.#isOwn(session, entry)) this.#put(session, entry, people)
    }
    return true
  }

  /** What another process of the same board says. */
  receiveForeign(update: Uint8Array): void {
    for (const entry of readPresenceEntries(update)) {
      const present = this.#present.get(entry.clientId)
      if (present !== undefined && present.owner !== null) continue
      this.#keep(entry, null)
    }
  }

  /** Everybody, as one frame; `null` when nobody is there. */
  full(): Uint8Array | null {
    if (this.#present.size === 0) return null
    this.#full ??= encodePresence(
      writePresenceEntries([...this.#present.values()].map((present) => present.entry)),
    )
    return this.#full
  }

  /** The session's cursor goes with it. */
  leave(session: Session): void {
    const id = session.presenceId
    if (id === null) return
    session.presenceId = null
    this.#left.set(id, { author: session.author, atMs: this.#room.clock.nowMs() })
    if (this.#present.get(id)?.owner === session) this.#remove(id)
  }

  /** Forgets who fell silent. */
  tick(nowMs: number): void {
    for (const [id, present] of this.#present) {
      if (nowMs - present.renewedAtMs >= OUTDATED_MS) this.#remove(id)
    }
    for (const [id, left] of this.#left) {
      if (nowMs - left.atMs >= 2 * OUTDATED_MS) this.#left.delete(id)
    }
  }

  close(): void {
    this.#cancelFlush?.()
    this.#cancelFlush = null
  }

  #isOwn(session: Session, { clientId, state }: PresenceEntry): boolean {
    if (session.presenceId !== null) return session.presenceId === clientId
    if (isNullState(state)) return false
    const writer = this.#room.authorOf(clientId)
    if (writer !== undefined && !session.owns(writer)) return false
    const left = this.#left.get(clientId)
    if (left !== undefined && left.author !== session.author) return false
    const present = this.#present.get(clientId)
    if (present !== undefined && present.owner !== session) {
      // The same person on a new socket, while the old one is not known to be dead yet.
      const isSamePerson =
        session.participantId !== null && present.owner?.author === session.author
      if (!isSamePerson) return false
      if (present.owner !== null) present.owner.presenceId = null
    }
    session.presenceId = clientId
    return true
  }

  #put(session: Session, entry: PresenceEntry, people: People): void {
    const { clientId, clock } = entry
    const before = this.#present.get(clientId)
    if (clock > MAX_CLOCK) return
    if (before !== undefined && clock < before.entry.clock) return
    if (isNullState(entry.state)) {
      if (before !== undefined) this.#keep(entry, session)
      return
    }
    if (before !== undefined && clock === before.entry.clock && before.owner === session) return
    if (entry.state.byteLength > LIMITS.maxAwarenessBytes) {
      if (session.notes('presence.tooLarge')) {
        this.#room.log.warn('presence.tooLarge', { bytes: entry.state.byteLength })
      }
      return
    }
    const state = withIdentity(entry.state, session.admission, people)
    if (state !== null) this.#keep({ clientId, clock, state }, session)
  }

  #keep(entry: PresenceEntry, owner: Session | null): void {
    if (isNullState(entry.state)) this.#present.delete(entry.clientId)
    else {
      this.#present.set(entry.clientId, { entry, owner, renewedAtMs: this.#room.clock.nowMs() })
    }
    this.#change(entry)
  }

  #remove(clientId: number): void {
    const present = this.#present.get(clientId)
    if (present === undefined) return
    this.#present.delete(clientId)
    this.#change(leavingEntry(clientId, present.entry.clock))
  }

  #change(entry: PresenceEntry): void {
    this.#full = null
    this.#changed.set(entry.clientId, entry)
    if (this.#cancelFlush !== null) return
    const { clock } = this.#room
    const waitMs = this.#flushedAtMs + LIMITS.presenceCoalesceMs - clock.nowMs()
    this.#cancelFlush = clock.after(Math.max(0, waitMs), () => this.#flush())
  }

  #flush(): void {
    this.#cancelFlush = null
    this.#flushedAtMs = this.#room.clock.nowMs()
    const changed = this.#changed
    this.#changed = new Map()
    const update = writePresenceEntries([...changed.values()])
    const frame = encodePresence(update)
    for (const session of this.#room.sessions) {
      if (session.socket.bufferedBytes() > LIMITS.presenceBufferBytes) {
        session.presenceStale = true
      } else if (session.presenceStale) {
        session.presenceStale = false
        session.socket.send(this.full() ?? frame)
      } else if (
        changed.size > 1 ||
        session.presenceId === null ||
        !changed.has(session.presenceId)
      ) {
        session.socket.send(frame)
      }
    }
    this.#room.onPresence(update)
  }
}
