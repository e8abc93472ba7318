import { describe, expect, test } from 'vitest'

import { firstWords, quoted } from './cardWords.ts'

describe('A card in a sentence', () => {
  test('is called by its words in one line, in quotes only where there are some', () => {
    expect(firstWords({ text: '  Disk full\n\ton db-1 ' })).toBe('Disk full on db-1')
    expect(quoted({ text: 'Disk full' })).toBe('“Disk full”')
    for (const card of [{ text: ' \n' }, null]) {
      expect([firstWords(card), quoted(card)]).toEqual(['an empty card', 'an empty card'])
    }
  })

  test('is cut to 60 letters, never within one', () => {
    expect(firstWords({ text: 'a'.repeat(60) })).toBe('a'.repeat(60))
    expect(firstWords({ text: 'a'.repeat(61) })).toBe(`${'a'.repeat(59)}…`)
    expect(firstWords({ text: `${'a'.repeat(58)}😀😀` })).toBe(`${'a'.repeat(58)}…`)
  })

  test('is cut before a word that does not fit, unless that is a long one', () => {
    const text = 'Add a pipeline step that refuses a release whose environment values lie outside'
    expect(firstWords({ text })).toBe('Add a pipeline step that refuses a release whose…')
    expect(firstWords({ text: `a ${'b'.repeat(80)}` })).toBe(`a ${'b'.repeat(57)}…`)
  })
})
