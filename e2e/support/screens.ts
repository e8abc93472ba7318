import { expect } from '@playwright/test'

import { CANVAS_SCREENS } from './canvasScreens.ts'
import { inRegion, joinAs, openSide, pointsIn, sees, type Screen } from './screenSteps.ts'

/** Every screen by name. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  ...CANVAS_SCREENS,
  'home-empty': {
    open: async ({ page }, { empty }) => {
      await page.goto(`${empty.origin}/#key=${empty.workspaceKey}`)
      await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
    },
  },
  'home-locked': {
    open: async ({ page }, { server }) => {
      await page.goto(server.origin)
      await expect(page.getByLabel('Workspace key or link')).toBeVisible()
    },
  },
  home: {
    company: pointsIn('Timeline', 600, 400),
    open: async ({ page }, { server }) => {
      await page.goto(`${server.origin}/#key=${server.workspaceKey}`)
      await expect(page.getByText(/here now/).first()).toBeVisible()
    },
  },
  new: {
    open: async ({ page }, { server }) => {
      await page.goto(`${server.origin}/new#key=${server.workspaceKey}`)
      await page.getByLabel('Title').fill('Checkout down for 40 minutes')
      await page.getByLabel('Started').fill('2026-03-02T14:40')
      await page.getByLabel('Ended').fill('2026-03-02T14:00')
      await expect(page.getByRole('button', { name: 'Swap them' })).toBeVisible()
    },
  },
  join: {
    open: async ({ page }, _, board) => {
      await page.goto(board.links.contributor)
      await expect(page.getByLabel('Your name')).toBeVisible()
      await page.waitForLoadState('networkidle')
    },
  },
  board: {
    company: pointsIn('Timeline', 820, 470),
    open: async (person, _, board, other) => {
      await joinAs(person, board.links.facilitator)
      await person.board.fitAll()
      if (other !== null) await sees(person.page, other.name)
    },
  },
  // Near enough to read, far enough to see what a board is: the README's picture.
  overview: {
    company: async (other) => {
      await pointsIn('Timeline', 640, 400)(other)
      await other.board.select(other.board.card('Support receives'))
    },
    open: async (person, { isPhone }, board, other) => {
      await joinAs(person, board.links.facilitator)
      const { page } = person
      await person.board.fitAll()
      if (isPhone) return
      await page.mouse.move(400, 300)
      await page.keyboard.down('Control')
      await expect
        .poll(
          async () => {
            const zoom = parseInt(await page.getByRole('button', { name: /^Zoom \d/ }).innerText())
            if (zoom < 40) await page.mouse.wheel(0, -8)
            return zoom
          },
          { intervals: [50] },
        )
        .toBeGreaterThanOrEqual(40)
      await page.keyboard.up('Control')
      await person.board.pan('Timeline', 76, 120)
      await page.mouse.move(2, 400)
      if (other !== null) await sees(page, other.name)
    },
  },
  timeline: { company: pointsIn('Timeline', 700, 420), open: inRegion('Timeline') },
  causes: { company: pointsIn('Causes', 700, 420), open: inRegion('Causes') },
  worked: { company: pointsIn('What worked', 700, 420), open: inRegion('What worked') },
  actions: { company: pointsIn('Actions', 700, 420), open: inRegion('Actions') },
  parking: { open: inRegion('Parking lot') },
  'editing-together': {
    company: async (other) => {
      await other.board.go('What worked')
      await other.board.edit(
        other.page.getByRole('article').filter({ hasText: 'The page reached' }),
      )
    },
    open: async (person, _, board) => {
      await joinAs(person, board.links.facilitator)
      await person.board.go('What worked')
      await person.board.edit(person.board.card('The page reached'))
    },
  },
  'event-selected': {
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      await person.board.go('Timeline')
      // What is out of view is not drawn, and a phone shows the beginning only.
      const text = isPhone ? 'Somebody asked' : 'Page acknowledged'
      await person.board.select(person.board.card(text))
    },
  },
  'action-selected': {
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      await person.board.go('Actions')
      await person.board.select(
        person.board.card(isPhone ? 'Add a pipeline' : 'Improve monitoring'),
      )
    },
  },
  // Beside the canvas, and in its place on a phone.
  outline: {
    company: async (other) => {
      await other.board.go('Causes')
    },
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      const { page } = person
      if (isPhone) await person.board.openPart('Causes')
      else {
        await person.board.focusCanvas()
        await page.keyboard.press('o')
      }
      await page.getByRole('textbox', { name: 'Why 2' }).first().focus()
    },
  },
  'hostile-outline': {
    hostile: true,
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      if (isPhone) return
      await person.board.focusCanvas()
      await person.page.keyboard.press('o')
      const panel = person.page.getByRole('tabpanel', { name: 'Outline' })
      await expect(panel.getByRole('textbox').first()).toBeVisible()
    },
  },
  agenda: {
    company: pointsIn('Timeline', 700, 420),
    open: async (person, _, board) => {
      await joinAs(person, board.links.facilitator)
      await person.page
        .getByRole('button', { name: /^Agenda/ })
        .last()
        .click()
      await expect(person.page.getByRole('timer')).toBeVisible()
    },
  },
  share: {
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      if (isPhone) {
        await person.page.getByRole('button', { name: 'More', exact: true }).click()
        await person.page.getByRole('menuitem', { name: 'Share' }).click()
      } else {
        await person.page.getByRole('button', { name: 'Share', exact: true }).click()
      }
      await person.page.getByRole('button', { name: 'Show as QR code' }).first().click()
      await expect(person.page.getByRole('img', { name: /QR code/ })).toBeVisible()
    },
  },
  details: {
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      await openSide(person.page, isPhone, 'Details')
      await expect(person.page.getByLabel('Summary')).toBeVisible()
    },
  },
  'report-panel': {
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      await openSide(person.page, isPhone, 'Report')
      await expect(person.page.getByRole('tabpanel').getByRole('heading').first()).toBeVisible()
    },
  },
  'report-markdown': {
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      await openSide(person.page, isPhone, 'Report')
      await person.page.getByRole('button', { name: 'Markdown', exact: true }).click()
      await expect(person.page.getByRole('tabpanel').locator('pre')).toBeVisible()
    },
  },
  report: {
    open: async (person, { server }, board) => {
      await joinAs(person, board.links.facilitator)
      await person.page.goto(`${server.origin}/b/${board.id}/report`)
      await expect(person.page.getByRole('heading', { name: /timeline/i }).first()).toBeVisible()
    },
  },
  facilitate: {
    open: async (person, { server }, board) => {
      await joinAs(person, board.links.facilitator)
      await person.page.goto(`${server.origin}/b/${board.id}/facilitate`)
      await expect(person.page.getByText('Saved')).toBeVisible()
    },
  },
  observer: {
    company: pointsIn('Timeline', 700, 420),
    open: async (person, _, board) => {
      await joinAs(person, board.links.observer)
      await person.board.go('Timeline')
    },
  },
  offline: {
    open: async (person, _, board) => {
      await joinAs(person, board.links.facilitator)
      await person.board.go('Parking lot')
      await person.context.setOffline(true)
      await person.board.offline()
      await person.board.edit(person.board.card('Would a managed database'))
      await person.page.keyboard.type(' (offline)')
      await person.board.endEditing()
      await expect(person.board.sync(/saved on this device/)).toBeVisible()
    },
  },
  'wrong-link': {
    open: async ({ page }, { server }, board) => {
      await page.goto(`${server.origin}/b/${board.id}#key=AAAAAAAAAAAAAAAAAAAAAAAAAAA`)
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  hostile: {
    hostile: true,
    open: async (person, _, board) => {
      await joinAs(person, board.links.facilitator)
      await person.board.fitAll()
    },
  },
  'hostile-causes': { hostile: true, open: inRegion('Causes') },
  'hostile-timeline': { hostile: true, open: inRegion('Timeline') },
  'hostile-report': {
    hostile: true,
    open: async (person, { isPhone }, board) => {
      await joinAs(person, board.links.facilitator)
      await openSide(person.page, isPhone, 'Report')
      await expect(person.page.getByRole('tabpanel').getByRole('heading').first()).toBeVisible()
    },
  },
  'hostile-join': {
    hostile: true,
    open: async ({ page }, _, board) => {
      await page.goto(board.links.contributor)
      await expect(page.getByLabel('Your name')).toBeVisible()
      await page.waitForLoadState('networkidle')
    },
  },
}
