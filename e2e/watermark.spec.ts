import { expect } from '@playwright/test'

import type { PersonOptions } from './support/person.ts'
import { test } from './support/test.ts'

const DESKTOP: PersonOptions = { viewport: { width: 1440, height: 900 } }
const PHONE: PersonOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}

for (const { name, options, size } of [
  { name: 'on a desktop', options: DESKTOP, size: '96×32' },
  { name: 'on a phone', options: PHONE, size: '8×32' },
]) {
  test(`the canvas’s watermark is visible, as tldraw made it, and can be clicked ${name}, light and dark`, async ({
    newBoard,
    join,
  }) => {
    const { links } = await newBoard({ sample: true })
    const { page, context, board } = await join(links.facilitator, 'Fay', options)
    await board.showCanvas()
    await context.route('https://tldraw.dev/**', (route) => route.fulfill({ body: 'tldraw' }))
    const mark = page.getByRole('button', { name: 'made with tldraw' })
    const whole = { size, opacity: '0.38', inside: true, onTop: true }
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect.poll(() => mark.evaluate(look), colorScheme).toEqual(whole)
    }

    const { x, y } = await board.middleOf(mark)
    const opened = context.waitForEvent('page')
    if (options.hasTouch === true) {
      await page.touchscreen.tap(x, y)
    } else {
      // It takes clicks once the pointer has rested on it for a moment, which is tldraw's own way.
      await page.mouse.move(x, y)
      await expect.poll(() => mark.evaluate((it) => getComputedStyle(it).pointerEvents)).toBe('all')
      await page.mouse.click(x, y)
      await page.mouse.move(x - 300, y - 300)
    }
    expect((await opened).url()).toMatch(/^https:\/\/tldraw\.dev\//)

    if (options.isMobile === true) return
    await page.getByRole('button', { name: 'Show details and report' }).click()
    await expect.poll(() => mark.evaluate(look), 'beside the details').toEqual(whole)
    await page.getByRole('button', { name: /^Agenda/ }).click()
    await page.getByRole('button', { name: /^Next/ }).click()
    await expect(board.notice(/^Now:/)).toBeVisible()
    await expect.poll(() => mark.evaluate(look), 'beside agenda and notice').toEqual(whole)
  })
}

/** What can be seen of the mark: its size, and whether something lies over it. */
function look(mark: Element) {
  const { left, right, top, bottom, width, height } = mark.getBoundingClientRect()
  const frame = mark.parentElement
  const points = [0.1, 0.5, 0.9].map((part) =>
    document.elementFromPoint(left + width * part, top + height / 2),
  )
  return {
    size: `${Math.round(width)}×${Math.round(height)}`,
    opacity: getComputedStyle(mark).opacity,
    inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    onTop: points.every((at) => at !== null && (at === mark || at === frame)),
  }
}
