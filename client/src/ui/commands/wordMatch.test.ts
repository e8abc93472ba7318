import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { wordMatch } from './wordMatch.ts'

const LABELS = [
  'Zoom in',
  'Zoom out',
  'Zoom to 100%',
  'Go to Timeline',
  'Duplicate',
  'Undo what you did',
  'Dark',
]
const best = (query: string) =>
  LABELS.map((label) => ({ label, score: wordMatch(query, label) }))
    .filter(({ score }) => score !== null)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map(({ label }) => label)

test('words are found at their beginning, within, and with one wrong letter', () => {
  expect(best('zoo out')).toEqual(['Zoom out'])
  expect(best('out zoom')).toEqual(['Zoom out'])
  expect(best('100')).toEqual(['Zoom to 100%'])
  expect(best('time')).toEqual(['Go to Timeline'])
  expect(best('line')).toEqual(['Go to Timeline'])
  expect(best('tiemline')).toEqual(['Go to Timeline'])
  expect(best('dupicate')).toEqual(['Duplicate'])
  expect(best('duplicaate')).toEqual(['Duplicate'])
  expect(best('d')[0]).toBe('Dark')
  expect(best('xyz')).toEqual([])
  expect(best('')).toHaveLength(LABELS.length)
})

test('what people may call it besides its label counts, but less', () => {
  const label = wordMatch('copy', 'Copy')
  const besides = wordMatch('copy', 'Duplicate', 'copy')
  expect(besides).not.toBeNull()
  expect(label ?? 0).toBeGreaterThan(besides ?? 0)
})

test('every label is found by each of its words, whatever their case and order', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LABELS), fc.boolean(), (label, upper) => {
      const words = label.split(' ').toReversed().join(' ')
      expect(wordMatch(upper ? words.toUpperCase() : words, label)).not.toBeNull()
    }),
  )
})
