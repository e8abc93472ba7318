import type { ReportFactor, ReportFactors } from '@whyboard/shared/report/report.ts'
import { expect, test } from 'vitest'

import { answeredNumbers, numberedFactors, withoutEnd } from './factorNumbers.ts'

const factor = (cardId: string, whys: readonly string[] = []): ReportFactor => ({
  cardId,
  text: cardId,
  category: 'Process',
  confirmed: false,
  votes: 0,
  deepestWhy: null,
  whys: whys.map((id) => ({ cardId: id, text: id, confirmed: false, depth: 1 })),
  evidence: [],
  actions: 0,
})
const [a, b, c] = [factor('a'), factor('b', ['b1', 'b2']), factor('c')]
/** As on the board a, b, c; by votes c and b come first, and a only in the appendix. */
const factors: ReportFactors = { rows: [c, b], more: 1, all: [a, b, c] }

test('the main factors are numbered first, then the rest', () => {
  expect(numberedFactors(factors)).toEqual([c, b, a])
})

test('an action refers to the factor that it, or a why below it, answers', () => {
  expect(answeredNumbers([{ cardId: 'b2' }, { cardId: 'b' }], factors)).toEqual([2])
  expect(answeredNumbers([{ cardId: 'a' }, { cardId: 'c' }], factors)).toEqual([1, 3])
  expect(answeredNumbers([{ cardId: 'gone' }], factors)).toEqual([])
})

test('texts in one line lose the full stop at their end', () => {
  expect(withoutEnd('Nobody looked. It climbed. ')).toBe('Nobody looked. It climbed')
  expect(withoutEnd('How?')).toBe('How?')
})
