import { describe, expect, test } from 'vitest'

import { someBoard, someEvent, someIncident, someTimes, TEST_START_MS } from '../testing/boards.ts'
import {
  datedEvents,
  milestoneConflicts,
  milestoneTimes,
  outOfOrderMessage,
  responseDurations,
} from './timeline.ts'
import { timelineWarnings } from './timelineWarnings.ts'

const at = (minute: number) => TEST_START_MS + minute * 60_000

test('D3 events are ordered by start, then order key, then id', () => {
  const cards = [
    someEvent('d', 5, { order: 'a' }),
    someEvent('c', 5, { order: 'b' }),
    someEvent('b', 5, { order: 'b' }),
    someEvent('a', 9),
  ]
  expect(datedEvents(cards).map((event) => event.id)).toEqual(['d', 'b', 'c', 'a'])
})

describe('D5 milestones and the response', () => {
  test('D5 the earliest event marked with a milestone tells its time, else the incident', () => {
    const board = someBoard({
      incident: someIncident({ times: someTimes({ started: at(0), detected: at(1) }) }),
      cards: [
        someEvent('a', 9, { milestone: 'detected' }),
        someEvent('b', 4, { milestone: 'detected' }),
      ],
    })
    expect(milestoneTimes(board)).toEqual(someTimes({ started: at(0), detected: at(4) }))
  })

  test('D5 the measures run between their milestones', () => {
    const times = someTimes({
      started: at(0),
      detected: at(3),
      acknowledged: at(11),
      mitigated: at(47),
      resolved: at(82),
    })
    const minutes = Object.entries(responseDurations(times)).map(([measure, result]) => [
      measure,
      result.ok && result.value !== null ? result.value.durationMs / 60_000 : null,
    ])
    expect(Object.fromEntries(minutes)).toEqual({
      detect: 3,
      acknowledge: 8,
      mitigate: 47,
      resolve: 82,
    })
  })

  test('D5 a measure with an end that was not recorded is null, one that runs backwards is refused', () => {
    const durations = responseDurations(someTimes({ started: at(10), detected: at(3) }))
    expect(durations.detect).toEqual({ ok: false, reason: 'out-of-order' })
    expect(durations.acknowledge).toEqual({ ok: true, value: null })
  })

  test('D5 milestones out of order are named in a sentence', () => {
    const times = someTimes({ started: at(0), acknowledged: at(20), mitigated: at(5) })
    const conflicts = milestoneConflicts(times)
    expect(conflicts).toEqual([{ earlier: 'acknowledged', later: 'mitigated' }])
    expect(conflicts.map((conflict) => outOfOrderMessage(conflict, times))).toEqual([
      '“mitigated” lies 15 min before “acknowledged”. Check both times.',
    ])
  })

  test('D5 duplicates and long gaps within the incident are worth a look', () => {
    const board = someBoard({
      incident: someIncident({ times: someTimes({ started: at(0), resolved: at(100) }) }),
      cards: [
        someEvent('before', -600),
        someEvent('a', 0, { text: 'Alert fires.' }),
        someEvent('b', 0, { text: 'alert fires' }),
        someEvent('c', 2, { endMin: 50 }),
        someEvent('d', 70),
        someEvent('e', 101),
        someEvent('after', 900),
      ],
    })
    expect(timelineWarnings(board)).toEqual([{ kind: 'duplicates', cardIds: ['a', 'b'] }])
    const sparse = someBoard({ ...board, cards: board.cards.filter((card) => card.id !== 'c') })
    expect(timelineWarnings(sparse)).toContainEqual({
      kind: 'long-gap',
      fromMs: at(0),
      toMs: at(70),
    })
  })

  test('D5 in what took weeks a gap is long when it is a good part of them', () => {
    const day = 24 * 60
    const board = someBoard({
      incident: someIncident({ times: someTimes({ started: at(0), resolved: at(80 * day) }) }),
      cards: [0, 9, 18, 45, 54, 63, 72, 80].map((days) => someEvent(`d${days}`, days * day)),
    })
    expect(timelineWarnings(board)).toEqual([
      { kind: 'long-gap', fromMs: at(18 * day), toMs: at(45 * day) },
    ])
  })
})
