import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someBoard, someCategories } from '../testing/boards.ts'
import { boneBefore, boneSlotAt } from './fishboneSlots.ts'
import { layoutBoard } from './layout.ts'

const SIX = ['a', 'b', 'c', 'd', 'e', 'f']

function labelsOf(ids: readonly string[]) {
  const figure = layoutBoard(someBoard({ categories: someCategories(...ids) })).fishbone
  const left = (id: string) => figure.ribs.find((rib) => rib.categoryId === id)?.label.x ?? NaN
  return { figure, left }
}

describe('D7 a bone is dragged along the fish', () => {
  test('D7 where its label already is, it keeps its place', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (board) => {
        const { fishbone } = layoutBoard(board)
        fishbone.ribs.forEach(({ categoryId, label }, index) => {
          if (categoryId === null) return
          const slot = boneSlotAt(fishbone, categoryId, label.x)
          expect(slot?.index).toBe(index)
          expect(slot?.after).toBe(fishbone.ribs[index - 1]?.categoryId ?? null)
        })
      }),
      { seed: 1 },
    )
  })

  test('D7 farther to the right is never a place farther to the left, and each is one of the places there are', () => {
    const { figure } = labelsOf(SIX)
    fc.assert(
      fc.property(
        fc.constantFrom(...SIX),
        fc.array(fc.integer({ min: -500, max: 4000 }), { minLength: 2 }),
        (id, xs) => {
          const indices = xs
            .toSorted((a, b) => a - b)
            .map((x) => boneSlotAt(figure, id, x)?.index ?? -1)
          expect(indices).toEqual(indices.toSorted((a, b) => a - b))
          expect(indices.every((index) => index >= 0 && index < SIX.length)).toBe(true)
        },
      ),
      { seed: 1 },
    )
  })

  test('D7 past a label it comes behind that bone', () => {
    const { figure, left } = labelsOf(SIX)
    expect(boneSlotAt(figure, 'b', left('d') + 1)).toMatchObject({ index: 3, after: 'd' })
    expect(boneSlotAt(figure, 'e', left('a') - 1)).toMatchObject({ index: 0, after: null })
    expect(boneSlotAt(figure, 'f', left('d') + 1)).toMatchObject({ index: 4, after: 'd' })
  })

  test('D7 "Other" stays the last, and what is not there has no place', () => {
    const { figure } = labelsOf([])
    expect(figure.ribs.map((rib) => rib.name)).toEqual(['Other'])
    expect(boneSlotAt(figure, 'gone', 100)).toBeNull()
  })

  test('D7 a place among the others names the bone before it', () => {
    const categories = someCategories('a', 'b', 'c')
    expect(boneBefore(categories, 'b', 0)).toBeNull()
    expect(boneBefore(categories, 'b', 1)).toBe('a')
    expect(boneBefore(categories, 'b', 2)).toBe('c')
  })
})
