import { expect } from '@playwright/test'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { joinByApi, readBoard } from './support/boards.ts'
import { openRawSocket } from './support/sockets.ts'
import { test } from './support/test.ts'

/** An update that writes `text` as the board's summary. */
function summaryUpdate(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text.summary').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

test('somebody with a view-only link sees everything and has nothing to write with', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard({ sample: true })
  const olga = await join(board.links.observer, 'Olga')
  await olga.board.fitAll()
  await expect(olga.page.getByText('View only').first()).toBeVisible()
  await expect(olga.page.getByRole('button', { name: /^Add/ })).toHaveCount(0)
  for (const tool of ['Draw', 'Erase', 'Text', 'Link two cards']) {
    await expect(olga.page.getByRole('button', { name: tool, exact: true })).toHaveCount(0)
  }
  await expect(olga.page.getByRole('textbox', { name: 'Title', exact: true })).not.toBeEditable()

  await olga.board.go('Timeline')
  const card = olga.board.card('Page acknowledged')
  const { x, y } = await olga.board.textOf(card)
  await olga.page.mouse.dblclick(x, y)
  await olga.page.keyboard.press('Enter')
  await olga.page.keyboard.press('n')
  await olga.board.drawn()
  await expect(olga.board.editor()).toHaveCount(0)
  await olga.board.select(card)
  await olga.page.keyboard.press('Delete')
  await olga.page.keyboard.press('Alt+ArrowRight')
  await olga.board.drawn()
  await expect(card.getByRole('time')).toHaveText('14:11')
})

test('a view-only key cannot write with a socket of its own', async ({
  server,
  newBoard,
  stockClient,
}) => {
  const board = await newBoard()
  const witness = stockClient(board.id, board.keys.contributor)
  await expect.poll(() => witness.provider.synced).toBe(true)
  const raw = await openRawSocket(server, board.id, { key: board.keys.observer })
  raw.sendUpdate(summaryUpdate('written by a viewer'))
  raw.sendStep2(summaryUpdate('written by a viewer'))
  // The same update in a longer way to write numbers, which a second parser might read differently.
  const update = summaryUpdate('written by a viewer')
  raw.sendBytes(Uint8Array.from([0x80, 0, 0x82, 0, update.length, ...update]))

  // What comes after it on the same socket has been read when this arrives.
  raw.sendStep1(Y.encodeStateVector(new Y.Doc()))
  await expect.poll(() => raw.answered() || raw.closeCode() !== null).toBe(true)
  witness.doc.getText('text.impact').insert(0, 'written by a contributor')
  await expect
    .poll(async () => (await readBoard(server, board)).texts['impact'])
    .toBe('written by a contributor')
  expect((await readBoard(server, board)).texts['summary']).toBe('')
  expect(witness.doc.getText('text.summary').toString()).toBe('')
  raw.close()
})

test('a contributor cannot write the agenda', async ({ server, newBoard, join, stockClient }) => {
  const board = await newBoard()
  const carl = await join(board.links.contributor, 'Carl')
  await carl.page.getByRole('button', { name: /^Agenda/ }).click()
  const agenda = carl.page.getByRole('complementary', { name: 'Agenda' })
  await expect(agenda.getByText('The facilitator runs the agenda.')).toBeVisible()
  await expect(agenda.getByRole('button', { name: /^(Next|Back|Start|Pause)/ })).toHaveCount(0)

  const facilitator = stockClient(`${board.id}/stage`, board.keys.facilitator)
  const contributor = stockClient(`${board.id}/stage`, board.keys.contributor)
  await expect.poll(() => facilitator.provider.synced && contributor.provider.synced).toBe(true)
  const phase = facilitator.doc.getMap('stage').get('phase')
  const raw = await openRawSocket(server, `${board.id}/stage`, { key: board.keys.contributor })
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(facilitator.doc))
  const since = Y.encodeStateVector(forged)
  forged.getMap('stage').set('phase', 'forged')
  raw.sendUpdate(Y.encodeStateAsUpdate(forged, since))

  // The facilitator's next change reaches everybody; the forged one came before it and is in nobody's document.
  raw.sendStep1(Y.encodeStateVector(new Y.Doc()))
  await expect.poll(() => raw.answered() || raw.closeCode() !== null).toBe(true)
  facilitator.doc.getMap('stage').set('openRegions/actions', true)
  await expect.poll(() => contributor.doc.getMap('stage').get('openRegions/actions')).toBe(true)
  expect(contributor.doc.getMap('stage').get('phase')).toBe(phase)
  expect(facilitator.doc.getMap('stage').get('phase')).toBe(phase)
  raw.close()
})

