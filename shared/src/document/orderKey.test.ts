import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Random } from '../domain/random.ts'
import { seededRandom } from '../testing/random.ts'
import { isOrderKey, keyBetween, keysBetween, MAX_ORDER_KEY_LENGTH } from './orderKey.ts'

const anyKey = fc.stringMatching(/^[0-9A-Za-z]{1,20}$/)
const seed = fc.integer()

function differByZeros(low: string, high: string): boolean {
  return high.startsWith(low) && /^0*$/.test(high.slice(low.length))
}

describe('Y7 order keys', () => {
  test('Y7 between any two different keys there is one strictly between', () => {
    fc.assert(
      fc.property(anyKey, anyKey, seed, (a, b, seed) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        fc.pre(!differByZeros(low, high))
        const between = keyBetween(low, high, seededRandom(seed))
        expect(isOrderKey(between)).toBe(true)
        expect(between !== null && low < between && between < high).toBe(true)
      }),
      { numRuns: 2_000, seed: 1 },
    )
  })

  test('Y7 nothing lies between a key and that key with zeros behind it; no key of ours ends so', () => {
    fc.assert(
      fc.property(anyKey, fc.nat({ max: 3 }), seed, (key, zeros, seed) => {
        const random = seededRandom(seed)
        expect(keyBetween(key, key + '0'.repeat(zeros), random)).toBeNull()
        expect(keyBetween(key, null, random)).toMatch(/[^0]$/)
      }),
    )
  })

  test('Y7 with one bound or none there is always room', () => {
    fc.assert(
      fc.property(anyKey, seed, (key, seed) => {
        const random = seededRandom(seed)
        const above = keyBetween(key, null, random)
        expect(above !== null && above > key).toBe(true)
        const first = keyBetween(null, null, random)
        expect(isOrderKey(first)).toBe(true)
        fc.pre(!/^0+$/.test(key))
        const below = keyBetween(null, key, random)
        expect(below !== null && below < key).toBe(true)
      }),
      { numRuns: 2_000, seed: 1 },
    )
  })

  test('Y7 equal keys and keys in the wrong order leave no room', () => {
    fc.assert(
      fc.property(anyKey, anyKey, seed, (a, b, seed) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        expect(keyBetween(high, low, seededRandom(seed))).toBeNull()
      }),
    )
  })

  test('Y7 keys that were made leave room between them again, wherever one inserts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 120 }), seed, (places, seed) => {
        const random = seededRandom(seed)
        const keys: string[] = []
        for (const place of places) {
          const index = place % (keys.length + 1)
          const key = keyBetween(keys[index - 1] ?? null, keys[index] ?? null, random)
          if (key === null) throw new Error('No room between keys of ours.')
          keys.splice(index, 0, key)
        }
        expect(keys).toEqual([...new Set(keys)].toSorted())
      }),
    )
  })

  test.each([
    ['appending', (key: string, random: Random) => keyBetween(key, null, random)],
    ['prepending', (key: string, random: Random) => keyBetween(null, key, random)],
  ] as const)('Y7 %s 10,000 times keeps keys at 8 letters or less', (_, next) => {
    const random = seededRandom(7)
    let key = keyBetween(null, null, random) ?? ''
    let longest = 0
    for (let i = 0; i < 10_000; i += 1) {
      key = next(key, random) ?? ''
      longest = Math.max(longest, key.length)
    }
    expect(longest).toBeGreaterThan(3)
    expect(longest).toBeLessThanOrEqual(8)
  })

  test('Y7 inserting at one spot grows a key by a letter in five or six insertions', () => {
    const random = seededRandom(11)
    const low = keyBetween(null, null, random) ?? ''
    let high = keyBetween(low, null, random) ?? ''
    for (let i = 0; i < 200; i += 1) high = keyBetween(low, high, random) ?? ''
    expect(high.length).toBeLessThan(50)
    expect(high.length).toBeLessThanOrEqual(MAX_ORDER_KEY_LENGTH)
  })

  test('Y7 many keys at once are ascending, within bounds and short', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), anyKey, anyKey, seed, (count, a, b, seed) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        fc.pre(keyBetween(low, high, seededRandom(seed)) !== null)
        const keys = keysBetween(low, high, count, seededRandom(seed)) ?? []
        expect(keys).toHaveLength(count)
        expect([low, ...keys, high]).toEqual([...new Set([low, ...keys, high])].toSorted())
        expect(Math.max(0, ...keys.map((key) => key.length))).toBeLessThanOrEqual(20 + 16)
      }),
    )
  })

  test('Y7 two people at the same place hardly ever make the same key', () => {
    const keys = Array.from({ length: 1_000 }, (_, seed) =>
      keyBetween('a0xyz', 'a1xyz', seededRandom(seed)),
    )
    expect(new Set(keys).size).toBeGreaterThan(990)
  })
})
