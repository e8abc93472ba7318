import { expect, test } from 'vitest'

import { initialsOf } from './Avatar.tsx'
import { luminanceOf, PERSON_COLOURS, readableOn } from './colour.ts'

test('letters on every colour that can be picked have a contrast of at least 4.5', () => {
  for (const { value } of PERSON_COLOURS) {
    const [light, dark] = [luminanceOf(value), luminanceOf(readableOn(value))].toSorted(
      (a, b) => b - a,
    )
    expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThanOrEqual(4.5)
  }
})

test('a malformed colour is treated as black', () => {
  expect(readableOn('red')).toBe('#ffffff')
})

test('initials are of the first and the last word', () => {
  expect(initialsOf('Ada Lovelace')).toBe('AL')
  expect(initialsOf('  grace  brewster hopper ')).toBe('GH')
  expect(initialsOf('Zoë')).toBe('Z')
  expect(initialsOf('🦊 fox')).toBe('🦊F')
  expect(initialsOf('  ')).toBe('?')
})
