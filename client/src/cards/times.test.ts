import { expect, test } from 'vitest'

import {
  endedAt,
  formatEventTime,
  formatReadTime,
  spokenTime,
  startedAt,
  timeTitle,
} from './times.ts'

const at = (time: string) => Date.parse(`2026-03-${time}:00Z`)
const moment = { startMs: at('12T13:03'), endMs: null, approximate: false }
const range = { ...moment, endMs: at('12T13:20'), approximate: true }

test('a time is told on the clocks of the zone, with its day where that is not the incident’s', () => {
  const told = (time: typeof moment | typeof range, homeDay?: string) =>
    formatEventTime(time, 'Europe/Berlin', homeDay)
  expect(told(moment)).toBe('14:03')
  expect(told(range, '2026-03-12')).toBe('~14:03–14:20')
  expect(told(moment, '2026-03-11')).toBe('12 Mar 14:03')
  const overNight = { ...moment, endMs: at('13T00:10') }
  expect(formatEventTime(overNight, 'Europe/Berlin', '2026-03-12')).toBe('14:03–13 Mar 01:10')
})

test('a tooltip tells day, zone and length, and the viewer’s own time where it differs', () => {
  expect(formatReadTime(range, 'Europe/Berlin')).toBe(
    '~Thu 12 Mar 2026, 14:03 – 14:20 CET (17 min)',
  )
  expect(timeTitle(moment, 'Europe/Berlin', 'Europe/Berlin')).toBe('Thu 12 Mar 2026, 14:03 CET')
  expect(timeTitle(moment, 'Europe/Berlin', 'Europe/Paris')).toBe('Thu 12 Mar 2026, 14:03 CET')
  expect(timeTitle(moment, 'Europe/Berlin', 'UTC')).toBe(
    'Thu 12 Mar 2026, 14:03 CET\nThu 12 Mar 2026, 13:03 UTC for you',
  )
})

test('the viewer’s own time is read aloud where it differs, with its day', () => {
  expect(spokenTime(moment, 'Europe/Berlin', 'Europe/Paris')).toBe('14:03')
  expect(spokenTime(range, 'Europe/Berlin', 'UTC')).toBe(
    '~14:03–14:20 CET, ~13:03–13:20 UTC for you',
  )
  expect(spokenTime(moment, 'Europe/Berlin', 'Asia/Tokyo')).toBe('14:03 CET, 22:03 GMT+9 for you')
  expect(spokenTime(moment, 'Europe/Berlin', 'Pacific/Auckland')).toBe(
    '14:03 CET, 13 Mar 02:03 GMT+13 for you',
  )
})

test('a range that begins at another moment keeps its length; one that ends where it begins is a moment', () => {
  expect(startedAt(range, at('12T15:00'))).toMatchObject({ endMs: at('12T15:17') })
  expect(endedAt(range, null)).toEqual({ ...range, endMs: null })
  expect(endedAt(range, range.startMs)).toEqual({ ...range, endMs: null })
})
