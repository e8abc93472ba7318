import { expect, type Locator, type Page } from '@playwright/test'

import { test } from './support/test.ts'

/** The drawings of a kind on the board. */
const drawings = (page: Page, kind: string): Locator =>
  page.locator(`.tl-shape[data-shape-type="${kind}"]`)
/** The outline of the only drawing of a kind, as it is drawn. */
const pathOf = async (page: Page, kind: string): Promise<string> =>
  (await drawings(page, kind).locator('path').first().getAttribute('d')) ?? ''
const tool = (page: Page, name: string): Locator =>
  page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true })
const look = (page: Page): Locator => page.getByRole('group', { name: 'Look of the drawing' })

interface Point {
  readonly x: number
  readonly y: number
}

async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

test('a line is seen by others while it is still being drawn, and is one step for undo', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  await ada.board.go('Actions')
  await ben.board.go('Actions')
  const { x, y } = await ada.board.middleOf(ada.board.region('Actions'))
  await ada.board.focusCanvas()
  await ada.page.keyboard.press('d')
  await expect(tool(ada.page, 'Draw')).toHaveAttribute('aria-pressed', 'true')
  await ada.page.mouse.move(x - 200, y)
  await ada.page.mouse.down()
  await ada.page.mouse.move(x - 100, y + 40, { steps: 8 })

  await expect(drawings(ben.page, 'draw')).toHaveCount(1)
  const early = await pathOf(ben.page, 'draw')
  await ada.page.mouse.move(x + 150, y - 40, { steps: 12 })
  await expect
    .poll(async () => (await pathOf(ben.page, 'draw')).length)
    .toBeGreaterThan(early.length)
  await ada.page.mouse.up()
  await expect
    .poll(async () => (await pathOf(ben.page, 'draw')) === (await pathOf(ada.page, 'draw')))
    .toBe(true)

  await ada.page.keyboard.press('Escape')
  await expect(tool(ada.page, 'Select')).toHaveAttribute('aria-pressed', 'true')
  await ada.board.undo()
  await expect(drawings(ben.page, 'draw')).toHaveCount(0)
  await ada.page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(drawings(ben.page, 'draw')).toHaveCount(1)
})

test('an arrow between two cards follows them to new places, for everybody', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  const first = await ada.board.add('What worked', 'First')
  const second = await ada.board.add('What worked', 'Second')
  await ben.board.go('What worked')
  await ada.board.focusCanvas()
  await ada.page.keyboard.press('a')
  await drag(ada.page, await ada.board.textOf(first), await ada.board.textOf(second))
  await expect(drawings(ben.page, 'arrow')).toHaveCount(1)
  await ada.page.keyboard.press('Escape')
  // Not where it was while it was still being drawn.
  await expect.poll(async () => (await spanOf(ada.page)) === (await spanOf(ben.page))).toBe(true)
  const before = await spanOf(ben.page)

  // The second card goes before the first: the layout moves both.
  await ada.board.select(ada.board.card('Second'))
  await ada.page.keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await spanOf(ben.page)) === before).toBe(false)
  await expect.poll(async () => (await spanOf(ada.page)) === (await spanOf(ben.page))).toBe(true)
  await ada.board.saved()
  await ben.page.reload()
  await ben.board.ready()
  await ben.board.go('What worked')
  await expect.poll(async () => (await spanOf(ada.page)) === (await spanOf(ben.page))).toBe(true)

  // A deleted card frees it; with the card it is bound again.
  const bound = await spanOf(ada.page)
  await ada.board.select(ada.board.card('Second'))
  await ada.page.keyboard.press('Delete')
  await expect(ben.board.card('Second')).toHaveCount(0)
  await ada.board.undo()
  await expect(ben.board.card('Second')).toHaveCount(1)
  await expect.poll(async () => spanOf(ben.page)).toBe(bound)
})

