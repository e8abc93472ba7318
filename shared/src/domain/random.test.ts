import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { seededRandom } from '../testing/random.ts'
import { randomBelow, randomId, type Random } from './random.ts'

const MAX = 2 ** 32

describe('Y18 randomness is passed in', () => {
  test('Y18 ids are 16 letters of those that rooms take, and differ', () => {
    const random = seededRandom(1)
    const ids = Array.from({ length: 5_000 }, () => randomId(random))
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('Y18 numbers are below their bound', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: MAX }), (seed, below) => {
        const value = randomBelow(seededRandom(seed), below)
        expect(Number.isInteger(value) && value >= 0 && value < below).toBe(true)
      }),
    )
  })

  test('Y18 small numbers are no likelier than large ones', () => {
    const random = seededRandom(5)
    const counts = Array.from({ length: 7 }, () => 0)
    for (let i = 0; i < 14_000; i += 1) {
      const value = randomBelow(random, 7)
      counts[value] = (counts[value] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200)
  })

  test('Y18 bytes past the last full round are thrown again', () => {
    const given = [255, 255, 255, 255, 0, 0, 0, 5]
    const random: Random = { bytes: (length) => Uint8Array.from(given.splice(0, length)) }
    expect(randomBelow(random, 3)).toBe(2)
    expect(given).toEqual([])
  })

  test('Y18 the same seed gives the same bytes, another seed others', () => {
    expect(seededRandom(3).bytes(32)).toEqual(seededRandom(3).bytes(32))
    expect(seededRandom(3).bytes(32)).not.toEqual(seededRandom(4).bytes(32))
    expect(new Set(seededRandom(0).bytes(256)).size).toBeGreaterThan(100)
  })
})
