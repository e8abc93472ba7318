import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

import type { TestBoard } from './support/boards.ts'
import { enter, openPerson, type Person } from './support/person.ts'
import type { RunningServer } from './support/server.ts'
import { test } from './support/test.ts'

/** What axe calls serious or critical, one line each: rule, where, why. */
async function problems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    )
}

type Way = (person: Person, server: RunningServer, board: TestBoard) => Promise<void>

const joined: Way = async ({ page, board: view, name }, _, board) => {
  await page.goto(board.links.facilitator)
  await enter(page, name)
  await view.ready()
}

const SCREENS: Readonly<Record<string, Way>> = {
  home: async ({ page }, server) => {
    await page.goto(`${server.origin}/#key=${server.workspaceKey}`)
    await expect(page.getByRole('list', { name: 'Post-mortems' })).toBeVisible()
  },
  'home, locked': async ({ page }, server) => {
    await page.goto(server.origin)
    await expect(page.getByLabel('Workspace key or link')).toBeVisible()
  },
  'new post-mortem': async ({ page }, server) => {
    await page.goto(`${server.origin}/new#key=${server.workspaceKey}`)
    await page.getByRole('button', { name: /Create board/ }).click()
    await expect(page.getByRole('alert').first()).toBeVisible()
  },
  join: async ({ page }, _, board) => {
    await page.goto(board.links.contributor)
    await expect(page.getByLabel('Your name')).toBeVisible()
  },
  board: async (person, server, board) => {
    await joined(person, server, board)
    await person.board.go('Timeline')
    await person.board.select(person.board.card('Page acknowledged'))
  },
  'board, editing an action': async (person, server, board) => {
    await joined(person, server, board)
    await person.board.add('Actions', 'Write it down')
    await person.board.edit(person.board.card('Write it down'))
  },
  'agenda and details': async (person, server, board) => {
    await joined(person, server, board)
    await person.page.getByRole('button', { name: /^Agenda/ }).click()
    await person.page.getByRole('button', { name: 'Show details and report' }).click()
    await expect(person.page.getByLabel('Summary')).toBeVisible()
  },
  'report panel': async (person, server, board) => {
    await joined(person, server, board)
    await person.page.getByRole('button', { name: 'Show details and report' }).click()
    await person.page.getByRole('tab', { name: 'Report' }).click()
    await expect(person.page.getByRole('tabpanel').getByRole('heading').first()).toBeVisible()
  },
  share: async (person, server, board) => {
    await joined(person, server, board)
    await person.page.getByRole('button', { name: 'Share', exact: true }).click()
    await person.page.getByRole('button', { name: 'Show as QR code' }).first().click()
    await expect(person.page.getByRole('img', { name: /QR code/ })).toBeVisible()
  },
  'second screen': async (person, server, board) => {
    await joined(person, server, board)
    await person.page.goto(`${server.origin}/b/${board.id}/facilitate`)
    await expect(person.page.getByRole('timer')).toBeVisible()
  },
  report: async (person, server, board) => {
    await joined(person, server, board)
    await person.page.goto(`${server.origin}/b/${board.id}/report`)
    await expect(person.page.getByRole('heading', { name: /timeline/i }).first()).toBeVisible()
  },
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, open] of Object.entries(SCREENS)) {
    test(`axe finds nothing serious: ${name}, ${colorScheme}`, async ({
      server,
      newBoard,
      browser,
    }) => {
      const board = await newBoard({ sample: true })
      const person = await openPerson(browser, 'Fay', { colorScheme })
      await open(person, server, board)
      expect(await problems(person.page)).toEqual([])
      await person.context.close()
    })
  }
}
