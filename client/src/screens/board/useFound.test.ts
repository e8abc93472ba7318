import { findCards, soughtWords } from '@whyboard/shared/domain/find.ts'
import { someBoard, someCard } from '@whyboard/shared/testing/boards.ts'
import { expect, test } from 'vitest'

import { inReadingOrder } from './useFound.ts'

const MOST_MS = 16

test('a keystroke in Find takes less than a frame with 4,000 cards, accents and all', () => {
  const text =
    'Checkout über die Straße answered slowly: half of the nodes were full, and nobody was told. '
  const cards = Array.from({ length: 4_000 }, (_, index) =>
    someCard('parked', `card-${index}`, { text: `${index} ${text.repeat(2)}` }),
  )
  const board = someBoard({ cards })
  const ordered = inReadingOrder(board)
  expect(ordered).toHaveLength(4_000)
  // The first look folds all texts, once.
  findCards(board, ordered, soughtWords('x'))
  const tookMs = ['c', 'ch', 'checkout', 'checkout strasse', 'strasse 399', 'zzz'].map((query) => {
    const fromMs = performance.now()
    findCards(board, ordered, soughtWords(query))
    return performance.now() - fromMs
  })
  // The quickest of them: the machine that tests may be busy with much else.
  expect(Math.min(...tookMs)).toBeLessThan(MOST_MS)
})
