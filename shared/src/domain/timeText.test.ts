import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { someEvent, someIncident, someTimes, TEST_START_MS } from '../testing/boards.ts'
import { eventBeforeMs, timeContextOf } from './timeContext.ts'
import { readLeadingTime, type TimeContext } from './timeText.ts'
import { wallTime } from './zone.ts'

/** 12 March 2026 is a Thursday; the meeting is on the Monday after. */
const berlin: TimeContext = {
  timeZone: 'Europe/Berlin',
  nearMs: [Date.parse('2026-03-12T14:00+01:00')],
  fromMs: Date.parse('2026-03-12T14:00+01:00'),
  nowMs: Date.parse('2026-03-16T10:00+01:00'),
}

const read = (text: string, context = berlin) => {
  const found = readLeadingTime(text, context)
  if (found === null) return null
  const { startMs, endMs, approximate } = found.time
  const iso = (ms: number) => new Date(ms).toISOString().replace(/:00\.000Z$|\.000Z$/, '')
  const range = endMs === null ? iso(startMs) : `${iso(startMs)}/${iso(endMs)}`
  return `${approximate ? '~' : ''}${range} ${text.slice(found.length)}`
}

describe('D15 the time at the start of a text', () => {
  test.each([
    ['10 am alert', '2026-03-12T09:00 alert'],
    ['14:03: alert', '2026-03-12T13:03 alert'],
    ['14:03-13:50 outage', '2026-03-12T13:03/2026-03-13T12:50 outage'],
    ['2026-11-20 14:03 - 2026-11-19 10:00 x', '2026-11-20T13:03 2026-11-19 10:00 x'],
    ['14:03 alert fired', '2026-03-12T13:03 alert fired'],
    ['14:03:20 alert fired', '2026-03-12T13:03:20 alert fired'],
    ['2:03 pm alert', '2026-03-12T13:03 alert'],
    ['2 pm alert', '2026-03-12T13:00 alert'],
    ['2pm: alert', '2026-03-12T13:00 alert'],
    ['at 14:03 alert', '2026-03-12T13:03 alert'],
    ['2026-11-20 14:03 alert', '2026-11-20T13:03 alert'],
    ['2026-11-20T14:03:00Z alert', '2026-11-20T14:03 alert'],
    ['2026-11-20T14:03:20.123456+02:00 ERROR', '2026-11-20T12:03:20.123Z ERROR'],
    ['2026-11-20 14:03:20,500 ERROR', '2026-11-20T13:03:20.500Z ERROR'],
    ['2026-11-20 14:03:20 +0100 ERROR', '2026-11-20T13:03:20 ERROR'],
    ['[2026/11/20 14:03:20] ERROR', '2026-11-20T13:03:20 ERROR'],
    ['20/Nov/2026:14:03:20 +0000 GET', '2026-11-20T14:03:20 GET'],
    ['20.11.2026 14:03 Uhr Alarm', '2026-11-20T13:03 Alarm'],
    ['03.04.2026 14:03 Alarm', '2026-04-03T12:03 Alarm'],
    ['03/04/2026 14:03 alert', '2026-03-04T13:03 alert'],
    ['12/03/2026 14:03 alert', '2026-03-12T13:03 alert'],
    ['Mar 12 14:03:20 host app: x', '2026-03-12T13:03:20 host app: x'],
    ['20 Nov 14:03 alert', '2025-11-20T13:03 alert'],
    ['yesterday 14:03 alert', '2026-03-15T13:03 alert'],
    ['Friday 14:03 alert', '2026-03-13T13:03 alert'],
    ['Wed 14:03 alert', '2026-03-11T13:03 alert'],
    ['2 days ago at 14:03 alert', '2026-03-14T13:03 alert'],
    ['00:10 alert', '2026-03-12T23:10 alert'],
    ['14:03 UTC alert', '2026-03-12T14:03 alert'],
    ['14:03 EST alert', '2026-03-12T19:03 alert'],
    ['~14:03 alert', '~2026-03-12T13:03 alert'],
    ['around 14:03 alert', '~2026-03-12T13:03 alert'],
    ['ca. 14:03 alert', '~2026-03-12T13:03 alert'],
    ['14:03 – alert', '2026-03-12T13:03 alert'],
    ['14:03 - 3 nodes', '2026-03-12T13:03 3 nodes'],
    ['14:03 -3 nodes', '2026-03-12T13:03 -3 nodes'],
    ['14:03 to 15 pods', '2026-03-12T13:03 to 15 pods'],
    ['14:03 met the team', '2026-03-12T13:03 met the team'],
    ['14:03', '2026-03-12T13:03 '],
    ['14:03\nalert', '2026-03-12T13:03 alert'],
    ['14:03–14:20 outage', '2026-03-12T13:03/2026-03-12T13:20 outage'],
    ['14:03-14:20 outage', '2026-03-12T13:03/2026-03-12T13:20 outage'],
    ['14:03 to 14:20, outage', '2026-03-12T13:03/2026-03-12T13:20 outage'],
    ['2:03–2:20 pm outage', '2026-03-12T13:03/2026-03-12T13:20 outage'],
    ['23:50–00:20 outage', '2026-03-12T22:50/2026-03-12T23:20 outage'],
    ['~14:03–14:20 outage', '~2026-03-12T13:03/2026-03-12T13:20 outage'],
    ['2026-11-20 23:50 – 2026-11-22 00:20 outage', '2026-11-20T22:50/2026-11-21T23:20 outage'],
    ['14:03 – Friday 15:00 is planned', '2026-03-12T13:03 Friday 15:00 is planned'],
    ['+12m alert', '2026-03-12T13:12 alert'],
    ['+1h 30m alert', '2026-03-12T14:30 alert'],
    ['+1h30m: alert', '2026-03-12T14:30 alert'],
    ['+90 s alert', '2026-03-12T13:01:30 alert'],
    ['~+2 hours alert', '~2026-03-12T15:00 alert'],
  ])('D15 %s', (text, expected) => expect(read(text)).toBe(expected))

  test.each(
    [
      '5xx errors',
      '2 of 3 nodes',
      '10 users',
      '3:1 replicas',
      '1:100 sampled',
      '16:9 screen',
      '10:30% of',
      '14:03x',
      '3:15 min outage',
      '1:30 hours of silence',
      '14:0 x',
      '25:00 x',
      '14:60 x',
      '2026-11-20 release',
      'Friday release',
      'yesterday',
      '3 a.m',
      'x 14:03',
      'Deployed at 14:03',
      'May 14:03',
      '5 minutes after 14:03 it broke',
      'until 14:03 nothing',
      '+12 more users',
      '+5% errors',
      '+12mb',
      'v2026.11.20 14:03',
      '10.0.0.5 14:03',
      '2026-13-45 14:03 x',
      '2026-02-30 14:03 x',
      '00:1a:2b:3c:4d:5e',
      '',
      '~',
      '[',
    ].filter((text) => text !== '10 am'),
  )('D15 “%s” begins with no time', (text) => expect(read(text)).toBeNull())

  test('D15 a time of a written day reads as its zone shows it, and the rest is left', () => {
    const when = fc.record({
      zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Santiago'),
      day: fc.integer({ min: 0, max: 20_000 }),
      minute: fc.integer({ min: 3 * 60, max: 23 * 60 }),
    })
    fc.assert(
      fc.property(when, fc.stringMatching(/^[a-z][a-z0-9 :]*$/), ({ zone, day, minute }, rest) => {
        const wall = new Date(day * 86_400_000 + minute * 60_000).toISOString()
        const written = `${wall.slice(0, 10)} ${wall.slice(11, 16)} `
        const found = readLeadingTime(written + rest, { ...berlin, timeZone: zone })
        expect(found?.length).toBe(written.length)
        const { year, month, ...shown } = wallTime(found?.time.startMs ?? 0, zone)
        expect([year, month]).toEqual([Number(wall.slice(0, 4)), Number(wall.slice(5, 7))])
        expect([shown.day, shown.hour * 60 + shown.minute]).toEqual([
          Number(wall.slice(8, 10)),
          minute,
        ])
      }),
      { seed: 1 },
    )
  })

  test('D15 a bare time is the nearest one, whatever the zone of the machine', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu'),
        (minute, nearSec, timeZone) => {
          const nearMs = nearSec * 1000
          const text = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
          const found = readLeadingTime(text, { ...berlin, nearMs: [nearMs], timeZone })
          const away = Math.abs((found?.time.startMs ?? Infinity) - nearMs)
          // Half a day, and an hour more where clocks change.
          expect(away).toBeLessThanOrEqual(13 * 3_600_000)
        },
      ),
      { seed: 1 },
    )
  })

  test('D15 any text is read without failing, and no more than its start', () => {
    const pieces = fc.constantFrom(
      ...'14:03 |2026-11-20 |~|+|12m |-|–| to |yesterday |Friday |pm |Z|[|]|x |5|:|99|\n|é|12/|.'.split(
        '|',
      ),
    )
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const found = readLeadingTime(text, berlin)
        if (found === null) return
        expect(found.length).toBeLessThanOrEqual(text.length)
        expect(found.time.endMs ?? Infinity).toBeGreaterThanOrEqual(found.time.startMs)
        expect(/\d/.test(text.slice(0, found.length))).toBe(true)
      }),
      { numRuns: 3_000, seed: 1 },
    )
  })

  test('D15 words after a number without a colon or am or pm are never taken', () => {
    const words = fc.constantFrom('users', 'nodes', 'errors', 'xx', 'of 3', 'a lot', 'percent', 'm')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), words, (number, word) => {
        expect(readLeadingTime(`${number} ${word}`, berlin)).toBeNull()
        expect(readLeadingTime(`${number}${word}`, berlin)).toBeNull()
      }),
      { seed: 1 },
    )
  })
})

