import { SERVER_ROOTS } from '@whyboard/shared/document/keys.ts'
import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { encodeDurabilityAnswer, SYNC } from '@whyboard/shared/protocol/messages.ts'
import * as Y from 'yjs'

import type { BoardStorage, StoredRoom } from '../storage/boardStorage.ts'
import type { Change } from './changeLog.ts'
import { ChangeLog } from './changeLog.ts'
import { bringsNews, decodeUpdate } from './decodedUpdate.ts'
import type { Clock, Log } from './environment.ts'
import { messageOf } from './environment.ts'
import type { GuardRefusal } from './guard.ts'
import { guard } from './guard.ts'
import type { Incoming } from './incoming.ts'
import { toDoc } from './mergeStored.ts'
import { encodeSync } from './outgoing.ts'
import { RoomPresence } from './roomPresence.ts'
import { RoomUnavailable } from './rooms.ts'
import type { Session } from './session.ts'

/** How long a client may take to bring what an update of its own builds on, ms. */
const MAX_GAP_MS = 30_000
const NO_ROOTS: ReadonlySet<string> = new Set()

export interface RoomDeps {
  readonly storage: BoardStorage
  readonly clock: Clock
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
  readonly #doc: Y.Doc
  readonly #authors: Map<number, string>
  readonly #changes: ChangeLog
  readonly #origin = { server: true }
  readonly #sealedRoots: ReadonlySet<string>
  /** Stored bytes: snapshot and log, as far as known here. */
  #bytes: number
  /** Whether the transaction that ended last changed anything. */
  #changed = false
  #holds = 0
  #isEnding = false
  #state: { readonly change: number; readonly frame: Uint8Array } | null = null

