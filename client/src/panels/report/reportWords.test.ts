import { expect, test } from 'vitest'

import { fileNameOf, spanOf } from './reportWords.ts'

test('spans are said in the units that matter', () => {
  expect(spanOf(0)).toBe('0 min')
  expect(spanOf(12_000)).toBe('12 s')
  expect(spanOf(8 * 60_000)).toBe('8 min')
  expect(spanOf(79 * 60_000)).toBe('1 h 19 min')
  expect(spanOf(27 * 3_600_000)).toBe('1 d 3 h')
})

test('a title becomes a file name that every system takes', () => {
  expect(fileNameOf('Payments down: Ä/B!', 'md')).toBe('payments-down-a-b.md')
  expect(fileNameOf('障害報告', 'md')).toBe('障害報告.md')
  expect(fileNameOf('  ', 'md')).toBe('post-mortem.md')
  expect(fileNameOf(null, 'md')).toBe('post-mortem.md')
})
