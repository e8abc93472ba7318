import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

import { openPerson } from './support/person.ts'
import { test } from './support/test.ts'

/** What axe calls serious or critical, one line each: rule, where, why. */
async function problems(page: Page): Promise<readonly string[]> {
  // There are no frames of other origins, so axe may run all in the page: else it opens a window for each look to gather results.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    )
}

/** Runs in the page: how many transitions are under way. */
function transitions(): number {
  return document.getAnimations().filter((animation) => animation instanceof CSSTransition).length
}

/** Looks at the page as it is now, in both colour schemes. */
async function check(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // Who asked for reduced motion sees no fades, and axe no pair of colours from the middle of one.
    expect(await page.evaluate(transitions), `${screen}, ${colorScheme}: transitions`).toBe(0)
    expect(await problems(page), `${screen}, ${colorScheme}`).toEqual([])
  }
}

test('axe finds nothing serious on the pages before a board, light and dark', async ({
  server,
  newBoard,
  browser,
}) => {
  const board = await newBoard({ sample: true })
  const { page, context } = await openPerson(browser, 'Fay')
  await page.goto(server.origin)
  await expect(page.getByLabel('Workspace key or link')).toBeVisible()
  await check(page, 'home, locked')
  await page.goto(board.links.contributor)
  await expect(page.getByLabel('Your name')).toBeVisible()
  await check(page, 'join')
  await page.goto(`${server.origin}/b/${board.id}#key=AAAAAAAAAAAAAAAAAAAAAAAAAAA`)
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page, 'a link that does not work')
  await page.goto(`${server.origin}/#key=${server.workspaceKey}`)
  await expect(page.getByRole('list', { name: 'Post-mortems' })).toBeVisible()
  await check(page, 'home')
  await page.goto(`${server.origin}/new`)
  await page.getByRole('button', { name: /Create board/ }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await check(page, 'new post-mortem')
  await context.close()
})

test('axe finds nothing serious on the board, its panels and dialogs, light and dark', async ({
  newBoard,
  join,
}) => {
  // Twelve looks at a full board.
  test.slow()
  const { links } = await newBoard({ sample: true })
  const { page, board } = await join(links.facilitator, 'Fay')
  await check(page, 'board')
  await board.go('Timeline')
  await board.select(board.card('Page acknowledged'))
  await page.getByRole('button', { name: 'More of the card' }).click()
  await check(page, 'board, an event is selected')
  await board.go('Actions')
  await board.edit(board.card('Improve monitoring'))
  await check(page, 'board, an action is edited')
  await board.endEditing()
  await page.getByRole('button', { name: /^Agenda/ }).click()
  await page.getByRole('button', { name: 'Show details and report' }).click()
  await expect(page.getByLabel('Summary')).toBeVisible()
  await check(page, 'agenda and details')
  await page.getByRole('tab', { name: 'Report' }).click()
  await expect(page.getByRole('tabpanel').getByRole('heading').first()).toBeVisible()
  await check(page, 'report panel')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Show as QR code' }).first().click()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  await check(page, 'share')
})

test('axe finds nothing serious in the outline, its fields, menus and dialogs, light and dark', async ({
  newBoard,
  join,
}) => {
  test.slow()
  const { links } = await newBoard({ sample: true })
  const { page, board } = await join(links.facilitator, 'Fay')
  await board.focusCanvas()
  await page.keyboard.press('o')
  const panel = page.getByRole('tabpanel', { name: 'Outline' })
  const action = panel.getByRole('textbox', { name: 'Action' }).first()
  await action.focus()
  await expect(panel.getByRole('group', { name: 'Fields' })).toBeVisible()
  await check(page, 'outline, an action is edited')
  await action.press('Escape')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await check(page, 'menu of a card')
  await page.getByRole('menuitem', { name: 'Move to…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await check(page, 'where a card goes')
})

test('axe finds nothing serious in the lists of a phone, light and dark', async ({
  newBoard,
  join,
}) => {
  test.slow()
  const { links } = await newBoard({ sample: true })
  const { page, board } = await join(links.facilitator, 'Fay', {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  await expect(page.getByRole('textbox', { name: /^Event/ }).first()).toBeVisible()
  await check(page, 'phone, events')
  await board.openPart('Causes')
  await page.getByRole('button', { name: 'Why?' }).first().tap()
  await expect(page.getByRole('form', { name: 'New card' })).toContainText('Why:')
  await check(page, 'phone, a why is asked')
  await board.openPart('Board')
  await board.canvasReady()
  await check(page, 'phone, the canvas')
})

test('axe finds nothing serious on the second screen and the report, light and dark', async ({
  server,
  newBoard,
  join,
}) => {
  const { id, links } = await newBoard({ sample: true })
  const { page } = await join(links.facilitator, 'Fay')
  await page.goto(`${server.origin}/b/${id}/facilitate`)
  await expect(page.getByRole('timer')).toBeVisible()
  await check(page, 'second screen')
  await page.goto(`${server.origin}/b/${id}/report`)
  await expect(page.getByRole('heading', { name: /timeline/i }).first()).toBeVisible()
  await check(page, 'report')
})
