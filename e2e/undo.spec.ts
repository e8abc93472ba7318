import { expect } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import { test } from './support/test.ts'

test('undo of a creation keeps what others wrote in the card', async ({ server, adaAndBen }) => {
  const { board, ada, ben } = await adaAndBen()
  const mine = await ada.board.add('What worked', 'Ada’s idea')
  await ben.board.go('What worked')
  await ben.board.edit(ben.board.card('Ada’s idea'))
  await ben.page.keyboard.type(' and what Ben saw')
  await expect(ada.board.card('and what Ben saw')).toBeVisible()

  // Once for the card with its words, and once more than there is.
  for (let count = 0; count < 2; count += 1) await ada.board.undo()

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

test('one undo takes back one’s own creation when nobody else wrote in it, and one redo brings it back', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  await ada.board.add('What worked', 'Only mine')
  await ben.board.go('What worked')
  await expect(ben.board.card('Only mine')).toBeVisible()
  await ada.board.undo()
  await expect(ben.page.getByRole('article')).toHaveCount(0)
  await ada.page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(ben.board.card('Only mine')).toBeVisible()
})

test('one undoes while the other types, and the other loses nothing', async ({ adaAndBen }) => {
  const { ada, ben } = await adaAndBen()
  await ada.board.add('Parking lot', 'shared')
  await ada.board.edit(ada.board.card('shared'))
  await ada.page.keyboard.insertText(' ADA')
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
