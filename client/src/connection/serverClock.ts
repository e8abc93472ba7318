/** One question about the time and its answer. */
export interface ClockSample {
  /** When it was asked and when the answer came, in monotonic ms. */
  readonly sentMs: number
  readonly receivedMs: number
  /** The server's clock in between, epoch ms rounded down. */
  readonly serverMs: number
}

/** The server's time, known within half a round trip whatever the clock of this machine says. */
export interface ServerClock {
  /** Epoch ms by the server's clock; by this machine's own until the first sample. */
  nowMs(): number
  add(sample: ClockSample): void
  /** Greatest possible error in ms (half the width of what is known), or `null` before the first sample. */
  errorMs(): number | null
}

/** How far the pace of two machines may differ (100 parts per million is a bad quartz). */
const DRIFT = 100e-6

/**
 * Intersects what each sample allows: the offset between server time and monotonic time lies between
 * `serverMs − receivedMs` and `serverMs + 1 − sentMs`, so the quickest round trip says most and slow ones do no harm.
 * What is known widens with age. A sample that contradicts it means that a clock was set or the machine slept: then the
 * new sample alone counts. (The interval method of K. Marzullo's agreement algorithm, as used by NTP.)
 */
export function serverClock(local: { nowMs(): number; monotonicMs(): number }): ServerClock {
  let known: { readonly low: number; readonly high: number; readonly atMs: number } | null = null

  const bounds = (monotonicMs: number) => {
    if (known === null) return null
    const widening = Math.max(0, monotonicMs - known.atMs) * DRIFT
    return { low: known.low - widening, high: known.high + widening }
  }

  return {
    nowMs: () => {
      if (known === null) return local.nowMs()
      return Math.round(local.monotonicMs() + (known.low + known.high) / 2)
    },
    add: ({ sentMs, receivedMs, serverMs }) => {
      const low = serverMs - receivedMs
      const high = serverMs + 1 - sentMs
      const before = bounds(receivedMs)
      if (before === null || low > before.high || high < before.low) {
        known = { low, high, atMs: receivedMs }
        return
      }
      known = {
        low: Math.max(low, before.low),
        high: Math.min(high, before.high),
        atMs: receivedMs,
      }
    },
    errorMs: () => {
      const now = bounds(local.monotonicMs())
      return now === null ? null : (now.high - now.low) / 2
    },
  }
}
