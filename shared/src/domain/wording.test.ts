import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { wordingHints } from './wording.ts'

function spans(text: string, names: readonly string[] = []) {
  return wordingHints(text, names).map(({ kind, start, end }) => [kind, text.slice(start, end)])
}

test('D14 blame words are pointed out, in English and German', () => {
  expect(spans('Careless: ops failed to check. Human error, whose fault?')).toEqual([
    ['blame', 'Careless'],
    ['blame', 'failed to'],
    ['blame', 'Human error'],
    ['blame', 'whose fault'],
  ])
  expect(spans('Sie hätten das prüfen müssen, es war fahrlässig')).toEqual([
    ['blame', 'hätten'],
    ['blame', 'fahrlässig'],
  ])
})

test('D14 of two spans that overlap the longer one is kept', () => {
  expect(spans('They should have known')).toEqual([['hindsight', 'should have known']])
})

test('D14 hindsight is pointed out', () => {
  expect(spans('It was obviously wrong, of course')).toEqual([
    ['hindsight', 'obviously'],
    ['hindsight', 'of course'],
  ])
})

test('D14 people of the board are pointed out by whole name, first name or last name', () => {
  const names = ['Ana Müller', 'Will Li', 'bot']
  expect(spans('Ana Müller paged Müller; Anastasia will not say', names)).toEqual([
    ['person', 'Ana Müller'],
    ['person', 'Müller'],
  ])
  expect(spans('Robot bot')).toEqual([])
  expect(spans('Anne-Marie (SRE)', ['Anne-Marie', 'Bo (SRE) [x] \\d+']).length).toBe(1)
})

test('D14 blameless text has no hints', () => {
  expect(spans('The checklist had no automated validation, so the variable went live')).toEqual([])
  expect(spans('The failover took 4 minutes; the health check failed twice')).toEqual([])
})

test('D14 spans lie within the text, in order, without overlapping, whatever people are called', () => {
  const phrase = fc.constantFrom(
    'failed to ',
    'obviously ',
    'Ana ',
    'x ',
    '💥 ',
    'should have known ',
  )
  const names = fc.array(
    fc.string({ maxLength: 8 }).map((rest) => `A${rest}`),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.array(phrase, { maxLength: 12 }), names, (phrases, people) => {
      const text = phrases.join('')
      const hints = wordingHints(text, ['Ana', ...people])
      hints.forEach((hint, index) => {
        expect(hint.start).toBeGreaterThanOrEqual(hints[index - 1]?.end ?? 0)
        expect(hint.end).toBeGreaterThan(hint.start)
        expect(hint.end).toBeLessThanOrEqual(text.length)
      })
    }),
    { seed: 1 },
  )
})
