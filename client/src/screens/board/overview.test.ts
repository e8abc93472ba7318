import { expect, test } from 'vitest'

import { showsOverview } from './overview.ts'

const NEW_BOARD = { w: 3760, h: 1760 }
const FULL_BOARD = { w: 3760, h: 3700 }

test('a desktop overlooks a board, a small one too', () => {
  expect(showsOverview({ w: 1390, h: 850 }, FULL_BOARD)).toBe(true)
  expect(showsOverview({ w: 1230, h: 670 }, FULL_BOARD)).toBe(true)
})

test('a phone does not, upright or on its side', () => {
  expect(showsOverview({ w: 390, h: 700 }, NEW_BOARD)).toBe(false)
  expect(showsOverview({ w: 800, h: 342 }, FULL_BOARD)).toBe(false)
})

test('nor does a desktop, once a board is several times as high', () => {
  expect(showsOverview({ w: 1390, h: 850 }, { w: 3760, h: 12_000 })).toBe(false)
})
