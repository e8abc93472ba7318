import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someBoard, someCard, someCategories, someEvent } from '../testing/boards.ts'
import { whyTree } from './fishboneTree.ts'
import {
  buildOutline,
  nearestLeft,
  nextStart,
  outlineKey,
  readingOrder,
  siblingsOf,
  type OutlineItem,
} from './outline.ts'

const board = someBoard({
  categories: someCategories('process', 'tools'),
  cards: [
    someEvent('late', 11 * 60),
    someEvent('tie', 5, { order: 'z' }),
    someEvent('early', 5),
    someCard('event', 'undated'),
    someCard('cause', 'c1', { category: 'tools' }),
    someCard('cause', 'c2', { category: 'gone' }),
    someCard('why', 'w1', { parent: 'c1' }),
    someCard('why', 'w2', { parent: 'w1' }),
    someCard('why', 'w3', { parent: 'c1' }),
    someCard('worked', 'lucky', { outcome: 'lucky' }),
    someCard('action', 'a1'),
    someCard('parked', 'p1'),
    someCard('note', 'n1'),
  ],
})

const shape = ({ id, children }: OutlineItem): unknown =>
  children.length === 0 ? id : [id, children.map(shape)]

test('events stand in the order of their time, whys below what they explain, the rest in its own order', () => {
  const outline = buildOutline(board)
  expect(
    outline.flatMap(({ part, groups }) =>
      groups.map((group) => [part, group.heading, group.items.map(shape)]),
    ),
  ).toEqual([
    ['timeline', '2026-03-12', ['early', 'tie']],
    ['timeline', '2026-03-13', ['late']],
    ['timeline', 'No time yet', ['undated']],
    ['causes', 'process', []],
    ['causes', 'tools', [['c1', [['w1', ['w2']], 'w3']]]],
    ['causes', 'Other', ['c2']],
    ['worked', 'Went well', []],
    ['worked', 'Went poorly', []],
    ['worked', 'We got lucky', ['lucky']],
    ['actions', null, ['a1']],
    ['parking', null, ['p1']],
    ['notes', null, ['n1']],
  ])
  expect(outline.map(({ count }) => count)).toEqual([4, 5, 1, 1, 1, 1])
  expect(siblingsOf(outline, 'w3')?.map(({ id, depth }) => [id, depth])).toEqual([
    ['w1', 1],
    ['w3', 1],
  ])
  expect(siblingsOf(outline, 'nobody')).toBeNull()
})

test('every card stands in the outline once, whatever concurrent edits made of the board', () => {
  fc.assert(
    fc.property(arbitraryBoard(40), (any) => {
      const order = readingOrder(buildOutline(any))
      expect(order.toSorted()).toEqual(any.cards.map((card) => card.id).toSorted())
    }),
    { seed: 1 },
  )
})

test('boards whose cards have equal keys have equal outlines', () => {
  fc.assert(
    fc.property(arbitraryBoard(20), fc.string(), (any, text) => {
      const written = { ...any, cards: any.cards.map((card) => ({ ...card, text })) }
      expect(written.cards.map(outlineKey)).toEqual(any.cards.map(outlineKey))
      expect(buildOutline(written)).toEqual(buildOutline(any))
    }),
    { seed: 1 },
  )
})

test('a card that comes behind another shares its list', () => {
  fc.assert(
    fc.property(arbitraryBoard(20), (any) => {
      const outline = buildOutline(any)
      for (const card of any.cards) {
        // A new event has no time yet, so it waits with those.
        if (card.kind === 'event') continue
        const { kind, fields } = nextStart(card, whyTree(any.cards).parents.get(card.id))
        const next = someCard(kind, 'next', { ...fields, order: `${card.order}~` })
        const after = buildOutline({ ...any, cards: [...any.cards, next] })
        const siblings = siblingsOf(outline, card.id)?.map(({ id }) => id) ?? []
        expect(siblingsOf(after, 'next')?.map(({ id }) => id)).toEqual(
          expect.arrayContaining([...siblings, 'next']),
        )
      }
    }),
    { seed: 1 },
  )
})

test('when a card is gone, the one before it is nearest, at the start the one behind', () => {
  const order = ['a', 'b', 'c', 'd']
  const without =
    (...gone: readonly string[]) =>
    (id: string) =>
      !gone.includes(id)
  expect(nearestLeft(order, 'c', without('c'))).toBe('b')
  expect(nearestLeft(order, 'c', without('a', 'b', 'c'))).toBe('d')
  expect(nearestLeft(order, 'a', without('a', 'b'))).toBe('c')
  expect(nearestLeft(order, 'a', () => false)).toBeNull()
  expect(nearestLeft(order, 'unknown', () => true)).toBeNull()
})
