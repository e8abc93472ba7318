import { chromium, expect } from '@playwright/test'

import { watchRequests } from './support/network.ts'
import { enter, openPerson } from './support/person.ts'
import { test } from './support/test.ts'
import { startTlsProxy } from './support/tlsProxy.ts'

// With the worker that keeps the app, as people have it.
test.use({ serviceWorkers: 'allow' })

test('on https under a name that is not localhost the board and its watermark are there, and nothing leaves the origin', async ({
  startServer,
  newBoard,
  launchOptions,
}) => {
  const proxy = await startTlsProxy('whyboard.test')
  const origin = `https://whyboard.test:${proxy.port}`
  const server = await startServer({ publicUrl: () => origin })
  proxy.forwardTo(server.port)
  const board = await newBoard({ sample: true }, server)
  // A browser of its own: no service worker is installed from a certificate that nobody signed, unless none is checked.
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), '--ignore-certificate-errors'],
  })
  const fay = await openPerson(browser, 'Fay', { ignoreHTTPSErrors: true })
  const requests = watchRequests(fay.context, origin)
  const { page } = fay
  await page.goto(board.links.facilitator)
  expect(await page.evaluate(() => isSecureContext)).toBe(true)
  await enter(page, 'Fay')
  await fay.board.ready()
  await fay.board.fitAll()
  await expect(fay.board.card('Page acknowledged')).toBeVisible()
  await expect(page.getByRole('button', { name: 'made with tldraw' })).toBeVisible()
  await fay.board.add('Parking lot', 'Typed over TLS')
  await fay.board.saved()
  await expect(page.getByRole('button', { name: 'made with tldraw' })).toBeVisible()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.waitForLoadState('networkidle')

  expect(requests.elsewhere()).toEqual([])
  // 3.15.6 asks for a picture of its watermark there, which the page's policy stops; the mark itself is inside.
  for (const url of requests.stopped()) expect(new URL(url).host).toBe('cdn.tldraw.com')
  await browser.close()
  await proxy.close()
})
