import { expect, type Locator, type Page } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import { moveTo } from './support/moveTo.ts'
import type { Person } from './support/person.ts'
import { test } from './support/test.ts'

/** Opens the outline by its key, and answers its panel. */
async function openOutline({ page, board }: Person): Promise<Locator> {
  await board.focusCanvas()
  await page.keyboard.press('o')
  const panel = page.getByRole('tabpanel', { name: 'Outline' })
  await expect(panel.getByRole('heading', { name: /^Timeline/ })).toBeVisible()
  return panel
}

/** What is read aloud about others. */
const announcer = (page: Page): Locator => page.locator('[data-announcer]')

test('a chain of whys is built with the keyboard alone, from the link that skips to the outline on', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.contributor, 'Ada')
  const { page } = ada
  await page.reload()
  await ada.board.ready()
  const skip = page.getByRole('button', { name: 'Skip to the outline' })
  await skip.focus()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('tabpanel', { name: 'Outline' })
  await expect(panel.locator('[data-outline]')).toBeFocused()

  // From its beginning Tab goes through names of lists and their buttons, as anywhere on the web.
  const add = panel.getByRole('button', { name: 'Add a cause to Process' })
  await add.focus()
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('textbox', { name: 'Cause' })).toBeFocused()
  await page.keyboard.insertText('The release had no canary')
  // The next cause, taken down a level, is a why of it; so is the why after that.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(panel.getByRole('textbox', { name: 'Why 1' })).toBeFocused()
  await page.keyboard.insertText('The canary step is optional')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(panel.getByRole('textbox', { name: 'Why 2' })).toBeFocused()
  await expect(announcer(page)).toHaveText('Why 2, below “The canary step is optional”.')
  await page.keyboard.insertText('It adds twenty minutes')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('Nobody measures what it catches')
  // Up a level, and it branches.
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(announcer(page)).toHaveText('Place 1 of 2.')
  // An empty one goes again, and the keyboard to the one before it.
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('textbox', { name: /^Why/ })).toHaveCount(4)
  await page.keyboard.press('Backspace')
  await expect(panel.getByRole('textbox', { name: /^Why/ })).toHaveCount(3)
  await expect(panel.getByRole('textbox', { name: 'Why 1' }).first()).toBeFocused()

  await expect(panel.getByRole('region', { name: /^Causes/ })).toMatchAriaSnapshot(`
    - region "Causes 4 cards":
      - heading "Causes 4 cards" [level=2]
      - heading "Process" [level=3]
      - list "Process":
        - listitem:
          - textbox "Cause": The release had no canary
          - list:
            - listitem:
              - textbox "Why 1": Nobody measures what it catches
            - listitem:
              - textbox "Why 1": The canary step is optional
              - list:
                - listitem:
                  - textbox "Why 2": It adds twenty minutes
      - button "Add a cause to Process"
  `)
  await ada.board.saved()
  const { cards } = await readBoard(server, board)
  const of = (words: string) => cards.find((card) => card.text === words)
  expect(of('It adds twenty minutes')?.parent).toBe(of('The canary step is optional')?.id)
  expect(of('Nobody measures what it catches')?.parent).toBe(of('The release had no canary')?.id)
})

test('the keyboard stays in its card while others move and delete around it', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  const panel = await openOutline(ada)
  const other = await openOutline(ben)
  await panel.getByRole('button', { name: 'Park an idea' }).click()
  for (const words of ['First', 'Second', 'Third']) {
    await ada.page.keyboard.insertText(words)
    await ada.page.keyboard.press('Enter')
  }
  await ada.page.keyboard.press('Backspace')
  const ideas = panel.getByRole('textbox', { name: 'Parked idea' })
  const theirs = other.getByRole('textbox', { name: 'Parked idea' })
  await expect(theirs).toHaveCount(3)

  await ideas.nth(1).press('End')
  await theirs.nth(2).press('Alt+ArrowUp')
  await expect(ideas.nth(1)).toHaveValue('Third')
  await ada.page.keyboard.insertText(', and on')
  await expect(ideas.nth(2)).toHaveValue('Second, and on')
  await expect(ideas.nth(2)).toBeFocused()

  // Deleted before these words have come, the card would stay: they were written at the same time.
  await expect(theirs.nth(2)).toHaveValue('Second, and on')
  await theirs.nth(2).press('Escape')
  await ben.page.keyboard.press('Delete')
  await expect(ideas).toHaveCount(2)
  await expect(ideas.nth(1)).toBeFocused()
  await ada.board.notice(/^Somebody deleted/).waitFor()
  await ada.page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(theirs).toHaveCount(3)
  await expect(ideas.nth(2)).toBeFocused()
  await expect(ideas.nth(2)).toHaveValue('Second, and on')
})

