import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'

import { BoardPage } from './boardPage.ts'

/** Somebody in a browser of their own. */
export interface Person {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
  /** Their page, when it shows a board. */
  readonly board: BoardPage
}

/** How somebody's browser differs from the others'. */
export interface PersonOptions extends BrowserContextOptions {
  /** How far their machine's clock is off, ms. */
  readonly clockOffsetMs?: number
  /** Name of the colour they choose. */
  readonly colour?: string
}

/** The window of whoever does not say theirs, px. */
export const VIEWPORT = { width: 1440, height: 900 } as const

/** What a context of a test has unless it asks for something else. */
export const CONTEXT: BrowserContextOptions = {
  viewport: VIEWPORT,
  reducedMotion: 'reduce',
  locale: 'en-GB',
  timezoneId: 'UTC',
}

/** Opens a browser context for somebody, with one page. */
export async function openPerson(
  browser: Browser,
  name: string,
  { clockOffsetMs = 0, ...options }: Omit<PersonOptions, 'colour'> = {},
): Promise<Person> {
  const context = await browser.newContext({ ...CONTEXT, ...options })
  if (clockOffsetMs !== 0) await context.addInitScript(turnClock, clockOffsetMs)
  const page = await context.newPage()
  return { name, context, page, board: new BoardPage(page) }
}

/** Fills the card that asks who one is; without a colour it is the one that is offered. */
export async function enter(page: Page, name: string, colour?: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  if (colour !== undefined) await page.getByRole('radio', { name: colour }).check({ force: true })
  await page.getByLabel('Your name').press('Enter')
}

/** Somebody opens a link, says who they are, and has the board before them. */
export async function joinBoard(
  browser: Browser,
  link: string,
  name: string,
  { colour, ...options }: PersonOptions = {},
): Promise<Person> {
  const person = await openPerson(browser, name, options)
  await person.page.goto(link)
  await enter(person.page, name, colour)
  await person.board.ready()
  return person
}

/** Runs in the page, before anything of it: a machine whose clock is wrong. What is given a time keeps it. */
function turnClock(offsetMs: number): void {
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    constructor(...given: ConstructorParameters<typeof Date> | []) {
      super(...((given.length === 0 ? [RealDate.now() + offsetMs] : given) as [number]))
    }
    static override now(): number {
      return RealDate.now() + offsetMs
    }
  } as DateConstructor
}
