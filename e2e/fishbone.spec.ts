import { expect, type Locator, type Page } from '@playwright/test'

import type { BoardPage } from './support/boardPage.ts'
import { readBoard } from './support/boards.ts'
import { test } from './support/test.ts'

const SIX = [
  'Technology',
  'Process',
  'People & communication',
  'Monitoring',
  'Dependencies',
  'Change',
] as const

/** The name of a category at its bone, which a click opens for writing. */
function bone(page: Page, name: string): Locator {
  return page.getByRole('button', { name: `Category ${name}: ${name}. Edit` })
}

/** The names of the bones as they stand from left to right. */
async function bonesOf(page: Page): Promise<string[]> {
  const names = page.getByRole('button', { name: /^Category .*\. Edit$/ })
  return names.evaluateAll((buttons) =>
    buttons
      .map((button) => ({ name: button.textContent, x: button.getBoundingClientRect().x }))
      .toSorted((a, b) => a.x - b.x)
      .map(({ name }) => name),
  )
}

async function chooseOf(page: Page, name: string, item: string): Promise<void> {
  await bone(page, name).hover()
  await page.getByRole('button', { name: `Category ${name}: menu` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Shows the whole fishbone, large enough for its labels. */
async function seeFishbone(board: BoardPage): Promise<void> {
  await board.go('Causes')
  await board.drawn()
}

test('categories are added, renamed, dragged along the fish, removed and brought back, for both', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  const { page } = ada
  await Promise.all([seeFishbone(ada.board), seeFishbone(ben.board)])
  await expect.poll(() => bonesOf(ben.page)).toEqual([...SIX])

  await page.getByRole('button', { name: 'Add a category' }).click()
  await page.keyboard.type('Training')
  await page.keyboard.press('Enter')
  await expect(bone(ben.page, 'Training')).toBeAttached()

  await chooseOf(page, 'Training', 'Rename')
  await expect(page.getByRole('textbox', { name: 'Category Training' })).toBeFocused()
  await page.keyboard.type('Know-how')
  await page.keyboard.press('Enter')
  await expect.poll(() => bonesOf(ben.page)).toEqual([...SIX, 'Know-how'])

  // Dragged before the label of Monitoring; what it means is said on the way.
  const from = await ada.board.middleOf(bone(page, 'Know-how'))
  const to = await ada.board.middleOf(bone(page, 'Monitoring'))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x - 30, from.y, { steps: 3 })
  await page.mouse.move(to.x - 60, to.y, { steps: 8 })
  await expect(page.getByText('After People & communication')).toBeVisible()
  await page.mouse.up()
  const moved = [...SIX.slice(0, 3), 'Know-how', ...SIX.slice(3)]
  await expect.poll(() => bonesOf(page)).toEqual(moved)
  await expect.poll(() => bonesOf(ben.page)).toEqual(moved)
  await ada.board.undo()
  await expect.poll(() => bonesOf(ben.page)).toEqual([...SIX, 'Know-how'])

  // By keys alone: its menu, two places to the left.
  await page.getByRole('button', { name: 'Category Know-how: menu' }).focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowLeft')
  const nudged = [...SIX.slice(0, 4), 'Know-how', ...SIX.slice(4)]
  await expect.poll(() => bonesOf(ben.page)).toEqual(nudged)

  await chooseOf(page, 'Process', 'Remove')
  await expect(ada.board.notice(/“Process” was removed/)).toBeVisible()
  await expect(bone(ben.page, 'Process')).toHaveCount(0)
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => bonesOf(ben.page)).toEqual(nudged)
})

test('causes of a removed category go to Other and come back with it', async ({ adaAndBen }) => {
  const { ada, ben } = await adaAndBen()
  await Promise.all([seeFishbone(ada.board), seeFishbone(ben.board)])
  await chooseOf(ada.page, 'Change', 'Add a cause')
  await ada.board.write('No canary')
  await ada.board.endEditing()
  // The panel of the selected card would lie on the category's menu.
  await ada.page.keyboard.press('Escape')
  await chooseOf(ada.page, 'Change', 'Remove')
  await expect(ada.board.notice(/Its cause is on “Other” now/)).toBeVisible()
  await expect(ben.page.getByText('Other', { exact: true })).toBeVisible()
  await expect(ben.board.card('No canary')).toHaveCount(1)
  await ada.board.undo()
  await expect(bone(ben.page, 'Change')).toBeAttached()
  await expect(ben.page.getByText('Other', { exact: true })).toHaveCount(0)
})

