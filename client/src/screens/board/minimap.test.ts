import { contains } from '@whyboard/shared/domain/geometry.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { onMap, placeMap, worldAt } from './minimap.ts'

const side = fc.integer({ min: 1, max: 20_000 })
const at = fc.integer({ min: -10_000, max: 10_000 })
const world = fc.record({ x: at, y: at, w: side, h: side })
const ROOM = { w: 208, h: 132 }

test('everything lies on the map, which fits its room', () => {
  fc.assert(
    fc.property(world, (box) => {
      const place = placeMap(box, ROOM)
      expect(place.w).toBeLessThanOrEqual(ROOM.w + 1e-6)
      expect(place.h).toBeLessThanOrEqual(ROOM.h + 1e-6)
      expect(contains({ x: 0, y: 0, w: place.w, h: place.h }, onMap(place, box))).toBe(true)
    }),
  )
})

test('a point of the map is the place it shows', () => {
  fc.assert(
    fc.property(world, at, at, (box, x, y) => {
      const place = placeMap(box, ROOM)
      const shown = onMap(place, { x, y, w: 0, h: 0 })
      const back = worldAt(place, shown)
      expect(back.x).toBeCloseTo(x, 3)
      expect(back.y).toBeCloseTo(y, 3)
    }),
  )
})
