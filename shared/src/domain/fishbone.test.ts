import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { arbitraryAddition, arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someBoard, someCard, someCategories } from '../testing/boards.ts'
import type { Board } from './board.ts'
import type { Card } from './cards/cardKinds.ts'
import { MIN_RIB_DISTANCE, planFishbone } from './fishbone.ts'
import { WHY_INDENT } from './fishboneGroup.ts'
import { MAX_RIB_LEAN, MIN_RIB_HEIGHT, RIB_SLANT } from './fishboneRib.ts'
import { bonesOf, walk, whyTree } from './fishboneTree.ts'
import { contains, overlaps } from './geometry.ts'
import { REGION_MIN_SIZES } from './regions.ts'

const ORIGIN = { x: 0, y: 640 }

function layout(board: Board) {
  const plan = planFishbone(board)
  return { ...plan, ...plan.place(ORIGIN) }
}

const SIX = ['a', 'b', 'c', 'd', 'e', 'f'] as const

/** 60 causes on six bones, ten on each, each cause with up to three levels of whys that branch. */
const fullFishbone = fc
  .array(
    fc.record({
      text: fc.constantFrom('Alert late', 'The checklist has no automated validation of variables'),
      branches: fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    { minLength: 60, maxLength: 60 },
  )
  .map((causes) => {
    const cards = causes.flatMap(({ text, branches }, at): Card[] => {
      const category = SIX[at % 6] ?? 'a'
      const why = (id: string, parent: string): Card => someCard('why', id, { parent, text })
      return [
        someCard('cause', `c${at}`, { category, text }),
        ...branches.flatMap((seconds, one) => [
          why(`c${at}-${one}`, `c${at}`),
          ...seconds.flatMap((thirds, two) => [
            why(`c${at}-${one}-${two}`, `c${at}-${one}`),
            ...Array.from({ length: thirds }, (_, three) =>
              why(`c${at}-${one}-${two}-${three}`, `c${at}-${one}-${two}`),
            ),
          ]),
        ]),
      ]
    })
    return someBoard({ categories: someCategories(...SIX), cards })
  })

describe('D7 fishbone', () => {
  test('D7 nothing of the fishbone overlaps: cards, labels, head', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (board) => {
        const { cards, figure } = layout(board)
        const boxes = [...cards.values(), figure.head, ...figure.ribs.map((rib) => rib.label)]
        const pairs = boxes.flatMap((a, index) =>
          boxes.slice(index + 1).flatMap((b) => (overlaps(a, b) ? [[a, b]] : [])),
        )
        expect(pairs).toEqual([])
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test('D7 no rib and no spine runs through a card', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (board) => {
        const { cards, figure } = layout(board)
        const hit = figure.ribs.flatMap(({ line: { from, to } }) =>
          Array.from({ length: 51 }, (_, step) => ({
            x: from.x + ((to.x - from.x) * step) / 50,
            y: from.y + ((to.y - from.y) * step) / 50,
            w: 0.001,
            h: 0.001,
          })).filter((dot) => [...cards.values()].some((box) => overlaps(box, dot))),
        )
        expect(hit).toEqual([])
        const spineY = figure.spine.from.y
        expect(
          [...cards.values()].filter((box) => box.y < spineY && box.y + box.h > spineY),
        ).toEqual([])
      }),
      { seed: 1 },
    )
  })

  test('D7 all of it lies in its region', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (board) => {
        const { cards, figure, width, height } = layout(board)
        const region = { ...ORIGIN, w: width, h: height }
        const boxes = [...cards.values(), figure.head, ...figure.ribs.map((rib) => rib.label)]
        expect(boxes.filter((box) => !contains(region, box))).toEqual([])
      }),
      { seed: 1 },
    )
  })

  test('D7 ribs alternate at 60°, long ones steeper, at least 280 px apart, the head at the right', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (board) => {
        const { figure } = layout(board)
        figure.ribs.forEach(({ side, line: { from, to } }, index) => {
          expect(side).toBe(index % 2 === 0 ? 'up' : 'down')
          const height = Math.abs(to.y - from.y)
          expect(from.x - to.x).toBeCloseTo(Math.min(height * RIB_SLANT, MAX_RIB_LEAN), 6)
          const next = figure.ribs[index + 1]?.line.from.x ?? figure.head.x
          expect(next - from.x).toBeGreaterThanOrEqual(
            index + 1 < figure.ribs.length ? MIN_RIB_DISTANCE : 0,
          )
        })
      }),
      { seed: 1 },
    )
    expect((Math.atan(1 / RIB_SLANT) * 180) / Math.PI).toBeCloseTo(60, 6)
  })

  test('D7 a label may grow in its room: no card, no other label and no room is in it', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (board) => {
        const { cards, figure, width, height } = layout(board)
        const region = { ...ORIGIN, w: width, h: height }
        figure.ribs.forEach(({ room, label }, index) => {
          expect(contains(room, label)).toBe(true)
          expect(contains(region, room)).toBe(true)
          const others = figure.ribs.filter((_, at) => at !== index)
          const beside = [figure.head, ...cards.values(), ...others.map((rib) => rib.room)]
          expect(beside.filter((box) => overlaps(room, box))).toEqual([])
        })
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  test('D7 60 causes with branching whys keep the shape of a fishbone and do not waste room', () => {
    fc.assert(
      fc.property(fullFishbone, (board) => {
        const { width, height, cards } = layout(board)
        expect(width / height).toBeGreaterThan(1.2)
        expect(width / height).toBeLessThan(2.6)
        const used = [...cards.values()].reduce((sum, { w, h }) => sum + (w + 48) * (h + 24), 0)
        expect((width * height) / used).toBeLessThan(2.5)
      }),
      { numRuns: 100, seed: 1 },
    )
  })

  test('D7 60 causes on one bone stand in columns, and the other side does not grow with it', () => {
    const cards = Array.from({ length: 60 }, (_, index) =>
      someCard('cause', `c-${String(index).padStart(2, '0')}`, { category: 'a' }),
    )
    const board = someBoard({ categories: someCategories('a', 'b', 'c', 'd', 'e', 'f'), cards })
    const { width, height, figure } = layout(board)
    expect(width / height).toBeGreaterThan(1.2)
    expect(width / height).toBeLessThan(2.6)
    const [first, second] = figure.ribs
    const heightOf = (rib = first) => Math.abs((rib?.line.to.y ?? 0) - (rib?.line.from.y ?? 0))
    expect(heightOf(first)).toBeLessThan(1600)
    expect(heightOf(second)).toBe(MIN_RIB_HEIGHT)
    expect(first?.branch).not.toBeNull()
  })

  test('D7 the first label and the spine have room at the left', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (board) => {
        const { figure } = layout(board)
        const left = Math.min(figure.spine.from.x, ...figure.ribs.map((rib) => rib.label.x))
        expect(left - ORIGIN.x).toBeGreaterThanOrEqual(48)
      }),
      { seed: 1 },
    )
  })

  test('D7 six empty bones and five bones with a why each fit the region as it is', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    expect(layout(someBoard({ categories: someCategories(...ids) })).width).toBe(
      REGION_MIN_SIZES.causes.w,
    )
    const cards = ids
      .slice(1)
      .flatMap((id) => [
        someCard('cause', `c-${id}`, { category: id, text: 'A wrong environment variable' }),
        someCard('why', `w-${id}`, { parent: `c-${id}`, text: 'The checklist is not validated' }),
      ])
    const board = someBoard({ categories: someCategories(...ids.slice(1)), cards })
    const { width, height } = layout(board)
    expect({ w: width, h: height }).toEqual(REGION_MIN_SIZES.causes)
  })

  test('D7 whys stand below what they explain, indented', () => {
    const board = someBoard({
      categories: someCategories('people'),
      cards: [
        someCard('cause', 'c', { category: 'people' }),
        someCard('why', 'w1', { parent: 'c' }),
        someCard('why', 'w2', { parent: 'w1' }),
        someCard('why', 'w3', { parent: 'c' }),
      ],
    })
    const { cards, figure } = layout(board)
    const left = cards.get('c')?.x ?? NaN
    expect(['w1', 'w2', 'w3'].map((id) => (cards.get(id)?.x ?? NaN) - left)).toEqual([
      WHY_INDENT,
      2 * WHY_INDENT,
      WHY_INDENT,
    ])
    const tops = ['c', 'w1', 'w2', 'w3'].map((id) => cards.get(id)?.y ?? NaN)
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))
    expect(figure.connectors.map(({ cardId, parentId }) => [cardId, parentId])).toEqual([
      ['c', null],
      ['w1', 'c'],
      ['w2', 'w1'],
      ['w3', 'c'],
    ])
  })

  test('D7 adding a card leaves the cards of other bones where they are on their rib', () => {
    fc.assert(
      fc.property(arbitraryAddition(), ({ board, added }) => {
        const after = someBoard({ ...board, cards: [...board.cards, added] })
        const before = hangings(board)
        const now = hangings(after)
        const touched = new Set(
          [...now]
            .filter(([id, one]) => id === added.id || before.get(id)?.bone !== one.bone)
            .flatMap(([id, one]) => [one.bone, before.get(id)?.bone]),
        )
        for (const [id, one] of before) {
          const other = now.get(id)
          expect(touched.has(one.bone) ? one : other).toEqual(one)
        }
      }),
      { numRuns: 500, seed: 1 },
    )
  })

  test('D7 equal boards have equal layouts, in whatever order their cards come', () => {
    fc.assert(
      fc.property(arbitraryBoard(30), (board) => {
        const reversed = { ...board, cards: board.cards.toReversed() }
        expect(sorted(layout(reversed).cards)).toEqual(sorted(layout(board).cards))
      }),
      { seed: 1 },
    )
  })
})

/** Each card's bone and its place against the foot of that bone's rib. */
function hangings(board: Board): Map<string, { bone: string | null; x: number; y: number }> {
  const { cards, figure } = layout(board)
  const tree = whyTree(board.cards)
  const hung = new Map<string, { bone: string | null; x: number; y: number }>()
  bonesOf(board, tree).forEach((bone, index) => {
    const foot = figure.ribs[index]?.line.from ?? { x: NaN, y: NaN }
    for (const root of bone.roots) {
      for (const { card } of walk(tree, root)) {
        const box = cards.get(card.id) ?? { x: NaN, y: NaN }
        hung.set(card.id, { bone: bone.categoryId, x: box.x - foot.x, y: box.y - foot.y })
      }
    }
  })
  return hung
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))
}
