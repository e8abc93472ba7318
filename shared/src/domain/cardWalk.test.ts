import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { nearestCard, walkOrder, type Direction } from './cardWalk.ts'
import type { Box } from './geometry.ts'
import { layoutBoard } from './layout.ts'

const box = (x: number, y: number): Box => ({ x, y, w: 224, h: 88 })
const OPPOSITE: Readonly<Record<Direction, Direction>> = {
  left: 'right',
  right: 'left',
  up: 'down',
  down: 'up',
}
const DIRECTIONS = Object.keys(OPPOSITE) as Direction[]

describe('D17 walking from card to card', () => {
  test('D17 every card once, events by time before everything else', () => {
    fc.assert(
      fc.property(arbitraryBoard(), (board) => {
        const order = walkOrder(board, layoutBoard(board).cards)
        expect(order.toSorted()).toEqual(board.cards.map(({ id }) => id).toSorted())
        const kinds = order.map((id) => board.cards.find((card) => card.id === id)?.kind)
        expect(kinds.lastIndexOf('event')).toBe(kinds.filter((kind) => kind === 'event').length - 1)
      }),
    )
  })

  test('D17 a grid is walked along its rows and columns', () => {
    const boxes = new Map(
      Array.from({ length: 12 }, (_, index) => [
        `card-${String(index).padStart(2, '0')}`,
        box((index % 4) * 240, Math.floor(index / 4) * 104),
      ]),
    )
    const from = boxes.get('card-05') ?? box(0, 0)
    const found = DIRECTIONS.map((direction) => nearestCard(boxes, from, direction))
    expect(found).toEqual(['card-04', 'card-06', 'card-01', 'card-09'])
  })

  test('D17 what lies straight ahead comes before what is nearer but aside', () => {
    const boxes = new Map([
      ['ahead', box(500, 10)],
      ['aside', box(260, 300)],
    ])
    expect(nearestCard(boxes, box(0, 0), 'right')).toBe('ahead')
    expect(nearestCard(boxes, box(0, 0), 'down')).toBe('aside')
    expect(nearestCard(boxes, box(0, 0), 'left')).toBeNull()
  })

  test('D17 a direction leads there, and always somewhere when something is there', () => {
    const place = fc.record({
      x: fc.integer({ min: -4_000, max: 4_000 }),
      y: fc.integer({ min: -4_000, max: 4_000 }),
      w: fc.constant(224),
      h: fc.integer({ min: 88, max: 400 }),
    })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 20 }), place, (places, from) => {
        const boxes = new Map(places.map((one, index) => [String(index), one]))
        for (const direction of DIRECTIONS) {
          const found = nearestCard(boxes, from, direction)
          const ahead = (one: Box) => {
            const dx = one.x - from.x
            const dy = one.y + one.h / 2 - (from.y + from.h / 2)
            return { left: -dx, right: dx, up: -dy, down: dy }[direction] > 0
          }
          expect(found !== null).toBe(places.some((one) => ahead(one)))
          const target = found === null ? undefined : boxes.get(found)
          expect(target === undefined || ahead(target)).toBe(true)
        }
      }),
    )
  })
})
