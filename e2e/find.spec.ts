import { expect, type Page } from '@playwright/test'

import type { BoardPage } from './support/boardPage.ts'
import { openPerson } from './support/person.ts'
import { test } from './support/test.ts'

const field = (page: Page) => page.getByRole('combobox', { name: 'Find', exact: true })
const palette = (page: Page) => page.getByRole('combobox', { name: 'Command or card' })

/** Runs in the page: the colour that stands behind everything. */
function ground(): string {
  return getComputedStyle(document.documentElement).backgroundColor
}
/** The colour of an event's icon, which is an image. */
function ink(): string | undefined {
  const icon = document.querySelector('article[data-lane="timeline"] header [aria-hidden]')
  const image = icon === null ? '' : getComputedStyle(icon).backgroundImage
  return /stroke="(#\w+)"/.exec(decodeURIComponent(image))?.[1]
}
const LIGHT = 'rgb(247, 247, 245)'
const DARK = 'rgb(20, 20, 18)'
const LIGHT_INK = '#1c4fa0'
const DARK_INK = '#8db6ff'

async function openPalette(board: BoardPage): Promise<void> {
  await board.focusCanvas()
  await board.page.keyboard.press('ControlOrMeta+k')
  await expect(palette(board.page)).toBeFocused()
}

test('find counts while one types, Enter goes from card to card, Esc ends at the one that was found', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen({ sample: true })
  const { page, board } = ada
  await board.focusCanvas()
  await page.keyboard.press('ControlOrMeta+f')
  await expect(field(page)).toBeFocused()
  await page.keyboard.insertText('CHECKLIST')
  const hits = page.getByRole('listbox', { name: 'Found' }).getByRole('option')
  const count = page.getByRole('search').getByRole('status')
  await expect(count).toHaveText(/^\d+ found$/)
  const found = parseInt(await count.innerText())
  await expect(hits).toHaveCount(found)

  await page.keyboard.press('Enter')
  await expect(count).toHaveText(`1 of ${found}`)
  await page.keyboard.press('Enter')
  await expect(count).toHaveText(`2 of ${found}`)
  await page.keyboard.press('Shift+Enter')
  await expect(count).toHaveText(`1 of ${found}`)
  await expect(field(page)).toBeFocused()
  const first = await hits.first().locator('mark').first().innerText()
  expect(first.toLowerCase()).toBe('checklist')
  await expect(page.locator('[data-found]')).toBeInViewport()

  // Somebody else writes meanwhile.
  await ben.board.add('Parking lot', 'A checklist for parties')
  await expect(count).toHaveText(`1 of ${found + 1}`)

  // Back over the first card: the last one is the new one.
  await page.keyboard.press('Shift+Enter')
  await expect(count).toHaveText(`${found + 1} of ${found + 1}`)
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveCount(0)
  await expect(board.card('A checklist for parties')).toBeInViewport()
  await expect(board.selection()).toContainText('A checklist for parties')
  await page.keyboard.press('Enter')
  await expect(board.editor()).toBeFocused()
  await board.endEditing()

  // Bones and milestones are no cards, and are found where they stand.
  for (const [name, label] of [
    ['Dependencies', 'Causes'],
    ['Acknowledged', 'Timeline'],
  ] as const) {
    await page.keyboard.press('ControlOrMeta+f')
    await expect(field(page)).toBeFocused()
    await page.keyboard.insertText(name)
    await page.keyboard.press('Shift+Enter')
    const last = page.getByRole('option', { selected: true })
    await expect(last).toHaveText(new RegExp(`^${name}.*${label}$`))
    await expect(page.locator('[data-found]')).toBeInViewport()
    await page.keyboard.press('Escape')
  }
})

test('the palette does what its commands say and goes to cards', async ({ newBoard, join }) => {
  const { links } = await newBoard({ sample: true })
  const { page, board } = await join(links.facilitator, 'Fay')
  await openPalette(board)
  await page.keyboard.insertText('zoom to 200')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Zoom 200%' })).toBeVisible()

  // The canvas has the keyboard again: a key of its own works at once.
  await page.keyboard.press('3')
  await openPalette(board)
  await page.keyboard.insertText('add a card here')
  await page.keyboard.press('Enter')
  await expect(board.editor()).toBeFocused()
  await page.keyboard.insertText('From the palette')
  await board.endEditing()

  await openPalette(board)
  // What was done last comes first.
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText([
    /^Add a card here/,
    /^Zoom to 200%/,
  ])
  await page.keyboard.insertText('rollback done')
  await expect(page.getByRole('group', { name: 'Go to a card' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(board.selection()).toContainText('Rollback done')
  await expect(board.card('Rollback done')).toBeInViewport()

  await openPalette(board)
  await page.keyboard.insertText('share the board')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /Share/ })).toBeVisible()
})

