import { expect, type Locator, type Page } from '@playwright/test'

import { test } from './support/test.ts'

/** Longer than a line of a card, so that carets stand on several. */
const TEXT = 'The cache was cold when the traffic came back after the failover to the second region'

/** How far a caret is from where the text that is read has that place, px of the screen. */
function caretError(card: Locator, name: string, behind: string): Promise<number> {
  return card.evaluate(
    (article, { caretOf, words }) => {
      const caret = article.querySelector(`[data-caret="${caretOf}"]`)
      const text = article.querySelector('p')?.firstChild
      const end = text?.textContent?.indexOf(words)
      if (caret === null || !text || end === undefined || end < 0) return Infinity
      const range = document.createRange()
      range.setStart(text, end + words.length - 1)
      range.setEnd(text, end + words.length)
      const place = range.getBoundingClientRect()
      const here = caret.getBoundingClientRect()
      return Math.max(Math.abs(here.left - place.right), Math.abs(here.top - place.top))
    },
    { caretOf: name, words: behind },
  )
}

/** Says to the page that nobody sees it, or that somebody does again. */
function setHidden(page: Page, hidden: boolean): Promise<void> {
  return page.evaluate((isHidden) => {
    const state = isHidden ? 'hidden' : 'visible'
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}

/** From now on the page's clock shows a later time. */
function passMinutes(page: Page, minutes: number): Promise<void> {
  return page.evaluate((ms) => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + ms
  }, minutes * 60_000)
}

test('three write and read in one text, and each sees where the others are', async ({
  adaAndBen,
  join,
}) => {
  const { board, ada, ben } = await adaAndBen()
  const cy = await join(board.links.observer, 'Cy')
  await ada.board.add('Parking lot', TEXT)
  await Promise.all([ben.board.go('Parking lot'), cy.board.go('Parking lot')])
  await ada.board.edit(ada.board.card(TEXT))
  await ben.board.edit(ben.board.card('The cache'))
  await expect(ben.board.card('The cache').locator('[data-caret="Ada"]')).toBeAttached()

  // Ben selects the last word of the second line, Ada goes on at the beginning.
  for (let count = 0; count < 'second region'.length; count += 1) {
    await ben.page.keyboard.press('ArrowLeft')
  }
  for (let count = 0; count < 'to the '.length; count += 1) {
    await ben.page.keyboard.press('Shift+ArrowLeft')
  }
  const atAda = ada.board.card('failover')
  await expect(atAda.locator('[data-selected-by="Ben"]')).toHaveText('to the ')
  await ada.page.keyboard.press('ControlOrMeta+Home')
  await ada.page.keyboard.type('Why? ')

  await expect(atAda.locator('[data-selected-by="Ben"]')).toHaveText('to the ')
  const atCy = cy.board.card('Why? The cache')
  await expect(atCy.getByText(/are editing$/)).toBeAttached()
  for (const zoom of ['Control+0', '+', '-']) {
    await cy.board.focusCanvas()
    await cy.page.keyboard.press(zoom)
    await expect.poll(() => caretError(atCy, 'Ada', 'Why? ')).toBeLessThan(3)
    await expect.poll(() => caretError(atCy, 'Ben', 'failover ')).toBeLessThan(3)
  }
  await ada.board.endEditing()
  await expect(atCy.locator('[data-caret="Ada"]')).toHaveCount(0)
  await expect(atCy.locator('[data-caret="Ben"]')).toHaveCount(1)
})

test('one follows another’s view by F until Esc, and nobody follows who follows them', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  await ada.board.go('Actions')
  await ben.board.go('Timeline')
  // There is nobody to follow before they know of each other.
  await expect(ben.page.getByRole('group', { name: '2 here' })).toBeVisible()
  await ben.page.keyboard.press('f')
  await expect(ben.page.getByText('Following Ada')).toBeVisible()
  const regionAt = async (page: Page) => {
    const box = await page.getByRole('region', { name: 'Actions', exact: true }).boundingBox()
    return `${Math.round(box?.x ?? 0)} ${Math.round(box?.y ?? 0)}`
  }
  await expect
    .poll(async () => (await regionAt(ben.page)) === (await regionAt(ada.page)))
    .toBe(true)

  // Who begins before they have heard of it follows as well, and one of the two gives way. What comes after it shows that they have.
  await ben.page.mouse.move(600, 400)
  await ben.page.mouse.move(640, 420)
  await expect(ada.page.locator('[data-cursor="Ben"]')).toBeVisible()
  await ada.board.focusCanvas()
  await ada.page.keyboard.press('f')
  await expect(ada.board.notice(/Ben is following you/)).toBeVisible()
  await expect(ada.page.getByText('Following Ben')).toHaveCount(0)

  await ben.page.keyboard.press('Escape')
  await expect(ben.page.getByText('Following Ada')).toHaveCount(0)
  const before = await regionAt(ben.page)
  await ada.board.go('Timeline')
  await ada.board.drawn()
  expect(await regionAt(ben.page)).toBe(before)

  await ben.page.keyboard.press('f')
  await expect(ben.page.getByText('Following Ada')).toBeVisible()
  await ada.context.close()
  await expect(ben.board.notice(/Ada has left/)).toBeVisible()
})

