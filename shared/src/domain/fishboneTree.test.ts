import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someBoard, someCard, someCategories } from '../testing/boards.ts'
import { bonesOf, deepestChain, walk, whyTree } from './fishboneTree.ts'
import { indentOf, isWithin, outdentOf } from './whyMoves.ts'

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

describe('D6 whys move up and down the tree', () => {
  const cards = [cause, why('a', 'cause'), why('a1', 'a'), why('b', 'cause'), why('orphan', null)]
  const board = someBoard({ cards })

  test('D6 a why goes below the sibling before it, as its last', () => {
    expect(indentOf(board, 'b')).toEqual({ parentId: 'a', after: 'a1' })
    expect(indentOf(board, 'a')).toBeNull()
    expect(indentOf(board, 'cause')).toBeNull()
    expect(indentOf(board, 'orphan')).toBeNull()
  })

  test('D6 a why goes to what its parent explains, right behind that parent', () => {
    expect(outdentOf(board, 'a1')).toEqual({ parentId: 'cause', after: 'a' })
    expect(outdentOf(board, 'a')).toBeNull()
    expect(outdentOf(board, 'orphan')).toBeNull()
    expect(outdentOf(board, 'cause')).toBeNull()
  })

  test('D6 no such move makes a cycle, and what went down comes up again', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (any) => {
        const tree = whyTree(any.cards)
        for (const card of any.cards) {
          const down = indentOf(any, card.id)
          const up = outdentOf(any, card.id)
          const parents = [down, up].flatMap((place) => place?.parentId ?? [])
          expect(parents.filter((id) => isWithin(tree, id, card.id))).toEqual([])
          const parent = tree.parents.get(card.id) ?? null
          if (down === null || parent === null) continue
          const moved = any.cards.map((one) =>
            one.kind === 'why' && one.id === card.id ? { ...one, parent: down.parentId } : one,
          )
          expect(outdentOf({ cards: moved }, card.id)?.parentId).toBe(parent)
        }
      }),
      { seed: 1 },
    )
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
