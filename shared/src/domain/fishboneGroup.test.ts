import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someCard } from '../testing/boards.ts'
import type { Card } from './cards/cardKinds.ts'
import { groupOf } from './fishboneGroup.ts'
import { whyTree, type FishboneCard } from './fishboneTree.ts'
import { contains, overlaps, type Box } from './geometry.ts'

const cause = someCard('cause', 'cause')
const why = (id: string, parent: string) => someCard('why', id, { parent })

/** A cause with so many whys right below it. */
function wide(count: number): Card[] {
  const ids = Array.from({ length: count }, (_, at) => `w${String(at).padStart(2, '0')}`)
  return [cause, ...ids.map((id) => why(id, 'cause'))]
}

function boxesOf(cards: readonly Card[], root: FishboneCard = cause): readonly Box[] {
  return groupOf(root, whyTree(cards)).members.map(({ box }) => box)
}

/** How many columns the whys of a cause stand in. */
function columnsOf(cards: readonly Card[]): number {
  return new Set(
    boxesOf(cards)
      .slice(1)
      .map(({ x }) => x),
  ).size
}

describe('D7 a cause with its whys', () => {
  test('D7 few whys stand below each other, many beside each other in columns', () => {
    expect([1, 5, 9, 12, 24].map((count) => columnsOf(wide(count)))).toEqual([1, 1, 1, 3, 3])
    const [own, ...below] = boxesOf(wide(12))
    const height = Math.max(...below.map(({ y, h }) => y + h)) - (own?.y ?? 0)
    expect(height).toBeLessThan(600)
  })

  test('D7 a chain is never split', () => {
    const chain = Array.from({ length: 20 }, (_, at) =>
      why(`d${at}`, at === 0 ? 'cause' : `d${at - 1}`),
    )
    const xs = boxesOf([cause, ...chain]).map(({ x }) => x)
    expect(xs).toEqual(xs.toSorted((a, b) => a - b))
  })

  test('D7 nothing of it overlaps, all lies within its size, and no line runs through a card', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (board) => {
        const tree = whyTree(board.cards)
        for (const root of [...tree.causes, ...tree.orphans]) {
          const { members, w, h } = groupOf(root, tree)
          const boxes = members.map(({ box }) => box)
          const pairs = boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => overlaps(a, b)))
          expect(pairs).toEqual([])
          expect(boxes.filter((box) => !contains({ x: 0, y: 0, w, h }, box))).toEqual([])
          const crossed = members.flatMap(({ points }) =>
            dotsOn(points).filter((dot) => boxes.some((box) => overlaps(box, dot))),
          )
          expect(crossed).toEqual([])
        }
      }),
      { seed: 1, numRuns: 200 },
    )
    const { members } = groupOf(cause, whyTree(wide(24)))
    const boxes = members.map(({ box }) => box)
    const dots = members.flatMap(({ points }) => dotsOn(points))
    expect(dots.filter((dot) => boxes.some((box) => overlaps(box, dot)))).toEqual([])
  })
})

/** Dots along a line, a little short of its ends, which touch cards. */
function dotsOn(points: readonly { readonly x: number; readonly y: number }[]): readonly Box[] {
  return points.slice(1).flatMap((to, at) => {
    const from = points[at] ?? to
    return Array.from({ length: 19 }, (_, step) => ({
      x: from.x + ((to.x - from.x) * (step + 1)) / 20 - 0.05,
      y: from.y + ((to.y - from.y) * (step + 1)) / 20 - 0.05,
      w: 0.1,
      h: 0.1,
    }))
  })
}
