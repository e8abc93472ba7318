import { expect } from '@playwright/test'

import { watchRequests } from './support/network.ts'
import { openPerson } from './support/person.ts'
import { test } from './support/test.ts'

// With the worker that keeps the app, as people have it.
test.use({ serviceWorkers: 'allow' })

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

test('pages without a canvas load without it, within their budget of script', async ({
  server,
  newBoard,
  browser,
  join,
}) => {
  const board = await newBoard({ sample: true })
  const fay = await join(board.links.facilitator, 'Fay')
  const known = await fay.context.storageState()
  const stranger = { cookies: [], origins: [] }
  for (const { page, path, maxBytes = MAX_SCRIPT_BYTES, storageState = known } of [
    { page: 'home', path: `/#key=${server.workspaceKey}` },
    { page: 'new post-mortem', path: `/new#key=${server.workspaceKey}` },
    { page: 'report', path: `/b/${board.id}/report` },
    { page: 'second screen', path: `/b/${board.id}/facilitate`, maxBytes: 160_000 },
    {
      page: 'join',
      path: `/b/${board.id}#key=${board.keys.contributor}`,
      maxBytes: 200_000,
      storageState: stranger,
    },
  ]) {
    // The worker that keeps the app fetches all of it, later and aside; here only what the page waits for counts.
    const context = await browser.newContext({ serviceWorkers: 'block', storageState })
    const requests = watchRequests(context, server.origin)
    const visit = await context.newPage()
    await visit.goto(`${server.origin}${path}`)
    await expect(visit.getByRole('heading').first()).toBeVisible()
    await visit.waitForLoadState('networkidle')

    const ofCanvas = requests.scripts().filter((script) => /canvas|tldraw/i.test(script))
    expect(ofCanvas, page).toEqual([])
    expect(await requests.scriptBytes(), page).toBeLessThan(maxBytes)
    expect(await requests.scriptBytes(), page).toBeGreaterThan(10_000)
    await context.close()
  }
})
