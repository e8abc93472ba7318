import { expect, type Page } from '@playwright/test'

import { readBoard, readReport } from './support/boards.ts'
import { panelCovers } from './support/cardPanel.ts'
import type { Person } from './support/person.ts'
import { test } from './support/test.ts'

const START = '2026-03-02 14:00'

/** Gives an event its time in the panel beside it. */
async function setTime({ page, board }: Person, text: string, time: string): Promise<void> {
  await board.select(board.card(text))
  const field = page
    .getByRole('group', { name: 'Event: fields' })
    .getByLabel('Time', { exact: true })
  await field.fill(time)
  await field.press('Enter')
  await page.keyboard.press('Escape')
  await expect(board.card(text).getByRole('time')).toHaveText(time.slice(11))
}

/** Goes on with the agenda, and waits until everybody has been told. */
async function next(facilitator: Person, everybody: readonly Person[], phase: string) {
  await facilitator.page.getByRole('button', { name: `Next: ${phase}` }).click()
  for (const { page } of everybody) {
    await expect(page.getByRole('button', { name: new RegExp(`^Agenda: ${phase}`) })).toBeVisible()
  }
}

async function openReport(page: Page) {
  await page.getByRole('button', { name: 'Show details and report' }).click()
  await page.getByRole('tab', { name: 'Report' }).click()
  return page.getByRole('tabpanel')
}

