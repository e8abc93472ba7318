import { expect, type BrowserContextOptions } from '@playwright/test'

import { test } from './support/test.ts'

const SCREENS: readonly (BrowserContextOptions & { readonly name: string })[] = [
  { name: 'desktop, light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'desktop, dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  {
    name: 'phone, light',
    colorScheme: 'light',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  },
  {
    name: 'phone, dark',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  },
]

for (const { name, ...options } of SCREENS) {
  test(`the canvas’s watermark is visible, as tldraw made it, and can be clicked: ${name}`, async ({
    newBoard,
    join,
  }) => {
    const board = await newBoard({ sample: true })
    const ada = await join(board.links.contributor, 'Ada', options)
    const { page, context } = ada
    await context.route('https://tldraw.dev/**', (route) => route.fulfill({ body: 'tldraw' }))
    const mark = page.getByRole('button', { name: 'made with tldraw' })
    await expect(mark).toBeVisible()
    await expect
      .poll(() => mark.evaluate(look))
      .toEqual({
        size: options.isMobile === true ? '8×32' : '96×32',
        opacity: '0.38',
        inside: true,
        onTop: true,
      })

    const { x, y } = await ada.board.middleOf(mark)
    const opened = context.waitForEvent('page')
    if (options.hasTouch === true) {
      await page.touchscreen.tap(x, y)
    } else {
      // It takes clicks once the pointer has rested on it for a moment, which is tldraw's own way.
      await page.mouse.move(x, y)
      await expect.poll(() => mark.evaluate((it) => getComputedStyle(it).pointerEvents)).toBe('all')
      await page.mouse.click(x, y)
    }
    expect((await opened).url()).toMatch(/^https:\/\/tldraw\.dev\//)
  })
}

test('nothing hides the watermark while panels, menus and dialogs are open', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard({ sample: true })
  const { page, board: view } = await join(board.links.facilitator, 'Fay', { hasTouch: false })
  const mark = page.getByRole('button', { name: 'made with tldraw' })
  const whole = { size: '96×32', opacity: '0.38', inside: true, onTop: true }
  await page.getByRole('button', { name: 'Show details and report' }).click()
  await expect.poll(() => mark.evaluate(look)).toEqual(whole)
  await page.getByRole('button', { name: /^Agenda/ }).click()
  await expect.poll(() => mark.evaluate(look)).toEqual(whole)
  await view.add('Parking lot', 'A card')
  await page.getByRole('button', { name: /^Next/ }).click()
  await expect(view.notice(/^Now:/)).toBeVisible()
  await expect.poll(() => mark.evaluate(look)).toEqual(whole)
})

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
