import type { Random } from '@whyboard/shared/domain/random.ts'
import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { SYNC } from '@whyboard/shared/protocol/messages.ts'
import type * as Y from 'yjs'

import type { BoardStorage, StoredRoom } from '../storage/boardStorage.ts'
import { acknowledge, sendDurable } from './acknowledge.ts'
import type { Change } from './changeLog.ts'
import { ChangeLog } from './changeLog.ts'
import { decodeUpdate } from './decodedUpdate.ts'
import type { Clock, Log } from './environment.ts'
import { messageOf } from './environment.ts'
import type { GuardRefusal } from './guard.ts'
import type { Incoming } from './incoming.ts'
import { encodeSync } from './outgoing.ts'
import { RoomDocument } from './roomDocument.ts'
import { RoomPresence } from './roomPresence.ts'
import { RoomUnavailable } from './rooms.ts'
import type { Session } from './session.ts'
import { COST, Work } from './work.ts'

/** How long a client may take to bring what an update of its own builds on, ms. */
const MAX_GAP_MS = 30_000

export interface RoomDeps {
  readonly storage: BoardStorage
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Called with what was committed and shown here, for other processes. */
  onCommitted(room: string, updates: readonly Uint8Array[]): void
  onPresence(room: string, update: Uint8Array): void
  /** Called when nobody uses the room and nothing of it waits, or after it was reset: it is to be forgotten. */
  onIdle(room: Room): void
}

/**
 * The live document of one room and its sessions. Every change is guarded, applied in memory, committed, and only
 * then shown to the others and acknowledged.
 */
export class Room {
  readonly name: string
  readonly sessions = new Set<Session>()
  readonly presence: RoomPresence
  readonly #deps: RoomDeps
  readonly #document: RoomDocument
  readonly #changes: ChangeLog
  /** Stored bytes: snapshot and log, as far as known here. */
  #bytes: number
  #holds = 0
  #isEnding = false

