import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someBoard, someCard, someCategories, someEvent, TEST_START_MS } from '../testing/boards.ts'
import type { Card } from './cards/cardKinds.ts'
import { placeMark } from './dropFactor.ts'
import { dropTarget, orderMark } from './dropTarget.ts'
import { containsPoint } from './geometry.ts'
import { layoutBoard } from './layout.ts'

const event = someEvent('event', 0)
const undated = someCard('event', 'undated')
const cause = someCard('cause', 'cause', { category: 'people' })
const other = someCard('cause', 'other', { category: 'tools' })
const why = someCard('why', 'why', { parent: 'cause' })
const below = someCard('why', 'below', { parent: 'why' })
const wins = ['win-a', 'win-b', 'win-c', 'win-d', 'win-e'].map((id) => someCard('worked', id))
const note = someCard('note', 'note')
const board = someBoard({
  categories: someCategories('people', 'process', 'tools', 'monitoring'),
  cards: [event, undated, cause, other, why, below, ...wins, note],
})
const layout = layoutBoard(board)

function drop(card: Card, x: number, y: number) {
  return dropTarget(board, layout, card, { x, y })
}

function place(id: string) {
  const box = layout.cards.get(id)
  if (box === undefined) throw new Error(`${id} has no box.`)
  return box
}

describe('D10 what a drag means', () => {
  test('D10 a card dropped where it lies changes nothing, whatever it is', () => {
    fc.assert(
      fc.property(arbitraryBoard(30), (any) => {
        const boxes = layoutBoard(any)
        for (const card of any.cards) {
          const box = boxes.cards.get(card.id) ?? { x: NaN, y: NaN }
          expect(dropTarget(any, boxes, card, { x: box.x, y: box.y })).toEqual({ kind: 'none' })
        }
      }),
      { seed: 1 },
    )
  })

  test('D10 an event dragged along the axis snaps to a minute', () => {
    const { x, y } = place('event')
    // 20 px are a minute.
    expect(drop(event, x + 51, y)).toEqual({ kind: 'time', startMs: TEST_START_MS + 3 * 60_000 })
    expect(drop(event, x - 20, y + 90)).toEqual({ kind: 'time', startMs: TEST_START_MS - 60_000 })
    expect(drop(event, x + 8, y)).toEqual({ kind: 'none' })
  })

  test('D10 an event moved only up or down keeps the seconds of its time', () => {
    const exact = someCard('event', 'exact', {
      time: { startMs: TEST_START_MS + 27_000, endMs: null, approximate: false },
    })
    const one = someBoard({ cards: [exact] })
    const boxes = layoutBoard(one)
    const { x = NaN, y = NaN } = boxes.cards.get('exact') ?? {}
    expect(dropTarget(one, boxes, exact, { x, y: y + 100 })).toEqual({ kind: 'none' })
  })

  test('D10 the tray takes an event its time, the axis gives one', () => {
    const { tray } = layout.timeline
    expect(drop(event, tray.x + 16, tray.y + 60)).toEqual({ kind: 'untimed' })
    expect(drop(undated, tray.x + 20, tray.y + 90)).toEqual({ kind: 'none' })
    expect(drop(undated, layout.timeline.xOf(TEST_START_MS + 600_000), 300)).toEqual({
      kind: 'time',
      startMs: TEST_START_MS + 600_000,
    })
    expect(drop(event, 300, 2000)).toEqual({ kind: 'none' })
  })

  test('D10 a cause goes to the bone beside which it is dropped', () => {
    const target = place('other')
    expect(drop(cause, target.x, target.y)).toEqual({ kind: 'category', categoryId: 'tools' })
    const empty = layout.fishbone.ribs.find((rib) => rib.categoryId === 'monitoring')
    const { from, to } = empty?.line ?? layout.fishbone.spine
    expect(drop(cause, (from.x + to.x) / 2 + 24, (from.y + to.y) / 2)).toEqual({
      kind: 'category',
      categoryId: 'monitoring',
    })
    expect(drop(cause, 100, 100)).toEqual({ kind: 'none' })
  })

  test('D10 a cause takes a place among the causes of its bone, outwards from the spine', () => {
    const causes = ['a', 'b', 'c'].map((id) => someCard('cause', id, { category: 'up' }))
    const under = ['d', 'e', 'f'].map((id) => someCard('cause', id, { category: 'down' }))
    const bones = someBoard({
      categories: someCategories('up', 'down'),
      cards: [...causes, ...under, someCard('why', 'a1', { parent: 'a' })],
    })
    const drawn = layoutBoard(bones)
    const at = (id: string) => drawn.cards.get(id) ?? { x: NaN, y: NaN }
    const drops = (id: string, x: number, y: number) => {
      const dragged = bones.cards.find((card) => card.id === id)
      return dragged === undefined ? null : dropTarget(bones, drawn, dragged, { x, y })
    }
    // Above the spine the first cause stands lowest.
    expect(drops('c', at('a').x, at('a').y + 100)).toEqual({ kind: 'order', after: null })
    expect(drops('a', at('c').x, at('c').y - 80)).toEqual({ kind: 'order', after: 'c' })
    expect(drops('d', at('f').x, at('f').y + 80)).toEqual({ kind: 'order', after: 'f' })
    expect(drops('e', at('d').x, at('d').y - 10)).toEqual({ kind: 'order', after: null })
    expect(drops('e', at('e').x + 3, at('e').y + 3)).toEqual({ kind: 'none' })
    const dragged = bones.cards.find((card) => card.id === 'c')
    const mark = dragged?.kind === 'cause' ? placeMark(bones, drawn, dragged, 'a') : null
    expect(mark?.from.y).toBeLessThan(at('a').y)
  })

  test('D10 a why takes a place beside its siblings at their edges, and goes below one on its middle', () => {
    const siblings = ['w1', 'w2', 'w3'].map((id) => someCard('why', id, { parent: 'cause' }))
    const bones = someBoard({ categories: someCategories('people'), cards: [cause, ...siblings] })
    const drawn = layoutBoard(bones)
    const at = (id: string) => drawn.cards.get(id) ?? { x: NaN, y: NaN }
    const [first, , third] = siblings
    if (first === undefined || third === undefined) throw new Error('Three were made.')
    const drops = (card: Card, { x, y }: { x: number; y: number }, dy: number) =>
      dropTarget(bones, drawn, card, { x, y: y + dy })
    expect(drops(third, at('w1'), -40)).toEqual({ kind: 'order', after: null })
    expect(drops(third, at('w1'), 40)).toEqual({ kind: 'order', after: 'w1' })
    expect(drops(first, at('w3'), 50)).toEqual({ kind: 'order', after: 'w3' })
    expect(drops(first, at('w3'), 0)).toEqual({ kind: 'parent', parentId: 'w3' })
    expect(drops(first, at('w1'), 5)).toEqual({ kind: 'none' })
  })

  test('D10 a why goes below the card it is dropped on, never below itself', () => {
    const target = place('other')
    expect(drop(why, target.x + 20, target.y)).toEqual({ kind: 'parent', parentId: 'other' })
    expect(drop(below, place('cause').x, place('cause').y)).toEqual({
      kind: 'parent',
      parentId: 'cause',
    })
    expect(drop(why, place('below').x, place('below').y)).toEqual({ kind: 'none' })
    expect(drop(below, place('why').x, place('why').y)).toEqual({ kind: 'none' })
    expect(drop(why, 1700, 700)).toEqual({ kind: 'none' })
  })

  test('D10 a card of a grid is ordered by where it is dropped', () => {
    const [first, second, , fourth, fifth] = wins
    if (!first || !second || !fourth || !fifth) throw new Error('There are five wins.')
    const at = (id: string, dx: number) => [place(id).x + dx, place(id).y] as const
    expect(drop(fifth, ...at('win-a', -40))).toEqual({ kind: 'order', after: null })
    expect(drop(fifth, ...at('win-b', -40))).toEqual({ kind: 'order', after: 'win-a' })
    expect(drop(first, ...at('win-d', 40))).toEqual({ kind: 'order', after: 'win-d' })
    expect(drop(first, place('win-e').x + 500, place('win-e').y)).toEqual({
      kind: 'order',
      after: 'win-e',
    })
    expect(drop(second, place('win-e').x, place('win-e').y + 200)).toEqual({
      kind: 'order',
      after: 'win-e',
    })
    expect(drop(fourth, 100, 100)).toEqual({ kind: 'none' })
  })

  test('D10 a note lies where it is dropped', () => {
    expect(drop(note, -500, 12.5)).toEqual({ kind: 'position', point: { x: -500, y: 12.5 } })
  })
})

