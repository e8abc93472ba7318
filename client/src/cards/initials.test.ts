import { expect, test } from 'vitest'

import { initials } from './initials.ts'

test('a person is their first and last initial, in any script', () => {
  expect(initials('Ada Lovelace')).toBe('AL')
  expect(initials('  priya  ')).toBe('P')
  expect(initials('Juan Carlos de Borbón')).toBe('JB')
  expect(initials('')).toBe('')
  expect(initials('Åsa Øst')).toBe('ÅØ')
})
