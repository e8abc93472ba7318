import { expect, type Locator } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import { test } from './support/test.ts'

/** Long enough for the two to write at the same time for a while. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.repeat(3)
const DIGITS = '0123456789'.repeat(8)

const only = (text: string, allowed: RegExp): string => text.replaceAll(allowed, '')

test('two people type in one card at once and every character stays', async ({
  server,
  adaAndBen,
}) => {
  const { board, ada, ben } = await adaAndBen()
  await ada.board.add('Parking lot', '::')
  await ben.board.go('Parking lot')
  await ada.board.edit(ada.board.card('::'))
  await ben.board.edit(ben.board.card('::'))

  await Promise.all([
    ada.page.keyboard.type(LETTERS, { delay: 15 }),
    ben.page.keyboard.type(DIGITS, { delay: 15 }),
  ])

  await expect(ada.board.editor()).toHaveValue(/^.{160}$/)
  await expect(ben.board.editor()).toHaveValue(/^.{160}$/)
  const written = await ada.board.editor().inputValue()
  expect(await ben.board.editor().inputValue()).toBe(written)
  expect(only(written, /[^a-z]/g)).toBe(LETTERS)
  expect(only(written, /\D/g)).toBe(DIGITS)
  await ada.board.saved()
  await ben.board.saved()
  const { cards } = await readBoard(server, board)
  expect(cards.map((card) => card.text)).toEqual([written])

  // At both ends of the text, each run stays in one piece.
  await ben.page.keyboard.press('ControlOrMeta+Home')
  await ada.page.keyboard.press('ControlOrMeta+End')
  await Promise.all([
    ada.page.keyboard.type(LETTERS, { delay: 15 }),
    ben.page.keyboard.type(DIGITS, { delay: 15 }),
  ])
  await expect(ada.board.editor()).toHaveValue(`${DIGITS}${written}${LETTERS}`)
  await expect(ben.board.editor()).toHaveValue(`${DIGITS}${written}${LETTERS}`)
})

test('what one person writes appears in the other’s title, effect and card while they look', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  await ada.page.getByRole('textbox', { name: 'Title', exact: true }).fill('Payments down')
  await expect(ben.page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
    'Payments down',
  )

  await ada.board.go('Causes')
  await ada.page.getByRole('button', { name: /^Effect/ }).click()
  await ada.page.keyboard.type('Card payments failed for 84 minutes')
  await ada.page.keyboard.press('Enter')
  // The keys are the canvas's again.
  await expect(ada.page.locator('.tl-container')).toBeFocused()
  await ben.board.go('Causes')
  await expect(ben.page.getByText('Card payments failed for 84 minutes')).toBeVisible()

  await ada.board.add('What worked', 'Rollback took two minutes')
  await ben.board.go('What worked')
  await expect(ben.board.card('Rollback took two minutes')).toBeVisible()
})

test('a card grows with its text at once, over its neighbour; at the next pause the board makes room, for the other at once', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  const { board, page } = ada
  // Two stand side by side, the third below the first.
  for (const idea of ['A larger pool', 'A second region', 'A gauge for the pool']) {
    await board.add('Parking lot', idea)
  }
  await board.edit(board.card('A larger pool'))
  const written = page.getByRole('article').filter({ has: board.editor() })
  const below = board.card('A gauge for the pool')
  const gap = () => gapBetween(written, below)
  const room = await gap()
  expect(room).toBeGreaterThan(0)
  const before = await below.boundingBox()

  const least = await leastGap(written, below, () =>
    page.keyboard.insertText('\nand\nslow\nto\ngrow'),
  )
  expect(least).toBeLessThan(0)
  await expect.poll(gap).toBeCloseTo(room, 0)
  expect((await below.boundingBox())?.y).toBeGreaterThan((before?.y ?? Infinity) + 50)
  await ben.board.go('Parking lot')
  await expect(ben.board.card(/grow/)).toBeInViewport()
  const theirs = () => gapBetween(ben.board.card(/grow/), ben.board.card('A gauge for the pool'))
  await expect.poll(theirs).toBeGreaterThan(0)

  // A press before that is on the card that one sees, not on the one below it.
  await page.keyboard.insertText('\nand\nto\nwatch')
  const { x, y, width, height } = (await written.boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  }
  await page.mouse.click(x + width * 0.4, y + height - 5)
  await board.drawn()
  await expect(page.locator('[data-selected]').filter({ has: below })).toHaveCount(0)
  await board.endEditing()
  await expect(page.locator('[data-selected]')).toContainText('watch')
  await expect.poll(() => gapBetween(board.card(/watch/), below)).toBeCloseTo(room, 0)
})

/** From the lower edge of one card to the upper edge of another, px of the screen; negative: they overlap. */
async function gapBetween(upper: Locator, lower: Locator): Promise<number> {
  const boxes = [await upper.boundingBox(), await lower.boundingBox()] as const
  return (boxes[1]?.y ?? Number.NaN) - (boxes[0]?.y ?? 0) - (boxes[0]?.height ?? 0)
}

/** The least of {@link gapBetween} in the pictures until half a second after what was done. */
async function leastGap(upper: Locator, lower: Locator, act: () => Promise<void>): Promise<number> {
  const other = await lower.elementHandle()
  const watched = upper.evaluate((one, below) => {
    const until = performance.now() + 500
    let least = Infinity
    return new Promise<number>((resolve) => {
      const look = () => {
        const edge = below?.getBoundingClientRect().top ?? Number.NaN
        least = Math.min(least, edge - one.getBoundingClientRect().bottom)
        if (performance.now() < until) requestAnimationFrame(look)
        else resolve(least)
      }
      look()
    })
  }, other)
  await act()
  return watched
}
