import { expect } from '@playwright/test'

import { test } from './support/test.ts'

test('links and QR codes by role, a new link, and one that is revoked', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const fay = await join(board.links.facilitator, 'Fay', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const ada = await join(board.links.contributor, 'Ada')
  await fay.page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = fay.page.getByRole('dialog', { name: /share/i })
  for (const role of ['contributor', 'observer', 'facilitator'] as const) {
    await expect(dialog.getByRole('textbox', { name: `Link for ${role}s` })).toHaveValue(
      board.links[role],
    )
  }

  const contributors = dialog.getByRole('listitem').filter({
    has: fay.page.getByRole('textbox', { name: 'Link for contributors' }),
  })
  await contributors.getByRole('button', { name: 'Show as QR code' }).click()
  await expect(contributors.getByRole('img', { name: /QR code/ })).toBeVisible()
  await contributors.getByRole('button', { name: /^Copy/ }).click()
  await expect(contributors.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await fay.page.evaluate(() => navigator.clipboard.readText())).toBe(
    board.links.contributor,
  )

  await dialog.getByLabel('New link for').selectOption('contributor')
  await dialog.getByRole('button', { name: 'New link' }).click()
  await expect(contributors).toHaveCount(2)
  const urls = await Promise.all(
    (await contributors.getByRole('textbox').all()).map((field) => field.inputValue()),
  )
  const fresh = urls.find((url) => url !== board.links.contributor) ?? ''
  const ben = await join(fresh, 'Ben')
  await ben.board.add('Parking lot', 'Written with the new link')
  await ben.board.saved()

  const old = contributors.filter({ has: fay.page.locator(`[value="${board.links.contributor}"]`) })
  await old.getByRole('button', { name: 'Revoke this link' }).click()
  // Taken in the pages: how long a busy machine needs to tell the test of it is not the product's.
  const pressed = await fay.page.evaluateHandle(() => ({
    ms: new Promise<number>((resolve) => {
      addEventListener('click', () => resolve(Date.now()), { capture: true, once: true })
    }),
  }))
  const told = await ada.page.evaluateHandle(() => ({
    ms: new Promise<number>((resolve) => {
      new MutationObserver(() => {
        const alert = document.querySelector('[role="alert"]')
        if (alert?.textContent.includes('This link was revoked') === true) resolve(Date.now())
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    }),
  }))
  await fay.page.getByRole('button', { name: 'Revoke link' }).click()
  // She does nothing for it: with the link her connection ends.
  await expect(ada.page.getByRole('alert')).toContainText(
    'This link was revoked or has expired. Ask for a new one.',
  )
  const [pressedMs, toldMs] = await Promise.all(
    [pressed, told].map((handle) => handle.evaluate(({ ms }) => ms)),
  )
  expect((toldMs ?? Infinity) - (pressedMs ?? 0)).toBeLessThan(1_500)
  await expect(contributors).toHaveCount(1)
  await expect(ben.board.sync(/^Saved/)).toBeVisible()

  // Nor does the link open the board for somebody else, or after a reload.
  await ada.page.reload()
  await expect(
    ada.page.getByRole('heading', { name: 'This link was revoked or has expired' }),
  ).toBeVisible()
})

test('a contributor is told whom to ask for links', async ({ newBoard, join }) => {
  const board = await newBoard({ facilitator: 'Helen' })
  const ada = await join(board.links.contributor, 'Ada')
  await ada.page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(ada.page.getByText('Ask Helen to invite others.')).toBeVisible()
})