describe('D10 what a drag in a list shows', () => {
  const [a, b, c, d, e] = wins.map(({ id }) => place(id))
  const mark = (after: string | null, x: number, y: number) =>
    orderMark(board, layout, wins[0] ?? note, after, { x, y })?.from

  test('D10 the mark stands between the two cards', () => {
    expect(mark('win-b', b?.x ?? 0, b?.y ?? 0)).toEqual({ x: (c?.x ?? 0) - 8, y: c?.y })
    expect(mark(null, a?.x ?? 0, a?.y ?? 0)).toEqual({ x: (b?.x ?? 0) - 4, y: b?.y })
  })

  test('D10 between two rows it stands where the card is held', () => {
    expect(mark('win-d', d?.x ?? 0, d?.y ?? 0)).toEqual({ x: (d?.x ?? 0) + 228, y: d?.y })
    expect(mark('win-d', e?.x ?? 0, e?.y ?? 0)).toEqual({ x: (e?.x ?? 0) - 4, y: e?.y })
  })

  test('D10 cards that are dragged together are no neighbours of one another', () => {
    const held = new Set(['win-a', 'win-b'])
    const first = wins[0] ?? note
    expect(dropTarget(board, layout, first, b ?? { x: 0, y: 0 }, held)).toEqual({ kind: 'none' })
    expect(dropTarget(board, layout, first, d ?? { x: 0, y: 0 }, held)).toEqual({
      kind: 'order',
      after: 'win-c',
    })
  })

  test('D10 every place in a list has its mark within the region', () => {
    fc.assert(
      fc.property(arbitraryBoard(30), fc.nat(1_000), fc.nat(1_000), (any, dx, dy) => {
        const boxes = layoutBoard(any)
        for (const card of any.cards.filter(({ kind }) => kind === 'action')) {
          const region = boxes.regions.actions
          const point = { x: region.x + dx, y: region.y + dy }
          const target = dropTarget(any, boxes, card, point)
          const after = target.kind === 'order' ? target.after : null
          const line = orderMark(any, boxes, card, after, point)
          expect(line === null || containsPoint(region, line.from)).toBe(true)
        }
      }),
      { seed: 1 },
    )
  })
})
