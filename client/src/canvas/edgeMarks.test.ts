import fc from 'fast-check'
import { expect, test } from 'vitest'

import { edgeMarks, MOST_MARKS } from './edgeMarks.ts'

const SCREEN = { left: 0, top: 0, right: 1000, bottom: 800 }
const FRAME = { left: 20, top: 20, right: 980, bottom: 720 }

test('who points into view has no mark; others stand at the edge towards them', () => {
  const marks = edgeMarks(
    new Map([
      [1, { x: 500, y: 400 }],
      [2, { x: 3000, y: 370 }],
      [3, { x: 500, y: -900 }],
    ]),
    SCREEN,
    FRAME,
  )
  expect(marks).toEqual([
    { id: 2, x: 980, y: 370, angle: 0 },
    { id: 3, x: 500, y: 20, angle: -Math.PI / 2 },
  ])
})

test('marks lie on the frame, each person once, and do not lie on one another where there is room', () => {
  const place = fc.record({
    x: fc.integer({ min: -5000, max: 5000 }),
    y: fc.integer({ min: -5000, max: 5000 }),
  })
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), (places) => {
      const points = new Map(places.map((point, id) => [id, point]))
      const marks = edgeMarks(points, SCREEN, FRAME)
      const out = places.filter(({ x, y }) => x < 0 || x > 1000 || y < 0 || y > 800)
      expect(new Set(marks.map((mark) => mark.id)).size).toBe(Math.min(out.length, MOST_MARKS))
      for (const { x, y } of marks) {
        expect(x).toBeGreaterThanOrEqual(FRAME.left - 0.01)
        expect(x).toBeLessThanOrEqual(FRAME.right + 0.01)
        expect(y).toBeGreaterThanOrEqual(FRAME.top - 0.01)
        expect(y).toBeLessThanOrEqual(FRAME.bottom + 0.01)
      }
      const left = marks.filter(({ x }) => x === FRAME.left).map(({ y }) => y)
      const gaps = left.slice(1).map((y, index) => y - (left[index] ?? 0))
      expect(gaps.filter((gap) => gap < 29.99)).toEqual([])
    }),
  )
})
