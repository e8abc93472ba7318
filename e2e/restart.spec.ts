import { expect } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import { test } from './support/test.ts'

test('the server is killed while two people write: both come back by themselves with everything they saw', async ({
  startServer,
  adaAndBen,
}) => {
  const server = await startServer()
  const { board, ada, ben } = await adaAndBen({}, server)
  await ada.board.add('Parking lot', '|')
  await ben.board.go('Parking lot')
  await ada.board.edit(ada.board.card('|'))
  await ben.board.edit(ben.board.card('|'))
  await ben.page.keyboard.press('Home')
  const letters = 'abcdefghijklmnopqrstuvwxyz'.repeat(4)
  const digits = '0123456789'.repeat(10)

  const typing = Promise.all([
    ada.page.keyboard.type(letters, { delay: 30 }),
    ben.page.keyboard.type(digits, { delay: 30 }),
  ])
  await expect(ben.board.editor()).toHaveValue(/z/)
  await server.kill()
  const seen = await ben.board.editor().inputValue()
  await ada.board.offline()
  await ben.board.offline()
  await typing
  await server.start()

  await expect(ada.board.editor()).toHaveValue(`${digits}|${letters}`, { timeout: 20_000 })
  await expect(ben.board.editor()).toHaveValue(`${digits}|${letters}`, { timeout: 20_000 })
  await ada.board.saved()
  await ben.board.saved()
  const [card] = (await readBoard(server, board)).cards
  expect(card?.text).toBe(`${digits}|${letters}`)
  // What the server had shown to the other before it died is among it, in that order.
  expect(card?.text).toContain(seen.slice(seen.indexOf('|')))
})

test('without the page: what another was shown before a kill is there after it', async ({
  startServer,
  adaAndBen,
}) => {
  const server = await startServer()
  const { board, ada, ben } = await adaAndBen({}, server)
  await ada.board.add('Parking lot', 'Seen by Ben')
  await ben.board.go('Parking lot')
  await expect(ben.board.card('Seen by Ben')).toBeVisible()
  await server.kill()
  await Promise.all([ada.context.close(), ben.context.close()])
  await server.start()
  const { cards } = await readBoard(server, board)
  expect(cards.map((card) => card.text)).toEqual(['Seen by Ben'])
})
