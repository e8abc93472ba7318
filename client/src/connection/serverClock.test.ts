import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { serverClock } from './serverClock.ts'

/** A machine whose own clock may be anything, beside a server's. */
function machine(wrongByMs: number) {
  let trueMs = 1_700_000_000_000
  let monotonicMs = 5_000
  let wrong = wrongByMs
  const local = { nowMs: () => trueMs + wrong, monotonicMs: () => monotonicMs }
  const clock = serverClock(local)
  return {
    clock,
    pass: (ms: number) => {
      trueMs += ms
      monotonicMs += ms
    },
    sleep: (ms: number) => {
      trueMs += ms
    },
    setClock: (ms: number) => {
      wrong = ms
    },
    ask: (thereMs: number, backMs: number) => {
      const sentMs = monotonicMs
      trueMs += thereMs
      const serverMs = Math.floor(trueMs)
      trueMs += backMs
      monotonicMs += thereMs + backMs
      clock.add({ sentMs, receivedMs: monotonicMs, serverMs })
    },
    errorMs: () => Math.abs(clock.nowMs() - trueMs),
  }
}

describe('server clock', () => {
  it('uses this machine’s clock until the server has answered', () => {
    const { clock, errorMs } = machine(600_000)
    expect(clock.errorMs()).toBeNull()
    expect(errorMs()).toBe(600_000)
  })

  it('is right within half a round trip, whatever this machine’s clock says and however lopsided the way is', () => {
    const trips = fc.array(
      fc.record({ there: fc.nat({ max: 400 }), back: fc.nat({ max: 400 }), pause: fc.nat(30_000) }),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(trips, fc.integer({ min: -600_000, max: 600_000 }), (rounds, wrongByMs) => {
        const one = machine(wrongByMs)
        let best = Infinity
        for (const { there, back, pause } of rounds) {
          one.pass(pause)
          one.ask(there, back)
          best = Math.min(best, there + back)
        }
        // 1 ms for rounding, and what the pace of two clocks may differ by since the best sample.
        expect(one.errorMs()).toBeLessThanOrEqual(best / 2 + 2 + 600_000 * 100e-6)
      }),
    )
  })

  it('does not notice when this machine’s clock is set', () => {
    const one = machine(0)
    one.ask(10, 10)
    one.setClock(-600_000)
    expect(one.errorMs()).toBeLessThanOrEqual(11)
  })

  it('a sample that contradicts what was known, after sleep, replaces it', () => {
    const one = machine(0)
    one.ask(1, 1)
    one.sleep(3_600_000)
    expect(one.errorMs()).toBeGreaterThan(3_000_000)
    one.ask(100, 80)
    expect(one.errorMs()).toBeLessThanOrEqual(91)
  })
})
