import fc from 'fast-check'
import { validateIndexKey } from 'tldraw'
import { describe, expect, test } from 'vitest'

import { cardIdOf, indexOf, shapeIdOf } from './cardShape.ts'

const letters = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 24 })

describe('card shapes', () => {
  test("a card's id is in its shape's id", () => {
    expect(cardIdOf(shapeIdOf('kX-_9'))).toBe('kX-_9')
  })

  test('every card has an index that tldraw accepts, below free drawing', () => {
    fc.assert(
      fc.property(letters, letters, (order, id) => {
        const index = indexOf(order, id)
        validateIndexKey(index)
        expect(index > 'a1' && index < 'a2').toBe(true)
      }),
    )
  })

  test('cards pile up by order key, and no two share an index', () => {
    fc.assert(
      fc.property(letters, letters, letters, letters, (orderA, a, orderB, b) => {
        if (orderA === orderB && a === b) return
        const indexA = indexOf(orderA, a)
        const indexB = indexOf(orderB, b)
        expect(indexA).not.toBe(indexB)
        if (orderA < orderB && !orderB.startsWith(orderA)) expect(indexA < indexB).toBe(true)
      }),
    )
  })
})
