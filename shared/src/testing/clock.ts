/** A clock that stands still until it is told to move. */
export interface FakeClock {
  /** Epoch ms. */
  nowMs(): number
  /** Moves it by `ms`, also back. */
  advance(ms: number): void
}

/** A fake clock that begins at `startMs` (epoch ms). */
export function fakeClock(startMs = Date.UTC(2026, 2, 12, 15, 0)): FakeClock {
  let now = startMs
  return {
    nowMs: () => now,
    advance: (ms) => {
      now += ms
    },
  }
}
