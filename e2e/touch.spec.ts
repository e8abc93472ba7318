import { expect, type CDPSession, type Page } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import type { PersonOptions } from './support/person.ts'
import { test } from './support/test.ts'

interface Point {
  readonly x: number
  readonly y: number
}

const TABLET: PersonOptions = { viewport: { width: 1024, height: 768 }, hasTouch: true }

/** A hand on the screen, finger by finger. */
async function handOn(page: Page) {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(({ x, y }, id) => ({ x, y, id })),
    })
  return {
    press: (...points: readonly Point[]) => send('touchStart', points),
    lift: () => send('touchEnd', []),
    /** From one place to another in small steps, finger by finger. */
    move: async (...ways: readonly (readonly [from: Point, to: Point])[]) => {
      for (let step = 1; step <= 8; step += 1) {
        const share = step / 8
        await send(
          'touchMove',
          ways.map(([from, to]) => ({
            x: from.x + (to.x - from.x) * share,
            y: from.y + (to.y - from.y) * share,
          })),
        )
      }
    },
  }
}

test('one finger moves the board, also across cards; a selected card it drags', async ({
  server,
  newBoard,
  join,
}) => {
  const made = await newBoard({ sample: true })
  const { page, board } = await join(made.links.contributor, 'Ada', TABLET)
  await board.go('Actions')
  const hand = await handOn(page)
  const card = board.card('Improve monitoring')
  const before = await board.middleOf(card)
  const { cards } = await readBoard(server, made)

  const to = { x: before.x - 120, y: before.y - 60 }
  await hand.press(before)
  await hand.move([before, to])
  await hand.lift()
  await expect.poll(async () => (await board.middleOf(card)).x).toBeLessThan(before.x - 100)
  await expect(board.selection()).toHaveCount(0)

  // What is selected goes with the finger, and Esc or another place is where it lands.
  await page.touchscreen.tap(...(await at(board.textOf(card))))
  await expect(board.selection()).toContainText('Improve monitoring')
  const other = board.card('Add a pipeline')
  const from = await board.textOf(card)
  const goal = await board.textOf(other)
  await hand.press(from)
  await hand.move([from, goal])
  await hand.lift()
  await board.saved()
  await expect
    .poll(async () => (await readBoard(server, made)).cards.map(({ id }) => id))
    .not.toEqual(cards.map(({ id }) => id))
})

test('two fingers zoom about the place between them', async ({ newBoard, join }) => {
  const { links } = await newBoard({ sample: true })
  const { page, board } = await join(links.contributor, 'Ada', TABLET)
  await board.fitAll()
  const zoom = page.getByRole('button', { name: /^Zoom \d/ })
  const before = parseInt(await zoom.innerText())
  const hand = await handOn(page)
  const [left, right] = [
    { x: 460, y: 400 },
    { x: 560, y: 400 },
  ]
  await hand.press(left, right)
  await hand.move([left, { x: 310, y: 400 }], [right, { x: 710, y: 400 }])
  await hand.lift()
  await expect.poll(async () => parseInt(await zoom.innerText())).toBeGreaterThan(before * 2)
})

