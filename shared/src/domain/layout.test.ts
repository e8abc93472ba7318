import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someBoard, someCard, someCategories, someEvent } from '../testing/boards.ts'
import type { Board } from './board.ts'
import { REGIONS, type Region } from './cards/card.ts'
import { CARD_KINDS, type Card } from './cards/cardKinds.ts'
import { contains, overlaps, type Box } from './geometry.ts'
import { boardLayouter, layoutBoard, type BoardLayout } from './layout.ts'
import { REGION_GAP, REGION_MIN_SIZES } from './regions.ts'
import { cardHeight } from './textMetrics.ts'

describe('D8 regions', () => {
  test('D8 an empty board has its regions where the design says', () => {
    const { regions, bounds } = layoutBoard(someBoard({ categories: someCategories('a', 'b') }))
    expect(regions).toEqual({
      timeline: { x: 0, y: 0, w: 3200, h: 560 },
      causes: { x: 0, y: 640, w: 2080, h: 1120 },
      worked: { x: 2160, y: 640, w: 1040, h: 520 },
      actions: { x: 2160, y: 1240, w: 1040, h: 520 },
      parking: { x: 3280, y: 0, w: 480, h: 1760 },
    })
    expect(bounds).toEqual({ x: 0, y: 0, w: 3760, h: 1760 })
  })

  test('D8 a region grows by pushing its neighbours, never by overlapping them', () => {
    fc.assert(
      fc.property(arbitraryBoard(60), (board) => {
        const { regions } = layoutBoard(board)
        const boxes = Object.values(regions)
        expect(overlapping(boxes.map(grown))).toEqual([])
        for (const region of REGIONS) {
          expect(regions[region].w).toBeGreaterThanOrEqual(REGION_MIN_SIZES[region].w)
          expect(regions[region].h).toBeGreaterThanOrEqual(REGION_MIN_SIZES[region].h)
        }
      }),
      { seed: 1 },
    )
  })
})

describe('D8 neighbours', () => {
  test('D8 a region full of cards does not make the others higher', () => {
    const cards = Array.from({ length: 120 }, (_, index) =>
      someCard('cause', `c-${index}`, { category: 'a' }),
    )
    const { regions } = layoutBoard(someBoard({ cards, categories: someCategories('a', 'b') }))
    expect(regions.causes.h).toBeGreaterThan(1600)
    expect(regions.actions.h).toBe(REGION_MIN_SIZES.actions.h)
    expect(regions.parking.h).toBe(REGION_MIN_SIZES.parking.h)
  })
})

describe('D8 the parking lot', () => {
  const ideas = (count: number) =>
    someBoard({
      cards: Array.from({ length: count }, (_, index) =>
        someCard('parked', `p-${String(index).padStart(4, '0')}`),
      ),
    })

  test('D8 many ideas make it wider before they make it higher', () => {
    const sizeWith = (count: number) => {
      const { w, h } = layoutBoard(ideas(count)).regions.parking
      return [w, h]
    }
    expect(sizeWith(34)).toEqual([480, 1760])
    expect(sizeWith(50)).toEqual([712, 1760])
    expect(sizeWith(60)).toEqual([944, 1760])
    expect(sizeWith(300)).toEqual([1408, 4872])
  })

  test('D8 it is read row by row, however many columns it has', () => {
    const board = ideas(60)
    const { cards } = layoutBoard(board)
    const places = board.cards.flatMap(({ id }) => cards.get(id) ?? [])
    const read = places.toSorted((a, b) => a.y - b.y || a.x - b.x)
    expect(places).toEqual(read)
  })
})

