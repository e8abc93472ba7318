import { expect, test } from 'vitest'

import { formatAgo, formatDateTime } from './moments.ts'
import { formatCalendarDay, zoneAbbreviation } from './time.ts'

const at = (iso: string): number => Date.parse(iso)

test('times and days are shown in plain words', () => {
  expect(formatDateTime(at('2026-11-20T14:03Z'), 'UTC')).toBe('Fri 20 Nov 2026, 14:03')
  expect(formatCalendarDay('2026-11-20')).toBe('20 Nov 2026')
  expect(formatCalendarDay('soon')).toBe('soon')
  const now = at('2026-11-20T14:03Z')
  expect(formatAgo(now - 20_000, now, 'UTC')).toBe('just now')
  expect(formatAgo(now - 5 * 60_000, now, 'UTC')).toBe('5 min ago')
  expect(formatAgo(now - 3 * 3_600_000, now, 'UTC')).toBe('3 h ago')
  expect(formatAgo(now - 30 * 3_600_000, now, 'UTC')).toBe('yesterday')
  expect(formatAgo(now - 80 * 3_600_000, now, 'UTC')).toBe('17 Nov 2026')
})

test('a zone is named as at that moment, before and after its clocks change', () => {
  const change = at('2026-03-29T01:00Z')
  const named = (ms: number) => zoneAbbreviation(ms, 'Europe/Berlin')
  expect([change - 1, change, change - 1].map(named)).toEqual(['CET', 'CEST', 'CET'])
  expect(zoneAbbreviation(change, 'UTC')).toBe('UTC')
})
