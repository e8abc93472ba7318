import { expect } from '@playwright/test'
import { WebSocket } from 'ws'

import { readBoard, type TestBoard } from './support/boards.ts'
import { watchRequests } from './support/network.ts'
import { enter, openPerson } from './support/person.ts'
import type { RunningServer } from './support/server.ts'
import { test } from './support/test.ts'

test('on a LAN over plain http the board works, and says what that network cannot do', async ({
  startServer,
  newBoard,
  browser,
}) => {
  // The test's browser finds this name on this machine; it is no secure context.
  const server = await startServer({ publicUrl: (port) => `http://whyboard.test:${port}` })
  const board = await newBoard({}, server)
  expect(board.links.contributor).toContain(`http://whyboard.test:${server.port}/b/`)
  const fay = await openPerson(browser, 'Fay')
  const requests = watchRequests(fay.context, server.origin)
  const { page } = fay
  await page.goto(board.links.facilitator)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await enter(page, 'Fay')
  await fay.board.ready()
  await fay.board.add('Parking lot', 'Typed over plain http')
  await fay.board.saved()
  expect((await readBoard(server, board)).cards.map((card) => card.text)).toEqual([
    'Typed over plain http',
  ])

  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /share/i })
  await dialog.getByRole('button', { name: 'Copy: the contributor link' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  // The clipboard cannot be read here: paste it.
  await dialog.getByRole('button', { name: 'Close' }).click()
  await fay.board.go('Parking lot')
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('')
  await page.getByRole('textbox', { name: 'Title', exact: true }).press('ControlOrMeta+v')
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
    board.links.contributor,
  )

  await fay.context.setOffline(true)
  await fay.board.offline()
  await expect(fay.board.sync(/reload while offline/)).toBeVisible()
  await fay.board.add('Parking lot', 'Typed without a network')
  await expect(fay.board.sync(/saved on this device/)).toBeVisible()
  await fay.context.setOffline(false)
  await fay.board.saved()
  expect((await readBoard(server, board)).cards).toHaveLength(2)
  expect(requests.elsewhere()).toEqual([])
  await fay.context.close()
})

test('a page of another origin may not use the server', async ({ startServer, newBoard }) => {
  const server = await startServer({ publicUrl: (port) => `http://whyboard.test:${port}` })
  const board = await newBoard({}, server)
  const { host } = new URL(server.origin)
  for (const origin of [
    'http://elsewhere.test',
    `http://evil-${host}`,
    `http://${host}.evil.test`,
    `https://${host}`,
    server.direct,
    'null',
  ]) {
    expect(await upgradeStatus(server, board, origin), origin).toBe(403)
  }
  expect(await upgradeStatus(server, board, server.origin)).toBe(101)
})

/** The HTTP status with which the server answers a socket of a page of this origin. */
async function upgradeStatus(
  server: RunningServer,
  board: TestBoard,
  origin: string,
): Promise<number> {
  const url = `${server.direct.replace('http', 'ws')}/sync/${board.id}`
  const socket = new WebSocket(url, ['whyboard', `key.${board.keys.facilitator}`], { origin })
  const status = await new Promise<number>((resolve, reject) => {
    socket.on('upgrade', (response) => resolve(response.statusCode ?? 0))
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('error', reject)
  })
  socket.terminate()
  return status
}
