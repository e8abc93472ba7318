import { createCard } from '@whyboard/shared/document/operations/cards.ts'
import { replaceText } from '@whyboard/shared/document/operations/text.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { atom } from 'tldraw'
import { expect, test } from 'vitest'

import { pageOn } from '../board/testing/pageOn.ts'
import { addBone, keepName, moveBone, removeBone, sortedCategories } from './bones.ts'
import type { CanvasNotice } from './canvasContext.ts'
import { voteFor } from './voting.ts'

function fishOn() {
  const { model } = pageOn()
  const told: CanvasNotice[] = []
  const fish = { model, said: atom('said', ''), tell: (notice: CanvasNotice) => told.push(notice) }
  const names = () => sortedCategories(fish).map(({ name }) => name)
  const [a = '', b = '', c = ''] = ['a', 'b', 'c'].map((name) => addBone(fish, name) ?? '')
  return { fish, model, told, names, a, b, c }
}

test('a category needs a name, comes last, and is one step for undo', () => {
  const { fish, model, names } = fishOn()
  expect(addBone(fish, '  ')).toBeNull()
  addBone(fish, ' d ')
  expect(names()).toEqual(['a', 'b', 'c', 'd'])
  expect(fish.said.get()).toBe('Category d added, 4 in all.')
  model.undo()
  expect(names()).toEqual(['a', 'b', 'c'])
})

test('a category goes to a place among the others, as one step for undo, and not beyond the ends', () => {
  const { fish, model, names, a, c } = fishOn()
  moveBone(fish, c, 0)
  expect(names()).toEqual(['c', 'a', 'b'])
  moveBone(fish, a, 2)
  expect(names()).toEqual(['c', 'b', 'a'])
  moveBone(fish, a, 3)
  moveBone(fish, c, -1)
  moveBone(fish, 'gone', 0)
  expect(names()).toEqual(['c', 'b', 'a'])
  model.undo()
  expect(names()).toEqual(['c', 'a', 'b'])
})

test('a removed category says where its causes are, and the notice brings it back to its place', () => {
  const { fish, model, told, names, b } = fishOn()
  unwrap(createCard(model.writer, 'cause', { fields: { category: b } }))
  removeBone(fish, b)
  expect(names()).toEqual(['a', 'c'])
  expect(told[0]?.says).toBe('“b” was removed. Its cause is on “Other” now.')
  told[0]?.action?.onPress()
  expect(names()).toEqual(['a', 'b', 'c'])
})

test('a category that is left without a name gets its name back', () => {
  const { fish, model, names, a, b } = fishOn()
  unwrap(replaceText(model.writer, { category: a }, ' '))
  unwrap(replaceText(model.writer, { category: b }, 'new'))
  keepName(fish, a, 'a')
  keepName(fish, b, 'b')
  expect(names()).toEqual(['a', 'new', 'c'])
})

test('a vote beyond the last is told, not given', () => {
  const { fish, model, told } = fishOn()
  const cards = Array.from({ length: 6 }, () => unwrap(createCard(model.writer, 'cause')))
  for (const id of cards) voteFor(fish, id)
  expect(Object.values(model.board().votes)).toEqual([1, 1, 1, 1, 1])
  expect(told.map(({ says }) => says)).toEqual([
    'You have given all of your 5 votes. Take one back first.',
  ])
  voteFor(fish, cards[0] ?? '')
  expect(fish.said.get()).toBe('Your vote is taken back.')
})
