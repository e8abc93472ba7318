import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { readCell, toCell } from './spreadsheetCell.ts'

test('what a spreadsheet would compute is marked as text, and nothing else', () => {
  expect(['=HYPERLINK("x")', '+1', '-2+3', '@SUM(1)', '\t=1', '\r=1'].map(toCell)).toEqual([
    '\'=HYPERLINK("x")',
    "'+1",
    "'-2+3",
    "'@SUM(1)",
    "'\t=1",
    "'\r=1",
  ])
  expect(['alert', '5 = 5', "'quoted'", ''].map(toCell)).toEqual(['alert', '5 = 5', "'quoted'", ''])
})

test('a cell read back is the text that it was made of', () => {
  const text = fc.stringMatching(/^'{0,2}[=+\-@\t\ra]{0,2}.{0,5}$/u)
  fc.assert(
    fc.property(text, (one) => {
      expect(readCell(toCell(one))).toBe(one)
      expect(toCell(one)).not.toMatch(/^[=+\-@\t\r]/u)
    }),
    { seed: 3 },
  )
})
