import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  buildTimeScale,
  GAP_WIDTH,
  MAX_OPENED_WIDTH,
  MAX_PX_PER_MINUTE,
  MIN_PX_PER_MINUTE,
  nextTimeScale,
} from './timeScale.ts'

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
    {
      fromMs: 30 * MINUTE,
      toMs: 61 * MINUTE,
      fromX: 600,
      toX: 600 + GAP_WIDTH,
      opened: false,
      compressed: true,
    },
  ])
})

test('D4 a gap that is not much wider than its mark stays as it is', () => {
  expect(buildTimeScale([0, 60 * MINUTE], 1).gaps).toEqual([])
  expect(buildTimeScale([0, 60 * MINUTE], 4).gaps).toEqual([])
  expect(buildTimeScale([0, 61 * MINUTE], 4).gaps).toHaveLength(1)
})

test('D4 every time has a place of its own, in order, and is read back from it', () => {
  const minutes = fc.array(fc.integer({ min: -3_000, max: 3_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(minutes, fc.integer({ min: -5_000, max: 5_000 }), (anchors, asked) => {
      const scale = buildTimeScale(
        anchors.map((minute) => minute * MINUTE),
        20,
        [{ fromMs: 0, toMs: 500 * MINUTE }],
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

test('D4 an opened gap is as wide as it lasts, and what follows moves by as much', () => {
  const times = [0, 10, 100, 110, 300].map((minute) => minute * MINUTE)
  const opened = [{ fromMs: 20 * MINUTE, toMs: 30 * MINUTE }]
  const [closed, open] = [buildTimeScale(times, 20), buildTimeScale(times, 20, opened)]
  expect(open.gaps.map((gap) => [gap.opened, gap.compressed])).toEqual([
    [true, false],
    [false, true],
  ])
  expect(open.xs[2]).toBe(100 * 20)
  const moved = times.map((_, index) => (open.xs[index] ?? 0) - (closed.xs[index] ?? 0))
  expect(moved).toEqual([0, 0, 90 * 20 - GAP_WIDTH, 90 * 20 - GAP_WIDTH, 90 * 20 - GAP_WIDTH])
})

test('D4 a gap of days does not open farther than anybody would scroll', () => {
  const week = 7 * 24 * 60 * MINUTE
  const { xs, gaps } = buildTimeScale([0, week], 20, [{ fromMs: 0, toMs: week }])
  expect(xs).toEqual([0, MAX_OPENED_WIDTH])
  expect(gaps.map((gap) => [gap.opened, gap.compressed])).toEqual([[true, true]])
})

test('D4 scales are chosen one after the other, to both ends', () => {
  expect([nextTimeScale(20, 1), nextTimeScale(20, -1)]).toEqual([40, 10])
  expect([nextTimeScale(25, 1), nextTimeScale(25, -1)]).toEqual([40, 20])
  expect(nextTimeScale(MAX_PX_PER_MINUTE, 1)).toBeNull()
  expect(nextTimeScale(MIN_PX_PER_MINUTE, -1)).toBeNull()
})
