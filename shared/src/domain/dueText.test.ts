import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { addDays } from './actions.ts'
import { readDueDay } from './dueText.ts'
import { formatDay } from './zone.ts'

/** A Sunday. */
const NOW = { nowMs: Date.UTC(2026, 10, 22, 10), timeZone: 'Europe/Berlin' }
const dayOf = (text: string, context = NOW) => readDueDay(text, context)?.day ?? null

describe('D13 a due day as people write it', () => {
  test.each([
    ['Friday', '2026-11-27'],
    ['by friday', '2026-11-27'],
    ['Friday, at the latest.', '2026-11-27'],
    ['EOD Friday', '2026-11-27'],
    ['Sunday', '2026-11-22'],
    ['next Tuesday', '2026-11-24'],
    ['next Sunday', '2026-11-29'],
    ['today', '2026-11-22'],
    ['tomorrow', '2026-11-23'],
    ['in two weeks', '2026-12-06'],
    ['in a fortnight', '2026-12-06'],
    ['3 days', '2026-11-25'],
    ['2w', '2026-12-06'],
    ['next month', '2026-12-22'],
    ['end of month', '2026-11-30'],
    ['End of the month', '2026-11-30'],
    ['eom', '2026-11-30'],
    ['end of week', '2026-11-27'],
    ['end of quarter', '2026-12-31'],
    ['end of year', '2026-12-31'],
    ['15 Dec', '2026-12-15'],
    ['15th', '2026-12-15'],
    ['the 30th', '2026-11-30'],
    ['December 15', '2026-12-15'],
    ['15 Jan', '2027-01-15'],
    ['15/12', '2026-12-15'],
    ['3/4/2027', '2027-04-03'],
    ['15.12.2026', '2026-12-15'],
    ['2026-12-15', '2026-12-15'],
  ])('%s', (text, day) => {
    expect(readDueDay(text, NOW)).toEqual({ day, past: false })
  })

  test.each([
    ['yesterday', '2026-11-21'],
    ['last Friday', '2026-11-20'],
    ['2 weeks ago', '2026-11-08'],
    ['2026-03-20', '2026-03-20'],
  ])('%s is over', (text, day) => {
    expect(readDueDay(text, NOW)).toEqual({ day, past: true })
  })

  test.each([
    '',
    'whenever',
    'soon',
    'Q1',
    'May',
    'noon',
    '14:03',
    '31 Feb',
    '2026-02-30',
    '2026-13-01',
    '12',
    'Friday or Monday',
    'Monday to Friday',
    'mid December',
    'early next week',
    '1 Jan 10000',
    'x'.repeat(5_000),
  ])('%s is no day, and nothing is guessed', (text) => {
    expect(readDueDay(text, NOW)).toBeNull()
  })

  test('today is the day of the zone', () => {
    const nowMs = Date.UTC(2026, 10, 22, 11)
    expect(dayOf('today', { nowMs, timeZone: 'Pacific/Kiritimati' })).toBe('2026-11-23')
    expect(dayOf('today', { nowMs, timeZone: 'Pacific/Pago_Pago' })).toBe('2026-11-22')
    expect(dayOf('today', { nowMs: nowMs - 6e5, timeZone: 'Pacific/Pago_Pago' })).toBe('2026-11-21')
  })
})

describe('D13 for every day of four centuries', () => {
  const nowMs = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2350, 0, 1) })
  const timeZone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia')
  const context = fc.record({ nowMs, timeZone })

  test('D13 tomorrow and so many days are counted from the day that it is there', () => {
    fc.assert(
      fc.property(context, fc.integer({ min: 2, max: 400 }), (now, days) => {
        const today = formatDay(now.nowMs, now.timeZone)
        expect(readDueDay('today', now)).toEqual({ day: today, past: false })
        expect(dayOf('tomorrow', now)).toBe(addDays(today, 1))
        expect(dayOf(`in ${days} days`, now)).toBe(addDays(today, days))
      }),
      { seed: 1 },
    )
  })

  test('D13 a weekday is one of the seven days from today on, and has that name', () => {
    const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
    fc.assert(
      fc.property(context, fc.integer({ min: 0, max: 6 }), (now, index) => {
        const today = formatDay(now.nowMs, now.timeZone)
        const day = dayOf(names[index] ?? '', now) ?? ''
        expect(day >= today && day < addDays(today, 7)).toBe(true)
        expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(index)
      }),
      { seed: 1 },
    )
  })

  test('D13 what is shown of a day is read as that day', () => {
    fc.assert(
      fc.property(
        context,
        fc.date({ min: new Date('1950-01-01'), max: new Date('2350-01-01'), noInvalidDate: true }),
        (now, date) => {
          const day = date.toISOString().slice(0, 10)
          const shown = new Intl.DateTimeFormat('en-GB', {
            weekday: 'short',
            day: 'numeric',
            month: 'short',
            year: 'numeric',
            timeZone: 'UTC',
          }).format(date)
          expect(dayOf(day, now)).toBe(day)
          expect(dayOf(shown.replace(',', ''), now)).toBe(day)
        },
      ),
      { seed: 1 },
    )
  })

  test('D13 any text at all has an answer, and a day that exists', () => {
    fc.assert(
      fc.property(context, fc.string({ unit: 'grapheme' }), (now, text) => {
        const day = dayOf(text, now) ?? '2000-01-01'
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})
