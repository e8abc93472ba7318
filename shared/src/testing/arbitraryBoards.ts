import * as fc from 'fast-check'

import type { Board } from '../domain/board.ts'
import type { Card } from '../domain/cards/cardKinds.ts'
import { MILESTONES, type Milestone } from '../domain/cards/event.ts'
import { someBoard, someCard, someCategories, someIncident, TEST_START_MS } from './boards.ts'

const CATEGORY_IDS = ['people', 'process', 'tools', 'environment', 'monitoring', 'change'] as const

const text = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
)

/** Few minutes, so that cards meet at the same time, and some far away, so that gaps are compressed. */
const minute = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 90 }) },
  { weight: 2, arbitrary: fc.integer({ min: -600, max: 6_000 }) },
)
const instant = minute.map((minutes) => TEST_START_MS + minutes * 60_000)

const order = fc.constantFrom('a', 'b', 'c', 'd', 'e')

function cardOf(id: string): fc.Arbitrary<Card> {
  const whyParent = fc.oneof(
    fc.constant(null),
    fc.integer({ min: 0, max: 30 }).map((index) => cardId(index)),
  )
  const eventTime = fc.record({
    startMs: instant,
    length: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null, freq: 4 }),
  })
  return fc.oneof(
    fc
      .record({
        text,
        order,
        time: fc.option(eventTime, { nil: null, freq: 6 }),
        milestone: fc.option(fc.constantFrom(...MILESTONES), { nil: null, freq: 2 }),
      })
      .map(({ time, ...rest }) =>
        someCard('event', id, {
          ...rest,
          time:
            time === null
              ? null
              : {
                  startMs: time.startMs,
                  endMs: time.length === null ? null : time.startMs + time.length * 60_000,
                  approximate: false,
                },
        }),
      ),
    fc
      .record({
        text,
        order,
        category: fc.option(fc.constantFrom<string>(...CATEGORY_IDS, 'gone'), { nil: null }),
      })
      .map((given) => someCard('cause', id, given)),
    fc.record({ text, order, parent: whyParent }).map((given) => someCard('why', id, given)),
    fc.record({ text, order }).map((given) => someCard('worked', id, given)),
    fc.record({ text, order }).map((given) => someCard('action', id, given)),
    fc.record({ text, order }).map((given) => someCard('parked', id, given)),
  )
}

function cardId(index: number): string {
  return `card-${String(index).padStart(3, '0')}`
}

const times = fc.record(
  Object.fromEntries(
    MILESTONES.map((milestone) => [milestone, fc.option(instant, { nil: null })]),
  ) as Record<Milestone, fc.Arbitrary<number | null>>,
)

/** Boards with up to `maxCards` cards of every kind that a layout places, in any shape that concurrent edits can make. */
export function arbitraryBoard(maxCards = 30): fc.Arbitrary<Board> {
  return fc
    .record({
      cards: fc
        .integer({ min: 0, max: maxCards })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, index) => cardOf(cardId(index)))),
        ),
      categories: fc.subarray([...CATEGORY_IDS]).map((ids) => someCategories(...ids)),
      times,
      timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Santiago'),
    })
    .map(({ cards, categories, times, timeZone }) =>
      someBoard({ cards, categories, incident: someIncident({ times, timeZone }) }),
    )
}

/** A board, and one card more that is not on it. */
export function arbitraryAddition(maxCards = 25): fc.Arbitrary<{ board: Board; added: Card }> {
  // Ids between the others', so that ties by id go either way.
  const id = fc.integer({ min: 0, max: maxCards }).map((index) => `${cardId(index)}-new`)
  return fc.record({ board: arbitraryBoard(maxCards), added: id.chain(cardOf) })
}
