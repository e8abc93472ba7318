import { expect, type Locator } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import { panelCovers } from './support/cardPanel.ts'
import type { Person } from './support/person.ts'
import { test } from './support/test.ts'

/** The fields of the selected action. */
const fieldsOf = ({ page }: Person): Locator => page.getByRole('group', { name: 'Action: fields' })
const ownerOf = (person: Person): Locator =>
  fieldsOf(person).getByRole('combobox', { name: 'Owner' })
const dueOf = (person: Person): Locator =>
  fieldsOf(person).getByRole('textbox', { name: 'Due date' })

/** A facilitator opens the Actions region before its phase. */
async function openActions({ board }: Person): Promise<void> {
  await board.go('Actions')
  await board.region('Actions').getByRole('button', { name: 'Open now' }).click()
  await expect(board.region('Actions')).toContainText('Opened early')
}

/** The first words of the actions on a page, as they are read. */
async function actionsOn({ board }: Person): Promise<readonly string[]> {
  const cards = await board.card(/^Action/).evaluateAll((all) =>
    all.map((card) => {
      const { x, y } = card.getBoundingClientRect()
      return { x, y, text: card.querySelector('p')?.textContent ?? '' }
    }),
  )
  return cards.toSorted((a, b) => a.y - b.y || a.x - b.x).map(({ text }) => text)
}

test('twelve actions with owner and date, hands on the keyboard', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard({ timeZone: 'UTC' })
  const ada = await join(board.links.facilitator, 'Ada')
  await openActions(ada)
  await ada.board.focusCanvas()
  await ada.page.keyboard.press('n')
  for (let index = 1; index <= 12; index += 1) {
    await ada.board.write(`Add check ${index}`)
    await ada.page.keyboard.press('Tab')
    await expect(ownerOf(ada)).toBeFocused()
    await ada.page.keyboard.insertText(index % 2 === 0 ? 'ad' : 'Grace Hopper')
    await ada.page.keyboard.press('Tab')
    await expect(dueOf(ada)).toBeFocused()
    await ada.page.keyboard.insertText('15 Dec 2031')
    await expect(fieldsOf(ada)).toContainText('→ Mon 15 Dec 2031')
    await ada.page.keyboard.press('Enter')
  }
  await ada.board.endEditing()
  await expect(ada.board.card(/Add check/)).toHaveCount(12)
  await ada.board.saved()
  const { cards } = await readBoard(server, board)
  expect(cards.map(({ text, owner, due }) => [text, owner, due])).toEqual(
    Array.from({ length: 12 }, (_, index) => [
      `Add check ${index + 1}`,
      index % 2 === 0 ? 'Grace Hopper' : 'Ada',
      '2031-12-15',
    ]),
  )
})

test('two people give the same action an owner and a date at once; what is no day is kept and not written', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard({ timeZone: 'UTC' })
  const ada = await join(board.links.facilitator, 'Ada')
  const ben = await join(board.links.contributor, 'Ben')
  await openActions(ada)
  await ada.board.add('Actions', 'Test the failover')
  await ben.board.go('Actions')
  await ben.board.select(ben.board.card('Test the failover'))

  await ownerOf(ada).fill('be')
  await dueOf(ben).fill('20 Nov 2025')
  await expect(fieldsOf(ben)).toContainText('→ Thu 20 Nov 2025, which is over')
  await Promise.all([ownerOf(ada).press('Enter'), dueOf(ben).press('Enter')])
  for (const person of [ada, ben]) {
    const card = person.board.card('Test the failover')
    await expect(card).toContainText('Ben')
    await expect(card).toContainText('Overdue 20 Nov')
  }

  await dueOf(ada).fill('whenever')
  await expect(fieldsOf(ada)).toContainText('Not a day yet')
  await ada.page.keyboard.press('Enter')
  await expect(dueOf(ada)).toHaveValue('whenever')
  await dueOf(ada).press('Escape')
  await expect(dueOf(ada)).toHaveValue('Thu 20 Nov 2025')

  await fieldsOf(ada).getByLabel('Status').selectOption('Declined')
  await fieldsOf(ada).getByLabel('Why it was declined').fill('The provider tests it.')
  await expect(ben.board.card('Test the failover')).toContainText('Declined')
  await ada.board.saved()
  const { cards } = await readBoard(server, board)
  expect(cards).toMatchObject([
    { owner: 'Ben', due: '2025-11-20', status: 'declined', reason: 'The provider tests it.' },
  ])
})

