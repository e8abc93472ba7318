import { expect } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import type { Person } from './support/person.ts'
import { test } from './support/test.ts'

// With the worker that keeps the app, as people have it.
test.use({ serviceWorkers: 'allow' })

/** Takes somebody's network away, once the worker that the first visit installs keeps the app. */
async function goOffline({ page, context, board }: Person): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await context.setOffline(true)
  await board.offline()
}

test('edits that two people made offline merge', async ({ server, adaAndBen }) => {
  const { board, ada, ben } = await adaAndBen()
  await ada.board.add('Parking lot', 'common')
  await ben.board.go('Parking lot')
  await expect(ben.board.card('common')).toBeVisible()
  await ada.board.saved()

  await Promise.all([goOffline(ada), goOffline(ben)])
  await ada.board.edit(ada.board.card('common'))
  await ada.page.keyboard.type(' end')
  await ada.board.endEditing()
  await ada.board.add('What worked', 'Ada offline')
  await ben.board.edit(ben.board.card('common'))
  await ben.page.keyboard.press('Home')
  await ben.page.keyboard.type('start ')
  await ben.board.endEditing()
  await ben.board.add('Actions', 'Ben offline')
  await expect(ada.board.sync(/^Offline: \d+ changes saved on this device/)).toBeVisible()

  await Promise.all([ada.context.setOffline(false), ben.context.setOffline(false)])
  await Promise.all([ada.board.saved(), ben.board.saved()])
  for (const { board: view } of [ada, ben]) {
    await view.fitAll()
    await expect(view.card('start common end')).toBeVisible()
    await expect(view.card('Ada offline')).toBeVisible()
    await expect(view.card('Ben offline')).toBeVisible()
  }
  const { cards } = await readBoard(server, board)
  expect(cards.map((card) => card.text).toSorted()).toEqual([
    'Ada offline',
    'Ben offline',
    'start common end',
  ])
})

test('edits made offline outlive a reload without a network', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.add('Parking lot', 'before')
  await ada.board.saved()
  await goOffline(ada)
  await ada.board.add('Parking lot', 'written offline')
  await expect(ada.board.sync(/saved on this device/)).toBeVisible()
  await ada.page.reload()
  await ada.board.ready()
  await ada.board.go('Parking lot')
  await expect(ada.board.card('before')).toBeVisible()
  await expect(ada.board.card('written offline')).toBeVisible()
  await ada.board.add('Parking lot', 'after the reload')

  await ada.context.setOffline(false)
  await ada.board.saved()
  const { cards } = await readBoard(server, board)
  expect(cards.map((card) => card.text).toSorted()).toEqual([
    'after the reload',
    'before',
    'written offline',
  ])
})

test('the last words before a page is left without a network are there when it opens again', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.add('Parking lot', 'Kept:')
  await ada.board.saved()
  await goOffline(ada)
  let text = 'Kept:'
  for (const words of [' the first words', ' the second words', ' the last words']) {
    await ada.board.go('Parking lot')
    await ada.board.edit(ada.board.card(text))
    await ada.page.keyboard.type(words)
    // At once: nothing says yet that the words are on the disk.
    await ada.page.reload()
    await ada.board.ready()
    text += words
    await expect(ada.board.card(text)).toHaveCount(1)
  }
})

test('a card that one deletes while another edits it offline comes back, and both are told', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  const card = await ada.board.add('Parking lot', 'Rotate the keys')
  await ben.board.go('Parking lot')
  await expect(ben.board.card('Rotate the keys')).toBeVisible()

  await goOffline(ben)
  await ben.board.edit(ben.board.card('Rotate the keys'))
  await ben.page.keyboard.type(' every month')
  await ben.board.endEditing()
  await ada.board.select(card)
  await ada.page.keyboard.press('Delete')
  await expect(card).toHaveCount(0)
  await ada.board.saved()

  await ben.context.setOffline(false)
  await ben.board.saved()
  await expect(ada.board.card('Rotate the keys every month')).toBeVisible()
  await expect(ben.board.card('Rotate the keys every month')).toBeVisible()
  await expect(ada.board.notice(/edited a card while it was deleted: it stays/)).toBeVisible()
  await expect(ben.board.notice(/deleted a card while it was edited: it stays/)).toBeVisible()
})
