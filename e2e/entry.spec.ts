import { expect, type Page } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import type { Person } from './support/person.ts'
import { test } from './support/test.ts'

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] }
const DAY = '2026-11-20'

/** Puts a text on the clipboard and presses the keys that paste it. */
async function paste({ page, board }: Person, text: string, keys = 'ControlOrMeta+v') {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text)
  await board.focusCanvas()
  await page.keyboard.press(keys)
}

const notice = ({ page }: Person, name: string) =>
  page.getByRole('region', { name: 'Notices' }).getByRole('button', { name })

/** Drops a file on a point of the page. */
async function drop(page: Page, point: { x: number; y: number }, name: string, content: string) {
  const transfer = await page.evaluateHandle(
    ({ content, name }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], name))
      return transfer
    },
    { content, name },
  )
  const init = { dataTransfer: transfer, clientX: point.x, clientY: point.y }
  await page.locator('.tl-canvas').dispatchEvent('drop', init)
}

test('cards are written with hands on the keyboard: N, Enter, Shift+Enter, Tab, Esc', async ({
  server,
  adaAndBen,
}) => {
  const { board, ada, ben } = await adaAndBen()
  const { page } = ada
  await ada.board.go('What worked')
  await ben.board.go('What worked')
  await page.keyboard.press('n')
  await ada.board.write('Paged at once')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.insertText('by the new alert')
  await page.keyboard.press('Enter')
  await ada.board.write('Rollback in 4 min')
  // On to its fields and back to its text.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('group', { name: /: fields$/ }).locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Shift+Tab')
  await expect(ada.board.editor()).toBeFocused()
  await ada.board.endEditing()
  await expect(ada.board.selection()).toHaveText(/2 of 2: Rollback in 4 min\. Enter edits\.$/)
  await page.keyboard.press('Enter')
  await expect(ada.board.editor()).toBeFocused()
  // An empty new card behind it means "that was all".
  await page.keyboard.press('Enter')
  await expect(ada.board.editor()).toHaveValue('')
  await page.keyboard.press('Enter')
  await expect(ada.board.editor()).toHaveCount(0)
  await expect(ben.page.getByRole('article')).toHaveCount(2)
  await ada.board.saved()
  const { cards } = await readBoard(server, board)
  expect(cards.map(({ text }) => text)).toEqual([
    'Paged at once\nby the new alert',
    'Rollback in 4 min',
  ])
})

test('twelve pasted lines of a log are twelve events at their times, and one undo takes them back', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard({ timeZone: 'Europe/Berlin' })
  const [ada, ben] = await Promise.all([
    join(board.links.contributor, 'Ada', CLIPBOARD),
    join(board.links.contributor, 'Ben'),
  ])
  await ada.board.go('Timeline')
  await ben.board.go('Timeline')
  const lines = Array.from({ length: 12 }, (_, index) => {
    const minute = String(3 + index).padStart(2, '0')
    return `${DAY} 14:${minute}:07,250 ERROR [web-${index}] upstream timed out`
  })
  await paste(ada, lines.join('\r\n'))
  await expect(ada.board.notice('12 cards added.')).toBeVisible()
  await expect(ada.board.selection()).toHaveText('12 cards selected')
  // Only what is in view is drawn.
  await expect(ben.board.card('[web-0]')).toBeVisible()
  await ada.board.saved()
  const { cards } = await readBoard(server, board)
  expect(cards.map(({ text, time }) => [text, time?.startMs])).toEqual(
    lines.map((line, index) => [
      `ERROR [web-${index}] upstream timed out`,
      Date.parse(`${DAY}T${line.slice(11, 19)}.250+01:00`),
    ]),
  )
  await ada.board.undo()
  await expect(ben.page.getByRole('article')).toHaveCount(0)
  await ada.page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(ben.board.card('[web-0]')).toBeVisible()
  await ada.board.saved()
  expect((await readBoard(server, board)).cards).toHaveLength(12)
})

test('cells, chats and files become events; what says no time waits; Shift makes one card', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard({ timeZone: 'UTC' })
  const ada = await join(board.links.contributor, 'Ada', CLIPBOARD)
  const texts = async () => (await readBoard(server, board)).cards.map(({ text }) => text)
  await ada.board.go('Timeline')
  await paste(
    ada,
    `time,timezone,event,type,source_url\n${DAY} 14:03,UTC,"Alert, fired",alert,https://ci.example.org/1\n15:05,Europe/Berlin,Paged,,\n,,Who knew?,,`,
  )
  await expect(ada.board.notice('3 cards added, 1 waits for a time.')).toBeVisible()
  await expect(ada.board.card('Alert, fired').getByRole('time')).toHaveText('14:03')
  await expect(ada.board.card('Paged').getByRole('time')).toHaveText('14:05')
  await notice(ada, 'Undo').click()
  await expect(ada.page.getByRole('article')).toHaveCount(0)

  await paste(ada, `Alex Kim  ${DAY} 14:08\nis checkout down?\nSam Ito  ${DAY} 14:09\nlooking`)
  await expect(ada.board.notice('2 cards added.')).toBeVisible()
  await expect(ada.board.card('Alex Kim: is checkout down?').getByRole('time')).toHaveText('14:08')

  await ada.board.go('Parking lot')
  await paste(ada, '- rotate keys\n- and\n  - renew', 'ControlOrMeta+Shift+v')
  await expect(ada.board.notice('1 card added.')).toBeVisible()
  await ada.board.saved()
  expect(await texts()).toEqual([
    'Alex Kim: is checkout down?',
    'Sam Ito: looking',
    '- rotate keys\n- and\n  - renew',
  ])

  await ada.board.go('What worked')
  const point = await ada.board.middleOf(ada.board.region('What worked'))
  await drop(ada.page, point, 'worked.txt', '1. Fast rollback\n2. Calm calls\n')
  await expect(ada.board.notice('2 cards added.')).toBeVisible()
  await expect(ada.board.card('Calm calls')).toBeVisible()
})

test('what is typed in a card stays text when it is pasted, and a paste of too many asks first', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.contributor, 'Ada', CLIPBOARD)
  await ada.board.go('Parking lot')
  await ada.page.evaluate(() => navigator.clipboard.writeText('one\ntwo'))
  await ada.page.keyboard.press('n')
  await expect(ada.board.editor()).toBeFocused()
  await ada.page.keyboard.press('ControlOrMeta+v')
  await expect(ada.board.editor()).toHaveValue('one\ntwo')
  await ada.board.endEditing()
  await expect(ada.page.getByRole('article')).toHaveCount(1)

  const many = Array.from({ length: 620 }, (_, index) => `${DAY} line ${index}`).join('\n')
  await paste(ada, many)
  await expect(ada.board.notice(/^That is 620 entries/)).toBeVisible()
  await notice(ada, 'Paste the first 500').click()
  await expect(ada.board.notice(/^500 cards added\. The other 120 entries/)).toBeVisible()
  await expect(ada.board.selection()).toHaveText('500 cards selected')
  // Selected ones that nobody sees are not drawn.
  await expect(ada.page.getByRole('article').nth(100)).toHaveCount(0)
  await ada.board.undo()
  await expect(ada.page.getByRole('article')).toHaveCount(1)
})
