import { describe, expect, test } from 'vitest'

import { ATTEMPT_LIMITS, createAttempts } from './attempts.ts'

const LIMITS = { burst: 3, perSecond: 0.5, maxAddresses: 2 }

describe('A4 failed keys are counted per address', () => {
  test('A4.1 an address has a burst of tries, and gets them back with time', () => {
    let nowMs = 0
    const attempts = createAttempts(() => nowMs, LIMITS)
    for (let i = 0; i < 3; i++) {
      expect(attempts.hasLeft('192.0.2.1')).toBe(true)
      attempts.failed('192.0.2.1')
    }
    expect(attempts.hasLeft('192.0.2.1')).toBe(false)
    expect(attempts.secondsUntilNext('192.0.2.1')).toBe(2)
    expect(attempts.hasLeft('192.0.2.2')).toBe(true)
    nowMs = 2_000
    expect(attempts.hasLeft('192.0.2.1')).toBe(true)
    nowMs = 3_600_000
    attempts.failed('192.0.2.1')
    attempts.failed('192.0.2.1')
    expect(attempts.hasLeft('192.0.2.1')).toBe(true)
  })

  test('A4.2 one /64 counts as one address', () => {
    const attempts = createAttempts(() => 0, { ...LIMITS, burst: 1 })
    attempts.failed('2001:db8:0:7::1')
    expect(attempts.hasLeft('2001:db8:0:7:aaaa::2')).toBe(false)
    expect(attempts.hasLeft('2001:db8::8:0:0:0:1')).toBe(true)
    attempts.failed('::1')
    expect(attempts.hasLeft('::1')).toBe(false)
  })

  test('A4.3 a bounded number of addresses is remembered, the longest idle one goes first', () => {
    const attempts = createAttempts(() => 0, { ...LIMITS, burst: 2 })
    attempts.failed('192.0.2.1')
    attempts.failed('192.0.2.2')
    attempts.failed('192.0.2.1')
    attempts.failed('192.0.2.3')
    attempts.failed('192.0.2.2')
    expect(attempts.hasLeft('192.0.2.2')).toBe(true)
  })

  test('A4.4 an office of 100 people may open a revoked link at once', () => {
    expect(ATTEMPT_LIMITS.burst).toBeGreaterThanOrEqual(100)
  })
})
