import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { buildTimeScale, DEFAULT_PX_PER_MINUTE, fittingScale, GAP_WIDTH } from './timeScale.ts'

const MINUTE = 60_000

test('D4 a minute has a constant width, a gap over 30 minutes a fixed one', () => {
  const scale = buildTimeScale([0, 30 * MINUTE, 61 * MINUTE, 70 * MINUTE], 20)
  expect([0, 15, 30, 61, 70, 80].map((minute) => scale.xOf(minute * MINUTE))).toEqual([
    0,
    300,
    600,
    600 + GAP_WIDTH,
    600 + GAP_WIDTH + 180,
    600 + GAP_WIDTH + 380,
  ])
  expect(scale.xOf(-5 * MINUTE)).toBe(-100)
  expect(scale.gaps).toEqual([
    { fromMs: 30 * MINUTE, toMs: 61 * MINUTE, fromX: 600, toX: 600 + GAP_WIDTH },
  ])
})

test('D4 a gap that is narrower than its mark is not widened', () => {
  expect(buildTimeScale([0, 60 * MINUTE], 1).gaps).toEqual([])
})

test('D4 every time has a place of its own, in order, and is read back from it', () => {
  const minutes = fc.array(fc.integer({ min: -3_000, max: 3_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(minutes, fc.integer({ min: -5_000, max: 5_000 }), (anchors, asked) => {
      const scale = buildTimeScale(
        anchors.map((minute) => minute * MINUTE),
        20,
      )
      const x = scale.xOf(asked * MINUTE)
      expect(scale.msAt(x)).toBeCloseTo(asked * MINUTE, 2)
      expect(scale.xOf((asked + 1) * MINUTE)).toBeGreaterThan(x)
    }),
    { seed: 1 },
  )
})

test('D4 a gap that is just open is not compressed by a rounding of its place', () => {
  const times = Array.from({ length: 40 }, (_, index) => index * 100_000)
  expect(buildTimeScale(times, 40).gaps).toEqual([])
})

test('D4 the fitting scale is the largest that fits; one time alone has nothing to fit', () => {
  expect(fittingScale([0], 2400, 240)).toBe(DEFAULT_PX_PER_MINUTE)
  const over = (minutes: number) =>
    Array.from({ length: 11 }, (_, index) => (index * minutes * MINUTE) / 10)
  expect(
    [5, 15, 20, 30, 60, 80, 120].map((minutes) => fittingScale(over(minutes), 2400, 240)),
  ).toEqual([160, 160, 80, 80, 40, 20, 20])
  // A day of events every twenty minutes may be twice as wide, then minutes shrink.
  const day = Array.from({ length: 73 }, (_, index) => index * 20 * MINUTE)
  expect(fittingScale(day, 2400, 240)).toBe(5)
  expect(fittingScale(day.slice(0, 20), 2400, 240)).toBe(10)
  // Two events five minutes apart stay near each other.
  expect(fittingScale([0, 5 * MINUTE], 2400, 240)).toBe(40)
  expect(fittingScale([0, 29 * MINUTE], 2400, 240)).toBe(20)
})
