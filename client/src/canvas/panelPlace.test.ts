import { overlaps, type Box } from '@whyboard/shared/domain/geometry.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { isAway, panelRoom, placePanel, type Side } from './panelPlace.ts'

const SCREEN = { w: 1400, h: 800 }
const PANEL = { w: 344, h: 40 }
const CARD = { x: 300, y: 300, w: 224, h: 120 }

/** Where the panel of a card stands among others. */
const placed = (card: Box, others: readonly Box[] = [], before: Side | null = null) =>
  placePanel(card, PANEL, SCREEN, () => others, before)

test('a panel stands above the middle of its card', () => {
  expect(placed(CARD)).toEqual({ x: 240, y: 250, side: 'above', height: 282 })
})

test('where there is no room above it stands below', () => {
  expect(placed({ ...CARD, y: 30 })).toEqual({ x: 240, y: 160, side: 'below', height: 576 })
})

test('it stands on the side where it covers least of what is around', () => {
  const above = { ...CARD, y: 170 }
  const below = { ...CARD, y: 436 }
  expect(placed(CARD, [above]).side).toBe('below')
  expect(placed(CARD, [above, below]).side).toBe('right')
  // 40 px of the one above, 34 of the one below, all of its height beside.
  expect(placed(CARD, [above, below, { ...CARD, x: 540 }]).side).toBe('below')
})

test('it stays on its side as long as there is room', () => {
  const above = { ...CARD, y: 170 }
  expect(placed(CARD, [above], 'above').side).toBe('above')
  expect(placed({ ...CARD, y: 30 }, [], 'above').side).toBe('below')
})

test('a card that fills the screen has its panel at the lower edge', () => {
  const { side, y } = placed({ x: -90, y: -90, w: 2000, h: 2000 })
  expect({ side, y }).toEqual({ side: null, y: 800 - 64 - 40 })
})

test('a panel never leaves the screen, nor lies where the mark of the canvas is, nor on a card that leaves it room', () => {
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
      const place = placePanel(box, panel, screen, () => [])
      expect(place.x).toBeGreaterThanOrEqual(8)
      expect(place.x + panel.w).toBeLessThanOrEqual(w < 700 ? w - 32 : w - 8)
      expect(place.y).toBeGreaterThanOrEqual(8)
      expect(place.y + panel.h).toBeLessThanOrEqual(640 - 64)
      expect(overlaps({ ...place, ...panel }, box)).toBe(place.side === null)
      expect(place.side !== null || box.h > 160).toBe(true)
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
