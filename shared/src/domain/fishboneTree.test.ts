import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someBoard, someCard, someCategories } from '../testing/boards.ts'
import { bonesOf, deepestChain, isWithin, walk, whyTree } from './fishboneTree.ts'

const cause = someCard('cause', 'cause')
const why = (id: string, parent: string | null) => someCard('why', id, { parent })

describe('D6 whys form a tree', () => {
  test('D6 depth counts from the cause; a chain may branch', () => {
    const tree = whyTree([cause, why('a', 'cause'), why('b', 'a'), why('c', 'a'), why('d', 'c')])
    expect(Object.fromEntries(tree.depths)).toEqual({ cause: 0, a: 1, b: 2, c: 2, d: 3 })
    expect(walk(tree, cause).map(({ card }) => card.id)).toEqual(['cause', 'a', 'b', 'c', 'd'])
    expect(deepestChain(tree, cause).map((card) => card.id)).toEqual(['a', 'c', 'd'])
    expect(isWithin(tree, 'd', 'a')).toBe(true)
    expect(isWithin(tree, 'b', 'c')).toBe(false)
  })

  test('D6 a missing parent, itself, or a card of another kind reads as no parent', () => {
    const tree = whyTree([
      someCard('event', 'event'),
      why('a', 'gone'),
      why('b', 'b'),
      why('c', 'event'),
      why('d', null),
    ])
    expect(tree.orphans.map((one) => one.id)).toEqual(['a', 'b', 'c', 'd'])
    expect(tree.depths.get('a')).toBe(1)
  })

  test('D6 in a cycle the smallest id reads as having no parent, the others keep theirs', () => {
    const tree = whyTree([why('c', 'a'), why('a', 'b'), why('b', 'c'), why('below', 'b')])
    expect(Object.fromEntries(tree.parents)).toEqual({ a: null, b: 'c', c: 'a', below: 'b' })
    expect(Object.fromEntries(tree.depths)).toEqual({ a: 1, c: 2, b: 3, below: 4 })
  })

  test('D6 every why is reached exactly once, and the same in whatever order cards are read', () => {
    fc.assert(
      fc.property(
        arbitraryBoard(40).chain((board) =>
          fc.tuple(
            fc.constant(board),
            fc.shuffledSubarray([...board.cards], {
              minLength: board.cards.length,
              maxLength: board.cards.length,
            }),
          ),
        ),
        ([board, shuffled]) => {
          const tree = whyTree(board.cards)
          const reached = [...tree.causes, ...tree.orphans].flatMap((root) =>
            walk(tree, root).map(({ card }) => card.id),
          )
          const all = board.cards.filter((card) => card.kind === 'cause' || card.kind === 'why')
          expect(reached.toSorted()).toEqual(all.map((card) => card.id).toSorted())
          const other = whyTree(shuffled)
          expect(Object.fromEntries(other.parents)).toEqual(Object.fromEntries(tree.parents))
          expect(other.children).toEqual(tree.children)
        },
      ),
      { seed: 1 },
    )
  })

  test('D6 a chain of thousands is read without running out of stack', () => {
    const chain = Array.from({ length: 4000 }, (_, n) =>
      why(`w${n}`, n === 0 ? 'cause' : `w${n - 1}`),
    )
    expect(whyTree([cause, ...chain]).depths.get('w3999')).toBe(4000)
  })
})

describe('D7 bones', () => {
  test('D7 bones follow the order of categories; what has none hangs on Other, orphans last', () => {
    const board = someBoard({
      categories: someCategories('process', 'tools').toReversed(),
      cards: [
        why('orphan', 'gone'),
        someCard('cause', 'x', { category: 'tools' }),
        someCard('cause', 'y', { category: 'gone' }),
        someCard('cause', 'z'),
      ],
    })
    const bones = bonesOf(board, whyTree(board.cards))
    expect(bones.map((bone) => [bone.categoryId, bone.roots.map((card) => card.id)])).toEqual([
      ['process', []],
      ['tools', ['x']],
      [null, ['y', 'z', 'orphan']],
    ])
  })

  test('D7 Other is there only when something hangs on it or nothing else is there', () => {
    const tree = whyTree([])
    expect(bonesOf({ categories: someCategories('a') }, tree).map((bone) => bone.name)).toEqual([
      'a',
    ])
    expect(bonesOf({ categories: [] }, tree).map((bone) => bone.name)).toEqual(['Other'])
  })
})
