import { expect } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import { test } from './support/test.ts'

test('undo of a creation keeps what others wrote in the card', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const [ada, ben] = await Promise.all([
    join(board.links.contributor, 'Ada'),
    join(board.links.contributor, 'Ben'),
  ])
  const mine = await ada.board.add('What worked', 'Ada’s idea')
  await ben.board.go('What worked')
  await ben.board.edit(ben.board.card('Ada’s idea'))
  await ben.page.keyboard.type(' and what Ben saw')
  await expect(ada.board.card('and what Ben saw')).toBeVisible()

  // Once for the words, once for the card, and once more than there is.
  for (let count = 0; count < 4; count += 1) await ada.board.undo()

  await ada.board.saved()
  await ben.page.keyboard.type(' there')
  await ben.board.endEditing()
  await expect(ada.board.card('and what Ben saw there')).toBeVisible()
  await expect(ben.board.card('and what Ben saw there')).toBeVisible()
  await expect(mine).toHaveCount(0)
  await ben.board.saved()
  const { cards } = await readBoard(server, board)
  expect(cards.map((card) => card.text.trim())).toEqual(['and what Ben saw there'])
})

test('undo takes back one’s own creation when nobody wrote in it, and redo brings it back', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const [ada, ben] = await Promise.all([
    join(board.links.contributor, 'Ada'),
    join(board.links.contributor, 'Ben'),
  ])
  await ada.board.add('What worked', 'Only mine')
  await ben.board.go('What worked')
  await expect(ben.board.card('Only mine')).toBeVisible()
  for (let count = 0; count < 3; count += 1) await ada.board.undo()
  await expect(ben.page.getByRole('article')).toHaveCount(0)
  for (let count = 0; count < 3; count += 1) {
    await ada.page.keyboard.press('ControlOrMeta+Shift+z')
  }
  await expect(ben.board.card('Only mine')).toBeVisible()
})

test('one undoes while the other types, and the other loses nothing', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const [ada, ben] = await Promise.all([
    join(board.links.contributor, 'Ada'),
    join(board.links.contributor, 'Ben'),
  ])
  await ada.board.add('Parking lot', 'shared')
  await ada.board.edit(ada.board.card('shared'))
  await ada.page.keyboard.type(' ADA')
  await ben.board.go('Parking lot')
  await ben.board.edit(ben.board.card('shared ADA'))
  await ben.page.keyboard.press('Home')
  const digits = '0123456789'.repeat(6)
  const half = digits.length / 2

  const typing = ben.page.keyboard.type(digits, { delay: 25 })
  await expect(ada.board.editor()).toHaveValue(new RegExp(`^${digits.slice(0, half)}`))
  await ada.page.keyboard.press('ControlOrMeta+z')
  await typing

  await expect(ben.board.editor()).toHaveValue(`${digits}shared`)
  await expect(ada.board.editor()).toHaveValue(`${digits}shared`)
})
