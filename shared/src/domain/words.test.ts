import fc from 'fast-check'
import { expect, test } from 'vitest'

import { grouped } from './words.ts'

test('a number is grouped as the browser would', () => {
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(grouped(count)).toBe(count.toLocaleString('en-GB'))
    }),
    { seed: 1 },
  )
})
