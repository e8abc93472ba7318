import { expect, type Page } from '@playwright/test'

import { readBoard, type CardJson } from './support/boards.ts'
import { moveTo } from './support/moveTo.ts'
import type { Person } from './support/person.ts'
import { test } from './support/test.ts'

/** The words of the selected card as they are read aloud, without what comes around them. */
async function selectedText({ board }: Person): Promise<string> {
  const says = await board.selection().innerText()
  return says.replace(/^.*?, \d+ of \d+: /, '').replace(/\. Enter edits\.$/, '')
}

const isOnCanvas = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.classList.contains('tl-container') ?? false)

/** Opens "Move to…" for the selected card, looks for words and moves it with Enter. */
async function moveSelected({ page }: Person, words: string): Promise<void> {
  await page.keyboard.press('m')
  await moveTo(page, words)
  await expect.poll(() => isOnCanvas(page)).toBe(true)
}

test('Tab walks through all cards in reading order and out at the end, Shift+Tab back, and nothing holds the keyboard', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard({ sample: true })
  const ada = await join(board.links.contributor, 'Ada')
  const { page } = ada
  const { cards } = await readBoard(server, board)
  await ada.board.go('Timeline')
  const seen: string[] = []
  for (let count = 0; count < cards.length; count += 1) {
    await page.keyboard.press('Tab')
    await expect(ada.board.selection()).toHaveText(/Enter edits\.$/)
    seen.push(await selectedText(ada))
  }
  const kindOf = new Map(cards.map((card) => [card.text, card.kind]))
  expect(new Set(seen).size).toBe(cards.length)
  const kinds = seen.map((text) => kindOf.get(text) ?? '')
  const groups = kinds.filter((kind, index) => {
    const before = kinds[index - 1]
    const inFishbone = kind === 'why' || (kind === 'cause' && before === 'why')
    return kind !== before && !inFishbone
  })
  expect(groups).toEqual(
    ['event', 'cause', 'worked', 'action', 'parked', 'note'].filter((kind) => kinds.includes(kind)),
  )
  const times = seen.flatMap(
    (text) => cards.find((card) => card.text === text)?.time?.startMs ?? [],
  )
  expect(times).toEqual(times.toSorted((a, b) => a - b))

  // Out at the end: whatever is there, it is not the canvas, and it does not come back to it.
  await page.keyboard.press('Tab')
  expect(await isOnCanvas(page)).toBe(false)
  const left = () => page.evaluate(() => document.activeElement?.closest('[data-board]') === null)
  for (let count = 0; count < 60 && !(await left()); count += 1) await page.keyboard.press('Tab')
  expect(await left()).toBe(true)

  await ada.board.focusCanvas()
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => selectedText(ada)).toBe(seen.at(-2))
})

test('arrows select the nearest card, Shift adds it, Alt moves cards', async ({
  server,
  adaAndBen,
}) => {
  const { board, ada, ben } = await adaAndBen()
  const { page } = ada
  for (const text of ['one', 'two', 'three', 'four', 'five']) {
    await ada.board.add('What worked', text)
  }
  await ben.board.go('What worked')
  // Four stand side by side, the fifth below the first.
  await page.keyboard.press('ArrowUp')
  expect(await selectedText(ada)).toBe('one')
  await page.keyboard.press('ArrowRight')
  expect(await selectedText(ada)).toBe('two')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(ada.board.selection()).toHaveText('3 cards selected')
  await page.keyboard.press('ArrowDown')
  expect(await selectedText(ada)).toBe('five')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowLeft')
  await ada.board.saved()
  const order = async () => (await readBoard(server, board)).cards.map(({ text }) => text)
  expect(await order()).toEqual(['one', 'two', 'five', 'three', 'four'])
  await expect.poll(() => selectedText(ada)).toBe('five')
  await ada.board.undo()
  await ada.board.saved()
  expect(await order()).toEqual(['one', 'two', 'three', 'five', 'four'])
  await expect(ben.board.card('five')).toBeVisible()
})