test('a whole short meeting, from the link to the report', async ({ server, newBoard, join }) => {
  test.slow()
  const board = await newBoard({
    title: 'Checkout down',
    severity: 'sev2',
    timeZone: 'UTC',
    startedAt: `${START}:00Z`,
    resolvedAt: '2026-03-02T14:40:00Z',
    facilitator: 'Fay',
  })
  const [fay, ada] = await Promise.all([
    join(board.links.facilitator, 'Fay'),
    join(board.links.contributor, 'Ada', { permissions: ['clipboard-read', 'clipboard-write'] }),
  ])
  const everybody = [fay, ada]
  await expect(ada.page.getByRole('group', { name: '2 here' })).toBeVisible()

  await test.step('the agenda is opened and the clock runs', async () => {
    await fay.page.getByRole('button', { name: /^Agenda/ }).click()
    await fay.page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(
      ada.page.getByRole('button', { name: /^Agenda: Open . minutes left$/ }),
    ).toBeVisible()
  })

  await test.step('timeline: both add events and say when they were', async () => {
    await next(fay, everybody, 'Timeline')
    await ada.board.add('Timeline', 'Release 7 went live')
    await setTime(ada, 'Release 7 went live', START)
    await fay.board.add('Timeline', 'Alert on failed checkouts')
    await setTime(fay, 'Alert on failed checkouts', '2026-03-02 14:09')
    await fay.board.select(fay.board.card('Alert on failed checkouts'))
    const fields = fay.page.getByRole('group', { name: 'Event: fields' })
    await fields.getByRole('button', { name: 'More of the card' }).click()
    await fields.getByLabel('Milestone').selectOption({ label: 'Detected' })
    await ada.board.go('Timeline')
    await expect(ada.board.card('Alert on failed checkouts')).toContainText('14:09')
    await expect(ada.board.card('Alert on failed checkouts')).toContainText('Detected')
  })

  await test.step('causes: a cause with whys by Tab, linked to what shows it', async () => {
    await next(fay, everybody, 'Root causes')
    await fay.board.go('Causes')
    await fay.page.keyboard.press('n')
    await expect(fay.board.editor()).toBeFocused()
    await fay.page.keyboard.type('The release had no canary')
    await fay.page.keyboard.press('Tab')
    await expect(fay.page.getByRole('textbox', { name: 'Why: text' })).toBeFocused()
    await fay.page.keyboard.type('The canary step is optional')
    await fay.page.keyboard.press('Tab')
    await expect(fay.page.getByRole('textbox', { name: 'Why: text' })).toHaveValue('')
    await fay.page.keyboard.type('It adds twenty minutes to every release')
    await fay.board.endEditing()
    await ada.board.go('Causes')
    await expect(ada.board.card('It adds twenty minutes')).toContainText('Why 2')

    await fay.board.fitAll()
    await fay.board.select(fay.board.card('The release had no canary'))
    await fay.page.keyboard.press('l')
    const { x, y } = await fay.board.textOf(fay.board.card('Release 7 went live'))
    await fay.page.mouse.click(x, y)
    await fay.board.saved()
    const { cards, links } = await readBoard(server, board)
    const idOf = (text: string) => cards.find((card) => card.text.startsWith(text))?.id
    expect(links).toEqual([
      { kind: 'evidence', from: idOf('The release had no canary'), to: idOf('Release 7') },
    ])
    expect(cards.find((card) => card.text.startsWith('It adds'))?.parent).toBe(
      idOf('The canary step is optional'),
    )
  })

  await test.step('what worked, and a fix that came too early', async () => {
    await next(fay, everybody, 'What worked')
    await ada.board.add('What worked', 'The rollback took two minutes')
    await ada.board.add('Parking lot', 'Move to another provider')
    await fay.board.go('Parking lot')
    await expect(fay.board.card('Move to another provider')).toBeVisible()
  })

  await test.step('actions: owner and due date on the card', async () => {
    await next(fay, everybody, 'Actions')
    const text = 'Make the canary step part of every release'
    await fay.board.add('Actions', text)
    const fields = fay.page.getByRole('group', { name: 'Action: fields' })
    await fields.getByRole('combobox', { name: 'Owner' }).fill('Ada')
    await fay.page.keyboard.press('Enter')
    await fields.getByRole('textbox', { name: 'Due date' }).fill('20 March 2026')
    await fay.page.keyboard.press('Enter')
    await ada.board.go('Actions')
    await expect(ada.board.card(text)).toContainText('Ada')
    await expect(ada.board.card(text)).toContainText('Overdue 20 Mar')
  })

  await test.step('the second screen shows the same clock and goes on to the end', async () => {
    const screen = await fay.context.newPage()
    await screen.goto(`${server.origin}/b/${board.id}/facilitate`)
    await expect(screen.getByRole('heading', { name: 'Actions' })).toBeVisible()
    await expect(screen.getByRole('timer')).toHaveText('15:00')
    await screen.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(screen.getByRole('timer')).toHaveText(/^14:5\d$/)
    await screen.getByRole('button', { name: 'Next: Close' }).click()
    await expect(screen.getByRole('heading', { name: 'Close' })).toBeVisible()
    await expect(ada.board.notice(/^Now: Close/)).toBeVisible()
    await screen.close()
  })

  await test.step('the report holds all of it, for reading, copying and other programs', async () => {
    await Promise.all([ada.board.saved(), fay.board.saved()])
    const panel = await openReport(ada.page)
    for (const text of [
      'Checkout down',
      'Release 7 went live',
      'Alert on failed checkouts',
      'The release had no canary',
      'It adds twenty minutes to every release',
      'The rollback took two minutes',
      'Make the canary step part of every release',
    ]) {
      await expect(panel.getByText(text).first()).toBeVisible()
    }
    const markdown = await readReport(server, board)
    expect(markdown).toContain('14:09')
    expect(markdown).toContain('2026-03-20')
    await panel.getByRole('button', { name: 'Markdown', exact: true }).click()
    await expect
      .poll(async () => (await panel.locator('pre').textContent())?.trimEnd())
      .toBe(markdown.trimEnd())
    await panel.getByRole('button', { name: 'Copy: the report as Markdown' }).click()
    await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect((await ada.page.evaluate(() => navigator.clipboard.readText())).trimEnd()).toBe(
      markdown.trimEnd(),
    )
    const download = ada.page.waitForEvent('download')
    await panel.getByRole('button', { name: '.md' }).click()
    expect((await download).suggestedFilename()).toMatch(/checkout-down.*\.md$/i)
  })
})

