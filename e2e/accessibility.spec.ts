import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

import { openPerson } from './support/person.ts'
import { test } from './support/test.ts'

/** What axe calls serious or critical, one line each: rule, where, why. */
async function problems(axe: AxeBuilder): Promise<readonly string[]> {
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

/** What depends on the colour scheme; the rest is the same in both. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * Looks at the page as it is now, in both colour schemes.
 * @param part only at what this selector finds, where the rest was looked at before
 */
async function check(page: Page, screen: string, part = 'html'): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    // Who asked for reduced motion sees no fades, and axe no pair of colours from the middle of one.
    expect(await page.evaluate(transitions), `${screen}, ${colorScheme}: transitions`).toBe(0)
    // There are no frames of other origins, so axe may run all in the page: else it opens a window for each look to gather results.
    const axe = new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .include(part)
    const all = colorScheme === 'light' ? axe : axe.withRules(OF_COLOURS)
    expect(await problems(all), `${screen}, ${colorScheme}`).toEqual([])
  }
}

/** Runs in the page: what has the keyboard while neither it nor what frames it shows that by a ring; empty when it is shown. */
function unseenFocus(): string {
  let at: Element | null = document.activeElement
  for (let depth = 0; at !== null && depth < 3; depth += 1) {
    if (getComputedStyle(at).outlineStyle !== 'none') return ''
    at = at.parentElement
  }
  return document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing'
}

const DIALOG = '[role="dialog"]'
const MENU = '[role="menu"]'

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

test('axe finds nothing serious on the board and what opens over it, light and dark', async ({
  newBoard,
  join,
}) => {
  // Fifteen looks, some of them at a full board.
  test.slow()
  const { links } = await newBoard({ sample: true })
  const { page, board } = await join(links.facilitator, 'Fay')
  /** Who leaves what opened by a key goes on where they were. */
  const leave = async (): Promise<void> => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('application', { name: 'Board' })).toBeFocused()
  }
  await check(page, 'board')
  // Twice the same words at one minute are worth a second look.
  for (let count = 0; count < 2; count += 1) await board.add('Timeline', '14:32 Payments fail')
  await board.go('Timeline')
  const warnings = page.getByRole('button', { name: /to check$/ })
  await warnings.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  await check(page, 'warnings of the timeline', MENU)
  await page.keyboard.press('Escape')
  await expect(warnings).toBeFocused()
  await board.select(board.card('Page acknowledged'))
  await page.getByRole('button', { name: 'More of the card' }).click()
  await check(page, 'an event is selected', '[data-card-panel]')
  for (let count = 0; count < 3; count += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(unseenFocus)).toBe('')
  }
  await board.go('Actions')
  await board.edit(board.card('Improve monitoring'))
  await check(page, 'an action is edited', '[data-board]')
  await board.endEditing()
  await page.keyboard.press('m')
  await expect(page.getByRole('dialog')).toBeVisible()
  await check(page, 'where a card goes', DIALOG)
  await leave()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox', { name: 'Command or card' })).toBeFocused()
  await page.keyboard.insertText('a')
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await check(page, 'palette', DIALOG)
  await leave()
  await page.keyboard.press('ControlOrMeta+f')
  await expect(page.getByRole('combobox', { name: 'Find', exact: true })).toBeFocused()
  await page.keyboard.insertText('the')
  await page.keyboard.press('Enter')
  const found = page.getByRole('search').getByRole('option', { selected: true })
  await expect(found).toBeVisible()
  await check(page, 'find', 'search')
  await leave()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await check(page, 'help', DIALOG)
  await leave()
  await page.getByRole('button', { name: /\(you\)$/ }).press('Enter')
  await page.getByRole('menuitem', { name: 'Change name and colour…' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page, 'name and colour', DIALOG)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Draw', exact: true }).click()
  await expect(page.getByRole('group', { name: 'Look of the drawing' })).toBeVisible()
  await check(page, 'style bar', 'fieldset')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Show as QR code' }).first().click()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  await check(page, 'share', DIALOG)
})

test('axe finds nothing serious in the panels of a board, its other pages and at 200%, light and dark', async ({
  server,
  newBoard,
  join,
}) => {
  test.slow()
  const { id, links } = await newBoard({ sample: true })
  const { page, board } = await join(links.facilitator, 'Fay')
  await board.focusCanvas()
  await page.keyboard.press('o')
  const panel = page.getByRole('tabpanel', { name: 'Outline' })
  const action = panel.getByRole('textbox', { name: 'Action' }).first()
  await action.focus()
  await expect(panel.getByRole('group', { name: 'Fields' })).toBeVisible()
  await check(page, 'outline, an action is edited', 'aside')
  await action.press('Escape')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await check(page, 'menu of a card', MENU)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Agenda/ }).click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(page.getByLabel('Summary')).toBeVisible()
  await check(page, 'agenda and details', 'aside')
  await page.getByRole('tab', { name: 'Report' }).click()
  await expect(page.getByRole('tabpanel').getByRole('heading').first()).toBeVisible()
  await check(page, 'report panel', '[role="tabpanel"]')
  // A desktop's window at 200%.
  await page.setViewportSize({ width: 720, height: 450 })
  await check(page, 'report panel, 200%')
  await page.goto(`${server.origin}/b/${id}/facilitate`)
  await expect(page.getByRole('timer')).toBeVisible()
  await check(page, 'second screen, 200%')
  await page.setViewportSize({ width: 1440, height: 900 })
  await check(page, 'second screen')
  await page.goto(`${server.origin}/b/${id}/report`)
  await expect(page.getByRole('heading', { name: /timeline/i }).first()).toBeVisible()
  await check(page, 'report')
})

test('axe finds nothing serious on a phone, also at 320 px, light and dark', async ({
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
  const composer = page.getByRole('form', { name: 'New card' })
  await expect(page.getByRole('textbox', { name: /^Event/ }).first()).toBeVisible()
  await composer.getByRole('textbox').fill('14:36 Somebody restarts the first instance')
  await expect(composer).toContainText('At 14:36')
  await check(page, 'phone, events')
  await composer.getByRole('textbox').fill('')
  await page.setViewportSize({ width: 320, height: 640 })
  await board.openPart('Causes')
  await page.getByRole('button', { name: 'Why?' }).first().tap()
  await expect(composer).toContainText('Why:')
  await check(page, '320 px, a why is asked')
  await board.openPart('Actions')
  await page.getByRole('textbox', { name: 'Action' }).first().focus()
  await expect(page.getByRole('group', { name: 'Fields' })).toBeVisible()
  await check(page, '320 px, an action', 'main')
  await board.openPart('Board')
  await board.canvasReady()
  await check(page, '320 px, the canvas')
})
