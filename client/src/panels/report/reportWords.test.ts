import { expect, test } from 'vitest'

import { reportGaps, type Checked } from './reportWords.ts'

/** A report of factors without an action, by their texts. */
function withIdle(texts: readonly string[]): Checked {
  const all = texts.map((text, index) => ({ cardId: `card-${index}`, text }))
  return {
    warnings: all.map(({ cardId }) => ({ kind: 'factor-without-action' as const, cardId })),
    factors: { all },
  }
}

test('a few factors without an action are named', () => {
  expect(reportGaps(withIdle(['No canary', ' ']))).toEqual([
    '“No canary” has no action. Add one, or say why none is needed.',
  ])
})

test('of many only the number is said', () => {
  expect(reportGaps(withIdle(['a', 'b', 'c', 'd']))).toEqual([
    '4 factors have no action. Add one to each, or say why none is needed.',
  ])
})

test('a long text is cut between words, and stands in one line', () => {
  const [gap = ''] = reportGaps(withIdle([`The first line\n${'restarted '.repeat(40)}`]))
  expect(gap.length).toBeLessThan(200)
  expect(gap).toMatch(/^“The first line (restarted )+…” has no action/)
})