  /** @throws what Yjs throws on stored updates that it cannot apply */
  constructor(name: string, stored: StoredRoom, deps: RoomDeps) {
    this.name = name
    this.#deps = deps
    this.#document = new RoomDocument(name, stored, deps.random)
    this.#bytes = stored.updates.reduce(
      (sum, update) => sum + update.byteLength,
      stored.snapshot?.bytes.byteLength ?? 0,
    )
    this.presence = new RoomPresence({
      ...deps,
      sessions: this.sessions,
      authorOf: (clientId) => this.#document.authorOf(clientId),
      people: this.#document.people,
      onPresence: (update) => deps.onPresence(name, update),
    })
    this.#changes = new ChangeLog(name, stored, {
      storage: deps.storage,
      clock: deps.clock,
      log: deps.log,
      onCommitted: (changes) => this.#show(changes),
      onLost: (reason) => this.#closeAll(reason),
      onQuiet: () => this.#idle(),
    })
  }

  /** Log entries since the last snapshot, for who compacts. */
  get tail(): { readonly updates: number; readonly bytes: number } {
    return this.#changes.tail
  }

  /** See `ChangeLog.compacted`. @param freedBytes by how much snapshot and log have become smaller together */
  compacted(seq: number, updates: number, bytes: number, freedBytes: number): void {
    if (this.#changes.compacted(seq, updates, bytes)) this.#bytes -= freedBytes
  }

  /** Whether it was reset: it shows itself to nobody new. */
  get isEnding(): boolean {
    return this.#isEnding
  }

  /** Whether anybody uses it or something of it waits to be committed. */
  get isBusy(): boolean {
    return this.#holds > 0 || this.sessions.size > 0 || !this.#changes.isQuiet
  }

  /** Keeps the room loaded until it is released as often. */
  hold(): void {
    this.#holds += 1
  }

  release(): void {
    this.#holds -= 1
    this.#idle()
  }

  join(session: Session): void {
    this.sessions.add(session)
    this.#sendStep1(session)
    const presence = this.presence.full()
    if (presence !== null) session.socket.send(presence)
  }

  /** Safe to call late and more than once. */
  leave(session: Session): void {
    if (!this.sessions.delete(session)) return
    this.presence.leave(session)
    this.#idle()
  }

  /** Takes one frame of a session. @returns what it took, µs of the event loop, as estimated beforehand */
  receive(session: Session, incoming: Incoming): number {
    const work = new Work()
    if (this.sessions.has(session)) this.#take(session, incoming, work)
    return work.spent
  }

  #take(session: Session, incoming: Incoming, work: Work): void {
    switch (incoming.kind) {
      case 'step1':
        if (!this.#fits(session, incoming.stateVector)) return
        this.#receiveStep1(session, incoming.stateVector, work)
        return
      case 'step2':
      case 'update':
        this.#receiveUpdate(session, incoming.kind, incoming.update, work)
        return
      case 'presence':
        if (!this.#fits(session, incoming.update)) return
        work.add(incoming.update.byteLength * COST.presenceByte)
        if (!this.presence.receive(session, incoming.update)) this.#close(session, 'badFrame')
        return
      case 'presenceQuery': {
        const presence = this.presence.full()
        if (presence === null) return
        work.add(presence.byteLength * COST.sendByte)
        session.socket.send(presence)
        return
      }
      case 'durability':
        session.wantsDurability = true
        sendDurable(session, incoming.requestId, this.#deps.clock.nowMs())
        return
      case 'unknown':
        if (session.notes('frame.unknown'))
          this.#deps.log.info('frame.unknown', { room: this.name })
    }
  }

  /** See `Rooms.read`. */
  async read<Value>(read: (doc: Y.Doc) => Value): Promise<Value> {
    const value = read(this.#document.doc)
    await this.#changes.whenCommitted(this.#changes.applied)
    return value
  }

  /** See `Rooms.change`. */
  async change<Value>(change: (doc: Y.Doc, origin: object) => Value): Promise<Value> {
    if (this.#isEnding) throw new RoomUnavailable('The room is being loaded again.')
    const made = this.#document.change(change)
    if (!made.ok) {
      // The log has none of it, so the document must go.
      if (made.isHalfDone) this.#reset('a change of the server threw')
      throw made.thrown
    }
    for (const update of made.updates) this.#keep({ update, from: null, authors: new Map() })
    // Only the server says who is who (R12), and nobody is seen under a name that is not kept yet.
    const { people } = this.#document
    await this.#changes.whenCommitted(this.#changes.applied)
    this.presence.setPeople(people)
    return made.value
  }

  /** Takes what another process of the same board has committed. */
  receiveCommitted(updates: readonly Uint8Array[]): void {
    try {
      for (const update of updates) this.#document.apply('update', update)
      if (this.#document.hasPending) this.#reset('updates of another process are missing')
      this.presence.setPeople(this.#document.people)
    } catch (thrown) {
      this.#reset(messageOf(thrown))
      return
    }
    const frames = updates.map((update) => encodeSync(SYNC.update, update))
    for (const session of this.sessions) {
      if (session.since !== null) for (const frame of frames) session.socket.send(frame)
    }
  }

  /** Once a second: presence that fell silent, gaps that nobody closed, keys that ran out. */
  tick(nowMs: number): void {
    this.presence.tick(nowMs)
    for (const session of this.sessions) {
      const { expiresAtMs } = session.admission
      if (expiresAtMs !== null && nowMs >= expiresAtMs) this.#close(session, 'revoked')
      else if (session.gapSinceMs !== null && nowMs - session.gapSinceMs > MAX_GAP_MS) {
        this.#close(session, 'updateRefused')
      } else session.socket.tick(nowMs)
    }
  }

  /** Closes the sessions for which `isMeant`. */
  closeSessions(reason: CloseReason, isMeant: (session: Session) => boolean): void {
    for (const session of this.sessions) if (isMeant(session)) this.#close(session, reason)
  }

  /** Resolves once nothing waits to be committed. */
  whenQuiet(): Promise<void> {
    return this.#changes.whenQuiet()
  }

  #receiveStep1(session: Session, stateVector: Uint8Array, work: Work): void {
    let step2: Uint8Array
    try {
      step2 = this.#document.toStep2(stateVector, work)
    } catch {
      this.#close(session, 'badFrame')
      return
    }
    session.frames.add(0, this.#changes.committed)
    const change = this.#changes.applied
    this.#changes.onceCommitted(change, () => {
      if (!this.sessions.has(session)) return
      session.since ??= change
      session.socket.send(step2)
    })
    this.#acknowledge(session)
  }

  #receiveUpdate(session: Session, kind: 'step2' | 'update', update: Uint8Array, work: Work): void {
    if (kind === 'step2') session.awaitedStep2 = Math.max(0, session.awaitedStep2 - 1)
    if (!this.#fits(session, update, kind === 'step2' ? LIMITS.maxStep2Bytes : undefined)) return
    if (session.permit === 'read') {
      this.#passOver(session, update, work)
      return
    }
    const decoded = decodeUpdate(update, work)
    if (!decoded.ok) {
      this.#refuse(session, decoded.reason)
      return
    }
    const verdict = this.#document.judge(decoded.value, session, work)
    if (verdict.is === 'refused') {
      this.#refuse(session, verdict.reason)
    } else if (verdict.is === 'gap') {
      this.#deferGap(session, kind)
    } else if (this.#bytes + update.byteLength > LIMITS.maxBoardBytes) {
      this.#close(session, 'boardFull')
    } else {
      this.#apply(session, kind, update, verdict.newClients)
    }
  }

  /**
   * What somebody who only reads sends is ignored, whatever it is. It is not even decoded, but for what stock clients
   * send of their own: no structs, and the deletions that they have heard of.
   */
  #passOver(session: Session, update: Uint8Array, work: Work): void {
    const { committed, applied } = this.#changes
    const deletions =
      update[0] === 0 && update.byteLength <= LIMITS.maxUpdateBytes
        ? decodeUpdate(update, work)
        : null
    const isKnown = deletions?.ok === true && !this.#document.isNews(deletions.value)
    if (!isKnown && session.notes('update.ignored')) {
      this.#deps.log.info('update.ignored', { room: this.name, bytes: update.byteLength })
    }
    session.frames.add(isKnown ? applied : Infinity, committed)
    this.#acknowledge(session)
  }

  /** Whether a payload is small enough to look at; else the session is closed. */
  #fits(
    session: Session,
    { byteLength }: Uint8Array,
    limit: number = LIMITS.maxUpdateBytes,
  ): boolean {
    if (byteLength <= limit) return true
    this.#close(session, 'tooLarge')
    return false
  }

  #apply(
    session: Session,
    kind: 'step2' | 'update',
    update: Uint8Array,
    newClients: readonly number[],
  ): void {
    let news: Uint8Array | null
    try {
      news = this.#document.apply(kind, update)
      if (this.#document.hasPending) throw new Error('An update stayed pending.')
    } catch (thrown) {
      this.#close(session, 'updateRefused')
      this.#reset(messageOf(thrown))
      return
    }
    if (news !== null) {
      const authors = this.#document.bind(newClients, session.author)
      this.#keep({ update: news, from: session, authors })
    }
    const { applied, committed } = this.#changes
    if (kind === 'step2' && session.awaitedStep2 === 0 && session.gapSinceMs !== null) {
      session.gapSinceMs = null
      session.frames.resolveDeferred(applied)
      session.frames.settle(committed)
    }
    session.frames.add(applied, committed)
    this.#acknowledge(session)
  }

  #keep(change: Omit<Change, 'number'>): void {
    this.#bytes += change.update.byteLength
    this.#changes.add(change)
  }

  #deferGap(session: Session, kind: 'step2' | 'update'): void {
    if (kind === 'step2' && session.awaitedStep2 === 0) {
      this.#refuse(session, 'gap')
      return
    }
    session.frames.add(Infinity, this.#changes.committed)
    session.gapSinceMs ??= this.#deps.clock.nowMs()
    if (session.awaitedStep2 === 0) this.#sendStep1(session)
  }

  #sendStep1(session: Session): void {
    session.awaitedStep2 += 1
    session.socket.send(this.#document.toStep1())
  }

  /** Shows changes that are durable now to everybody who has not got them yet. */
  #show(changes: readonly Change[]): void {
    const { committed } = this.#changes
    const frames = changes.map((change) => encodeSync(SYNC.update, change.update))
    for (const session of this.sessions) {
      const { since } = session
      if (since !== null) {
        changes.forEach((change, at) => {
          const frame = frames[at]
          if (change.from !== session && change.number > since && frame !== undefined) {
            session.socket.send(frame)
          }
        })
      }
      if (session.frames.settle(committed)) this.#acknowledge(session)
    }
    this.#deps.onCommitted(
      this.name,
      changes.map((change) => change.update),
    )
  }

  #acknowledge(session: Session): void {
    acknowledge(session, this.#deps.clock.nowMs())
  }

  #refuse(session: Session, refusal: GuardRefusal | 'gap'): void {
    this.#deps.log.warn('update.refused', { room: this.name, reason: refusal })
    const reason = refusal === 'tooManyClients' ? 'boardFull' : 'updateRefused'
    this.#close(session, refusal === 'tooMuchWork' ? 'tooLarge' : reason)
  }

  #close(session: Session, reason: CloseReason): void {
    session.socket.close(reason)
    this.leave(session)
  }

  #closeAll(reason: CloseReason): void {
    this.#isEnding = true
    this.closeSessions(reason, () => true)
    this.#idle()
  }

  /** The document in memory is not what the log says: everybody leaves, and the next one loads the log. */
  #reset(why: string): void {
    if (this.#isEnding) return
    this.#deps.log.error('room.reset', { room: this.name, why })
    this.#closeAll('roomReset')
  }

  #idle(): void {
    if (this.isBusy) return
    this.presence.close()
    this.#deps.onIdle(this)
  }
}