test('who shares a link cannot pass for another person', async ({ server, newBoard, join }) => {
  const board = await newBoard()
  const ada = await join(board.links.contributor, 'Ada')
  const { participants } = await readBoard(server, board)
  const adaId = participants.find(({ name }) => name === 'Ada')?.id ?? ''
  const mallory = await joinByApi(server, board, 'contributor', 'Mallory')
  const raw = await openRawSocket(server, board.id, {
    key: board.keys.contributor,
    participantToken: mallory.token,
  })
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState({
    user: { id: adaId, name: 'Ada', colour: '#ff0000', role: 'facilitator' },
    cursor: { x: 10, y: 10 },
  })
  raw.sendAwareness(encodeAwarenessUpdate(awareness, [awareness.clientID]))

  const people = ada.page.getByRole('group', { name: /here$/ })
  await expect(people).toHaveAccessibleName('2 here')
  await expect(people.getByRole('button', { name: 'Follow Mallory' })).toBeVisible()
  await expect(people.getByRole('button', { name: 'Follow Ada' })).toHaveCount(0)
  raw.close()
  awareness.destroy()
})

test('without a token one is a guest, whatever name and role one claims', async ({
  server,
  newBoard,
  stockClient,
}) => {
  const board = await newBoard()
  const ada = await joinByApi(server, board, 'contributor', 'Ada')
  const witness = stockClient(board.id, board.keys.observer)
  await expect.poll(() => witness.provider.synced).toBe(true)
  const raw = await openRawSocket(server, board.id, { key: board.keys.contributor })
  const awareness = new Awareness(new Y.Doc())
  const { clientID } = awareness
  awareness.setLocalState({
    user: { id: ada.participantId, name: 'Ada', colour: '#ff0000', role: 'facilitator' },
  })
  raw.sendAwareness(encodeAwarenessUpdate(awareness, [clientID]))
  await expect
    .poll(() => witness.provider.awareness.getStates().get(clientID)?.['user'] as unknown)
    .toEqual({ id: null, name: 'Guest · Ada', colour: '#ff0000', role: 'contributor' })
  raw.close()
  awareness.destroy()
})

test('another person’s draft is refused with 4403, also with the same link', async ({
  server,
  newBoard,
}) => {
  const board = await newBoard()
  const ada = await joinByApi(server, board, 'contributor', 'Ada')
  const mallory = await joinByApi(server, board, 'contributor', 'Mallory')
  const draft = `${board.id}/draft/${ada.participantId}`
  const key = board.keys.contributor
  const anonymous = await openRawSocket(server, draft, { key })
  const foreign = await openRawSocket(server, draft, { key, participantToken: mallory.token })
  const facilitator = await openRawSocket(server, draft, { key: board.keys.facilitator })
  for (const socket of [anonymous, foreign, facilitator]) {
    await expect.poll(() => socket.closeCode()).toBe(4403)
  }
  const own = await openRawSocket(server, draft, { key, participantToken: ada.token })
  own.sendStep1(Y.encodeStateVector(new Y.Doc()))
  await expect.poll(() => own.answered()).toBe(true)
  expect(own.closeCode()).toBeNull()
  own.close()
})

test('a wrong key is told so in words, and a stock client stops asking', async ({
  newBoard,
  stockClient,
  server,
  browser,
}) => {
  const board = await newBoard()
  const raw = await openRawSocket(server, board.id, { key: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA' })
  await expect.poll(() => raw.closeCode()).toBe(4401)
  const client = stockClient(board.id, 'AAAAAAAAAAAAAAAAAAAAAAAAAAA')
  await expect.poll(() => client.provider.shouldConnect).toBe(false)

  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${server.origin}/b/${board.id}#key=AAAAAAAAAAAAAAAAAAAAAAAAAAA`)
  await expect(
    page.getByRole('heading', { name: 'This link does not open the board' }),
  ).toBeVisible()
  await page.goto(`${server.origin}/b/no-such-board-here#key=${board.keys.observer}`)
  await expect(page.getByRole('alert')).toBeVisible()
  await context.close()
})
