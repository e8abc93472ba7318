import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

/** What to do after a frame: go on, read on after some ms, or close since it was too fast for too long. */
export type Pace = { readonly waitMs: number } | 'tooFast'

/** So much of something at once, and so much of it in a second. */
interface Allowance {
  readonly burst: number
  readonly perSecond: number
}

const MESSAGES: Allowance = { burst: LIMITS.messageBurst, perSecond: LIMITS.messagesPerSecond }
const BYTES: Allowance = { burst: LIMITS.maxStep2Bytes, perSecond: LIMITS.bytesPerSecond }
const WORK: Allowance = { burst: LIMITS.workBurstMicros, perSecond: LIMITS.workMicrosPerSecond }

/** What is left of an allowance; below zero what was taken in advance. */
class Bucket {
  readonly #allowance: Allowance
  #left: number

  constructor(allowance: Allowance) {
    this.#allowance = allowance
    this.#left = allowance.burst
  }

  fill(seconds: number): void {
    const { burst, perSecond } = this.#allowance
    this.#left = Math.min(burst, this.#left + seconds * perSecond)
  }

  take(amount: number): void {
    this.#left -= amount
  }

  get isHalfFull(): boolean {
    return this.#left > this.#allowance.burst / 2
  }

  /** How long until nothing is owed any more. */
  get waitMs(): number {
    return Math.max(0, (-this.#left / this.#allowance.perSecond) * 1000)
  }
}

/**
 * How fast one socket may send: LIMITS.messagesPerSecond with a burst, LIMITS.bytesPerSecond, and as much as takes the
 * event loop LIMITS.workMicrosPerSecond. Who sends faster is read more slowly, and only who keeps that up for
 * LIMITS.tooFastMs is closed.
 */
export class SenderPace {
  readonly #messages = new Bucket(MESSAGES)
  readonly #bytes = new Bucket(BYTES)
  readonly #work = new Bucket(WORK)
  #atMs: number
  #slowedSinceMs: number | null = null

  constructor(nowMs: number) {
    this.#atMs = nowMs
  }

  /** @param workMicros what the frame took of the event loop */
  take(bytes: number, workMicros: number, nowMs: number): Pace {
    const buckets = [this.#messages, this.#bytes, this.#work]
    const seconds = Math.max(0, nowMs - this.#atMs) / 1000
    this.#atMs = nowMs
    for (const bucket of buckets) bucket.fill(seconds)
    // Half full again means that it has slowed down by itself.
    if (buckets.every((bucket) => bucket.isHalfFull)) this.#slowedSinceMs = null
    this.#messages.take(1)
    this.#bytes.take(bytes)
    this.#work.take(workMicros)
    const waitMs = Math.max(...buckets.map((bucket) => bucket.waitMs))
    if (waitMs === 0) return { waitMs }
    this.#slowedSinceMs ??= nowMs
    return nowMs - this.#slowedSinceMs > LIMITS.tooFastMs ? 'tooFast' : { waitMs }
  }
}
