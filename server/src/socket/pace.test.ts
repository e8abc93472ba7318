import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { describe, expect, it } from 'vitest'

import { SenderPace } from './pace.ts'

describe('pace', () => {
  it('S10 lets a burst through, then slows down to the pace', () => {
    const pace = new SenderPace(0)
    for (let n = 0; n < LIMITS.messageBurst; n += 1)
      expect(pace.take(10, 0, 0)).toEqual({ waitMs: 0 })
    expect(pace.take(10, 0, 0)).toEqual({ waitMs: 2 })
    expect(pace.take(10, 0, 0)).toEqual({ waitMs: 4 })
    expect(pace.take(10, 0, 1_000)).toEqual({ waitMs: 0 })
  })

  it('S10 counts bytes as well', () => {
    const pace = new SenderPace(0)
    expect(pace.take(LIMITS.maxStep2Bytes, 0, 0)).toEqual({ waitMs: 0 })
    expect(pace.take(LIMITS.bytesPerSecond, 0, 0)).toEqual({ waitMs: 1_000 })
  })

  it('S10 closes who is too fast for 30 s, and forgives who slowed down', () => {
    const fast = new SenderPace(0)
    const forgiven = new SenderPace(0)
    let closedAtMs = 0
    let isForgiven = true
    for (let nowMs = 0; nowMs < 60_000 && closedAtMs === 0; nowMs += 1) {
      if (fast.take(10, 0, nowMs) === 'tooFast') closedAtMs = nowMs
      // Every ten seconds it rests for five.
      if (nowMs % 10_000 < 5_000 && forgiven.take(10, 0, nowMs) === 'tooFast') isForgiven = false
    }
    expect(isForgiven).toBe(true)
    expect(closedAtMs).toBeGreaterThan(30_000)
    expect(closedAtMs).toBeLessThan(36_000)
  })
})
