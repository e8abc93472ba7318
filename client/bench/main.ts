/**
 * `npm run bench:client`: the board in a real Chromium, on a real server, with 20 people who have no browser. Options: `--only <word>`
 * runs what has that word in its name, `--keys <n>` (120) letters typed per measurement, `--loads <n>` (7) page loads.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'

import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

import { fillBoard } from './fillBoard.ts'
import { lineOf, spread, type Figure } from './figures.ts'
import { watchFrames, watchKeys, watchLetters, watchUsable } from './inPage.ts'
import { watchMainThread } from './mainThread.ts'
import { startServer, type BenchBoard, type BenchServer } from './server.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    keys: { type: 'string', default: '240' },
    loads: { type: 'string', default: '7' },
  },
})
const KEYS = Number(values.keys)
const LOADS = Number(values.loads)
const BOTS = 20
/** Between two letters: a fast typist. */
const KEY_PERIOD_MS = 120
/** How much of what follows a key press counts as its work. */
const WORK_WINDOW_MS = 80
/** So many times nobody types, to see what goes on anyway. */
const IDLE_WINDOWS = 30
const DRAG_MS = 5_000
/** In which a browser keeps what the next visit uses. */
const AFTER_VISIT_MS = 1_000
/** What is typed, over and over: words as long as people's, so that lines break as often. */
const WORDS = 'the second region took over once the queue had drained '
/** The first parked idea, which is seen by whoever goes there; {@link fillBoard} gave it its number. */
const WRITTEN = '(18)'

/** Where keys are typed, other than in a card on the canvas. */
const PLACES = new Map([
  [openInOutline, ', in the outline'],
  [openAlone, ', in a page with nothing but a text field'],
])

type Storage = Awaited<ReturnType<BrowserContext['storageState']>>

/** A board with its content, and somebody who has joined it: what a browser keeps of that. */
interface Stage {
  readonly board: BenchBoard
  readonly joined: Storage
}

/** Somebody's browser context on a board that is usable. */
interface Seat {
  readonly context: BrowserContext
  readonly page: Page
}

const server = await startServer()
const executablePath = process.env['WHYBOARD_CHROMIUM']
const flags = process.env['WHYBOARD_CHROMIUM_FLAGS']?.split(' ') ?? []
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [...flags, '--enable-precise-memory-info'],
})

