import { expect, type Page } from '@playwright/test'

import type { TestBoard } from './boards.ts'
import type { RegionName } from './boardPage.ts'
import { enter, type Person } from './person.ts'
import type { RunningServer } from './server.ts'

/** What there is to take pictures of. */
export interface Setting {
  readonly server: RunningServer
  /** A server without boards. */
  readonly empty: RunningServer
  readonly sample: TestBoard
  readonly hostile: TestBoard
  readonly isPhone: boolean
}

/** A screen, and the way to it. */
export interface Screen {
  readonly open: (
    person: Person,
    setting: Setting,
    board: TestBoard,
    other: Person | null,
  ) => Promise<void>
  /** What the second person does meanwhile; without it there is none. */
  readonly company?: (other: Person) => Promise<void>
  /** On the board with far too much on it. */
  readonly hostile?: boolean
  /** On a sample board of its own, since what it does is there for others afterwards. */
  readonly ownBoard?: boolean
  /** Where it looks like no other picture; else on both. */
  readonly only?: 'desktop' | 'phone'
  /** Another window than the others have. */
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** Comes to a board by a link; the hint for newcomers has been seen. */
export async function joinAs(person: Person, link: string): Promise<void> {
  await person.page.addInitScript(() => localStorage.setItem('whyboard.hint.addCard', 'shown'))
  await person.page.goto(link)
  await enter(person.page, person.name, 'Indigo')
  await person.board.ready()
  if ((person.page.viewportSize()?.width ?? 0) <= 720) {
    await expect(person.page.locator('[data-outline]')).toBeVisible()
  }
}

/** The second person looks at a region and points at something in it. */
export const pointsIn =
  (region: RegionName, x: number, y: number) =>
  async ({ page, board }: Person): Promise<void> => {
    await board.go(region)
    await page.mouse.move(x - 40, y - 30)
    await page.mouse.move(x, y, { steps: 4 })
  }

/** Waits until a name is somewhere on the page. */
export async function sees(page: Page, name: string): Promise<void> {
  await expect(page.getByText(name, { exact: true }).first()).toBeAttached()
}

/** Shows a region. */
export const inRegion =
  (region: RegionName): Screen['open'] =>
  async (person, _, board, other) => {
    await joinAs(person, board.links.facilitator)
    await person.board.go(region)
    if (other !== null) await sees(person.page, other.name)
  }

/** Opens the panel at the right, on a phone from the menu. */
export async function openSide(
  page: Page,
  isPhone: boolean,
  tab: 'Details' | 'Report',
): Promise<void> {
  if (isPhone) {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: tab, exact: true }).click()
    return
  }
  await page.getByRole('button', { name: 'Show details and report' }).click()
  await page.getByRole('tab', { name: tab }).click()
}