describe('D15 what a typed time is near to', () => {
  const at = (hours: number) => TEST_START_MS + hours * 3_600_000
  const incident = someIncident({ times: someTimes({ started: at(0), resolved: at(40) }) })

  test('D15 the event before it, also over days', () => {
    expect(timeContextOf(incident, at(25), at(90))).toMatchObject({
      nearMs: [at(25)],
      fromMs: at(25),
    })
  })

  test('D15 the incident too, where the event before lies far from it', () => {
    expect(timeContextOf(incident, at(-500), at(90)).nearMs).toEqual([at(-500), at(0), at(40)])
    expect(timeContextOf(incident, null, at(90))).toMatchObject({
      nearMs: [at(0), at(40)],
      fromMs: at(0),
    })
  })

  test('D15 without either the last such time', () => {
    const bare = timeContextOf(someIncident(), null, Date.UTC(2026, 2, 12, 9))
    expect(bare.fromMs).toBeNull()
    expect(readLeadingTime('14:03 x', bare)?.time.startMs).toBe(Date.UTC(2026, 2, 11, 14, 3))
    expect(readLeadingTime('+5m x', bare)).toBeNull()
  })

  test('D15 the event before is the one with a time next before it in the list', () => {
    const cards = [someEvent('c', 9), someEvent('a', 5), someEvent('b', 7, { time: null })]
    expect(eventBeforeMs(cards, { order: 'c', id: 'c' })).toBe(TEST_START_MS + 5 * 60_000)
    expect(eventBeforeMs(cards, { order: 'a', id: 'a' })).toBeNull()
  })
})
