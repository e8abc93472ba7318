import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { dealColumns } from './fishboneColumns.ts'

const GAP = 24

function highest(heights: readonly number[], counts: readonly number[]): number {
  let from = 0
  return Math.max(
    ...counts.map((count) => {
      const held = heights.slice(from, (from += count))
      return held.reduce((sum, height) => sum + height + GAP, -GAP)
    }),
  )
}

test('D7 causes are dealt out to columns in order, none left over, none empty', () => {
  const heights = fc.array(fc.integer({ min: 88, max: 900 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(heights, fc.integer({ min: 1, max: 12 }), (given, count) => {
      const counts = dealColumns(given, GAP, count)
      expect(counts.length).toBeLessThanOrEqual(count)
      expect(counts.every((held) => held > 0)).toBe(true)
      expect(counts.reduce((sum, held) => sum + held, 0)).toBe(given.length)
      // No column is higher than an even share and the highest cause on top of it.
      const share = given.reduce((sum, height) => sum + height + GAP, 0) / count
      expect(highest(given, counts)).toBeLessThanOrEqual(share + Math.max(...given) + 1)
    }),
    { seed: 1 },
  )
})

test('D7 the highest column is as low as it can be', () => {
  expect(dealColumns([100, 100, 100, 100, 100, 100], GAP, 3)).toEqual([2, 2, 2])
  expect(dealColumns([400, 100, 100, 100], GAP, 2)).toEqual([1, 3])
  expect(dealColumns([100, 100, 100, 400], GAP, 2)).toEqual([3, 1])
})