test('a card that one deletes under another’s hands stays open, and the next key brings it back', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  const mine = await ada.board.add('Parking lot', 'Rotate the keys')
  await ben.board.go('Parking lot')
  await ben.board.edit(ben.board.card('Rotate the keys'))
  await ada.board.select(mine)
  await ada.page.keyboard.press('Delete')
  await expect(mine).toHaveCount(0)

  await expect(ben.board.notice(/deleted the card you are writing in/)).toBeVisible()
  await expect(ben.board.editor()).toBeFocused()
  await ben.page.keyboard.type(' monthly')
  await expect(ada.board.card('Rotate the keys monthly')).toBeVisible()
  await expect(ben.board.editor()).toHaveValue('Rotate the keys monthly')
})

test('undo takes back one’s own last step only: what another has changed since stays, what is out of view is said', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  const mine = await ada.board.add('Timeline', 'Ada’s event')
  await ada.page.keyboard.press('Control+d')
  await expect(mine).toHaveCount(2)
  await ada.board.go('Parking lot')
  await ada.page.keyboard.press('Control+z')
  await expect(ada.board.notice(/out of view/)).toBeVisible()
  await ada.page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(mine).toHaveCount(1)
  await expect(mine).toBeInViewport()

  await ben.board.go('Timeline')
  await ben.board.edit(ben.board.card('Ada’s event'))
  await ben.page.keyboard.type(' and Ben’s words')
  await ben.board.endEditing()
  await expect(ada.board.card('Ben’s words')).toBeVisible()
  await ada.board.undo()
  await expect(ada.board.card('and Ben’s words')).toBeVisible()
  await ada.board.undo()
  await expect(ada.board.notice(/Nothing left to undo/)).toBeVisible()
  await expect(ben.board.card('and Ben’s words')).toBeVisible()
})

test('who comes back after a while is told what others did, and shown it', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  const changed = await ada.board.add('Parking lot', 'To be changed')
  const removed = await ada.board.add('Parking lot', 'To be removed')
  await ben.board.go('Parking lot')
  await expect(ben.board.card('To be removed')).toBeVisible()

  await setHidden(ben.page, true)
  await passMinutes(ben.page, 5)
  await ada.board.edit(changed)
  await ada.page.keyboard.type(' and it was')
  await ada.board.endEditing()
  await ada.board.select(removed)
  await ada.page.keyboard.press('Delete')
  await ada.board.add('Parking lot', 'New one')
  await expect(ben.board.card('New one')).toBeVisible()
  await expect(ben.board.notice(/While you were away/)).toHaveCount(0)
  await setHidden(ben.page, false)

  const words = 'While you were away: 1 card added, 1 changed, 1 removed.'
  await expect(ben.board.notice(words)).toBeVisible()
  await ben.page.getByRole('button', { name: 'Show', exact: true }).click()
  const list = ben.page.getByRole('region', { name: 'What changed while you were away' })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await expect(ben.page.locator('[data-marked]')).toHaveCount(2)
  await list.getByRole('button', { name: /^New one/ }).click()
  await expect(ben.board.selection()).toHaveText(/New one/)
  await list.getByRole('button', { name: 'Bring back' }).click()
  await expect(ada.board.card('To be removed')).toBeVisible()
  await ben.page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await expect(ben.page.locator('[data-marked]')).toHaveCount(0)
  // The next one’s clock is right.
  await ben.page.close()
})