  /** @throws what Yjs throws on stored updates that it cannot apply */
  constructor(name: string, stored: StoredRoom, deps: RoomDeps) {
    this.name = name
    this.#deps = deps
    this.#doc = toDoc(stored)
    this.#authors = new Map(stored.authors)
    this.#sealedRoots = name.includes('/') ? NO_ROOTS : SERVER_ROOTS
    this.#bytes = stored.updates.reduce(
      (sum, update) => sum + update.byteLength,
      stored.snapshot?.bytes.byteLength ?? 0,
    )
    this.#doc.on('afterTransaction', (transaction) => {
      this.#changed = hasChanged(transaction)
    })
    if (stored.snapshot !== null && stored.updates.length === 0) {
      this.#state = { change: 0, frame: encodeSync(SYNC.step2, stored.snapshot.bytes) }
    }
    this.presence = new RoomPresence({
      sessions: this.sessions,
      authorOf: (clientId) => this.#authors.get(clientId),
      onPresence: (update) => deps.onPresence(name, update),
      clock: deps.clock,
      log: deps.log,
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

  /** See `ChangeLog.compacted`. */
  compacted(seq: number, updates: number, bytes: number): void {
    this.#changes.compacted(seq, updates, bytes)
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

  /** Takes one frame of a session. */
  receive(session: Session, incoming: Incoming): void {
    if (!this.sessions.has(session)) return
    switch (incoming.kind) {
      case 'step1':
        this.#receiveStep1(session, incoming.stateVector)
        return
      case 'step2':
      case 'update':
        this.#receiveUpdate(session, incoming.kind, incoming.update)
        return
      case 'presence':
        if (!this.presence.receive(session, incoming.update)) this.#close(session, 'badFrame')
        return
      case 'presenceQuery': {
        const presence = this.presence.full()
        if (presence !== null) session.socket.send(presence)
        return
      }
      case 'durability':
        session.wantsDurability = true
        this.#sendDurable(session, incoming.requestId)
        return
      case 'unknown':
        if (session.notes('frame.unknown'))
          this.#deps.log.info('frame.unknown', { room: this.name })
    }
  }

  /** See `Rooms.read`. */
  async read<Value>(read: (doc: Y.Doc) => Value): Promise<Value> {
    const value = read(this.#doc)
    await this.#changes.whenCommitted(this.#changes.applied)
    return value
  }

  /** See `Rooms.change`. */
  async change<Value>(change: (doc: Y.Doc, origin: object) => Value): Promise<Value> {
    if (this.#isEnding) throw new RoomUnavailable('The room is being loaded again.')
    const updates: Uint8Array[] = []
    const capture = (update: Uint8Array): void => void updates.push(update)
    this.#doc.on('update', capture)
    let value: Value
    try {
      value = this.#doc.transact(() => change(this.#doc, this.#origin), this.#origin)
    } catch (thrown) {
      // Yjs cannot take back half a transaction; the log has none of it.
      if (updates.length > 0) this.#reset('a change of the server threw')
      throw thrown
    } finally {
      this.#doc.off('update', capture)
    }
    for (const update of updates) this.#keep({ update, from: null, authors: new Map() })
    await this.#changes.whenCommitted(this.#changes.applied)
    return value
  }

  /** Takes what another process of the same board has committed. */
  receiveCommitted(updates: readonly Uint8Array[]): void {
    try {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
      if (this.#hasPending()) this.#reset('updates of another process are missing')
    } catch (thrown) {
      this.#reset(messageOf(thrown))
      return
    }
    this.#state = null
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

  #receiveStep1(session: Session, stateVector: Uint8Array): void {
    let step2: Uint8Array
    try {
      step2 = this.#encodeStep2(stateVector)
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

  #encodeStep2(stateVector: Uint8Array): Uint8Array {
    const isEmpty = Y.decodeStateVector(stateVector).size === 0
    if (!isEmpty) return encodeSync(SYNC.step2, Y.encodeStateAsUpdate(this.#doc, stateVector))
    const change = this.#changes.applied
    if (this.#state?.change !== change) {
      this.#state = { change, frame: encodeSync(SYNC.step2, Y.encodeStateAsUpdate(this.#doc)) }
    }
    return this.#state.frame
  }

  #receiveUpdate(session: Session, kind: 'step2' | 'update', update: Uint8Array): void {
    if (kind === 'step2') session.awaitedStep2 = Math.max(0, session.awaitedStep2 - 1)
    const limit = kind === 'step2' ? LIMITS.maxStep2Bytes : LIMITS.maxUpdateBytes
    if (update.byteLength > limit) {
      this.#close(session, 'tooLarge')
      return
    }
    const decoded = decodeUpdate(update)
    if (!decoded.ok) {
      this.#refuse(session, decoded.reason)
      return
    }
    const { committed, applied } = this.#changes
    if (session.permit === 'read') {
      const isNews = bringsNews(decoded.value, this.#doc.store)
      if (isNews && session.notes('update.ignored')) {
        this.#deps.log.info('update.ignored', { room: this.name, bytes: update.byteLength })
      }
      session.frames.add(isNews ? Infinity : applied, committed)
      this.#acknowledge(session)
      return
    }
    const verdict = guard(
      decoded.value,
      { doc: this.#doc, authors: this.#authors, sealedRoots: this.#sealedRoots },
      (author) => session.owns(author),
    )
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

  #apply(
    session: Session,
    kind: 'step2' | 'update',
    update: Uint8Array,
    newClients: readonly number[],
  ): void {
    const news = this.#applyToDoc(kind, update)
    if (news === 'threw' || this.#hasPending()) {
      this.#close(session, 'updateRefused')
      this.#reset(news === 'threw' ? 'an update threw' : 'an update stayed pending')
      return
    }
    if (news !== null) {
      const authors = new Map(newClients.map((client) => [client, session.author]))
      for (const [client, author] of authors) this.#authors.set(client, author)
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

  /**
   * @returns what to keep and show: the update as it came, or of a step 2, which repeats much, only what was new;
   * `null` when nothing was
   */
  #applyToDoc(kind: 'step2' | 'update', update: Uint8Array): Uint8Array | 'threw' | null {
    this.#changed = false
    try {
      if (kind === 'update') {
        Y.applyUpdate(this.#doc, update)
        return this.#changed ? update : null
      }
      const news: Uint8Array[] = []
      const capture = (one: Uint8Array): void => void news.push(one)
      this.#doc.on('update', capture)
      try {
        Y.applyUpdate(this.#doc, update)
      } finally {
        this.#doc.off('update', capture)
      }
      return news.length > 1 ? Y.mergeUpdates(news) : (news[0] ?? null)
    } catch (thrown) {
      this.#deps.log.error('update.threw', { room: this.name, error: messageOf(thrown) })
      return 'threw'
    }
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
    session.socket.send(encodeSync(SYNC.step1, Y.encodeStateVector(this.#doc)))
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

  /** Pushes what is durable now to who asked for it. */
  #acknowledge(session: Session): void {
    if (session.wantsDurability && session.frames.durable !== session.told) {
      this.#sendDurable(session, 0)
    }
  }

  #sendDurable(session: Session, requestId: number): void {
    session.told = session.frames.durable
    session.socket.send(
      encodeDurabilityAnswer({
        requestId,
        durableFrames: session.frames.durable,
        serverTimeMs: this.#deps.clock.nowMs(),
      }),
    )
  }

  #refuse(session: Session, reason: GuardRefusal | 'malformed' | 'gap'): void {
    this.#deps.log.warn('update.refused', { room: this.name, reason })
    this.#close(session, reason === 'tooManyClients' ? 'boardFull' : 'updateRefused')
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

  #hasPending(): boolean {
    return this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null
  }

  #idle(): void {
    if (this.isBusy) return
    this.presence.close()
    this.#deps.onIdle(this)
  }
}

function hasChanged({ deleteSet, beforeState, afterState }: Y.Transaction): boolean {
  if (deleteSet.clients.size > 0) return true
  for (const [client, clock] of afterState) if (beforeState.get(client) !== clock) return true
  return false
}
