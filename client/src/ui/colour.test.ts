import { expect, test } from 'vitest'

import { initialsOf } from './Avatar.tsx'
import { luminanceOf, offeredColour, PERSON_COLOURS, readableOn } from './colour.ts'

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

test('whoever has chosen no colour is offered one that the fewest have', () => {
  const [first, second, ...others] = PERSON_COLOURS.map(({ value }) => value)
  if (first === undefined || second === undefined) throw new Error('There are colours.')
  expect(offeredColour([], 0)).toBe(first)
  expect(offeredColour([first, '#123456'], 0)).toBe(second)
  expect(offeredColour([first, ...others], 5)).toBe(second)
  expect(offeredColour([first, second, ...others, second], 1)).toBe(others[0])
})
