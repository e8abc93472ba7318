import { expect, test } from 'vitest'

import { fileNameOf } from './reportFile.ts'

test('a title becomes a file name that every system takes', () => {
  expect(fileNameOf('Payments down: Ä/B!', 'md')).toBe('payments-down-a-b.md')
  expect(fileNameOf('障害報告', 'md')).toBe('障害報告.md')
  expect(fileNameOf('  ', 'md')).toBe('post-mortem.md')
  expect(fileNameOf(null, 'md')).toBe('post-mortem.md')
})
