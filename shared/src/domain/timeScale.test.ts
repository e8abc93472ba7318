import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { buildTimeScale, GAP_WIDTH } from './timeScale.ts'

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
