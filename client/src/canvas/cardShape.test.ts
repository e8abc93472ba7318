import fc from 'fast-check'
import { getIndexAbove, PageRecordType } from 'tldraw'
import { describe, expect, test } from 'vitest'

import { cardIdOf, cardShapeAt, indexOf, shapeIdOf } from './cardShape.ts'

const letters = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 24 })

describe('card shapes', () => {
  test("a card's id is in its shape's id", () => {
    expect(cardIdOf(shapeIdOf('kX-_9'))).toBe('kX-_9')
  })

  test('a shape that only moves keeps its props and meta, one of another size its meta', () => {
    const pageId = PageRecordType.createId('page')
    const before = cardShapeAt('one', { x: 0, y: 0, w: 10, h: 20 }, 'a', pageId, null)
    const moved = cardShapeAt('one', { x: 5, y: 0, w: 10, h: 20 }, 'a', pageId, before)
    expect(moved).toEqual({ ...before, x: 5 })
    expect(moved.props).toBe(before.props)
    expect(moved.meta).toBe(before.meta)
    const larger = cardShapeAt('one', { x: 5, y: 0, w: 10, h: 30 }, 'a', pageId, before)
    expect(larger.props).toEqual({ w: 10, h: 30 })
    expect(larger.meta).toBe(before.meta)
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
