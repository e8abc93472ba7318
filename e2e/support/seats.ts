import type { Browser, Page } from '@playwright/test'

import { joinByLink } from './boards.ts'
import { openPerson, VIEWPORT, type Person } from './person.ts'
import type { RunningServer } from './server.ts'

/** An address of the app that shows no board. */
const VACANT = '/vacant'
/** So that people of one board can be told apart. */
const COLOURS = ['#1d4ed8', '#b45309', '#047857'] as const

/** Open pages of the app in which one person after the other sits. */
export interface Seats {
  /** Somebody new opens a link to a board; what the page has of somebody before is gone. */
  sit(link: string, name: string): Promise<Person>
  /** They leave; the page is made as new and waits for the next, unless the test has closed it. */
  leave(person: Person): Promise<void>
  /** Closes all of them. */
  close(): Promise<void>
}

/**
 * Seats on one server. Loading the app costs two thirds of what it takes to join a board, and a page that a link inside the app
 * brings from board to board does without; so tests that are not about loading, joining or the browser itself share pages.
 * Who joins here has told the server their name already.
 */
export function openSeats(browser: Browser, server: RunningServer): Seats {
  const vacant: Person[] = []
  const taken = new Set<Person>()
  let sat = 0

  const seat = async (): Promise<Person> => {
    const kept = vacant.pop()
    if (kept !== undefined) return kept
    const opened = await openPerson(browser, '')
    await opened.page.goto(`${server.origin}${VACANT}`)
    await isVacant(opened.page)
    return opened
  }
  return {
    sit: async (link, name) => {
      const { pathname } = new URL(link)
      const colour = COLOURS[sat % COLOURS.length] ?? COLOURS[0]
      sat += 1
      const [{ page, context, board }, known] = await Promise.all([
        seat(),
        joinByLink(server, link, name, colour),
      ])
      const person = { name, page, context, board }
      taken.add(person)
      await page.evaluate(sitDown, { ...known, path: pathname })
      await board.ready()
      return person
    },
    leave: async (person) => {
      taken.delete(person)
      if (person.page.isClosed()) await person.context.close()
      else vacant.push(await clearUp(person))
    },
    close: async () => {
      await Promise.all([...vacant, ...taken].map(({ context }) => context.close()))
    },
  }
}

/** Takes away what somebody left: their storage, what a test did to the page's surroundings, further pages. */
async function clearUp(person: Person): Promise<Person> {
  const { page, context } = person
  for (const other of context.pages()) if (other !== page) await other.close()
  // Playwright has listeners of its own for the rest.
  page.removeAllListeners('request')
  await context.setOffline(false)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.emulateMedia({ colorScheme: 'light', media: null })
  await page.setViewportSize(VIEWPORT)
  await page.mouse.move(0, 0)
  await page.evaluate(getUp, VACANT)
  await isVacant(page)
  return person
}

/** Resolves when nothing of a board is there any more, and the app follows its address. */
function isVacant(page: Page): Promise<void> {
  return page.getByRole('heading', { name: 'There is no page at this address' }).waitFor()
}

/** Runs in the page: remembers a board as joined and goes there as a link of the app does. */
function sitDown({ key, entry, path }: { key: string; entry: string; path: string }): void {
  localStorage.setItem(key, entry)
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
}

/** Runs in the page: goes away from the board and forgets everything; preferences hear it as from another tab. */
function getUp(path: string): void {
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
  const keys = Object.keys(localStorage)
  localStorage.clear()
  for (const key of keys) dispatchEvent(new StorageEvent('storage', { key }))
}