try {
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Chromium ${browser.version()}`)
  for (const cards of [500, 2_000]) {
    const stage = await prepare(server, browser, cards)
    const measurements: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
      load: () => measureLoads(browser, stage, cards),
      typing: () => measureTyping(browser, stage, cards, openCard),
      outline: () => measureTyping(browser, stage, cards, openInOutline),
      'typing alone': () => measureTyping(browser, stage, cards, openAlone),
      heap: () => measureHeap(browser, stage, cards),
      remote: () => withBots(server, stage, () => measureRemote(browser, stage, cards)),
      drag: () => withBots(server, stage, () => measureDrag(browser, stage, cards)),
    }
    console.log(`\n${cards} cards`)
    for (const [name, measure] of Object.entries(measurements)) {
      if (!name.includes(values.only)) continue
      for (const figure of await measure()) console.log(lineOf(figure))
    }
  }
} finally {
  await browser.close()
  await server.stop()
}

async function prepare(server: BenchServer, browser: Browser, cards: number): Promise<Stage> {
  const board = await server.createBoard(`Bench of ${cards} cards`)
  await fillBoard(server.origin, board.id, board.key, cards)
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(board.link)
  await page.getByLabel('Your name').fill('Ada')
  await page.getByLabel('Your name').press('Enter')
  await page.locator('[data-board][aria-busy="false"]').waitFor()
  const joined = await context.storageState()
  await context.close()
  return { board, joined }
}

/** A browser that has joined, but has nothing of the page in its cache. */
async function sit(browser: Browser, { joined }: Stage): Promise<Seat> {
  const context = await browser.newContext({
    storageState: joined,
    viewport: { width: 1440, height: 900 },
  })
  await context.addInitScript(watchUsable)
  return { context, page: await context.newPage() }
}

/** Opens the board; answers how long it took until it was usable, ms. */
async function open({ page }: Seat, { board }: Stage): Promise<number> {
  await page.goto(board.link)
  const handle = await page.waitForFunction(() => window.gauges.usableMs)
  return (await handle.jsonValue()) ?? Number.NaN
}

async function measureLoads(
  browser: Browser,
  stage: Stage,
  cards: number,
): Promise<readonly Figure[]> {
  const visits: readonly number[][] = [[], [], []]
  for (let load = 0; load < LOADS; load += 1) {
    let { context, page } = await sit(browser, stage)
    for (const times of visits) {
      times.push(await open({ context, page }, stage))
      // After the first the copy on this device and the app's files are there, after the second compiled scripts.
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready
      })
      await sleep(AFTER_VISIT_MS)
      await page.close()
      page = await context.newPage()
    }
    await context.close()
  }
  const [cold = [], second = [], warm = []] = visits
  const own = cards === 500
  return [
    ...spread('link to usable board, cold', cold, own ? { p95: 1_500 } : {}),
    ...spread('link to usable board, second visit', second, {}),
    ...spread('link to usable board, warm', warm, own ? { p95: 1_000 } : {}),
  ]
}

async function goToParking(page: Page): Promise<void> {
  await page.locator('.tl-container').focus()
  await page.keyboard.press('5')
  await page.getByRole('article').filter({ hasText: WRITTEN }).waitFor()
  // The view has arrived.
  await sleep(800)
}

/** Goes to the card that is written in, and opens it. */
async function openCard(page: Page): Promise<void> {
  await goToParking(page)
  const box = await page.getByRole('article').filter({ hasText: WRITTEN }).boundingBox()
  if (box === null) throw new Error('There is no card to write in.')
  await page.mouse.dblclick(box.x + box.width * 0.4, box.y + box.height / 2)
  await page.getByRole('textbox', { name: /: text$/ }).waitFor()
}

/** Goes to the same card's text in the outline. */
async function openInOutline(page: Page): Promise<void> {
  await goToParking(page)
  await page.keyboard.press('o')
  const text = await page.waitForFunction(
    (words) =>
      [...document.querySelectorAll<HTMLTextAreaElement>('aside textarea')].find(({ value }) =>
        value.includes(words),
      ),
    WRITTEN,
  )
  await text.asElement()?.click()
  await page.keyboard.press('ControlOrMeta+End')
}

/** Leaves a text field on an empty page: what a key costs the browser whatever the page is. */
async function openAlone(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.setContent(
    '<textarea autofocus style="font: 16px/22px sans-serif; width: 196px; height: 400px"></textarea>',
  )
  await page.locator('textarea').focus()
}

/** @param letters which keys are pressed, over and over */
async function typeLetters(page: Page, letters: string): Promise<void> {
  for (let key = 0; key < KEYS; key += 1) {
    const began = performance.now()
    await page.keyboard.press(keyOf(letters, key))
    await sleep(Math.max(0, KEY_PERIOD_MS - (performance.now() - began)))
  }
  await sleep(500)
}

function keyOf(letters: string, at: number): string {
  return letters.charAt(at % letters.length)
}

/**
 * The main thread's work in the {@link WORK_WINDOW_MS} after each of {@link KEYS} letters, ms, less what it does in that time while
 * nobody types: on an average, with what the asking costs.
 */
async function workPerKey(page: Page): Promise<readonly number[]> {
  const spent = await watchMainThread(page)
  const workOf = async (run: () => Promise<void>): Promise<number> => {
    const [before, began] = [await spent(), performance.now()]
    await run()
    await sleep(Math.max(0, WORK_WINDOW_MS - (performance.now() - began)))
    const work = (await spent()) - before
    await sleep(Math.max(0, KEY_PERIOD_MS - (performance.now() - began)))
    return work
  }
  const take = async (count: number, run: (at: number) => Promise<void>): Promise<number[]> => {
    const works: number[] = []
    for (let at = 0; at < count; at += 1) works.push(await workOf(() => run(at)))
    return works
  }
  const idle = await take(IDLE_WINDOWS, async () => {})
  const idleMs = idle.reduce((sum, work) => sum + work, 0) / idle.length
  const typing = await take(KEYS, (at) => page.keyboard.press(keyOf(WORDS, at)))
  return typing.map((work) => Math.max(0, work - idleMs))
}

async function measureTyping(
  browser: Browser,
  stage: Stage,
  cards: number,
  openText: (page: Page) => Promise<void>,
): Promise<readonly Figure[]> {
  const seat = await sit(browser, stage)
  await open(seat, stage)
  await openText(seat.page)
  await sleep(1_000)
  const work = await workPerKey(seat.page)
  await seat.page.evaluate(watchKeys)
  await typeLetters(seat.page, WORDS)
  const keyToPaint = await seat.page.evaluate(() => window.gauges.keyToPaint)
  await seat.context.close()
  const own = cards === 2_000 && openText !== openAlone
  const where = PLACES.get(openText) ?? ''
  return [
    ...spread(`main thread's work per key press${where}`, work, own ? { p95: 8 } : {}),
    ...spread(`key press to next picture${where}`, keyToPaint, own ? { p95: 34 } : {}),
  ]
}

