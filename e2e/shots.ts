/**
 * `npm run shots`: pictures of every screen, light and dark, on a desktop and a phone, from a real server with the sample
 * board and two people in it. They go to `shots/`; `docs/board.png` is the one that the README shows. Words after the
 * command choose screens whose name holds one of them.
 */

import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { chromium, type Browser } from '@playwright/test'

import { createBoard, type TestBoard } from './support/boards.ts'
import { fillHostileBoard } from './support/hostileBoard.ts'
import { joinBoard, openPerson, type Person, type PersonOptions } from './support/person.ts'
import { startServer } from './support/server.ts'
import { SCREENS } from './support/screens.ts'
import type { Screen, Setting } from './support/screenSteps.ts'

const SHOTS = fileURLToPath(new URL('../shots/', import.meta.url))
const DOCS = fileURLToPath(new URL('../docs/', import.meta.url))
/** The README's picture. */
const SHOWN = 'overview light desktop'

const SIZES: Readonly<Record<string, PersonOptions>> = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
}
const COLOUR_SCHEMES = ['light', 'dark'] as const

/** Boards that make a library look like one that is used. */
const LIBRARY = [
  { title: 'Search index fell three hours behind', severity: 'sev2', facilitator: 'Helen Okafor' },
  { title: 'Invoices sent twice to 214 customers', severity: 'sev2', facilitator: 'Jun Tanaka' },
  { title: 'Mobile release missed its date by a week', occasion: 'deadline' },
  { title: 'Status page was down during the March outage', severity: 'sev3' },
] as const

async function takeShots(browser: Browser, wanted: readonly string[]): Promise<number> {
  const server = await startServer()
  const empty = await startServer()
  let failed = 0
  try {
    for (const board of LIBRARY) await createBoard(server, { ...board })
    const sample = await createBoard(server, { sample: true })
    const hostile = await createBoard(server, {
      title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '
        .repeat(2)
        .trim(),
    })
    const isWanted = (name: string): boolean =>
      wanted.length === 0 || wanted.some((word) => name.includes(word))
    const screens = Object.entries(SCREENS).filter(([name]) => isWanted(name))
    if (screens.some(([, { hostile: needed }]) => needed)) {
      await fillHostileBoard(browser, hostile.links.facilitator)
    }
    for (const colorScheme of COLOUR_SCHEMES) {
      for (const [size, options] of Object.entries(SIZES)) {
        const setting = { server, empty, sample, hostile, isPhone: size === 'phone' }
        for (const [name, screen] of screens) {
          if (screen.only !== undefined && screen.only !== size) continue
          const title = `${name} ${colorScheme} ${size}`
          try {
            const { viewport = options.viewport } = screen
            const seen = { ...options, ...(viewport && { viewport }), colorScheme }
            await takeShot(browser, setting, screen, seen, title)
            console.log(`✓ ${title}`)
          } catch (error) {
            failed += 1
            console.error(`✗ ${title}: ${error instanceof Error ? error.message : String(error)}`)
          }
        }
      }
    }
  } finally {
    await server.dispose()
    await empty.dispose()
  }
  return failed
}

async function takeShot(
  browser: Browser,
  setting: Setting,
  screen: Screen,
  options: PersonOptions,
  title: string,
): Promise<void> {
  const { server, hostile, sample } = setting
  const shared = screen.hostile ? hostile : sample
  const board = screen.ownBoard ? await createBoard(server, { sample: true }) : shared
  const other = screen.company ? await company(browser, board, screen.company) : null
  const person = await openPerson(browser, 'Ada Novak', options)
  try {
    await screen.open(person, setting, board, other)
    await person.page.evaluate(async () => {
      await document.fonts.ready
      // What came a moment ago is there for the test, but not yet in a picture.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
    })
    const path = `${SHOTS}${title.replaceAll(/[ ,]+/g, '-')}.png`
    await person.page.screenshot({ path, animations: 'disabled' })
    if (title === SHOWN) {
      await person.page.screenshot({ path: `${DOCS}board.png`, animations: 'disabled' })
    }
  } finally {
    await person.context.close()
    await other?.context.close()
  }
}

/** The second person, with a pointer on the board. */
async function company(
  browser: Browser,
  board: TestBoard,
  act: (other: Person) => Promise<void>,
): Promise<Person> {
  const other = await joinBoard(browser, board.links.contributor, 'Ben Ortiz', { colour: 'Orange' })
  await act(other)
  return other
}

await rm(SHOTS, { recursive: true, force: true })
await mkdir(SHOTS, { recursive: true })
await mkdir(DOCS, { recursive: true })
const executablePath = process.env['WHYBOARD_CHROMIUM']
const flags = process.env['WHYBOARD_CHROMIUM_FLAGS']?.split(' ') ?? []
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [...flags, '--force-device-scale-factor=1'],
})
const failed = await takeShots(browser, process.argv.slice(2))
await browser.close()
if (failed > 0) {
  console.error(`${failed} pictures could not be taken.`)
  process.exitCode = 1
}