test('the help lists the keys, and single keys can be switched off', async ({ newBoard, join }) => {
  const { links } = await newBoard()
  const { page, board } = await join(links.contributor, 'Ada')
  await board.focusCanvas()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys, gestures and settings' })
  const row = (name: string) => help.getByRole('definition').filter({ hasText: name })
  await expect(row('Add a card here')).toBeVisible()
  await expect(help.getByText('Shift 1', { exact: true })).toBeVisible()
  await help.getByRole('switch', { name: 'Single-key shortcuts' }).uncheck()
  await expect(row('Add a card here')).toHaveCount(0)
  await expect(row('Find on the board')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)

  await board.focusCanvas()
  await page.keyboard.press('n')
  await board.drawn()
  await expect(board.editor()).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeFocused()
  await page.keyboard.insertText('single-key')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(board.editor()).toBeFocused()
})

test('who chose dark has a dark page before anything else runs, also after a reload', async ({
  server,
  newBoard,
  join,
  browser,
}) => {
  const { links, id } = await newBoard({ sample: true })
  const { page, context } = await join(links.contributor, 'Ada', { colorScheme: 'light' })
  expect(await page.evaluate(ground)).toBe(LIGHT)
  await expect.poll(() => page.evaluate(ink)).toBe(LIGHT_INK)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect.poll(() => page.evaluate(ground)).toBe(DARK)
  await expect(page.locator('.tl-container')).toHaveAttribute('data-color-mode', 'dark')
  await expect.poll(() => page.evaluate(ink)).toBe(DARK_INK)

  // A load in which neither the app nor its styles ever arrive shows what is painted first.
  const bare = await context.newPage()
  const asked: string[] = []
  bare.on('request', (request) => asked.push(request.url()))
  await bare.route(/\/assets\/(?!first)/, (route) => route.abort())
  await bare.goto(`${server.origin}/b/${id}`, { waitUntil: 'domcontentloaded' })
  expect(await bare.evaluate(ground)).toBe(DARK)
  // Nothing of the app has run, and all of the board has been asked for.
  await expect
    .poll(() => asked.filter((url) => /\/(main|BoardCanvas)-[^/]*\.js$/.test(url)).length)
    .toBe(2)

  await page.reload()
  await expect(page.locator('.tl-container')).toHaveAttribute('data-color-mode', 'dark')
  expect(await page.evaluate(ground)).toBe(DARK)

  // Without a choice it is as the system is, from the first picture on.
  const other = await openPerson(browser, 'Ben', { colorScheme: 'dark' })
  await other.page.route(/\/assets\//, (route) => route.abort())
  await other.page.goto(server.origin, { waitUntil: 'domcontentloaded' })
  expect(await other.page.evaluate(ground)).toBe(DARK)
  await other.context.close()
})

test('the small map shows the view and moves it, by hand and by keys', async ({
  newBoard,
  join,
}) => {
  const { links } = await newBoard({ sample: true })
  const { page, board } = await join(links.contributor, 'Ada')
  await board.go('Parking lot')
  await page.getByRole('button', { name: 'Show a small map' }).click()
  const map = page.getByRole('button', { name: /^Map of the board/ })
  const box = await map.boundingBox()
  if (box === null) throw new Error('The map has no place.')
  await expect(board.region('Causes')).not.toBeInViewport()
  await page.mouse.click(box.x + box.width * 0.2, box.y + box.height * 0.7)
  await expect(board.region('Causes')).toBeInViewport()
  const before = await board.middleOf(board.region('Causes'))
  await map.focus()
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(async () => (await board.middleOf(board.region('Causes'))).x)
    .toBeLessThan(before.x - 100)
  await page.reload()
  await expect(map).toBeVisible()
})