test('three whys by Tab: the card being written stands still while another person adds causes', async ({
  adaAndBen,
  server,
}) => {
  const { board, ada, ben } = await adaAndBen()
  await Promise.all([seeFishbone(ada.board), seeFishbone(ben.board)])
  await chooseOf(ada.page, 'Technology', 'Add a cause')
  await ada.board.write('The pool ran full')
  const { page } = ada
  for (const [index, why] of ['No limit per client', 'Never asked for', 'No owner'].entries()) {
    await page.keyboard.press('Tab')
    await expect(page.getByText(`Why ${index + 1}`, { exact: true })).toBeVisible()
    await expect(ada.board.editor()).toHaveValue('')
    const place = await ada.board.middleOf(ada.board.editor())
    // Ben's causes and whys go on the same bone, before what Ada writes.
    await chooseOf(ben.page, 'Technology', 'Add a cause')
    await ben.board.write(`Something else ${index}`)
    await ben.board.endEditing()
    await page.keyboard.insertText(why)
    await expect(ada.board.editor()).toHaveValue(why)
    await expect(ben.board.card(why)).toHaveCount(1)
    expect(await ada.board.middleOf(ada.board.editor())).toEqual(place)
  }
  await ada.board.endEditing()
  await ada.board.saved()
  const { cards } = await readBoard(server, board)
  const parentOf = (text: string) => {
    const parent = cards.find((card) => card.text === text)?.parent
    return cards.find((card) => card.id === parent)?.text
  }
  expect(
    ['No owner', 'Never asked for', 'No limit per client'].map((text) => parentOf(text)),
  ).toEqual(['Never asked for', 'No limit per client', 'The pool ran full'])
})

test('a dragged why or cause shows where it would hang, and hangs there; where it cannot it stays and says so', async ({
  newBoard,
  join,
  server,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.contributor, 'Ada')
  const { page } = ada
  await seeFishbone(ada.board)
  await chooseOf(page, 'Process', 'Add a cause')
  await ada.board.write('Pool full')
  await page.keyboard.press('Tab')
  await ada.board.write('No limit')
  await ada.board.endEditing()
  await chooseOf(page, 'Monitoring', 'Add a cause')
  await ada.board.write('Alert late')
  await ada.board.endEditing()
  await page.keyboard.press('Escape')

  const stored = async (text: string) => {
    await ada.board.saved()
    const { cards } = await readBoard(server, board)
    const card = cards.find((one) => one.text === text)
    return { parent: cards.find(({ id }) => id === card?.parent)?.text, category: card?.category }
  }
  const drag = async (card: string, to: { x: number; y: number }, says: string | RegExp) => {
    const from = await ada.board.textOf(ada.board.card(card))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 12, from.y + 12, { steps: 3 })
    await page.mouse.move(to.x, to.y, { steps: 8 })
    await expect(page.getByRole('status').filter({ hasText: says })).toBeVisible()
    await page.mouse.up()
  }
  const late = await ada.board.textOf(ada.board.card('Alert late'))
  await drag('No limit', late, 'Why 1 of Alert late')
  await expect.poll(() => stored('No limit')).toMatchObject({ parent: 'Alert late' })
  await ada.board.undo()
  await expect.poll(() => stored('No limit')).toMatchObject({ parent: 'Pool full' })

  const change = await ada.board.middleOf(bone(page, 'Change'))
  await drag('No limit', change, /Stays: a why hangs on a cause or on another why/)
  await drag('Alert late', { x: change.x + 160, y: change.y - 80 }, /Monitoring.*Change/)
  await expect.poll(() => stored('Alert late')).toMatchObject({ category: 'change' })
  await expect.poll(() => stored('No limit')).toMatchObject({ parent: 'Pool full' })
})

