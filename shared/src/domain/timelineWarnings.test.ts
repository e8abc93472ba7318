import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someBoard, someEvent, someIncident, someTimes, TEST_START_MS } from '../testing/boards.ts'
import { timelineWarnings } from './timelineWarnings.ts'
import { timelineRemarks } from './timelineWarnings.ts'

const at = (minute: number) => TEST_START_MS + minute * 60_000

test('D5 what is worth a look is said in words and leads to its cards', () => {
  const board = someBoard({
    incident: someIncident({
      times: someTimes({ started: at(0), detected: at(20), resolved: at(90) }),
    }),
    cards: [
      someEvent('a', 1, { text: 'Alert' }),
      someEvent('b', 1, { text: 'alert!' }),
      someEvent('c', 10, { text: 'Page', milestone: 'acknowledged' }),
      someEvent('d', 80, { text: 'Better' }),
    ],
  })
  expect(timelineRemarks(board).map(({ says, atMs, cardIds }) => [says, atMs, cardIds])).toEqual([
    ['“acknowledged” lies 10 min before “detected”. Check both times.', at(10), ['c']],
    ['2 events at 14:01 have the same words. Keep one of them.', at(1), ['a', 'b']],
    [
      'Nothing is recorded from 14:10 to 15:20 (1 h 10 min). Did something happen?',
      at(10),
      ['c', 'd'],
    ],
  ])
})

test('D5 every warning has one remark, with an id of its own and cards of the board', () => {
  fc.assert(
    fc.property(arbitraryBoard(30), (board) => {
      const remarks = timelineRemarks(board)
      expect(remarks).toHaveLength(timelineWarnings(board).length)
      expect(new Set(remarks.map(({ id }) => id)).size).toBe(remarks.length)
      const ids = new Set(board.cards.map(({ id }) => id))
      expect(remarks.flatMap(({ cardIds }) => cardIds).every((id) => ids.has(id))).toBe(true)
    }),
    { seed: 1 },
  )
})
