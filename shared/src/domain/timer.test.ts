import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  extendTimer,
  formatRemaining,
  idleTimer,
  pauseTimer,
  remainingMs,
  resetTimer,
  resumeTimer,
  startTimer,
} from './timer.ts'

const MINUTE = 60_000

test('D11 a timer runs down in server time, and over', () => {
  const running = startTimer(idleTimer(5), 1_000)
  expect(remainingMs(idleTimer(5), 99_999)).toBe(5 * MINUTE)
  expect(remainingMs(running, 61_000)).toBe(4 * MINUTE)
  expect(remainingMs(running, 1_000 + 6 * MINUTE)).toBe(-MINUTE)
})

test('D11 a timer never has more than its full time left, also by a clock that is a little behind', () => {
  expect(remainingMs(startTimer(idleTimer(5), 1_000), 800)).toBe(5 * MINUTE)
  const longer = extendTimer(startTimer(idleTimer(5), 0), MINUTE, 0)
  expect(remainingMs(longer, 0)).toBe(6 * MINUTE)
})

test('D11 a paused timer keeps what is left, however long the pause', () => {
  fc.assert(
    fc.property(fc.nat(3_600_000), fc.nat(3_600_000), (ran, rested) => {
      const paused = pauseTimer(startTimer(idleTimer(5), 0), ran)
      const left = 5 * MINUTE - ran
      expect(remainingMs(paused, ran + rested)).toBe(left)
      expect(remainingMs(resumeTimer(paused, ran + rested), ran + rested)).toBe(left)
    }),
    { seed: 1 },
  )
})

test('D11 pausing what does not run, and resuming what runs, changes nothing', () => {
  const idle = idleTimer(5)
  const running = startTimer(idle, 0)
  expect(pauseTimer(idle, 7)).toBe(idle)
  expect(resumeTimer(running, 7)).toBe(running)
  expect(resumeTimer(idle, 7)).toEqual(startTimer(idle, 7))
  expect(resetTimer(running)).toEqual(idle)
})

test('D11 time is added to what is left; to a timer that is over from now on', () => {
  const running = startTimer(idleTimer(5), 0)
  expect(remainingMs(extendTimer(running, MINUTE, MINUTE), MINUTE)).toBe(5 * MINUTE)
  expect(remainingMs(extendTimer(running, MINUTE, 8 * MINUTE), 8 * MINUTE)).toBe(MINUTE)
  expect(extendTimer(idleTimer(5), MINUTE, 0)).toEqual(idleTimer(6))
  expect(remainingMs(extendTimer(pauseTimer(running, MINUTE), MINUTE, 0), 0)).toBe(5 * MINUTE)
})

test('D11 time taken away ends now at the earliest, and never gives a timer time', () => {
  const running = startTimer(idleTimer(5), 0)
  expect(remainingMs(extendTimer(running, -MINUTE, 0), 0)).toBe(4 * MINUTE)
  expect(remainingMs(extendTimer(running, -9 * MINUTE, 0), 0)).toBe(0)
  expect(remainingMs(extendTimer(running, -MINUTE, 6 * MINUTE), 6 * MINUTE)).toBe(-MINUTE)
  expect(extendTimer(idleTimer(1), -5 * MINUTE, 0)).toEqual(idleTimer(0))
})

test('D11 what is left reads as a clock; 0:00 means over', () => {
  expect([725_000, 3_900_000, 1, 0, -1, -80_000].map(formatRemaining)).toEqual([
    '12:05',
    '1:05:00',
    '0:01',
    '0:00',
    '0:00',
    '−1:20',
  ])
})
