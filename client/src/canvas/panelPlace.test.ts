import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { isAway, panelRoom, placePanel } from './panelPlace.ts'

const SCREEN = { w: 1400, h: 800 }
const PANEL = { w: 340, h: 90 }

test('a panel stands below its card', () => {
  expect(placePanel({ x: 300, y: 100, w: 224, h: 120 }, PANEL, SCREEN)).toEqual({ x: 300, y: 232 })
})

test('where there is no room below it stands above', () => {
  expect(placePanel({ x: 300, y: 600, w: 224, h: 120 }, PANEL, SCREEN)).toEqual({ x: 300, y: 498 })
})

test('where there is room neither below nor above it stands beside its card', () => {
  const tall = { y: -90, w: 224, h: 2000 }
  expect(placePanel({ x: 300, ...tall }, PANEL, SCREEN)).toEqual({ x: 536, y: 8 })
  expect(placePanel({ x: 1000, ...tall }, PANEL, SCREEN)).toEqual({ x: 648, y: 8 })
  expect(placePanel({ x: 80, ...tall }, PANEL, { w: 390, h: 800 })).toEqual({ x: 18, y: 662 })
})

test('a panel never leaves the screen, nor lies where the mark of the canvas is', () => {
  const side = fc.integer({ min: -3000, max: 3000 })
  const card = fc.record({
    x: side,
    y: side,
    w: fc.constant(224),
    h: fc.integer({ min: 8, max: 900 }),
  })
  fc.assert(
    fc.property(card, fc.integer({ min: 320, max: 1600 }), (box, w) => {
      const screen = { w, h: 640 }
      const panel = { w: Math.min(340, panelRoom(screen)), h: 200 }
      const { x, y } = placePanel(box, panel, screen)
      expect(x).toBeGreaterThanOrEqual(8)
      expect(x + panel.w).toBeLessThanOrEqual(w < 700 ? w - 32 : w - 8)
      expect(y).toBeGreaterThanOrEqual(8)
      expect(y + panel.h).toBeLessThanOrEqual(640 - 48)
    }),
    { seed: 1 },
  )
})

test('a card is away once nothing of it is in view', () => {
  const card = { x: 300, y: 100, w: 224, h: 120 }
  expect(isAway(card, SCREEN)).toBe(false)
  expect(isAway({ ...card, x: -223 }, SCREEN)).toBe(false)
  expect(isAway({ ...card, y: 799 }, SCREEN)).toBe(false)
  for (const out of [{ x: -224 }, { x: 1400 }, { y: -120 }, { y: 800 }]) {
    expect(isAway({ ...card, ...out }, SCREEN)).toBe(true)
  }
})
