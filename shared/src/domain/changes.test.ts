import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Card } from './cards/cardKinds.ts'
import { changeCount, changesBetween } from './changes.ts'

const note = (id: string, parts: Partial<Card> = {}): Card =>
  ({
    id,
    kind: 'note',
    text: '',
    colour: 'sun',
    position: null,
    order: 'a',
    author: null,
    createdAtMs: null,
    ...parts,
  }) as Card

test('cards are added, changed by words and fields, and removed', () => {
  const before = [note('a'), note('b', { text: 'old' }), note('c'), note('d')]
  const after = [note('new'), note('b', { text: 'new' }), note('c', { colour: 'sky' }), note('d')]
  expect(changesBetween(before, after)).toEqual({
    added: ['new'],
    changed: ['b', 'c'],
    removed: ['a'],
  })
})

test('where a card lies is not what it says', () => {
  const moved = note('a', { position: { x: 5, y: 5 }, order: 'z' })
  expect(changeCount(changesBetween([note('a')], [moved]))).toBe(0)
})

const cards = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      text: fc.constantFrom('', 'x'),
    }),
    {
      selector: ({ id }) => id,
    },
  )
  .map((list) => list.map(({ id, text }) => note(id, { text })))

test('every card is the same, or in one of the three lists; there and back swaps added and removed', () => {
  fc.assert(
    fc.property(cards, cards, (before, after) => {
      const { added, changed, removed } = changesBetween(before, after)
      const back = changesBetween(after, before)
      expect(new Set(back.added)).toEqual(new Set(removed))
      expect(new Set(back.removed)).toEqual(new Set(added))
      expect(new Set(back.changed)).toEqual(new Set(changed))
      const same = before.filter(({ id, text }) =>
        after.some((card) => card.id === id && card.text === text),
      )
      expect(same.length + changed.length + removed.length).toBe(before.length)
      expect(same.length + changed.length + added.length).toBe(after.length)
    }),
  )
})
