import { expect, type Locator, type Page } from '@playwright/test'

import { giveFiles, plainPng } from './pictures.ts'
import type { Person } from './person.ts'
import { inRegion, joinAs, pointsIn, type Screen } from './screenSteps.ts'

const PICTURE = plainPng(960, 600, 0x3b5bdbff)

/** A cause of the sample that several events speak for. */
const CAUSE = 'The deployment checklist let'

const regionIs =
  (region: Parameters<typeof inRegion>[0], then: (person: Person) => Promise<void>) =>
  async (...given: Parameters<Screen['open']>): Promise<void> => {
    await inRegion(region)(...given)
    await then(given[0])
  }

const find = (page: Page): Locator => page.getByRole('combobox', { name: 'Find', exact: true })

async function drag(page: Page, from: readonly number[], to: readonly number[]): Promise<void> {
  const [x = 0, y = 0, endX = 0, endY = 0] = [...from, ...to]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move((x + endX) / 2, (y + endY) / 2, { steps: 6 })
  await page.mouse.move(endX, endY, { steps: 6 })
}

/** What the canvas shows while one works with it, by name. */
export const CANVAS_SCREENS: Readonly<Record<string, Screen>> = {
  'event-edited': {
    only: 'desktop',
    open: regionIs('Timeline', async ({ page, board }) => {
      await page.keyboard.press('n')
      await expect(board.editor()).toBeFocused()
      await page.keyboard.insertText('14:36 Somebody restarts the first instance')
      await expect(page.getByText(/^→ .*14:36/)).toBeVisible()
    }),
    ownBoard: true,
  },
  'event-dragged': {
    only: 'desktop',
    open: regionIs('Timeline', async ({ page, board }) => {
      const { x, y } = await board.middleOf(board.card('Page acknowledged'))
      await drag(page, [x, y], [x + 150, y + 10])
      await expect(
        page.getByRole('status').filter({ hasText: /^\d\d:\d\d\s+\d\d:\d\d$/ }),
      ).toBeVisible()
    }),
  },
  'gap-opened': {
    only: 'desktop',
    ownBoard: true,
    open: regionIs('Timeline', async ({ page, board }) => {
      await board.add('Timeline', '12:10 Release candidate tagged')
      await board.go('Timeline')
      await page
        .getByRole('button', { name: /^Show .* without events/ })
        .first()
        .press('Enter')
      await expect(page.getByRole('button', { name: /^Hide .* without events/ })).toBeAttached()
    }),
  },
  warnings: {
    only: 'desktop',
    ownBoard: true,
    open: regionIs('Timeline', async ({ page, board }) => {
      await board.add('Timeline', '14:32 First card payments fail')
      await board.add('Timeline', '14:32 First card payments fail!')
      await board.go('Timeline')
      await page.getByRole('button', { name: /things? to check$/ }).click()
      await expect(page.getByRole('menuitem').first()).toBeVisible()
    }),
  },
  'cause-selected': {
    only: 'desktop',
    open: regionIs('Causes', async ({ board }) => board.select(board.card(CAUSE))),
  },
  'category-menu': {
    only: 'desktop',
    open: regionIs('Causes', async ({ page }) => {
      await page.getByRole('button', { name: 'Category Monitoring: menu' }).press('Enter')
      await expect(page.getByRole('menu')).toBeVisible()
    }),
  },
  'link-picked': {
    only: 'desktop',
    open: regionIs('Causes', async ({ page, board }) => {
      await board.select(board.card(CAUSE))
      await page.keyboard.press('l')
      await page.keyboard.press('Tab')
      await expect(page.getByRole('status').filter({ hasText: /Enter links/ })).toBeAttached()
    }),
  },
  'move-to': {
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      await person.board.go('Actions')
      await person.board.select(
        person.board.card(isPhone ? 'Add a pipeline' : 'Improve monitoring'),
      )
      await person.page.keyboard.press('m')
      await expect(person.page.getByRole('dialog')).toBeVisible()
    },
  },
  'card-menu': {
    only: 'desktop',
    open: regionIs('Actions', async ({ page, board }) => {
      const { x, y } = await board.textOf(board.card('Improve monitoring'))
      await page.mouse.click(x, y, { button: 'right' })
      await expect(page.getByRole('menu')).toBeVisible()
    }),
  },
  find: {
    only: 'desktop',
    open: regionIs('Causes', async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+f')
      await find(page).fill('checklist')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('search').getByRole('status')).toHaveText(/^1 of/)
    }),
  },
  palette: {
    only: 'desktop',
    open: regionIs('Causes', async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('combobox', { name: 'Command or card' }).fill('card')
    }),
  },
  help: {
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      const { page } = person
      if (isPhone) {
        await page.getByRole('button', { name: 'More', exact: true }).click()
        await page.getByRole('menuitem', { name: /^Help|^Keys/ }).click()
      } else {
        await person.board.focusCanvas()
        await page.keyboard.press('?')
      }
      await expect(page.getByRole('dialog', { name: 'Keys, gestures and settings' })).toBeVisible()
    },
  },
  minimap: {
    only: 'desktop',
    company: pointsIn('Actions', 700, 420),
    open: regionIs('Causes', async ({ page }) => {
      await page.getByRole('button', { name: 'Show a small map' }).click()
      await expect(page.getByRole('button', { name: /^Map of the board/ })).toBeVisible()
    }),
  },
  drawing: {
    only: 'desktop',
    ownBoard: true,
    open: regionIs('Actions', async ({ page, board }) => {
      const end = await board.textOf(board.card('Improve monitoring'))
      await page.keyboard.press('a')
      await drag(page, [end.x, 840], [end.x, end.y + 20])
      await page.mouse.up()
      await page.keyboard.press('Escape')
      await page.keyboard.press('d')
      await drag(page, [900, 780], [1100, 830])
      await page.mouse.up()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'More tools' }).click()
      await page.getByRole('menuitem', { name: 'Rectangle' }).click()
      await drag(page, [120, 480], [220, 640])
      await page.mouse.up()
      await expect(page.locator('.tl-shape[data-shape-type="geo"]')).toHaveCount(1)
    }),
  },
  image: {
    only: 'desktop',
    ownBoard: true,
    open: regionIs('Actions', async ({ page }) => {
      await page.mouse.move(420, 520)
      await giveFiles(page, [{ name: 'graph.png', type: 'image/png', bytes: PICTURE }], 'paste')
      await expect(page.getByRole('img', { name: 'Picture' })).toBeVisible()
      await expect(page.locator('[data-upload]')).toHaveCount(0)
    }),
  },
  carets: {
    only: 'desktop',
    ownBoard: true,
    company: async ({ page, board }) => {
      await board.go('What worked')
      await board.edit(board.card('The page reached'))
      for (let count = 0; count < 30; count += 1) await page.keyboard.press('Shift+ArrowLeft')
    },
    open: regionIs('What worked', async ({ page, board }) => {
      await expect(page.locator('[data-caret="Ben Ortiz"]')).toBeAttached()
      await board.edit(board.card('Rollback took seven'))
    }),
  },
  away: {
    only: 'desktop',
    ownBoard: true,
    company: async () => {},
    open: async (person, _, board, other) => {
      await inRegion('Parking lot')(person, _, board, other)
      await setHidden(person.page, true)
      await person.page.evaluate(() => {
        const now = Date.now.bind(Date)
        Date.now = () => now() + 300_000
      })
      await other?.board.add('Parking lot', 'Ask the provider what their limits are')
      const gone = other?.board.card('No releases between')
      if (other && gone) {
        await other.board.select(gone)
        await other.page.keyboard.press('Delete')
      }
      await expect(person.board.card('Ask the provider')).toBeVisible()
      await setHidden(person.page, false)
      await person.board.notice(/^While you were away/).waitFor()
      await person.page.getByRole('button', { name: 'Show', exact: true }).click()
      await expect(
        person.page.getByRole('region', { name: 'What changed while you were away' }),
      ).toBeVisible()
    },
  },
  composer: {
    only: 'phone',
    open: async (person, _, board) => {
      await joinAs(person, board.links.facilitator)
      const form = person.page.getByRole('form', { name: 'New card' })
      await form.getByRole('textbox').fill('14:36 Somebody restarts the first instance')
      await expect(form).toContainText('At 14:36')
    },
  },
  'phone-actions': {
    only: 'phone',
    open: async (person, _, board) => {
      await joinAs(person, board.links.facilitator)
      await person.board.openPart('Actions')
      await person.page.getByRole('textbox', { name: 'Action' }).first().focus()
    },
  },
  narrow: {
    only: 'phone',
    viewport: { width: 320, height: 640 },
    open: async (person, _, board) => {
      await joinAs(person, board.links.facilitator)
      await person.board.openPart('Causes')
    },
  },
  'hostile-narrow': {
    only: 'phone',
    hostile: true,
    viewport: { width: 320, height: 640 },
    open: async (person, _, board) => {
      await joinAs(person, board.links.facilitator)
    },
  },
  // A desktop window at 200%.
  zoomed: {
    only: 'desktop',
    viewport: { width: 720, height: 450 },
    open: async (person, _, board) => {
      await joinAs(person, board.links.facilitator)
      await person.board.showCanvas()
      await person.board.go('Actions')
      await person.board.select(person.board.card('Add a pipeline'))
    },
  },
  'hostile-selected': {
    only: 'desktop',
    hostile: true,
    open: regionIs('What worked', async ({ page, board }) => {
      // One of the region that is looked at: another's may stand half out of view.
      await board.select(board.card('Rindfleisch').and(page.locator('[data-lane=worked]')).first())
      await expect(page.getByRole('group', { name: /fields$/ })).toBeVisible()
    }),
  },
  greyscale: {
    only: 'desktop',
    open: async (person, _, board) => {
      await joinAs(person, board.links.facilitator)
      await person.board.fitAll()
      await person.page.addStyleTag({ content: 'html { filter: grayscale(1) }' })
    },
  },
}

/** Says to the page that nobody sees it, or that somebody does again. */
function setHidden(page: Page, hidden: boolean): Promise<void> {
  return page.evaluate((isHidden) => {
    const state = isHidden ? 'hidden' : 'visible'
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}
