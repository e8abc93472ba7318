import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import type { Random } from '@whyboard/shared/domain/random.ts'
import { refuse, succeed } from '@whyboard/shared/domain/result.ts'
import type { RoomName } from '@whyboard/shared/protocol/rooms.ts'
import { formatRoomName, parseRoomName } from '@whyboard/shared/protocol/rooms.ts'

import type { BusMessage, RoomBus } from '../bus/roomBus.ts'
import type { BoardStorage } from '../storage/boardStorage.ts'
import { Compactions } from './compactions.ts'
import type { Compactor } from './compactor.ts'
import { ConnectionCounts } from './connectionCounts.ts'
import type { Clock, Log } from './environment.ts'
import { messageOf } from './environment.ts'
import { permit } from './permit.ts'
import { Room } from './room.ts'
import type { Joined, Joining, Rooms } from './rooms.ts'
import { RoomUnavailable } from './rooms.ts'
import { Session } from './session.ts'

const TICK_MS = 1_000
/** How long closing waits for storage that hangs or fails. */
const MAX_FLUSH_MS = 6_000

export interface RoomsDeps {
  readonly storage: BoardStorage
  readonly bus: RoomBus
  readonly compactor: Compactor
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** Opens no room yet. */
export function createRooms(deps: RoomsDeps): Rooms {
  return new RoomRegistry(deps)
}

class RoomRegistry implements Rooms {
  readonly #deps: RoomsDeps
  /** Room name → its room, loading or loaded: so every room is loaded once, however many ask. */
  readonly #rooms = new Map<string, Promise<Room>>()
  readonly #loaded = new Map<string, Room>()
  readonly #counts = new ConnectionCounts()
  readonly #compactions: Compactions
  readonly #bus: ReturnType<RoomBus['join']>
  /** Links revoked here: a socket that was let in just before must not slip through while its room loads. */
  readonly #revoked = new Set<string>()
  #isTicking = false
  #isClosing = false

  constructor(deps: RoomsDeps) {
    this.#deps = deps
    this.#compactions = new Compactions(deps)
    this.#bus = deps.bus.join((message) => this.#hear(message))
  }

  read<Value>(...[name, read]: Parameters<Rooms['read']>): Promise<Value> {
    return this.#use(name, async (room) => (await room.read(read)) as Value)
  }

  change<Value>(...[name, change]: Parameters<Rooms['change']>): Promise<Value> {
    return this.#use(name, async (room) => (await room.change(change)) as Value)
  }