test('shapes and words get their look from the bar, by pointer and by keys', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  await ada.board.go('Actions')
  await ben.board.go('Actions')
  const { x, y } = await ada.board.middleOf(ada.board.region('Actions'))
  await expect(look(ada.page)).toHaveCount(0)
  await tool(ada.page, 'More tools').click()
  await ada.page.getByRole('menuitem', { name: 'Rectangle' }).click()
  await expect(look(ada.page).getByRole('radio', { name: 'Black' })).toBeChecked()
  await look(ada.page).getByRole('radio', { name: 'Red' }).check()
  await drag(ada.page, { x: x - 200, y: y - 60 }, { x: x - 40, y: y + 60 })
  const shape = drawings(ben.page, 'geo').locator('path').last()
  await expect(shape).toHaveAttribute('stroke', '#e03131')

  // It is selected now, so the bar changes it; the arrows go from colour to colour.
  await look(ada.page).getByRole('radio', { name: 'Red' }).focus()
  await ada.page.keyboard.press('ArrowLeft')
  await expect(look(ada.page).getByRole('radio', { name: 'Orange' })).toBeChecked()
  await expect(shape).toHaveAttribute('stroke', '#e16919')
  await look(ada.page).getByRole('radio', { name: 'Filled', exact: true }).check()
  await expect(drawings(ben.page, 'geo').locator('path')).toHaveCount(2)
  await ada.page.keyboard.press('Escape')

  await ada.board.focusCanvas()
  await ada.page.keyboard.press('Shift+D')
  await drag(ada.page, { x: x + 20, y }, { x: x + 160, y })
  await expect(drawings(ben.page, 'highlight').first()).toBeAttached()
  await ada.page.keyboard.press('Escape')
  await ada.page.keyboard.press('Shift+T')
  await expect(tool(ada.page, 'Text')).toHaveAttribute('aria-pressed', 'true')
  // Where timers are late, as on a slow machine, the words are typed before their field is ready.
  await ada.page.evaluate(() => {
    const later = window.setTimeout.bind(window)
    window.setTimeout = ((run: () => void, ms = 0) =>
      later(run, ms + 200)) as typeof window.setTimeout
  })
  await ada.page.mouse.click(x + 60, y + 60)
  await ada.page.keyboard.type('Here it began', { delay: 40 })
  await ada.page.keyboard.press('Escape')
  await expect(drawings(ben.page, 'text').getByText('Here it began')).toBeVisible()

  // Words that are drawn are found like those of cards, also from elsewhere on the board.
  await ben.board.go('Timeline')
  await expect(drawings(ben.page, 'text').getByText('Here it began')).not.toBeInViewport()
  await ben.board.focusCanvas()
  await ben.page.keyboard.press('ControlOrMeta+f')
  await expect(ben.page.getByRole('combobox', { name: 'Find', exact: true })).toBeFocused()
  await ben.page.keyboard.insertText('it BEGAN')
  await ben.page.keyboard.press('Enter')
  await expect(ben.page.getByRole('option', { selected: true })).toHaveText(/^Here it began/)
  await expect(drawings(ben.page, 'text').getByText('Here it began')).toBeInViewport()
  await expect(ben.page.locator('[data-found]')).toBeInViewport()

  // A tool that is kept draws one shape after the other.
  await ada.page.keyboard.press('q')
  await ada.page.keyboard.press('Shift+O')
  await drag(ada.page, { x: x - 200, y: y + 90 }, { x: x - 140, y: y + 130 })
  await drag(ada.page, { x: x - 120, y: y + 90 }, { x: x - 60, y: y + 130 })
  await expect(drawings(ben.page, 'geo')).toHaveCount(3)
  await tool(ada.page, 'Keep the tool after it has drawn').click()
  await ada.page.keyboard.press('s')
  await drag(ada.page, { x: x - 40, y: y + 90 }, { x: x, y: y + 130 })
  await expect(tool(ada.page, 'Select')).toHaveAttribute('aria-pressed', 'true')
  // The next one’s timers are on time.
  await ada.page.close()
})

test('cards, drawings and words are taken back in one order', async ({ adaAndBen }) => {
  const { ada, ben } = await adaAndBen()
  await ada.board.add('What worked', 'A card')
  await ben.board.go('What worked')
  const { x, y } = await ada.board.middleOf(ada.board.region('What worked'))
  await ada.board.focusCanvas()
  await ada.page.keyboard.press('d')
  await drag(ada.page, { x, y: y + 80 }, { x: x + 150, y: y + 100 })
  await ada.page.keyboard.press('Escape')
  await ada.board.add('What worked', 'Another card')
  await expect(ben.board.card('Another card')).toBeVisible()
  await expect(drawings(ben.page, 'draw')).toHaveCount(1)

  await ada.board.undo()
  await expect(ben.board.card('Another card')).toHaveCount(0)
  await expect(drawings(ben.page, 'draw')).toHaveCount(1)
  await ada.board.undo()
  await expect(drawings(ben.page, 'draw')).toHaveCount(0)
  await expect(ben.board.card('A card')).toBeVisible()
  await ada.board.undo()
  await expect(ben.board.card('A card')).toHaveCount(0)
})

test('others see the laser while it is held, also an observer’s, and it fades', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const [ben, olga] = await Promise.all([
    join(board.links.contributor, 'Ben'),
    join(board.links.observer, 'Olga'),
  ])
  await ben.board.go('Actions')
  await olga.board.go('Actions')
  const { x, y } = await olga.board.middleOf(olga.board.region('Actions'))
  await olga.board.focusCanvas()
  await olga.page.keyboard.press('k')
  await olga.page.mouse.move(x - 100, y)
  await olga.page.mouse.down()
  const trail = ben.page.locator('[data-laser="Olga"]')
  // A trail is of the last moment: on a busy machine few of its points are young enough at once.
  await expect(async () => {
    await olga.page.mouse.move(x + 100, y + 30, { steps: 10 })
    await olga.page.mouse.move(x - 100, y, { steps: 10 })
    expect(await trail.getAttribute('d', { timeout: 1_000 })).toMatch(/^M .* Q /)
  }).toPass()
  await expect(trail).toHaveAttribute('data-shown')
  await olga.page.mouse.up()
  await expect(trail).not.toHaveAttribute('data-shown')
  // It was never part of the board.
  await expect(ben.page.locator('.tl-shape')).toHaveCount(0)
})

/** Where the only arrow begins and ends, to the nearest 4 px of the page. */
async function spanOf(page: Page): Promise<string> {
  const box = await drawings(page, 'arrow').locator('svg path').last().boundingBox()
  if (box === null) return ''
  return [box.x, box.y, box.width, box.height].map((value) => Math.round(value / 4) * 4).join()
}