describe('D9 layout of all cards', () => {
  test('D9 every card has a box of its own size, inside its region', () => {
    fc.assert(
      fc.property(arbitraryBoard(60), (board) => {
        const { regions, cards, bounds } = layoutBoard(board)
        expect(cards.size).toBe(board.cards.length)
        const outside = board.cards.filter((card) => {
          const box = cards.get(card.id)
          return box === undefined || !contains(regions[regionOf(card)], box)
        })
        expect(outside).toEqual([])
        for (const card of board.cards) {
          const box = cards.get(card.id)
          expect([box?.w, box?.h]).toEqual([224, cardHeight(card.text, card.kind)])
          expect(box !== undefined && contains(bounds, box)).toBe(true)
        }
      }),
      { seed: 1 },
    )
  })

  test('D9 no two laid-out cards overlap', () => {
    fc.assert(
      fc.property(arbitraryBoard(60), (board) => {
        expect(overlapping([...layoutBoard(board).cards.values()])).toEqual([])
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  test('D9 equal boards have equal layouts, in whatever order their cards come', () => {
    fc.assert(
      fc.property(arbitraryBoard(30), (board) => {
        const boxes = (of: Board) => Object.fromEntries(layoutBoard(of).cards)
        expect(boxes({ ...board, cards: board.cards.toReversed() })).toEqual(boxes(board))
      }),
      { seed: 1 },
    )
  })

  /** What can be compared of a layout; of the timeline's functions one as a sample. */
  const plain = ({ timeline, ...layout }: BoardLayout) => ({
    ...layout,
    timeline: JSON.stringify(timeline),
    at: timeline.msAt(1_000),
  })

  test('D9 a board that is laid out again has the layout of a fresh one', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryBoard(12), { minLength: 2, maxLength: 6 }),
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        (boards, picks) => {
          const layOut = boardLayouter()
          let [board] = boards
          if (board === undefined) return
          for (const [at, next] of boards.entries()) {
            // Now one part, now several are another board's.
            const from = picks[at] ?? 0
            board = {
              ...board,
              ...(from % 2 === 0 && { cards: next.cards }),
              ...(from % 3 === 0 && { categories: next.categories }),
              ...(from % 5 === 0 && { incident: next.incident }),
              ...(from % 7 === 0 && { texts: next.texts, createdAtMs: next.createdAtMs }),
            }
            expect(plain(layOut(board))).toEqual(plain(layoutBoard(board)))
          }
        },
      ),
      { seed: 1, numRuns: 60 },
    )
  })

  test('D9 who writes in one region leaves the others as they are', () => {
    const cards = [
      someEvent('e', 1_000),
      someCard('cause', 'c', { category: 'a' }),
      someCard('parked', 'p'),
    ]
    const board = someBoard({ cards, categories: someCategories('a', 'b') })
    const layOut = boardLayouter()
    const before = layOut(board)
    const afterWritingIn = (id: string) =>
      layOut({
        ...board,
        cards: cards.map((card) => (card.id === id ? { ...card, text: 'word '.repeat(60) } : card)),
      })
    const after = afterWritingIn('p')
    expect(after.cards.get('p')?.h).toBeGreaterThan(before.cards.get('p')?.h ?? 0)
    expect(after.timeline).toBe(before.timeline)
    expect(after.fishbone).toBe(before.fishbone)
    expect(after.regions.timeline).toBe(before.regions.timeline)
    expect(afterWritingIn('e').timeline).not.toBe(before.timeline)
    expect(afterWritingIn('c').fishbone).not.toBe(before.fishbone)
  })

  test('D9 a grid is read row by row in the order of its cards', () => {
    const cards = ['a', 'b', 'c', 'd', 'e'].map((id) => someCard('worked', id))
    const { cards: boxes, regions } = layoutBoard(someBoard({ cards }))
    const places = cards.map(({ id }) => {
      const box = boxes.get(id)
      return [(box?.x ?? 0) - regions.worked.x, (box?.y ?? 0) - regions.worked.y]
    })
    expect(places).toEqual([
      [48, 56],
      [288, 56],
      [528, 56],
      [768, 56],
      [48, 160],
    ])
  })

  test('D9 a note lies where it was put; one that never was waits left of the board', () => {
    const cards = [
      someCard('note', 'a', { position: { x: 500, y: 400 } }),
      someCard('note', 'b'),
      someCard('note', 'c'),
    ]
    const { cards: boxes, bounds } = layoutBoard(someBoard({ cards }))
    expect(boxes.get('a')).toEqual({ x: 500, y: 400, w: 224, h: 88 })
    const loose = [boxes.get('b'), boxes.get('c')].filter((box) => box !== undefined)
    expect(loose.every((box) => box.x + box.w === -REGION_GAP)).toBe(true)
    expect(overlapping(loose)).toEqual([])
    expect(bounds.x).toBe(-304)
  })

  test('D9 2,000 cards are laid out as well', () => {
    const text = 'The deployment checklist has no automated validation of environment variables'
    const cards = Array.from({ length: 2000 }, (_, index): Card => {
      const id = `card-${index}`
      switch (index % 5) {
        case 0:
          return someEvent(id, index * 2, { text })
        case 1:
          return someCard('cause', id, { text, category: index % 2 === 0 ? 'a' : 'b' })
        case 2:
          return someCard('why', id, { text, parent: `card-${index - 1}` })
        case 3:
          return someCard('action', id, { text })
        default:
          return someCard('worked', id, { text })
      }
    })
    const board = someBoard({ cards, categories: someCategories('a', 'b') })
    expect(overlapping([...layoutBoard(board).cards.values()])).toEqual([])
  })
})

function regionOf(card: Card): Region {
  const { region } = CARD_KINDS[card.kind]
  if (region === null) throw new Error('A note has no region.')
  return region
}

function grown(box: Box): Box {
  return { x: box.x, y: box.y, w: box.w + REGION_GAP, h: box.h + REGION_GAP }
}

function overlapping(boxes: readonly Box[]): [Box, Box][] {
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b): [Box, Box][] => (overlaps(a, b) ? [[a, b]] : [])),
  )
}
