import { expect, type Locator } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import type { Person } from './support/person.ts'
import { test } from './support/test.ts'

const MINUTE_MS = 60_000

/** `14:03` in UTC, the sample's zone. */
const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 16)

/** Presses the card in its middle and pulls it along the axis, without letting go. */
async function pull({ page, board }: Person, card: Locator, byX: number): Promise<void> {
  const { x, y } = await board.middleOf(card)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + byX / 2, y, { steps: 6 })
  await page.mouse.move(x + byX, y, { steps: 6 })
}

test('the new time of a dragged event arrives at the other', async ({ server, adaAndBen }) => {
  const { board, ada, ben } = await adaAndBen({ sample: true })
  await ada.board.go('Timeline')
  await ben.board.go('Timeline')
  const before = await readBoard(server, board)
  const event = before.cards.find(({ time }) => clock(time?.startMs ?? 0) === '14:47')
  const text = event?.text ?? ''
  const card = ada.board.card(text)
  await expect(card.getByRole('time')).toHaveText('14:47')

  await pull(ada, card, 90)
  const tip = ada.page.getByRole('status').filter({ hasText: /^14:47/ })
  await expect(tip).toHaveText(/^14:47\s+1[45]:\d\d$/)
  await ada.board.drawn()
  const said = (await tip.innerText()).slice(-5)
  expect(said).not.toBe('14:47')
  await ada.page.mouse.up()

  // Ada's card is selected, so its time is a field there.
  await expect(ada.board.card(text).getByLabel('Time', { exact: true })).toHaveValue(
    new RegExp(`T${said}$`),
  )
  await expect(ben.board.card(text).getByRole('time')).toHaveText(said)
  await ada.board.saved()
  const after = await readBoard(server, board)
  const startMs = after.cards.find(({ id }) => id === event?.id)?.time?.startMs ?? 0
  expect(startMs % MINUTE_MS).toBe(0)
  expect(clock(startMs)).toBe(said)
})

test('Esc takes a drag back, and nobody else ever saw it', async ({ server, newBoard, join }) => {
  const board = await newBoard({ sample: true })
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.go('Timeline')
  const card = ada.board.card('Rollback done')
  const start = await ada.board.middleOf(card)
  const before = await readBoard(server, board)

  await pull(ada, card, 120)
  await expect(ada.page.getByRole('status').filter({ hasText: /^14:47\s+\d/ })).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await expect(ada.page.getByRole('status').filter({ hasText: /^14:47/ })).toHaveCount(0)
  await ada.page.mouse.up()
  await ada.page.keyboard.press('Escape')

  await expect(card.getByRole('time')).toHaveText('14:47')
  await expect
    .poll(async () => {
      const { x, y } = await ada.board.middleOf(card)
      return Math.hypot(x - start.x, y - start.y)
    })
    .toBeLessThan(1)
  await ada.board.saved()
  expect((await readBoard(server, board)).cards).toEqual(before.cards)
})

test('several events that are dragged together each say their new time', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard({ sample: true })
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.go('Timeline')
  const [first, second] = [ada.board.card('Page acknowledged'), ada.board.card('Rollback done')]
  await ada.board.select(first)
  await ada.page.keyboard.down('Shift')
  const { x, y } = await ada.board.textOf(second)
  await ada.page.mouse.click(x, y)
  await ada.page.keyboard.up('Shift')
  await expect(ada.board.selection()).toHaveText('2 cards selected')
  await pull(ada, second, 90)
  const tip = (before: string) => ada.page.getByRole('status').filter({ hasText: before })
  await expect(tip('14:11')).toHaveText(/^14:11\s+14:\d\d$/)
  await expect(tip('14:47')).toHaveText(/^14:47\s+1[45]:\d\d$/)
  await ada.page.mouse.up()
  await expect(ada.page.getByRole('status').filter({ hasText: /^14:/ })).toHaveCount(0)
  await expect(first.getByRole('time')).not.toHaveText('14:11')
  await expect(second.getByRole('time')).not.toHaveText('14:47')
})

test('arrow keys move an event by minutes, without dragging', async ({ adaAndBen }) => {
  const { ada, ben } = await adaAndBen({ sample: true })
  await ada.board.go('Timeline')
  await ben.board.go('Timeline')
  const text = 'Page acknowledged'
  await ada.board.select(ada.board.card(text))
  await ada.page.keyboard.press('Alt+ArrowRight')
  await ada.page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(ben.board.card(text).getByRole('time')).toHaveText('14:22')
})

test('an event without a time gets one when it is pulled from the tray to the axis', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard({ sample: true })
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.go('Timeline')
  const waiting = ada.board.card('No time yet')
  const { cards } = await readBoard(server, board)
  const text = cards.find((card) => card.kind === 'event' && card.time === null)?.text ?? ''
  await expect(waiting).toContainText(text)
  const from = await ada.board.middleOf(waiting)
  const to = await ada.board.middleOf(ada.board.card('Page acknowledged'))
  await ada.page.mouse.move(from.x, from.y)
  await ada.page.mouse.down()
  await ada.page.mouse.move((from.x + to.x) / 2, to.y, { steps: 6 })
  await ada.page.mouse.move(to.x, to.y, { steps: 6 })
  await expect(ada.page.getByRole('status').filter({ hasText: /^No time\s+14:1\d$/ })).toBeVisible()
  await ada.page.mouse.up()
  await expect(ada.board.card(text).getByLabel('Time', { exact: true })).toHaveValue(/T14:1\d$/)
})