test('whys by keys: Tab asks, Shift+Tab goes back, Alt with arrows changes level and place', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.contributor, 'Ada')
  const { page } = ada
  await ada.board.go('Causes')
  await page.keyboard.press('n')
  await ada.board.write('cause')
  await page.keyboard.press('Tab')
  await ada.board.write('why one')
  await page.keyboard.press('Shift+Tab')
  await expect(ada.board.editor()).toHaveValue('cause')
  await page.keyboard.press('Tab')
  await ada.board.write('why two')
  await ada.board.endEditing()
  const parents = async () => {
    await ada.board.saved()
    const { cards } = await readBoard(server, board)
    const textOf = new Map(cards.map(({ id, text }) => [id, text]))
    return Object.fromEntries(
      cards.map((card) => [card.text, card.parent ? textOf.get(card.parent) : undefined]),
    )
  }
  expect(await parents()).toMatchObject({ 'why one': 'cause', 'why two': 'cause' })
  await page.keyboard.press('Alt+ArrowRight')
  expect(await parents()).toMatchObject({ 'why two': 'why one' })
  await page.keyboard.press('Alt+ArrowLeft')
  expect(await parents()).toMatchObject({ 'why two': 'cause' })
  await page.keyboard.press('Alt+ArrowUp')
  await ada.board.saved()
  const { cards } = await readBoard(server, board)
  expect(cards.filter(({ kind }) => kind === 'why').map(({ text }) => text)).toEqual([
    'why two',
    'why one',
  ])
})

test('M moves a card of every kind to where a drag could bring it', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard({ sample: true })
  const ada = await join(board.links.contributor, 'Ada')
  const { page } = ada
  const before = await readBoard(server, board)
  const pick = (kind: string, index = 0): CardJson => {
    const card = before.cards.filter((one) => one.kind === kind)[index]
    if (card === undefined) throw new Error(`The sample has no ${kind}.`)
    return card
  }
  const now = async (id: string): Promise<CardJson | undefined> => {
    await ada.board.saved()
    return (await readBoard(server, board)).cards.find((card) => card.id === id)
  }
  /** Walks to a card by Tab, from the first one that is seen of the timeline. */
  const goTo = async ({ text }: CardJson) => {
    await ada.board.go('Timeline')
    await page.keyboard.press('Escape')
    await expect(ada.board.selection()).toHaveCount(0)
    let here = ''
    for (let count = 0; count < before.cards.length && here !== text; count += 1) {
      await page.keyboard.press('Tab')
      await expect(ada.board.selection()).toHaveText(/Enter edits\.$/)
      here = await selectedText(ada)
    }
    expect(here).toBe(text)
  }

  const event = before.cards.find(({ time }) => (time ?? null) !== null) ?? pick('event')
  await goTo(event)
  await moveSelected(ada, '+12m')
  expect((await now(event.id))?.time?.startMs).toBe((event.time?.startMs ?? 0) + 12 * 60_000)
  expect(await selectedText(ada)).toBe(event.text)

  await goTo(event)
  await page.keyboard.press('m')
  await page.getByRole('button', { name: 'No time: back to the tray' }).press('Enter')
  await expect.poll(async () => (await now(event.id))?.time).toBeNull()

  const cause = pick('cause')
  await goTo(cause)
  await moveSelected(ada, 'Monitoring')
  expect((await now(cause.id))?.category).not.toBe(cause.category)

  const why = pick('why')
  const parent = before.cards.find(({ id, kind }) => kind === 'cause' && id !== why.parent) ?? cause
  await goTo(why)
  await moveSelected(ada, parent.text.slice(0, 30))
  expect((await now(why.id))?.parent).toBe(parent.id)

  const [first, last] = [pick('action'), before.cards.findLast(({ kind }) => kind === 'action')]
  await goTo(first)
  await moveSelected(ada, 'Last')
  await ada.board.saved()
  const actions = (await readBoard(server, board)).cards.filter(({ kind }) => kind === 'action')
  expect(actions.slice(-2).map(({ id }) => id)).toEqual([last?.id, first.id])
  await ada.board.undo()
  await ada.board.saved()
  const undone = (await readBoard(server, board)).cards.filter(({ kind }) => kind === 'action')
  expect(undone[0]?.id).toBe(first.id)
})

