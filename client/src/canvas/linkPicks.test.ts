import { arbitraryBoard } from '@whyboard/shared/testing/arbitraryBoards.ts'
import { someBoard, someCard, someEvent } from '@whyboard/shared/testing/boards.ts'
import { layoutBoard } from '@whyboard/shared/domain/layout.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { afterKey } from './commands/linkCommands.ts'
import { linkPicks, pickTowards, stepPick } from './linkPicks.ts'
import { linkBetween } from './links.ts'

const at = (x: number, y: number): Box => ({ x, y, w: 224, h: 88 })

const board = someBoard({
  cards: [
    someCard('cause', 'cause'),
    someEvent('left', 1),
    someEvent('right', 2),
    someEvent('linked', 3),
    someCard('note', 'note'),
  ],
  links: [{ kind: 'evidence', from: 'cause', to: 'linked' }],
})
const boxes = new Map([
  ['cause', at(500, 900)],
  ['left', at(0, 100)],
  ['right', at(700, 100)],
  ['linked', at(1400, 100)],
  ['note', at(3000, 0)],
])

test('what a card may be linked to and is not yet, from left to right', () => {
  expect(linkPicks(board, boxes, 'cause')).toEqual(['left', 'right'])
  expect(linkPicks(board, boxes, 'linked')).toEqual([])
  expect(linkPicks(board, boxes, 'gone')).toEqual([])
})

test('typed words leave the cards that hold them', () => {
  const cards = board.cards.map((card) => ({ ...card, text: `Alert of the ${card.id} side` }))
  expect(linkPicks({ ...board, cards }, boxes, 'cause', 'RIGHT al')).toEqual(['right'])
  expect(linkPicks({ ...board, cards }, boxes, 'cause', 'nothing')).toEqual([])
})

test('letters begin what is sought, then any sign goes on', () => {
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false })
  expect(['5', ' ', '+', 'Tab', 'Backspace'].map((key) => afterKey('', press(key)))).toEqual(
    Array.from({ length: 5 }, () => null),
  )
  expect(afterKey('', press('é'))).toBe('é')
  expect([' ', '5', 'Backspace'].map((key) => afterKey('ab', press(key)))).toEqual([
    'ab ',
    'ab5',
    'a',
  ])
  expect(afterKey('ab', press('z', true))).toBeNull()
})

test('Tab begins with the nearest and goes around', () => {
  const picks = linkPicks(board, boxes, 'cause')
  expect(stepPick(picks, boxes, 'cause', null, 1)).toBe('right')
  expect(stepPick(picks, boxes, 'cause', 'right', 1)).toBe('left')
  expect(stepPick(picks, boxes, 'cause', 'left', -1)).toBe('right')
  expect(stepPick([], boxes, 'cause', null, 1)).toBeNull()
})

test('an arrow key goes to the nearest one in its direction', () => {
  const picks = linkPicks(board, boxes, 'cause')
  expect(pickTowards(picks, boxes, 'cause', null, 'up')).toBe('right')
  expect(pickTowards(picks, boxes, 'cause', 'right', 'left')).toBe('left')
  expect(pickTowards(picks, boxes, 'cause', 'right', 'right')).toBeNull()
})

test('whatever the board, Tab reaches every card that can be linked, and no other', () => {
  fc.assert(
    fc.property(arbitraryBoard(30), (any) => {
      const { cards } = layoutBoard(any)
      for (const from of any.cards) {
        const picks = linkPicks(any, cards, from.id)
        for (const pick of picks) {
          const to = any.cards.find((card) => card.id === pick)
          expect(to === undefined ? null : linkBetween(from, to)).not.toBeNull()
        }
        const reached = new Set<string>()
        let now = stepPick(picks, cards, from.id, null, 1)
        for (let presses = 0; presses < picks.length && now !== null; presses += 1) {
          reached.add(now)
          now = stepPick(picks, cards, from.id, now, 1)
        }
        expect(reached.size).toBe(picks.length)
      }
    }),
    { seed: 1, numRuns: 50 },
  )
})
