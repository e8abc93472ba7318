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

/** What a context of a test has unless it asks for something else. */
export const CONTEXT: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  reducedMotion: 'reduce',
  locale: 'en-GB',
  timezoneId: 'UTC',
}

/** Opens a browser context for somebody, with one page. */
export async function openPerson(
  browser: Browser,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext({ ...CONTEXT, ...options })
  const page = await context.newPage()
  return { name, context, page, board: new BoardPage(page) }
}

/** Fills the card that asks who one is. */
export async function enter(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your name').press('Enter')
}

/** Somebody opens a link, says who they are, and has the board before them. */
export async function joinBoard(
  browser: Browser,
  link: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const person = await openPerson(browser, name, options)
  await person.page.goto(link)
  await enter(person.page, name)
  await person.board.ready()
  return person
}