test('evidence: linked by keys, shown on the card alone, taken away where it stands and from its list', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  const { page } = ada
  await ada.board.add('Timeline', 'Alert fired')
  await ada.board.add('Timeline', 'Rolled back')
  await ada.board.add('Causes', 'Nobody was asked')
  await expect(ben.board.card('Nobody was asked')).toHaveCount(1)

  // Of two events Tab goes from one to the other; what is picked is said.
  await page.keyboard.press('l')
  const voice = page.getByRole('status').filter({ hasText: /Escape gives up|Enter links/ })
  await expect(voice).toHaveText(/go through 2 with Tab/)
  await page.keyboard.press('Tab')
  await expect(voice).toHaveText(/^Event: .*of 2, Enter links\.$/)
  const first = await voice.textContent()
  await page.keyboard.press('Tab')
  await expect(voice).not.toHaveText(first ?? '')
  await page.keyboard.press('Escape')
  await expect(voice).toHaveCount(0)

  // By a word of it.
  await page.keyboard.press('l')
  await page.keyboard.type('roll b')
  await expect(voice).toHaveText('Event: Rolled back, 1 of 1 with “roll b”, Enter links.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('l')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const cause = ben.board.card('Nobody was asked')
  await expect(cause.getByTitle('2 links')).toBeAttached()

  // Shown for what the pointer is on, and for nothing else.
  await ben.board.fitAll()
  const lines = ben.page.locator('[data-kind="evidence"]')
  const { x, y } = await ben.board.middleOf(cause)
  await ben.page.mouse.move(x, y)
  await expect(lines).toHaveCount(2)
  const alert = await ben.board.middleOf(ben.board.card('Alert fired'))
  await ben.page.mouse.move(alert.x, alert.y)
  await expect(lines).toHaveCount(1)
  await ben.page.mouse.move(700, 880)
  await expect(lines).toHaveCount(0)
  await seeFishbone(ben.board)

  // The × on the line; then the list in the card's panel.
  await ada.board.go('Causes')
  await ada.board.select(ada.board.card('Nobody was asked'))
  await page.getByRole('button', { name: 'Remove the link: Alert fired' }).first().click()
  await expect(cause.getByTitle('1 link')).toBeAttached()
  await page.getByRole('button', { name: 'More of the card' }).click()
  await page
    .getByRole('list', { name: 'Links of the card' })
    .getByRole('button', { name: 'Remove the link: Evidence Rolled back' })
    .press('Enter')
  await expect(cause.getByTitle(/link/)).toHaveCount(0)
  await ada.board.undo()
  await expect(cause.getByTitle('1 link')).toBeAttached()
})

test('two people vote, each sees the sum and which vote is their own; one takes it back', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const [ada, ben, eve] = await Promise.all([
    join(board.links.contributor, 'Ada'),
    join(board.links.contributor, 'Ben'),
    join(board.links.observer, 'Eve'),
  ])
  await ada.board.add('Causes', 'No canary')
  await Promise.all([seeFishbone(ben.board), seeFishbone(eve.board)])
  await ada.page.keyboard.press('Shift+V')
  await expect(ada.board.card('No canary').getByTitle('1 vote, also yours')).toBeVisible()
  await expect(ben.board.card('No canary').getByTitle('1 vote', { exact: true })).toBeVisible()
  await ben.board.select(ben.board.card('No canary'))
  await ben.page.getByRole('button', { name: 'Vote, 1 so far' }).click()
  await expect(ada.board.card('No canary').getByTitle('2 votes, also yours')).toBeVisible()
  await expect(eve.board.card('No canary').getByTitle('2 votes', { exact: true })).toBeVisible()
  await ada.page.keyboard.press('Shift+V')
  await expect(ben.board.card('No canary').getByTitle('1 vote, also yours')).toBeVisible()
  await expect(ada.board.card('No canary').getByTitle('1 vote', { exact: true })).toBeVisible()

  await eve.board.select(eve.board.card('No canary'))
  await eve.page.keyboard.press('Shift+V')
  await expect(eve.board.notice(/cannot vote|Join with your name/)).toBeVisible()
  await expect(ben.board.card('No canary').getByTitle('1 vote, also yours')).toBeVisible()
})