test('another name and colour are seen at once wherever one is, and stay', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen({ sample: true })
  await Promise.all([ada.board.go('Actions'), ben.board.go('Actions')])
  await ada.board.select(ada.board.card('Improve monitoring'))
  await ada.page.getByRole('combobox', { name: 'Owner' }).fill('Ada')
  await ada.page.keyboard.press('Enter')
  const action = ben.board.card('Improve monitoring')
  await expect(action).toContainText('Ada')

  const you = ada.page.getByRole('button', { name: /\(you\)$/ })
  const name = ada.page.getByRole('textbox', { name: 'Your name' })
  const open = async (): Promise<void> => {
    await you.press('Enter')
    await ada.page.getByRole('menuitem', { name: 'Change name and colour…' }).press('Enter')
    await expect(name).toBeFocused()
  }
  await open()
  await ada.page.keyboard.type('Nobody')
  await ada.page.keyboard.press('Escape')
  await expect(you).toBeFocused()
  await expect(you).toHaveAccessibleName('Ada (you)')

  await open()
  await ada.context.setOffline(true)
  await ada.page.keyboard.type('Zoë Lund')
  await ada.page.getByRole('radio', { name: 'Violet' }).check({ force: true })
  await name.press('Enter')
  await expect(ada.page.getByRole('alert')).toContainText('cannot be reached')
  await expect(name).toHaveValue('Zoë Lund')
  await ada.context.setOffline(false)
  await name.press('Enter')

  await expect(you).toHaveAccessibleName('Zoë Lund (you)')
  await expect(you).toBeFocused()
  await expect(ben.page.getByRole('button', { name: 'Follow Zoë Lund' })).toBeVisible()
  await expect(action).toContainText('Zoë Lund')
  await ada.board.edit(ada.board.card('Improve monitoring'))
  await expect(action.getByText('Zoë Lund is editing')).toBeAttached()
  await ada.board.endEditing()
  await ada.page.mouse.move(600, 400)
  await ada.page.mouse.move(640, 420)
  await expect(ben.page.locator('[data-cursor="Zoë Lund"]')).toBeVisible()
  await ada.page.reload()
  await ada.board.ready()
  await expect(you).toHaveAccessibleName('Zoë Lund (you)')
})

test('pointers, hands and reactions of the others are seen, at the edge who points elsewhere', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  await Promise.all([ada.board.go('Timeline'), ben.board.go('Timeline')])
  await ada.page.mouse.move(600, 400)
  await ada.page.mouse.move(640, 420)
  const cursor = ben.page.locator('[data-cursor="Ada"]')
  await expect(cursor).toBeVisible()

  await ada.page.keyboard.press('Shift+H')
  await expect(
    ben.page.getByRole('button', { name: 'Hands up, who waits longest first: Ada' }),
  ).toBeVisible()
  await ada.page.keyboard.press('r')
  await ada.page.getByRole('button', { name: 'Idea', exact: true }).click()
  await expect(ben.page.locator('[data-reaction="Ada: Idea"] > span')).toBeVisible()
  await expect(ben.page.locator('[data-reaction]')).toHaveCount(0)
  await ada.page.keyboard.press('Escape')
  await expect(ada.page.getByRole('toolbar', { name: 'Reactions' })).toHaveCount(0)

  // Over the bar the pointer had left the board.
  await expect(cursor).toBeHidden()
  await ada.page.mouse.move(640, 400)
  await expect(cursor).toBeVisible()
  await ben.board.go('Actions')
  await expect(cursor).not.toBeInViewport()
  const mark = ben.page.getByRole('button', { name: 'Go to where Ada points' })
  await expect(mark).toBeVisible()
  await mark.click()
  await expect(cursor).toBeInViewport()
  await expect(mark).toBeHidden()
})
