import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { TEST_START_MS } from '../testing/boards.ts'
import { pulledRange } from './timelineRange.ts'

const at = (minute: number) => TEST_START_MS + minute * 60_000
const moment = { startMs: at(3), endMs: null, approximate: true }

test('D10 a moment whose end is pulled becomes a range of whole minutes, and a moment again', () => {
  const range = pulledRange(moment, 'end', at(8) + 20_000)
  expect(range).toEqual({ startMs: at(3), endMs: at(8), approximate: true })
  expect(pulledRange(range, 'end', at(1))).toEqual(moment)
})

test('D10 a start that is pulled leaves the end where it is', () => {
  const range = { ...moment, endMs: at(8) }
  expect(pulledRange(range, 'start', at(1))).toEqual({ ...range, startMs: at(1) })
  expect(pulledRange(range, 'start', at(20))).toEqual({ ...moment, startMs: at(8) })
})

test('D10 whatever is pulled, a range ends after it begins', () => {
  const ms = fc.integer({ min: -1e12, max: 1e12 })
  fc.assert(
    fc.property(ms, fc.nat(1e9), ms, fc.constantFrom('start', 'end'), (startMs, by, to, edge) => {
      const time = { startMs, endMs: by === 0 ? null : startMs + by, approximate: false }
      const pulled = pulledRange(time, edge, to)
      expect(pulled.endMs ?? Infinity).toBeGreaterThan(pulled.startMs)
      const kept = edge === 'end' ? pulled.startMs : (pulled.endMs ?? pulled.startMs)
      expect(kept).toBe(edge === 'end' ? startMs : (time.endMs ?? startMs))
    }),
    { seed: 1 },
  )
})