test('a finger held still opens the menu of what lies below, two taps add a card', async ({
  newBoard,
  join,
}) => {
  const { links } = await newBoard({ sample: true })
  const { page, board } = await join(links.contributor, 'Ada', TABLET)
  await board.go('What worked')
  const hand = await handOn(page)
  const card = board.card('Rollback took seven minutes')
  await hand.press(await board.textOf(card))
  const menu = page.getByRole('menu')
  await expect(menu).toBeVisible()
  await hand.lift()
  await expect(menu.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible()
  await menu.getByRole('menuitem', { name: 'Edit the card' }).tap()
  await expect(board.editor()).toBeFocused()
  await board.endEditing()

  // "Move to…" has no need of keys: a button asks for it, and a tap on a place answers.
  await page.getByRole('button', { name: 'More of the card' }).tap()
  await page.getByRole('button', { name: 'Move to…' }).tap()
  const dialog = page.getByRole('dialog', { name: /^Move/ })
  await expect(dialog.getByPlaceholder('Tap a place, or search')).not.toBeFocused()
  await dialog.getByRole('option', { name: 'We got lucky', exact: true }).tap()
  await expect(dialog).toHaveCount(0)
  await expect(card).toContainText('We got lucky')

  await board.go('Parking lot')
  const region = await board.middleOf(board.region('Parking lot'))
  const empty = { x: region.x, y: 560 }
  // Without waiting in between: a busy machine may take longer for an answer than there is between two taps.
  await Promise.all([
    page.touchscreen.tap(empty.x, empty.y),
    page.touchscreen.tap(empty.x, empty.y),
  ])
  await expect(board.editor()).toBeFocused()
  await page.keyboard.press('Escape')

  // The text that two taps open goes away below the finger, and the field that comes elsewhere has the keyboard.
  await board.fitAll()
  const kept = board.card('Keep the values')
  const text = await board.textOf(kept)
  for (let tap = 0; tap < 2; tap += 1) {
    await hand.press(text)
    await hand.lift()
  }
  await expect(board.editor()).toBeFocused()
  await page.keyboard.type(' Tapped.')
  await page.keyboard.press('Escape')
  await expect(kept).toContainText('Tapped.')
})

test('the other mouse button opens the same menu', async ({ server, newBoard, join }) => {
  const made = await newBoard({ sample: true })
  const { page, board } = await join(made.links.contributor, 'Ada')
  await board.go('Parking lot')
  const { cards } = await readBoard(server, made)
  const card = board.card('Keep the values')
  const { x, y } = await board.textOf(card)
  await page.mouse.click(x, y, { button: 'right' })
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(card).toHaveCount(2)
  await board.undo()
  await expect(card).toHaveCount(1)
  await board.saved()
  expect((await readBoard(server, made)).cards.length).toBe(cards.length)

  const region = await board.region('Parking lot').boundingBox()
  if (region === null) throw new Error('The region is not there.')
  const low = Math.min(region.y + region.height, 800) - 40
  await page.mouse.click(region.x + region.width / 2, low, { button: 'right' })
  await page.getByRole('menuitem', { name: 'Add a card here' }).click()
  await expect(board.editor()).toBeFocused()
})

test('once a pen draws, fingers only move the board, until pen mode is ended', async ({
  newBoard,
  join,
}) => {
  const { links } = await newBoard()
  const { page, board } = await join(links.contributor, 'Ada', TABLET)
  await board.go('Causes')
  await page.keyboard.press('d')
  const cdp = await page.context().newCDPSession(page)
  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number) =>
    cdp.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
      pointerType: 'pen',
    })
  await pen('mousePressed', 300, 300)
  await pen('mouseMoved', 340, 320)
  await pen('mouseMoved', 380, 300)
  await pen('mouseReleased', 380, 300)
  const strokes = page.locator('[data-shape-type="draw"]')
  await expect(strokes).toHaveCount(1)
  const pill = page.getByRole('button', { name: /^Pen mode/ })
  await expect(pill).toBeVisible()

  const hand = await handOn(page)
  const before = await board.middleOf(board.region('Causes'))
  const from = { x: 500, y: 500 }
  await hand.press(from)
  await hand.move([from, { x: 380, y: 460 }])
  await hand.lift()
  await expect
    .poll(async () => (await board.middleOf(board.region('Causes'))).x)
    .toBeLessThan(before.x - 60)
  await expect(strokes).toHaveCount(1)

  // Chromium takes a tap right after a quick move as one that stops its momentum, and makes no click of it.
  await expect(async () => {
    // The tap before may have been one, and only its answer late.
    if ((await pill.count()) > 0) await pill.tap({ timeout: 1_000 })
    await expect(pill).toHaveCount(0, { timeout: 500 })
  }).toPass()
  await hand.press(from)
  await hand.move([from, { x: 460, y: 460 }])
  await hand.lift()
  await expect(strokes).toHaveCount(2)
})

async function at(point: Promise<Point>): Promise<[x: number, y: number]> {
  const { x, y } = await point
  return [x, y]
}