test('what others do is read aloud in sentences, once they have finished', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  await ada.page.clock.install()
  const other = await openOutline(ben)
  await other.getByRole('button', { name: 'Add an action' }).waitFor({ state: 'attached' })
  await other.getByRole('button', { name: 'Park an idea' }).click()
  await ben.page.keyboard.insertText('Ask the provider')
  await ben.board.saved()
  const idea = ada.board.card('Ask the provider')
  await expect(idea.getByText('Ben is editing')).toBeAttached()
  await ada.page.clock.runFor(3_000)
  await expect(announcer(ada.page)).toHaveText('')
  await ben.page.keyboard.press('Escape')
  await expect
    .poll(async () => {
      await ada.page.clock.runFor(1_000)
      return announcer(ada.page).textContent()
    })
    .toBe('Ben added a parked idea: “Ask the provider”.')
  // The next one’s clock is the machine’s.
  await ada.page.close()
})

test('outline and canvas show each other the card one is at, and neither takes the keyboard', async ({
  newBoard,
  join,
}) => {
  const { links } = await newBoard({ sample: true })
  const ada = await join(links.facilitator, 'Ada')
  const panel = await openOutline(ada)
  const why = panel.getByRole('textbox', { name: 'Why 3' }).first()
  const words = await why.inputValue()
  await why.click()
  await expect(ada.board.selection()).toContainText(words)
  await expect(ada.board.card(words)).toBeInViewport()
  await expect(why).toBeFocused()

  await ada.board.go('Timeline')
  await ada.board.select(ada.board.card('Page acknowledged'))
  const current = panel.locator('[aria-current]')
  await expect(current.getByRole('textbox').first()).toHaveValue(/^Page acknowledged/)
  await expect(current).toBeInViewport()
  await ada.page.keyboard.press('o')
  await expect(current.getByRole('textbox').first()).toBeFocused()

  // A field beside the text, then the menu, which goes to the card.
  await current.getByRole('button', { name: 'More of the card' }).click()
  await current.getByRole('combobox', { name: 'Milestone' }).selectOption({ label: 'Mitigated' })
  await expect(ada.board.card('Page acknowledged')).toContainText('Mitigated')
  await current.getByRole('button', { name: /^More about/ }).click()
  await ada.page.getByRole('menuitem', { name: 'Go to the card' }).click()
  await expect(ada.page.locator('.tl-container')).toBeFocused()
})

test('a card is moved to another list without a pointer', async ({ server, newBoard, join }) => {
  const board = await newBoard({ sample: true })
  const ada = await join(board.links.facilitator, 'Ada')
  const panel = await openOutline(ada)
  const cause = panel.getByRole('textbox', { name: 'Cause' }).first()
  const words = await cause.inputValue()
  await cause.press('Escape')
  await ada.page.keyboard.press('m')
  await moveTo(ada.page, 'Process')
  await expect(panel.locator('textarea:focus')).toHaveValue(words)
  const process = panel
    .getByRole('list', { name: 'Process' })
    .getByRole('textbox', { name: 'Cause' })
  const inProcess = await process.evaluateAll((fields: HTMLTextAreaElement[]) =>
    fields.map(({ value }) => value),
  )
  const other = inProcess.find((text) => text !== words) ?? ''
  await ada.page.keyboard.press('Escape')
  await ada.page.keyboard.press('m')
  await moveTo(ada.page, `Before ${other.slice(0, 40)}`)
  await ada.board.saved()
  const after = await readBoard(server, board)
  const moved = after.cards.find((card) => card.text === words)
  expect(moved?.category).not.toBeNull()
  await expect(process.first()).toHaveValue(words)
})
