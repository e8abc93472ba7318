import { expect, type Page } from '@playwright/test'

import type { TestBoard } from './support/boards.ts'
import { openPerson } from './support/person.ts'
import { test } from './support/test.ts'

/** A4 without the page's margins, px. */
const PAPER = { width: 688, height: 1024 }

/** Shows a board's report by itself, in its own font: lines and pages are counted in these tests. */
async function openReport(page: Page, { links }: TestBoard, heading: string | RegExp) {
  await page.goto(links.observer.replace('#', '/report#'))
  await expect(page.getByRole('heading', { name: heading })).toBeVisible()
  await page.evaluate(async () => {
    await document.fonts.ready
  })
}

const pagesOf = (pdf: Buffer): number =>
  (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length

test('on paper the sample takes two pages, and its appendix begins on the third', async ({
  newBoard,
  server,
  browser,
}) => {
  const board = await newBoard({ sample: true })
  const { page, context } = await openPerson(browser, 'Reader', { viewport: PAPER })
  await openReport(page, board, 'Follow-up')
  const whole = pagesOf(await page.pdf({ preferCSSPageSize: true }))
  expect(whole).toBeGreaterThan(2)
  await page.emulateMedia({ media: 'print' })
  const appendix = page.locator('article > div').filter({ hasText: 'Appendix' })
  await expect(appendix).toHaveCSS('break-before', 'page')
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await appendix.evaluate((element) => element.remove())
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(2)

  // Where nothing is left out there is no appendix, and no empty page for it.
  const empty = await newBoard({ title: 'Nothing yet' })
  await page.goto(`${server.origin}/`)
  await openReport(page, empty, 'Nothing yet')
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
  await context.close()
})

for (const width of [390, 320]) {
  test(`on a phone of ${width} px the tools of the report stand in one row`, async ({
    newBoard,
    browser,
  }) => {
    const board = await newBoard()
    const { page, context } = await openPerson(browser, 'Reader', {
      viewport: { width, height: 844 },
      isMobile: true,
      hasTouch: true,
    })
    await openReport(page, board, 'Checkout down')
    const middles = await Promise.all(
      ['Preview', 'Copy: the report as Markdown', 'Print'].map(async (name) => {
        const box = await page.getByRole('button', { name, exact: true }).boundingBox()
        return box === null ? NaN : box.y + box.height / 2
      }),
    )
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(6)
    await context.close()
  })
}

test('on a page of its own the report keeps names and days of actions whole', async ({
  newBoard,
  browser,
}) => {
  const board = await newBoard({ sample: true })
  const { page, context } = await openPerson(browser, 'Reader')
  await openReport(page, board, 'Follow-up')
  const cells = page
    .getByRole('row')
    .filter({ hasText: 'Tomás Ferreira' })
    .first()
    .getByRole('cell')
  await expect(cells.nth(1)).toHaveText('Tomás Ferreira')
  await expect(cells.nth(2)).toHaveText(/^\d+ \w+ \d{4}$/)
  for (const cell of [cells.nth(1), cells.nth(2), cells.nth(3)]) {
    const lines = await cell.evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element.querySelector('time, span') ?? element)
      return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size
    })
    expect(lines).toBe(1)
  }
  await context.close()
})
