import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { arbitraryAddition, arbitraryBoard } from '../testing/arbitraryBoards.ts'
import {
  someBoard,
  someCard,
  someEvent,
  someIncident,
  someTimes,
  TEST_START_MS,
} from '../testing/boards.ts'
import type { Board } from './board.ts'
import { contains, overlaps, type Box } from './geometry.ts'
import { fittingScale, layoutTimeline } from './timelineLayout.ts'
import { datedEvents } from './timeline.ts'
import { TIME_SCALES } from './timeScale.ts'
import { wallTime } from './zone.ts'
import { startOfDayMs } from './zoneInstants.ts'

const layout = (board: Board) => layoutTimeline(board, 3200)

describe('D3 timeline rows', () => {
  test('D3 a card goes to the first row where it fits 16 px beside the others', () => {
    // 20 px a minute: 224 + 16 px are 12 minutes.
    const board = someBoard({
      cards: [someEvent('a', 0), someEvent('b', 11), someEvent('c', 12), someEvent('d', 13)],
    })
    expect(Object.fromEntries(layout(board).figure.rows)).toEqual({ a: 0, b: 1, c: 0, d: 2 })
  })

  test('D3 no two cards of the timeline overlap', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (board) => {
        const boxes = [...layout(board).cards.values()]
        expect(overlapping(boxes)).toEqual([])
      }),
      { seed: 1 },
    )
  })

  test('D3 adding a card changes the row of later cards only', () => {
    fc.assert(
      fc.property(arbitraryAddition(), ({ board, added }) => {
        const after = someBoard({ ...board, cards: [...board.cards, added] })
        const order = datedEvents(after.cards).map((event) => event.id)
        const place = order.indexOf(added.id)
        const earlier = place < 0 ? order : order.slice(0, place)
        const before = layout(board).figure.rows
        const now = layout(after).figure.rows
        expect(earlier.map((id) => now.get(id))).toEqual(earlier.map((id) => before.get(id)))
      }),
      { numRuns: 500, seed: 1 },
    )
  })

  test('D3 marking a later event with a milestone moves no earlier card against another', () => {
    const times = someTimes({ started: TEST_START_MS + 60 * 60_000 })
    const earlier = [someEvent('a', 0), someEvent('b', 62)]
    const rows = (milestone: 'started' | null) =>
      layout(
        someBoard({
          incident: someIncident({ times }),
          cards: [...earlier, someEvent('c', 200, { milestone })],
        }),
      ).figure.rows
    expect(rows('started')).toEqual(rows(null))
  })
})

