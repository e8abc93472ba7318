import fc from 'fast-check'
import { expect, test } from 'vitest'

import { shift } from './camera.ts'
import { cameraFor } from './follow.ts'

test('the view moves no further than needed', () => {
  expect(shift(10, 20, 0, 100)).toBe(0)
  expect(shift(-30, 20, 0, 100)).toBe(-30)
  expect(shift(90, 130, 0, 100)).toBe(30)
  // What is larger than the view is seen from its start.
  expect(shift(50, 500, 0, 100)).toBe(50)
})

test('following shows all that the other sees, centred', () => {
  const side = fc.integer({ min: 1, max: 10_000 })
  const place = fc.integer({ min: -10_000, max: 10_000 })
  fc.assert(
    fc.property(place, place, side, side, side, side, (x, y, w, h, screenW, screenH) => {
      const { x: cx, y: cy, z } = cameraFor({ x, y, w, h }, { w: screenW, h: screenH })
      const left = (x + cx) * z
      const top = (y + cy) * z
      expect(left).toBeGreaterThan(-1e-3)
      expect(top).toBeGreaterThan(-1e-3)
      expect(left + w * z).toBeLessThan(screenW + 1e-3)
      expect(top + h * z).toBeLessThan(screenH + 1e-3)
      expect(left).toBeCloseTo(screenW - (left + w * z), 3)
    }),
  )
})
