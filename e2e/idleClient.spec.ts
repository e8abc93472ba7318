import { expect } from '@playwright/test'

import { test } from './support/test.ts'

const IDLE_MS = 120_000

test('an idle stock client stays connected for two minutes', async ({ newBoard, stockClient }) => {
  test.slow()
  const board = await newBoard()
  const idle = stockClient(board.id, board.keys.contributor)
  await expect.poll(() => idle.provider.synced).toBe(true)
  const connectedAtMs = Date.now()

  await expect
    .poll(() => idle.interruptions() > 0 || Date.now() - connectedAtMs >= IDLE_MS, {
      timeout: IDLE_MS + 10_000,
      intervals: [1_000],
    })
    .toBe(true)

  expect(idle.interruptions()).toBe(0)
  expect(idle.provider.wsconnected).toBe(true)
  // It still hears what others write.
  const other = stockClient(board.id, board.keys.contributor)
  await expect.poll(() => other.provider.synced).toBe(true)
  other.doc.getText('text.summary').insert(0, 'still here')
  await expect.poll(() => idle.doc.getText('text.summary').toString()).toBe('still here')
})