test('a step of the agenda pressed by accident is taken back in one click', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const [fay, ada] = await Promise.all([
    join(board.links.facilitator, 'Fay'),
    join(board.links.contributor, 'Ada'),
  ])
  await fay.page.getByRole('button', { name: /^Agenda/ }).click()
  await fay.page.getByRole('button', { name: 'Start', exact: true }).click()
  await next(fay, [fay, ada], 'Timeline')
  await fay.page
    .getByRole('region', { name: 'Notices' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(ada.page.getByRole('button', { name: /^Agenda: Open/ })).toBeVisible()
  await expect(
    ada.page.getByRole('button', { name: /^Agenda: Open . minutes left$/ }),
  ).toBeVisible()
})

test('an action that is written before its phase waits in the parking lot, and its writer is told', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.go('Actions')
  await expect(ada.board.region('Actions')).toContainText('Opens with its phase')
  await ada.page.keyboard.press('n')
  await expect(ada.board.editor()).toBeFocused()
  await expect(ada.board.notice(/parking lot/)).toBeVisible()
  await ada.page.keyboard.type('Too early')
  await ada.board.endEditing()
  await ada.board.go('Parking lot')
  await expect(ada.board.card('Too early')).toContainText('Parked')
})

const PHONES = [
  { what: 'a phone', viewport: { width: 390, height: 844 } },
  { what: 'a phone on its side', viewport: { width: 844, height: 390 } },
  { what: 'the narrowest phone', viewport: { width: 320, height: 640 } },
]

for (const { what, viewport } of PHONES) {
  test(`the board on ${what} begins where cards can be read, in a phase about the whole board too, with every tool within reach`, async ({
    newBoard,
    join,
  }) => {
    const board = await newBoard({ sample: true })
    const ada = await join(board.links.contributor, 'Ada', {
      viewport,
      isMobile: true,
      hasTouch: true,
    })
    await expect(ada.page.getByRole('button', { name: /^Agenda: Open/ })).toBeVisible()
    await ada.board.showCanvas()
    // The lane is 3200 px wide at zoom 1; text is 10 px high at 62%.
    await expect
      .poll(async () => (await ada.board.region('Timeline').boundingBox())?.width ?? 0)
      .toBeGreaterThan(1_900)
    // What a card offers never covers it, not even all of it.
    await ada.board.go('Actions')
    const card = ada.board.card('Add a pipeline')
    await ada.board.select(card)
    await expect.poll(() => panelCovers(ada, card)).toBe(false)
    await ada.page.getByRole('button', { name: 'More of the card' }).tap()
    await expect(ada.page.getByLabel('Expected effect')).toBeAttached()
    await expect.poll(() => panelCovers(ada, card)).toBe(false)
    await expect(card).toBeInViewport()
    const tools = ada.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button')
    // On its side there is a rail, which scrolls.
    if (viewport.width < viewport.height) {
      await expect(tools.first()).toBeInViewport({ ratio: 1 })
      await expect(tools.last()).toBeInViewport({ ratio: 1 })
    }
  })
}

test('the first hint goes with the first card, and notices leave room for whom one follows', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const fay = await join(board.links.facilitator, 'Fay')
  // The hint does not wait for others, so she comes last.
  const ada = await join(board.links.contributor, 'Ada')
  const hint = ada.board.notice('Press N to add a card.')
  await expect(hint).toBeVisible()
  await ada.board.focusCanvas()
  await ada.page.keyboard.press('n')
  await expect(ada.board.editor()).toBeFocused()
  await expect(hint).toHaveCount(0)
  await ada.board.endEditing()

  await ada.page.getByRole('button', { name: 'Follow Fay' }).click()
  const pill = ada.page.getByRole('button', { name: /^Following Fay/ })
  await expect(pill).toBeVisible()
  await fay.page.getByRole('button', { name: /^Agenda/ }).click()
  await fay.page.getByRole('button', { name: 'Next: Timeline' }).click()
  const notice = ada.board.notice(/^Now: Timeline/)
  await expect(notice).toBeVisible()
  const [above, below] = await Promise.all([pill.boundingBox(), notice.boundingBox()])
  if (above === null || below === null) throw new Error('Both are visible.')
  expect(below.y).toBeGreaterThan(above.y + above.height)
  await pill.click()
  await expect(pill).toHaveCount(0)
})
