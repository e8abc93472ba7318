import fc from 'fast-check'
import { getIndexAbove } from 'tldraw'
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
        getIndexAbove(index)
        expect(index > 'a1' && index < 'a2').toBe(true)
      }),
    )
  })

  test('cards pile up by order key', () => {
    fc.assert(
      fc.property(letters, letters, letters, letters, (orderA, a, orderB, b) => {
        fc.pre(orderA < orderB && !orderB.startsWith(orderA))
        expect(indexOf(orderA, a) < indexOf(orderB, b)).toBe(true)
      }),
    )
  })

  test('no two cards share an index, even with equal order keys', () => {
    fc.assert(
      fc.property(letters, letters, letters, (order, a, b) => {
        fc.pre(a !== b)
        expect(indexOf(order, a)).not.toBe(indexOf(order, b))
      }),
    )
  })
})