test('actions are put in order by dragging, several together, and others see it', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.facilitator, 'Ada')
  const ben = await join(board.links.observer, 'Ben')
  await openActions(ada)
  for (const text of ['One', 'Two', 'Three', 'Four', 'Five']) await ada.board.add('Actions', text)
  await ben.board.go('Actions')
  await ada.board.focusCanvas()
  await ada.page.keyboard.press('Escape')

  const card = (text: string) => ada.board.card(text)
  const drag = async (text: string, to: string) => {
    const from = await ada.board.textOf(card(text))
    const place = await ada.board.textOf(card(to))
    await ada.page.mouse.move(from.x, from.y)
    await ada.page.mouse.down()
    await ada.page.mouse.move(place.x + 40, place.y, { steps: 6 })
    await expect(ada.page.locator('line[class*="gap"]')).toHaveCount(1)
    await ada.page.mouse.up()
  }
  await drag('One', 'Three')
  for (const person of [ada, ben]) {
    await expect.poll(() => actionsOn(person)).toEqual(['Two', 'Three', 'One', 'Four', 'Five'])
  }

  // The panel of a card in the second row leaves it in view, and is on the screen itself.
  await ada.board.select(card('Two'))
  await ada.board.select(card('Four'))
  await expect.poll(() => panelCovers(ada, card('Four'))).toBe(false)

  await ada.board.select(card('Two'))
  const { x, y } = await ada.board.textOf(card('One'))
  await ada.page.keyboard.down('Shift')
  await ada.page.mouse.click(x, y)
  await ada.page.keyboard.up('Shift')
  await drag('One', 'Five')
  for (const person of [ada, ben]) {
    await expect.poll(() => actionsOn(person)).toEqual(['Three', 'Four', 'Five', 'Two', 'One'])
  }
  await ada.board.undo()
  await expect.poll(() => actionsOn(ben)).toEqual(['Two', 'Three', 'One', 'Four', 'Five'])
})

test('a parked idea or a cause becomes an action with one key, when Actions are open', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.facilitator, 'Ada')
  const ben = await join(board.links.contributor, 'Ben')
  await ben.board.add('Parking lot', 'Rotate the keys')
  await ben.page.keyboard.press('Shift+A')
  await expect(ben.board.notice(/^Actions open with their phase/)).toBeVisible()
  await expect(ben.page.getByRole('button', { name: 'Open Actions now' })).toHaveCount(0)
  await expect(ben.board.region('Actions').getByRole('button', { name: 'Open now' })).toHaveCount(0)

  await openActions(ada)
  await expect(ben.board.region('Actions')).not.toContainText('Opens with its phase')
  await ben.board.focusCanvas()
  await ben.page.keyboard.press('Shift+A')
  await expect(ben.board.notice('The idea is an action now.')).toBeVisible()
  const idea = ben.board.card(/^Parked/)
  await expect(idea).toContainText('Taken up')
  await ben.board.undo()
  await expect(idea).not.toContainText('Taken up')
  await expect(ben.board.card(/^Action/)).toHaveCount(0)
  await ben.page.keyboard.press('Shift+A')
  await expect(idea).toContainText('Taken up')

  await ben.board.add('Causes', 'Nobody owned the keys')
  await ben.page.keyboard.press('Shift+A')
  await ben.board.write('Name an owner of the keys')
  await ben.board.endEditing()
  await fieldsOf(ben).getByRole('button', { name: 'More of the card' }).click()
  await fieldsOf(ben).getByRole('button', { name: 'Go to: Nobody owned the keys' }).click()
  await expect(ben.board.selection()).toContainText('Nobody owned the keys')

  await ben.board.saved()
  const { cards, links } = await readBoard(server, board)
  const idOf = (kind: string, text: string) =>
    cards.find((card) => card.kind === kind && card.text === text)?.id
  expect(links).toEqual([
    {
      kind: 'answers',
      from: idOf('action', 'Name an owner of the keys'),
      to: idOf('cause', 'Nobody owned the keys'),
    },
  ])
  expect(cards.find(({ kind }) => kind === 'parked')).toMatchObject({
    became: idOf('action', 'Rotate the keys'),
  })
})

test('an empty region shows where its first card goes, to those who may write', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.contributor, 'Ada')
  const ben = await join(board.links.observer, 'Ben')
  await ada.board.go('Parking lot')
  const ghost = ada.page.getByRole('button', { name: /^Park the first idea/ })
  await ghost.focus()
  await ada.page.keyboard.press('Enter')
  await ada.board.write('Later')
  await ada.board.endEditing()
  await expect(ghost).toHaveCount(0)
  await expect(ada.board.region('Actions')).toContainText('wait in the parking lot')

  await expect(ben.board.card('Later')).toBeAttached()
  await expect(ben.page.getByRole('button', { name: /^Add the first/ })).toHaveCount(0)
})