  async join(joining: Joining): ReturnType<Rooms['join']> {
    const { admission, address, socket } = joining
    const name = formatRoomName(joining.room)
    const allowed = permit(joining.room, admission)
    if (allowed === 'none' || joining.room.boardId !== admission.boardId) return refuse('forbidden')
    const release = this.#counts.add(admission.linkId, address)
    if (release === null) return refuse('tooManyConnections')
    let room: Room
    try {
      room = await this.#open(name)
    } catch (thrown) {
      release()
      this.#deps.log.warn('room.unavailable', { room: name, error: messageOf(thrown) })
      return refuse(this.#isClosing ? 'restarting' : 'loadFailed')
    }
    try {
      if (admission.linkId !== null && this.#revoked.has(admission.linkId)) {
        release()
        return refuse('revoked')
      }
      const session = new Session(socket, admission, allowed)
      if (joining.isOpen()) room.join(session)
      this.#startTicking()
      const joined: Joined = {
        receive: (incoming) => room.receive(session, incoming),
        leave: () => {
          release()
          room.leave(session)
        },
      }
      return succeed(joined)
    } finally {
      room.release()
    }
  }

  peopleOn(boardId: string): number {
    let anonymous = 0
    const people = new Set<string>()
    for (const { admission } of this.#loaded.get(boardId)?.sessions ?? []) {
      if (admission.participantId === null) anonymous += 1
      else people.add(admission.participantId)
    }
    return people.size + anonymous
  }

  revokeLink(linkId: string): void {
    this.#closeLink(linkId)
    this.#bus.publish({ kind: 'revokeLink', linkId })
  }

  closeBoard(boardId: string, reason: CloseReason): void {
    this.#closeRooms(boardId, reason)
    this.#bus.publish({ kind: 'closeBoard', boardId, reason })
  }

  async close(): Promise<void> {
    this.#isClosing = true
    // First what was received is made safe and acknowledged, then the sockets go, then what still came meanwhile.
    await this.#flush()
    for (const room of this.#loaded.values()) room.closeSessions('restarting', () => true)
    await this.#flush()
    await this.#compactions.close()
    this.#bus.leave()
  }

  async #flush(): Promise<void> {
    const quiet = Promise.all([...this.#loaded.values()].map((room) => room.whenQuiet()))
    let giveUp: (() => void) | undefined
    const tooLong = new Promise<void>((resolve) => {
      giveUp = this.#deps.clock.after(MAX_FLUSH_MS / 2, resolve)
    })
    await Promise.race([quiet, tooLong])
    giveUp?.()
  }

  async #use<Value>(name: RoomName, act: (room: Room) => Promise<Value>): Promise<Value> {
    const room = await this.#open(formatRoomName(name))
    try {
      return await act(room)
    } finally {
      room.release()
    }
  }

  /** The room, held: whoever asked releases it. */
  async #open(name: string): Promise<Room> {
    for (;;) {
      if (this.#isClosing) throw new RoomUnavailable('The server is stopping.')
      const opening = this.#rooms.get(name) ?? this.#load(name)
      const room = await opening
      // It may have been unloaded, or reset, while this waited its turn.
      if (this.#rooms.get(name) === opening && !room.isEnding) {
        room.hold()
        return room
      }
      await room.whenQuiet()
    }
  }

  #load(name: string): Promise<Room> {
    const opening = this.#build(name)
    this.#rooms.set(name, opening)
    opening.catch(() => this.#rooms.delete(name))
    return opening
  }

  async #build(name: string): Promise<Room> {
    const { storage, clock, random, log } = this.#deps
    const startedAtMs = clock.nowMs()
    try {
      const stored = await storage.loadRoom(name)
      // Boards are made with their content. An empty one means that something is wrong, never a new document.
      if (stored.seq === 0 && parseRoomName(name)?.part === 'board') {
        throw new Error('Nothing is stored of this board.')
      }
      const room = new Room(name, stored, {
        storage,
        clock,
        random,
        log,
        onCommitted: (room, updates) => {
          this.#bus.publish({ kind: 'updates', room, updates })
          const loaded = this.#loaded.get(room)
          if (loaded !== undefined) this.#compactions.consider(loaded, false)
        },
        onPresence: (room, update) => this.#bus.publish({ kind: 'presence', room, update }),
        onIdle: (room) => this.#forget(room),
      })
      this.#loaded.set(name, room)
      log.info('room.opened', {
        room: name,
        seq: stored.seq,
        tail: stored.updates.length,
        durationMs: clock.nowMs() - startedAtMs,
      })
      return room
    } catch (thrown) {
      log.error('room.loadFailed', { room: name, error: messageOf(thrown) })
      throw new RoomUnavailable('The board could not be opened. Try again in a moment.', {
        cause: thrown,
      })
    }
  }

  #forget(room: Room): void {
    if (this.#loaded.get(room.name) !== room) return
    this.#loaded.delete(room.name)
    this.#rooms.delete(room.name)
    this.#deps.log.info('room.closed', { room: room.name })
    this.#compactions.consider(room, true)
  }

  #hear(message: BusMessage): void {
    switch (message.kind) {
      case 'updates':
        this.#loaded.get(message.room)?.receiveCommitted(message.updates)
        return
      case 'presence':
        this.#loaded.get(message.room)?.presence.receiveForeign(message.update)
        return
      case 'closeBoard':
        this.#closeRooms(message.boardId, message.reason)
        return
      case 'revokeLink':
        this.#closeLink(message.linkId)
    }
  }

  #closeLink(linkId: string): void {
    this.#revoked.add(linkId)
    for (const room of this.#loaded.values()) {
      room.closeSessions('revoked', (session) => session.admission.linkId === linkId)
    }
  }

  #closeRooms(boardId: string, reason: CloseReason): void {
    for (const room of this.#loaded.values()) {
      if (parseRoomName(room.name)?.boardId === boardId) room.closeSessions(reason, () => true)
    }
  }

  #startTicking(): void {
    if (this.#isTicking || this.#isClosing) return
    this.#isTicking = true
    this.#deps.clock.after(TICK_MS, () => this.#tick())
  }

  #tick(): void {
    this.#isTicking = false
    const nowMs = this.#deps.clock.nowMs()
    let sessions = 0
    for (const room of this.#loaded.values()) {
      room.tick(nowMs)
      sessions += room.sessions.size
    }
    if (sessions > 0) this.#startTicking()
  }
}
