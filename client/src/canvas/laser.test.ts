import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readPresence } from '../connection/readPresence.ts'
import { laserTrail, trailPath } from './laser.ts'

const point = fc.record({
  x: fc.integer({ min: -99_999, max: 99_999 }),
  y: fc.integer({ min: -99_999, max: 99_999 }),
})
const user = { id: null, name: 'Ada', colour: '#123456', role: 'contributor' }

describe('laser', () => {
  test('the trail that is told fits into a presence message and is read as it was told', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 600 }), (points) => {
        const laser = laserTrail([{ color: 'laser', points }])
        expect(JSON.stringify(laser).length).toBeLessThan(2_048)
        expect(laser?.slice(-2)).toEqual([points.at(-1)?.x, points.at(-1)?.y])
        expect(readPresence({ user, laser })?.laser).toEqual(laser)
        expect(trailPath(laser ?? [])).toMatch(/^M -?\d+ -?\d+ L/)
      }),
    )
  })

  test('only the laser is told, not other scribbles', () => {
    expect(laserTrail([{ color: 'accent', points: [{ x: 1, y: 2 }] }])).toBeNull()
    expect(laserTrail([])).toBeNull()
  })

  test.each([
    [[1, 2, 3]],
    [[1, Number.NaN]],
    [['1', '2']],
    ['M 0 0'],
    [{ length: 2 }],
    [Array<number>(402).fill(1)],
  ])('a trail of another client that is none is left out: %j', (laser) => {
    expect(readPresence({ user, laser })).toEqual({ user })
  })
})
