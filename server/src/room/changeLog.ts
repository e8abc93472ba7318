import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'

import type { BoardStorage, StoredRoom } from '../storage/boardStorage.ts'
import { BoardMissing } from '../storage/boardStorage.ts'
import type { Clock, Log } from './environment.ts'
import { messageOf } from './environment.ts'
import { RoomUnavailable } from './rooms.ts'
import type { Session } from './session.ts'

const FIRST_RETRY_MS = 100
const MAX_RETRY_MS = 5_000

/** Something that the room's document has in memory, in the order applied. */
export interface Change {
  /** Counts from 1 since the room was loaded. */
  readonly number: number
  readonly update: Uint8Array
  /** `null`: the server itself. */
  readonly from: Session | null
  /** Client ids that came with it for the first time. */
  readonly authors: ReadonlyMap<number, string>
}

export interface ChangeLogDeps {
  readonly storage: BoardStorage
  readonly clock: Clock
  readonly log: Log
  /** Called once changes are durable, after whoever waited for them. */
  onCommitted(changes: readonly Change[]): void
  /** The changes can never be kept, since the board is gone. */
  onLost(reason: CloseReason): void
  /** Called whenever nothing waits any more. */
  onQuiet(): void
}

interface Waiting {
  readonly change: number
  readonly act: () => void
  readonly fail: ((error: Error) => void) | null
}

/**
 * The way of a room's changes into storage: one commit at a time, everything that waits in each, in order. When
 * storage fails, nothing is given up: the same changes are tried again, with backoff, and nobody is told that they
 * are safe.
 */
export class ChangeLog {
  /** Changes in the document. */
  applied = 0
  /** Changes that are durable. */
  committed = 0
  readonly #room: string
  readonly #deps: ChangeLogDeps
  #queue: Change[] = []
  #waiting: Waiting[] = []
  #isCommitting = false
  #isLost = false
  #tailUpdates: number
  #tailBytes: number
  #snapshotSeq: number

  constructor(room: string, stored: StoredRoom, deps: ChangeLogDeps) {
    this.#room = room
    this.#deps = deps
    this.#tailUpdates = stored.updates.length
    this.#tailBytes = stored.updates.reduce((sum, update) => sum + update.byteLength, 0)
    this.#snapshotSeq = stored.snapshot?.seq ?? 0
  }

  get isQuiet(): boolean {
    return this.#isLost || (!this.#isCommitting && this.#queue.length === 0)
  }

  /** What the log holds beyond the snapshot. */
  get tail(): { readonly updates: number; readonly bytes: number } {
    return { updates: this.#tailUpdates, bytes: this.#tailBytes }
  }

  /** A snapshot up to `seq` took `updates` entries out of the log. @returns whether it is newer than the last one */
  compacted(seq: number, updates: number, bytes: number): boolean {
    if (seq <= this.#snapshotSeq) return false
    this.#snapshotSeq = seq
    this.#tailUpdates = Math.max(0, this.#tailUpdates - updates)
    this.#tailBytes = Math.max(0, this.#tailBytes - bytes)
    return true
  }

  /** Takes over a change that was just applied. */
  add(change: Omit<Change, 'number'>): void {
    this.applied += 1
    this.#queue.push({ ...change, number: this.applied })
    if (this.#isCommitting || this.#isLost) return
    this.#isCommitting = true
    // What else arrives in this turn goes along.
    queueMicrotask(() => void this.#commit())
  }

  /** Calls `act` once the change of this number is durable: at once, or before anybody is shown it. */
  onceCommitted(change: number, act: () => void): void {
    if (change <= this.committed) act()
    else this.#waiting.push({ change, act, fail: null })
  }

  /** @throws RoomUnavailable when that change can never be kept */
  whenCommitted(change: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (change <= this.committed) resolve()
      else if (this.#isLost) reject(new RoomUnavailable('The board is gone.'))
      else this.#waiting.push({ change, act: resolve, fail: reject })
    })
  }

  async whenQuiet(): Promise<void> {
    if (!this.isQuiet) await this.whenCommitted(this.applied).catch(() => {})
  }

  async #commit(): Promise<void> {
    while (this.#queue.length > 0 && !this.#isLost) {
      const changes = this.#queue
      this.#queue = []
      // One after the other by intent: the order of the log is the order of the document.
      await this.#append(changes)
    }
    this.#isCommitting = false
    this.#deps.onQuiet()
  }

  async #append(changes: readonly Change[]): Promise<void> {
    const { storage, log } = this.#deps
    const updates = changes.map((change) => change.update)
    const authors = new Map(changes.flatMap((change) => [...change.authors]))
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(2 * retryMs, MAX_RETRY_MS)) {
      try {
        await storage.append([{ room: this.#room, updates, authors }])
        break
      } catch (thrown) {
        if (thrown instanceof BoardMissing) {
          this.#lose()
          return
        }
        log.error('room.commitFailed', {
          room: this.#room,
          changes: changes.length,
          retryMs,
          error: messageOf(thrown),
        })
        await this.#pause(retryMs)
      }
    }
    this.#tailUpdates += updates.length
    this.#tailBytes += updates.reduce((sum, update) => sum + update.byteLength, 0)
    this.committed = changes.at(-1)?.number ?? this.committed
    this.#settle()
    this.#deps.onCommitted(changes)
  }

  #settle(): void {
    let ready = 0
    for (const { change } of this.#waiting) {
      if (change > this.committed) break
      ready += 1
    }
    if (ready === 0) return
    for (const { act } of this.#waiting.splice(0, ready)) act()
  }

  #lose(): void {
    this.#isLost = true
    this.#queue = []
    for (const { fail } of this.#waiting.splice(0))
      fail?.(new RoomUnavailable('The board is gone.'))
    this.#deps.onLost('noSuchBoard')
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#deps.clock.after(ms, resolve))
  }
}