describe('D4 the axis', () => {
  test('D4 a card begins at its time, and a leader joins them', () => {
    const { cards, figure } = layout(someBoard({ cards: [someEvent('a', 7)] }))
    const box = cards.get('a')
    expect(box?.x).toBe(figure.xOf(TEST_START_MS + 7 * 60_000))
    expect(figure.leaders).toEqual([
      {
        cardId: 'a',
        line: { from: { x: box?.x, y: figure.axis.from.y }, to: { x: box?.x, y: box?.y } },
      },
    ])
  })

  test('D4 cards without a time wait in the tray at the left', () => {
    fc.assert(
      fc.property(arbitraryBoard(40), (board) => {
        const { cards, figure } = layout(board)
        const [waiting, dated]: [Box[], Box[]] = [[], []]
        for (const card of board.cards) {
          const box = cards.get(card.id)
          if (card.kind === 'event' && box !== undefined) {
            ;(card.time === null ? waiting : dated).push(box)
          }
        }
        expect(waiting.every((box) => contains(figure.tray, box))).toBe(true)
        expect(dated.some((box) => overlaps(figure.tray, box))).toBe(false)
      }),
      { seed: 1 },
    )
  })

  test('D4 few events without a time wait beside the axis, many in a band below it', () => {
    const dated = [someEvent('a', 0), someEvent('b', 5)]
    const waiting = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        someCard('event', `w-${String(index).padStart(2, '0')}`, {
          text: index % 7 === 0 ? 'A long text that takes a few lines of its card. '.repeat(3) : '',
        }),
      )
    const few = layout(someBoard({ cards: [...dated, ...waiting(8)] }))
    expect(few.height).toBeLessThan(900)
    expect(few.figure.tray.x + few.figure.tray.w).toBeLessThan(few.figure.axis.from.x)
    const many = layout(someBoard({ cards: [...dated, ...waiting(60)] }))
    const { tray } = many.figure
    const lowest = Math.max(...['a', 'b'].map((id) => (many.cards.get(id)?.y ?? 0) + 88))
    expect(tray.y).toBeGreaterThan(lowest)
    expect(tray.w).toBeGreaterThan(4 * tray.h)
    const boxes = [...many.cards.values()]
    expect(overlapping(boxes)).toEqual([])
    const inTray = boxes.filter((box) => contains(tray, box))
    expect(inTray).toHaveLength(60)
    expect(many.height).toBeGreaterThanOrEqual(tray.y + tray.h)
  })

  test('D4 one more event without a time moves none that waits already', () => {
    const waiting = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        someCard('event', `w-${String(index).padStart(2, '0')}`, { text: 'x '.repeat(index * 9) }),
      )
    const before = layout(someBoard({ cards: waiting(30) })).cards
    const after = layout(someBoard({ cards: waiting(31) })).cards
    expect([...before].map(([id]) => after.get(id))).toEqual([...before.values()])
  })

  test('D4 a lane that is wider than its content does not make the axis longer', () => {
    const board = someBoard({ cards: [someEvent('a', 0), someEvent('b', 20)] })
    const wide = layoutTimeline(board, 8000)
    expect(wide.width).toBe(8000)
    expect(wide.figure.axis).toEqual(layoutTimeline(board, 0).figure.axis)
  })

  test('D4 major ticks are some of all, far enough apart to be read from afar', () => {
    fc.assert(
      fc.property(arbitraryBoard(20), (board) => {
        const major = layout(board).figure.ticks.filter((tick) => tick.major)
        const apart = major.slice(1).map(({ x }, at) => x - (major[at]?.x ?? 0))
        expect(apart.filter((distance) => distance < 320)).toEqual([])
      }),
      { seed: 1 },
    )
  })

  test('D4 ticks stand at round times on the open axis, apart, and none in a gap', () => {
    fc.assert(
      fc.property(arbitraryBoard(20), (board) => {
        const { figure } = layout(board)
        expect(figure.ticks.filter((tick) => tick.ms % (5 * 60_000) !== 0)).toEqual([])
        const inGap = figure.ticks.filter((tick) =>
          figure.gaps.some((gap) => tick.ms > gap.fromMs && tick.ms < gap.toMs),
        )
        expect(inGap).toEqual([])
        expect(figure.ticks.length).toBeGreaterThan(5)
      }),
      { seed: 1 },
    )
  })

  test('D4 at any scale ticks are round on the clocks of the zone, apart, ascending and within the axis', () => {
    const scale = fc.constantFrom(...TIME_SCALES)
    fc.assert(
      fc.property(arbitraryBoard(12), scale, fc.boolean(), (board, pxPerMinute, open) => {
        const { timeZone } = board.incident
        const scaled = someBoard({ ...board, incident: { ...board.incident, pxPerMinute } })
        const everything = [{ fromMs: -8.64e15, toMs: 8.64e15 }]
        const { figure } = layoutTimeline(scaled, 3200, open ? everything : [])
        const { axis, ticks } = figure
        for (const { ms, x, unit } of ticks) {
          const wall = wallTime(ms, timeZone)
          expect(wall.second).toBe(0)
          expect(unit === 'time' || ms === startOfDayMs(ms, timeZone)).toBe(true)
          expect(x).toBeGreaterThanOrEqual(axis.from.x - 0.001)
          expect(x).toBeLessThanOrEqual(axis.to.x + 0.001)
        }
        const apart = ticks.slice(1).map(({ x }, at) => x - (ticks[at]?.x ?? 0))
        const gapWidths = figure.gaps.length > 0
        expect(apart.filter((distance) => distance < (gapWidths ? 0 : 73))).toEqual([])
        expect(new Set(ticks.map(({ ms }) => ms)).size).toBe(ticks.length)
        // A page has no room for more, and no machine the time.
        expect(ticks.length).toBeLessThan((axis.to.x - axis.from.x) / 60 + 10)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test('D4 a project of weeks has a tick for each Monday, and its months are named', () => {
    const day = 24 * 60
    const board = someBoard({
      incident: someIncident({ pxPerMinute: 0.01, timeZone: 'Europe/Berlin' }),
      cards: [0, 9, 23, 40, 70].map((days) => someEvent(`d${days}`, days * day)),
    })
    const { figure } = layout(board)
    const shown = (ms: number) => new Date(ms + 12 * 3_600_000).toUTCString().slice(0, 11)
    expect(figure.ticks.every(({ ms }) => shown(ms).startsWith('Mon'))).toBe(true)
    expect(figure.ticks.length).toBeGreaterThan(10)
    expect(figure.dayBoundaries.slice(0, 2).map(({ ms }) => shown(ms))).toEqual([
      'Wed, 01 Apr',
      'Fri, 01 May',
    ])
  })

  test('D4 the fitting scale keeps an afternoon in one lane with few rows, and weeks in proportion', () => {
    const minutes = (...starts: number[]) =>
      someBoard({ cards: starts.map((start) => someEvent(`e${start}`, start)) })
    const day = 24 * 60
    expect(fittingScale(minutes(0))).toBe(20)
    expect(fittingScale(minutes(0, 10, 20))).toBe(40)
    expect(fittingScale(minutes(0, 12, 24, 36))).toBe(20)
    expect(fittingScale(minutes(-21 * day, 0, 20, 45, 70, 95, 110))).toBe(20)
    expect(fittingScale(minutes(0, 7 * day, 18 * day, 31 * day, 46 * day, 62 * day))).toBe(0.01)
  })

  test('D4 at the fitting scale everything lies in a lane of the least width, where it can', () => {
    fc.assert(
      fc.property(arbitraryBoard(20), (board) => {
        const pxPerMinute = fittingScale(board)
        const fitted = someBoard({ ...board, incident: { ...board.incident, pxPerMinute } })
        const isLeast = pxPerMinute === TIME_SCALES[0]
        expect(isLeast || layout(fitted).width <= 3200).toBe(true)
      }),
      { seed: 1 },
    )
  })

  test('D4 days begin at midnight of the zone, also where clocks jump over midnight', () => {
    const berlin = someBoard({
      incident: someIncident({ timeZone: 'Europe/Berlin' }),
      cards: [someEvent('a', 8 * 60 + 50), someEvent('b', 9 * 60 + 10)],
    })
    // 14:00 UTC is 15:00 in Berlin: midnight comes nine hours later.
    expect(layout(berlin).figure.dayBoundaries.map((day) => day.ms)).toEqual([
      TEST_START_MS + 9 * 60 * 60_000,
    ])
    const midnightMs = Date.UTC(2026, 8, 6, 4)
    const santiago = someBoard({
      incident: someIncident({ timeZone: 'America/Santiago' }),
      cards: [-10, 10].map((minute) =>
        someCard('event', `m${minute}`, {
          time: { startMs: midnightMs + minute * 60_000, endMs: null, approximate: false },
        }),
      ),
    })
    expect(layout(santiago).figure.dayBoundaries.map((day) => day.ms)).toEqual([midnightMs])
  })

  test('D4 over days of silence only the day on which it ends is marked', () => {
    const board = someBoard({ cards: [someEvent('a', 0), someEvent('b', 4 * 24 * 60)] })
    const { figure } = layout(board)
    expect(figure.dayBoundaries.map((day) => new Date(day.ms).toISOString())).toEqual([
      '2026-03-16T00:00:00.000Z',
    ])
  })

  test('D4 an empty board has an axis at the time of its creation', () => {
    const { figure } = layout(someBoard())
    expect(figure.msAt(figure.xOf(TEST_START_MS + 90_000))).toBeCloseTo(TEST_START_MS + 90_000, 3)
    expect(figure.ticks.length).toBeGreaterThan(10)
  })

  test('D4 the edges of time are laid out as well', () => {
    const cards = [-8.64e15, 8.64e15].map((startMs) =>
      someCard('event', String(startMs), { time: { startMs, endMs: null, approximate: false } }),
    )
    expect(layout(someBoard({ cards })).cards.size).toBe(2)
  })
})

describe('D5 milestone flags', () => {
  test('D5 flags stand on their time without overlapping, with the durations between them', () => {
    const minute = (value: number) => TEST_START_MS + value * 60_000
    const board = someBoard({
      incident: someIncident({
        times: someTimes({
          started: minute(0),
          detected: minute(3),
          acknowledged: minute(11),
          resolved: minute(40),
        }),
      }),
    })
    const { figure } = layout(board)
    expect(figure.flags.map((flag) => [flag.milestone, flag.box.x])).toEqual([
      ['started', figure.xOf(minute(0))],
      ['detected', figure.xOf(minute(3))],
      ['acknowledged', figure.xOf(minute(11))],
      ['resolved', figure.xOf(minute(40))],
    ])
    expect(figure.spans.map(({ from, to, durationMs }) => [from, to, durationMs / 60_000])).toEqual(
      [
        ['started', 'detected', 3],
        ['detected', 'acknowledged', 8],
        ['acknowledged', 'resolved', 29],
      ],
    )
  })

  test('D5 spans never overlap, whatever the order of the milestones', () => {
    fc.assert(
      fc.property(arbitraryBoard(10), (board) => {
        const { spans } = layout(board).figure
        const ends = spans.slice(1).map(({ line }, at) => line.from.x - (spans[at]?.line.to.x ?? 0))
        expect(ends.filter((gap) => Math.abs(gap) > 1e-6)).toEqual([])
        expect(spans.every(({ durationMs }) => durationMs >= 0)).toBe(true)
      }),
      { seed: 1 },
    )
  })

  test('D5 a milestone out of order has a flag but no span', () => {
    const times = someTimes({
      started: TEST_START_MS,
      detected: TEST_START_MS + 20 * 60_000,
      acknowledged: TEST_START_MS + 10 * 60_000,
      resolved: TEST_START_MS + 90 * 60_000,
    })
    const { flags, spans } = layout(someBoard({ incident: someIncident({ times }) })).figure
    expect(flags).toHaveLength(4)
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      ['started', 'detected'],
      ['detected', 'resolved'],
    ])
  })

  test('D5 flags never overlap each other or a card', () => {
    fc.assert(
      fc.property(arbitraryBoard(20), (board) => {
        const { cards, figure } = layout(board)
        const flags = figure.flags.map((flag) => flag.box)
        expect(overlapping(flags)).toEqual([])
        expect(flags.some((flag) => [...cards.values()].some((box) => overlaps(flag, box)))).toBe(
          false,
        )
      }),
      { seed: 1 },
    )
  })
})

function overlapping(boxes: readonly Box[]): [Box, Box][] {
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b): [Box, Box][] => (overlaps(a, b) ? [[a, b]] : [])),
  )
}
