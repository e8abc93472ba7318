import { expect, test } from 'vitest'

import { someBoard, someCard, someCategories } from '../testing/boards.ts'
import { listOf } from './cardList.ts'

const at = (startMs: number) => ({ time: { startMs, endMs: null, approximate: false } })

test('the list of a card holds what can stand before and after it, and nothing else', () => {
  const board = someBoard({
    categories: someCategories('bone'),
    cards: [
      someCard('event', 'dated', at(0)),
      someCard('event', 'undated'),
      someCard('cause', 'cause', { category: 'bone' }),
      someCard('cause', 'loose'),
      someCard('why', 'why', { parent: 'cause' }),
      someCard('why', 'other why', { parent: 'cause' }),
      someCard('why', 'orphan'),
      someCard('worked', 'win', { outcome: 'lucky' }),
      someCard('worked', 'loss', { outcome: 'poorly' }),
      someCard('note', 'note'),
    ],
  })
  const lists = Object.fromEntries(
    board.cards.map((card) => [card.id, listOf(board, card).toSorted()]),
  )
  expect(lists).toEqual({
    dated: [],
    undated: ['undated'],
    cause: ['cause'],
    loose: ['loose'],
    why: ['other why', 'why'],
    'other why': ['other why', 'why'],
    orphan: ['orphan'],
    win: ['loss', 'win'],
    loss: ['loss', 'win'],
    note: [],
  })
})
