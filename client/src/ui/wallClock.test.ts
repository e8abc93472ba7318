import fc from 'fast-check'
import { expect, test } from 'vitest'

import { epochToZoned, zonedToEpochMs } from './wallClock.ts'

const at = (iso: string): number => Date.parse(iso)

test('a wall-clock time is read in its zone, summer and winter', () => {
  expect(zonedToEpochMs('2026-11-20T14:03', 'Europe/Berlin')).toBe(at('2026-11-20T13:03Z'))
  expect(zonedToEpochMs('2026-07-20T14:03', 'Europe/Berlin')).toBe(at('2026-07-20T12:03Z'))
  expect(zonedToEpochMs('2026-11-20T14:03', 'Asia/Kathmandu')).toBe(at('2026-11-20T08:18Z'))
})

test('a time that the clock change skips or repeats still gives one moment', () => {
  expect(zonedToEpochMs('2026-03-29T02:30', 'Europe/Berlin')).toBe(at('2026-03-29T01:30Z'))
  expect(zonedToEpochMs('2026-10-25T02:30', 'Europe/Berlin')).toBe(at('2026-10-25T00:30Z'))
})

test('what is no time reads as none', () => {
  expect(zonedToEpochMs('', 'UTC')).toBeNull()
  expect(zonedToEpochMs('2026-13-40T99:99', 'UTC')).toBeNull()
  expect(zonedToEpochMs('yesterday', 'UTC')).toBeNull()
})

test('an unknown zone reads as UTC', () => {
  expect(zonedToEpochMs('2026-11-20T14:03', 'Moon/Tycho')).toBe(at('2026-11-20T14:03Z'))
})

test('showing a moment and reading it again gives the same minute', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: at('2000-01-01T00:00Z') / 60_000, max: at('2060-01-01T00:00Z') / 60_000 }),
      (zone, minute) => {
        const shown = epochToZoned(minute * 60_000, zone)
        const read = zonedToEpochMs(shown, zone)
        // In the repeated hour of a clock change two moments are shown alike.
        expect(read === null ? null : epochToZoned(read, zone)).toBe(shown)
      },
    ),
  )
})
