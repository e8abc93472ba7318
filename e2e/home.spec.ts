import { expect } from '@playwright/test'

import { createBoard } from './support/boards.ts'
import { enter, openPerson } from './support/person.ts'
import { test } from './support/test.ts'

/** How often the list asks again, by the page's clock. */
const REFRESH_MS = 15_000

// With the worker that keeps the app, as people have it.
test.use({ serviceWorkers: 'allow' })

test('an empty library leads to the sample, and to a board of one’s own', async ({
  startServer,
  browser,
  join,
}) => {
  const server = await startServer()
  const fay = await openPerson(browser, 'Fay')
  const { page } = fay
  await page.goto(`${server.origin}/#key=${server.workspaceKey}`)
  await expect(
    page.getByRole('heading', { name: 'Look back on one incident, together' }),
  ).toBeVisible()
  expect(page.url()).not.toContain(server.workspaceKey)

  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page.getByLabel('Your name').fill('Fay')
  await page.getByLabel('Your name').press('Enter')
  await fay.board.ready()
  await fay.board.fitAll()
  await expect(fay.board.card(/environment variable/)).toBeVisible()
  await page.getByRole('link', { name: 'All post-mortems' }).click()
  const rows = page.getByRole('list', { name: 'Post-mortems' }).getByRole('listitem')
  await expect(rows).toHaveCount(1)

  await page.keyboard.press('c')
  await expect(page).toHaveURL(/\/new$/)
  await page.getByRole('button', { name: /Create board/ }).click()
  await expect(page.getByLabel('Title')).toBeFocused()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await page.getByLabel('Title').fill('Search is slow since Tuesday')
  await page.getByLabel('Severity').selectOption('sev2')
  await page.getByLabel('Started').fill('2026-03-03T14:00')
  await page.getByLabel('Ended').fill('2026-03-03T12:30')
  await page.getByRole('button', { name: 'Swap them' }).click()
  await expect(page.getByLabel('Started')).toHaveValue('2026-03-03T12:30')
  await expect(page.getByText('It lasted 1 h 30 min.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')

  await expect(page).toHaveURL(/\/b\/[\w-]+$/)
  // Who one is was said on the sample; the next thing is to send the links.
  const dialog = page.getByRole('dialog', { name: /share/i })
  const link = await dialog.getByRole('textbox', { name: 'Link for contributors' }).inputValue()
  await page.keyboard.press('Escape')
  await fay.board.ready()
  await page.keyboard.press('n')
  await expect(fay.board.editor()).toBeFocused()
  await fay.board.endEditing()
  await page.reload()
  await fay.board.ready()
  await expect(dialog).toHaveCount(0)
  const ada = await join(link, 'Ada')

  const lobby = await openPerson(browser, 'Lobby')
  await lobby.page.clock.install()
  await lobby.page.goto(`${server.origin}/#key=${server.workspaceKey}`)
  const row = lobby.page.getByRole('listitem').filter({ hasText: 'Search is slow since Tuesday' })
  await expect(row).toContainText('2 people here now')
  await expect(row).toContainText('SEV 2')
  // Nobody reloads the list: it follows who comes and goes.
  await ada.context.close()
  await expect(async () => {
    await lobby.page.clock.runFor(REFRESH_MS)
    await expect(row).toContainText('1 person here now', { timeout: 500 })
  }).toPass()
  await lobby.page.getByRole('searchbox').fill('payments')
  await expect(row).toHaveCount(0)
  await Promise.all([fay.context.close(), lobby.context.close()])
})

test('without the workspace key there is no list, and it says where the key is', async ({
  server,
  browser,
}) => {
  const { page, context } = await openPerson(browser, 'Nobody')
  await page.goto(server.origin)
  await expect(page.getByRole('heading', { name: 'Open your workspace' })).toBeVisible()
  await page.getByLabel('Workspace key or link').fill('not-the-key-at-all')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText('This key does not open the workspace.')).toBeVisible()
  await page
    .getByLabel('Workspace key or link')
    .fill(`${server.origin}/#key=${server.workspaceKey}`)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Open your workspace' })).toHaveCount(0)
  await context.close()
})

test('a board of one’s own workspace opens without asking again who one is', async ({
  startServer,
  browser,
}) => {
  const server = await startServer()
  await createBoard(server, { title: 'The first one' })
  const second = await createBoard(server, { title: 'The second one' })
  const fay = await openPerson(browser, 'Fay')
  const { page, board } = fay
  await page.goto(`${server.origin}/#key=${server.workspaceKey}`)
  await page.getByRole('link', { name: /The first one/ }).click()
  await enter(page, 'Fay', 'Green')
  await board.ready()
  await page.getByRole('link', { name: 'All post-mortems' }).click()
  await page.getByRole('link', { name: /The second one/ }).click()
  await board.ready()
  await expect(page.getByText('Fay (you)')).toBeAttached()

  // By somebody else's link one says who one is, with what was said last time filled in.
  const ada = await openPerson(browser, 'Ada')
  await ada.page.goto(second.links.contributor)
  await enter(ada.page, 'Ada', 'Green')
  await ada.board.ready()
  await ada.page.reload()
  await ada.board.ready()
  const third = await createBoard(server, { title: 'The third one' })
  await ada.page.goto(third.links.contributor)
  await expect(ada.page.getByLabel('Your name')).toHaveValue('Ada')
  await expect(ada.page.getByRole('radio', { name: 'Green' })).toBeChecked()
  await ada.page.getByLabel('Your name').press('Enter')
  await ada.board.ready()
  await Promise.all([fay.context.close(), ada.context.close()])
})

test('back from a board that was just made leads to the library; without the key there is no form', async ({
  server,
  browser,
}) => {
  const { page, context } = await openPerson(browser, 'Fay')
  await page.goto(`${server.origin}/new`)
  await expect(page.getByRole('heading', { name: 'Open your workspace first' })).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveCount(0)

  await page.goto(`${server.origin}/#key=${server.workspaceKey}`)
  await page.getByRole('link', { name: /^New/ }).first().click()
  await page.getByLabel('Title').fill('Made once')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page).toHaveURL(/\/b\/[\w-]+$/)
  await expect(page.getByLabel('Your name')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(`${server.origin}/`)
  await expect(page.getByRole('link', { name: /Made once/ })).toHaveCount(1)
  await context.close()
})

test('beside a very long title it still says that all is saved', async ({ newBoard, join }) => {
  const board = await newBoard({ title: 'W'.repeat(200) })
  const fay = await join(board.links.facilitator, 'Fay', { viewport: { width: 820, height: 900 } })
  const words = fay.board.sync(/^Saved/).getByText('Saved', { exact: true })
  await expect(words).toBeVisible()
  expect(await words.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
})