test('F6 goes through bars, canvas and panel, also from a card that is written in', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard({ sample: true })
  const ada = await join(board.links.contributor, 'Ada')
  const { page } = ada
  await ada.board.focusCanvas()
  await page.keyboard.press('o')
  await expect(page.getByRole('complementary').locator('[data-outline]')).toBeFocused()
  const areas = async () =>
    page.evaluate(() => {
      const area = document.activeElement?.closest('header, aside, [role="toolbar"], [data-board]')
      return area?.getAttribute('aria-label') ?? area?.tagName.toLowerCase() ?? 'none'
    })
  await ada.board.focusCanvas()
  const start = await areas()
  const round: string[] = []
  for (let count = 0; count < 8; count += 1) {
    await page.keyboard.press('F6')
    const area = await areas()
    round.push(area)
    await expect(page.locator('[data-entered]')).toHaveCount(area === start ? 1 : 0)
    if (area === start) break
  }
  expect(round.at(-1)).toBe(start)
  expect(round).toContain('header')
  expect(new Set(round).size).toBe(round.length)
  expect(round.length).toBeGreaterThanOrEqual(4)

  await ada.board.go('What worked')
  await page.keyboard.press('n')
  await expect(ada.board.editor()).toBeFocused()
  await page.keyboard.insertText('in the middle')
  await page.keyboard.press('F6')
  await expect(ada.board.editor()).not.toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(ada.board.editor()).toBeFocused()
  await expect(ada.board.editor()).toHaveValue('in the middle')
})

test('from the whole board N writes where one points, with its region around it; the panel goes with its card', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.facilitator, 'Ada')
  const { page } = ada
  await ada.board.fitAll()
  const { x, y } = await ada.board.middleOf(ada.board.region('What worked'))
  await page.mouse.move(x, y)
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'What worked: text' })).toBeFocused()
  await page.keyboard.insertText('The page came at once')
  // The bar of the card is not seen while one writes in it.
  const panel = page.getByRole('group', { name: 'What worked: fields' })
  await expect(panel).toHaveCSS('opacity', '0')
  await ada.board.endEditing()
  await expect(ada.board.region('What worked')).toBeInViewport()
  await expect(panel).toHaveCSS('opacity', '1')

  // By key to the bar, to what is behind "More", and back step by step.
  await page.keyboard.press('F6')
  await expect(panel.getByRole('button', { name: 'Went well' })).toBeFocused()
  const more = panel.getByRole('button', { name: 'More of the card' })
  for (let stop = 0; stop < 5; stop += 1) await page.keyboard.press('Tab')
  await expect(more).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const move = panel.getByRole('button', { name: 'Move to…' })
  await expect(move).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(move).toHaveCount(0)
  await expect(more).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('.tl-container')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(panel.getByRole('button', { name: 'Went well' })).toBeFocused()

  // What stands there does what its key does, and the keyboard goes on in the canvas.
  const card = ada.board.card('The page came at once')
  for (const [verb, count] of [
    ['Duplicate', 2],
    ['Delete', 1],
  ] as const) {
    await more.click()
    await panel.getByRole('button', { name: new RegExp(`^${verb}`) }).click()
    await expect(card).toHaveCount(count)
    await expect(page.locator('.tl-container')).toBeFocused()
  }
  await ada.board.select(card)
  await expect(panel).toBeVisible()
  await ada.board.go('Timeline')
  await expect(panel).toBeHidden()
})

test('a menu that was opened by key the moment its button had the keyboard closes on Escape', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const { page } = await join(board.links.facilitator, 'Ada')
  const more = page.getByRole('button', { name: 'More', exact: true })
  await more.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(more).toBeFocused()
})
