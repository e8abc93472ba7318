import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

/** What to do after a frame: go on, read on after some ms, or close since it was too fast for too long. */
export type Pace = { readonly waitMs: number } | 'tooFast'

/**
 * How fast one socket may send: LIMITS.messagesPerSecond with a burst, and LIMITS.bytesPerSecond. Who sends faster is
 * read more slowly, and only who keeps that up for LIMITS.tooFastMs is closed.
 */
export class SenderPace {
  #messages: number = LIMITS.messageBurst
  #bytes: number = LIMITS.maxStep2Bytes
  #atMs: number
  #slowedSinceMs: number | null = null

  constructor(nowMs: number) {
    this.#atMs = nowMs
  }

  take(bytes: number, nowMs: number): Pace {
    const seconds = Math.max(0, nowMs - this.#atMs) / 1000
    this.#atMs = nowMs
    this.#messages = Math.min(
      LIMITS.messageBurst,
      this.#messages + seconds * LIMITS.messagesPerSecond,
    )
    this.#bytes = Math.min(LIMITS.maxStep2Bytes, this.#bytes + seconds * LIMITS.bytesPerSecond)
    // Half a bucket full again means that it has slowed down by itself.
    if (this.#messages > LIMITS.messageBurst / 2 && this.#bytes > LIMITS.maxStep2Bytes / 2) {
      this.#slowedSinceMs = null
    }
    this.#messages -= 1
    this.#bytes -= bytes
    const waitMs = Math.max(
      (-this.#messages / LIMITS.messagesPerSecond) * 1000,
      (-this.#bytes / LIMITS.bytesPerSecond) * 1000,
      0,
    )
    if (waitMs === 0) return { waitMs }
    this.#slowedSinceMs ??= nowMs
    return nowMs - this.#slowedSinceMs > LIMITS.tooFastMs ? 'tooFast' : { waitMs }
  }
}
