import type { BoardStorage } from '../storage/boardStorage.ts'
import type { Compactor } from './compactor.ts'
import type { Clock, Log } from './environment.ts'
import { messageOf } from './environment.ts'
import type { Room } from './room.ts'

/** A log this long is merged while people work on it. */
const BUSY_UPDATES = 1_000
const BUSY_BYTES = 4 * 1024 * 1024
/** A log this long is merged when the last one has left. */
const IDLE_UPDATES = 50
const RETRY_MS = 60_000

export interface CompactionsDeps {
  readonly storage: BoardStorage
  readonly compactor: Compactor
  readonly clock: Clock
  readonly log: Log
}

/**
 * Merges rooms' logs into snapshots, one room at a time, away from commits and from the event loop. What is stored
 * is merged, never what is in memory, so a snapshot holds exactly the committed updates up to its seq.
 */
export class Compactions {
  readonly #deps: CompactionsDeps
  readonly #queued = new Map<string, Room>()
  /** Room → when it may be tried again, epoch ms. */
  readonly #failed = new Map<string, number>()
  #running: Promise<void> | null = null
  #isClosed = false

  constructor(deps: CompactionsDeps) {
    this.#deps = deps
  }

  /** Looks whether the room's log has become long. */
  consider(room: Room, isIdle: boolean): void {
    const { updates, bytes } = room.tail
    const isLong = updates >= BUSY_UPDATES || bytes >= BUSY_BYTES
    if (!isLong && !(isIdle && updates >= IDLE_UPDATES)) return
    if (this.#isClosed || this.#queued.has(room.name)) return
    if ((this.#failed.get(room.name) ?? 0) > this.#deps.clock.nowMs()) return
    this.#queued.set(room.name, room)
    this.#running ??= this.#run()
  }

  /** Takes on nothing more and ends what runs; the logs stay as they are. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#deps.compactor.close()
    await this.#running
  }

  async #run(): Promise<void> {
    for (const [name, room] of this.#queued) {
      if (!this.#isClosed) await this.#compact(name, room)
      this.#queued.delete(name)
    }
    this.#running = null
  }

  async #compact(name: string, room: Room): Promise<void> {
    const { storage, compactor, clock, log } = this.#deps
    const startedAtMs = clock.nowMs()
    try {
      const stored = await storage.loadRoom(name)
      const bytes = await compactor.merge(stored)
      await storage.putSnapshot(name, { seq: stored.seq, bytes })
      const before = stored.updates.reduce((sum, update) => sum + update.byteLength, 0)
      const freed = (stored.snapshot?.bytes.byteLength ?? 0) + before - bytes.byteLength
      room.compacted(stored.seq, stored.updates.length, before, freed)
      this.#failed.delete(name)
      log.info('room.compacted', {
        room: name,
        updates: stored.updates.length,
        bytes: bytes.byteLength,
        durationMs: clock.nowMs() - startedAtMs,
      })
    } catch (thrown) {
      if (this.#isClosed) return
      this.#failed.set(name, clock.nowMs() + RETRY_MS)
      log.warn('room.compactFailed', { room: name, error: messageOf(thrown) })
    }
  }
}
