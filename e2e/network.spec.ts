import { expect } from '@playwright/test'

import { watchRequests } from './support/network.ts'
import { openPerson } from './support/person.ts'
import { test } from './support/test.ts'

/** Scripts that a page without a document may load, gzip, bytes; one that opens the board's document says its own. */
const MAX_SCRIPT_BYTES = 90_000

test('no request leaves the origin on the way through home, board, report and the second screen', async ({
  server,
  newBoard,
  browser,
}) => {
  const board = await newBoard({ sample: true })
  const fay = await openPerson(browser, 'Fay')
  const requests = watchRequests(fay.context, server.origin)
  const { page } = fay
  await page.goto(`${server.origin}/#key=${server.workspaceKey}`)
  await expect(page.getByRole('heading', { name: 'Post-mortems' })).toBeVisible()
  await page.goto(`${server.origin}/new`)
  await expect(page.getByRole('heading', { name: 'New post-mortem' })).toBeVisible()
  await page.goto(board.links.facilitator)
  await page.getByLabel('Your name').fill('Fay')
  await page.getByLabel('Your name').press('Enter')
  await fay.board.ready()
  await fay.board.add('Parking lot', 'A card')
  await fay.board.saved()
  // What an editor does late: fonts for drawings, the watermark's own request.
  await page.getByRole('button', { name: 'Draw', exact: true }).click()
  await page.mouse.move(700, 400)
  await page.mouse.down()
  await page.mouse.move(760, 460, { steps: 4 })
  await page.mouse.up()
  await fay.board.saved()
  for (const path of ['report', 'facilitate']) {
    await page.goto(`${server.origin}/b/${board.id}/${path}`)
    await expect(page.getByRole('heading').first()).toBeVisible()
  }
  await page.waitForLoadState('networkidle')

  expect(requests.elsewhere()).toEqual([])
  expect(requests.stopped()).toEqual([])
  await fay.context.close()
})

for (const { name, path, maxBytes = MAX_SCRIPT_BYTES } of [
  { name: 'home', path: () => '/' },
  { name: 'new post-mortem', path: () => '/new' },
  { name: 'report', path: (id: string) => `/b/${id}/report` },
  { name: 'second screen', path: (id: string) => `/b/${id}/facilitate`, maxBytes: 160_000 },
  { name: 'join', path: (id: string) => `/b/${id}`, maxBytes: 200_000 },
]) {
  test(`${name} loads without the canvas, under ${maxBytes / 1000} kB of script`, async ({
    server,
    newBoard,
    browser,
  }) => {
    const board = await newBoard({ sample: true })
    const key = name === 'join' ? board.keys.contributor : server.workspaceKey
    // The worker that keeps the app fetches all of it, later and aside; here only what the page waits for counts.
    const person = await openPerson(browser, 'Lobby', { serviceWorkers: 'block' })
    const { page, context } = person
    if (name !== 'join') {
      // Whoever comes a second time: the key is known and they have joined.
      await page.goto(board.links.facilitator)
      await page.getByLabel('Your name').fill('Fay')
      await page.getByLabel('Your name').press('Enter')
      await person.board.ready()
      await page.goto('about:blank')
    }
    const fresh = await browser.newContext({
      serviceWorkers: 'block',
      storageState: await context.storageState(),
    })
    await context.close()
    const requests = watchRequests(fresh, server.origin)
    const visit = await fresh.newPage()
    await visit.goto(`${server.origin}${path(board.id)}#key=${key}`)
    await expect(visit.getByRole('heading').first()).toBeVisible()
    await visit.waitForLoadState('networkidle')

    expect(requests.scripts().filter((script) => /canvas|tldraw/i.test(script))).toEqual([])
    expect(await requests.scriptBytes()).toBeLessThan(maxBytes)
    expect(await requests.scriptBytes()).toBeGreaterThan(10_000)
    await fresh.close()
  })
}
