import type { Clock } from '../room/environment.ts'

/** A clock that stands still until it is moved; what was due by then is done in order. */
export interface ManualClock extends Clock {
  advance(ms: number): void
}

export function manualClock(startMs = Date.UTC(2026, 2, 12, 15)): ManualClock {
  let now = startMs
  let timers: { readonly atMs: number; readonly act: () => void }[] = []
  return {
    nowMs: () => now,
    after(delayMs, act) {
      const timer = { atMs: now + delayMs, act }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const next = timers.toSorted((a, b) => a.atMs - b.atMs)[0]
        if (next === undefined || next.atMs > end) break
        timers = timers.filter((one) => one !== next)
        now = Math.max(now, next.atMs)
        next.act()
      }
      now = end
    },
  }
}