async function measureHeap(
  browser: Browser,
  stage: Stage,
  cards: number,
): Promise<readonly Figure[]> {
  const seat = await sit(browser, stage)
  await open(seat, stage)
  await sleep(2_000)
  const session = await seat.context.newCDPSession(seat.page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await seat.context.close()
  return [
    {
      name: 'heap after a collection',
      value: usedSize / 1024 / 1024,
      unit: 'MB',
      budget: cards === 2_000 ? 80 : null,
      count: 1,
    },
  ]
}

async function measureRemote(
  browser: Browser,
  stage: Stage,
  cards: number,
): Promise<readonly Figure[]> {
  const [writer, reader] = [await sit(browser, stage), await sit(browser, stage)]
  await open(writer, stage)
  await open(reader, stage)
  await openCard(writer.page)
  await goToParking(reader.page)
  await reader.page.evaluate(watchLetters, { words: WRITTEN, letter: 'q' })
  await writer.page.evaluate(watchKeys)
  await typeLetters(writer.page, 'q')
  await reader.page.waitForFunction((keys) => window.gauges.painted.length >= keys, KEYS)
  const pressed = await writer.page.evaluate(() => window.gauges.keys)
  const painted = await reader.page.evaluate(() => window.gauges.painted)
  await writer.context.close()
  await reader.context.close()
  const delays = pressed.flatMap((at, key) => {
    const seen = painted[key]
    return seen === undefined ? [] : [seen - at]
  })
  const own = cards === 500
  return spread(
    `key press to another person's picture, ${BOTS} others`,
    delays,
    own ? { p50: 40, p95: 90 } : {},
  )
}

async function measureDrag(
  browser: Browser,
  stage: Stage,
  cards: number,
): Promise<readonly Figure[]> {
  const seat = await sit(browser, stage)
  const { page } = seat
  await open(seat, stage)
  await page.locator('.tl-container').focus()
  await page.keyboard.press('1')
  await sleep(1_000)
  const card = page.getByRole('article').filter({ hasText: '(3)' }).first()
  const box = await card.boundingBox()
  if (box === null) throw new Error('There is no card to drag.')
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 30, from.y, { steps: 5 })
  await page.evaluate(watchFrames)
  const began = performance.now()
  for (let spent = 0; spent < DRAG_MS; spent = performance.now() - began) {
    await page.mouse.move(from.x + 260 * Math.sin(spent / 400), from.y + 20 * Math.sin(spent / 90))
  }
  const frames = await page.evaluate(() => {
    const seen = window.gauges.frames
    window.gauges.frames = []
    return seen.slice(2)
  })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await seat.context.close()
  return spread(`between pictures while dragging, ${BOTS} others`, frames, {
    p95: cards === 500 ? 28 : 40,
  })
}

async function withBots<Value>(
  { origin }: BenchServer,
  { board }: Stage,
  measure: () => Promise<Value>,
): Promise<Value> {
  const bots = fork(join(import.meta.dirname, 'bots.ts'), [
    origin,
    board.id,
    board.key,
    String(BOTS),
  ])
  const ended = once(bots, 'exit')
  await once(bots, 'message')
  try {
    return await measure()
  } finally {
    bots.kill()
    await ended
  }
}
