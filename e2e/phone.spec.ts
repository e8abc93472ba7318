import { expect, type Page } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import { enter, openPerson, type PersonOptions } from './support/person.ts'
import { test } from './support/test.ts'

const phone = (width: number, height: number): PersonOptions => ({
  viewport: { width, height },
  isMobile: true,
  hasTouch: true,
})
const PHONE = phone(390, 844)

/** The line at the bottom. */
const composer = (page: Page) => page.getByRole('form', { name: 'New card' }).getByRole('textbox')

test('a note with one thumb: from the link to the list, its time read from what is typed', async ({
  server,
  newBoard,
  browser,
}) => {
  const board = await newBoard({ timeZone: 'UTC', startedAt: '2026-03-02T14:00:00Z' })
  const { page, context, board: seen } = await openPerson(browser, 'Ada', PHONE)
  await page.goto(board.links.contributor)
  await enter(page, 'Ada')
  await seen.ready()
  await composer(page).tap()
  await composer(page).fill('14:03 Alert fired')
  await expect(page.getByRole('form', { name: 'New card' })).toContainText('At 14:03')
  await page.getByRole('button', { name: 'Send' }).tap()
  await expect(page.getByRole('textbox', { name: 'Event, 14:03' })).toHaveValue('Alert fired')
  // Ready for the next one.
  await expect(composer(page)).toHaveValue('')
  await expect(composer(page)).toBeFocused()
  await seen.saved()
  const [event] = (await readBoard(server, board)).cards
  expect(event).toMatchObject({ kind: 'event', text: 'Alert fired' })
  expect(event?.time?.startMs).toBe(Date.UTC(2026, 2, 2, 14, 3))
  await context.close()
})

test('a cause under its category, and a why of it by its button', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const { page, board: seen } = await join(board.links.contributor, 'Ada', PHONE)
  await seen.openPart('Causes')
  await page.getByLabel('Category').and(page.locator('select')).selectOption({ label: 'Process' })
  await composer(page).fill('No canary')
  await composer(page).press('Enter')
  const list = page.getByRole('list', { name: 'Process' })
  await expect(list.getByRole('textbox', { name: 'Cause' })).toHaveValue('No canary')
  await list.getByRole('button', { name: 'Why?' }).tap()
  await expect(composer(page)).toBeFocused()
  await composer(page).fill('The step is optional')
  await page.getByRole('button', { name: 'Send' }).tap()
  await expect(list.getByRole('textbox', { name: 'Why 1' })).toHaveValue('The step is optional')
  await seen.saved()
  const { cards } = await readBoard(server, board)
  const cause = cards.find(({ kind }) => kind === 'cause')
  expect(cards.find(({ kind }) => kind === 'why')?.parent).toBe(cause?.id)
})

test('the tab moves on with the meeting, but not under the hands of somebody who writes', async ({
  newBoard,
  join,
}) => {
  const { links } = await newBoard()
  const [fay, ada] = await Promise.all([
    join(links.facilitator, 'Fay'),
    join(links.contributor, 'Ada', PHONE),
  ])
  const tab = (name: RegExp) => ada.board.parts().getByRole('button', { name })
  await fay.page.getByRole('button', { name: /^Agenda/ }).click()
  await fay.page.getByRole('button', { name: 'Next: Timeline' }).click()
  await fay.page.getByRole('button', { name: 'Next: Root causes' }).click()
  await expect(tab(/^Causes/)).toHaveAttribute('aria-current', 'true')
  await composer(ada.page).fill('Half a thou')
  await fay.page.getByRole('button', { name: 'Next: What worked' }).click()
  await ada.board.notice(/^Now: What worked/).waitFor()
  await expect(tab(/^Causes/)).toHaveAttribute('aria-current', 'true')
  await expect(composer(ada.page)).toHaveValue('Half a thou')
  await ada.page.getByRole('button', { name: 'Go there' }).tap()
  await expect(tab(/^Worked/)).toHaveAttribute('aria-current', 'true')
  // What was begun waits where it was.
  await ada.board.openPart('Causes')
  await expect(composer(ada.page)).toHaveValue('Half a thou')
})

test('the line to write stands above an on-screen keyboard', async ({ newBoard, join }) => {
  const { links } = await newBoard({ sample: true })
  const { page } = await join(links.contributor, 'Ada', PHONE)
  await composer(page).tap()
  // Playwright has no keyboard to show, so the page is told of one as a browser would.
  await page.evaluate(() => {
    const { visualViewport } = window
    Object.defineProperty(visualViewport, 'height', { value: 500, configurable: true })
    visualViewport?.dispatchEvent(new Event('resize'))
  })
  await expect
    .poll(async () => {
      const box = await composer(page).boundingBox()
      return box === null ? Infinity : box.y + box.height
    })
    .toBeLessThanOrEqual(500)
})

for (const { what, options } of [
  { what: 'the narrowest phone', options: phone(320, 640) },
  { what: 'a desktop at 200% zoom', options: { viewport: { width: 720, height: 450 } } },
]) {
  test(`on ${what} nothing is lost, nothing scrolls sideways, and fingers find everything`, async ({
    newBoard,
    join,
  }) => {
    const { links } = await newBoard({ sample: true })
    const { page, board } = await join(links.contributor, 'Ada', options)
    for (const part of ['Timeline', 'Causes', 'Worked', 'Actions', 'Parked'] as const) {
      await board.openPart(part)
      await expect(page.locator('[data-outline] li').first()).toBeVisible()
      await page.locator('[data-outline] li textarea').first().focus()
      expect(await page.evaluate(tooWide), part).toEqual([])
    }
    for (const tab of await board.parts().getByRole('button').all()) {
      await expect(tab).toBeInViewport({ ratio: 1 })
      const box = await tab.boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
    }
    // The composer is whole, and what has the keyboard is not under it.
    await expect(composer(page)).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    await page.locator('[data-outline] li textarea').last().focus()
    const [field, line] = await Promise.all([
      page.locator('[data-outline] li textarea').last().boundingBox(),
      page.getByRole('form', { name: 'New card' }).boundingBox(),
    ])
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(line?.y ?? 0)
  })
}

/** Runs in the page: what of the lists and bars reaches beyond the window, or is cut off within its own box. */
function tooWide(): string[] {
  const found: string[] = []
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways')
  for (const element of document.querySelectorAll('header *, [data-outline] *, nav *')) {
    const { left, right, width } = element.getBoundingClientRect()
    if (width > 1 && (right > innerWidth + 1 || left < -1))
      found.push(element.outerHTML.slice(0, 90))
  }
  return found
}
