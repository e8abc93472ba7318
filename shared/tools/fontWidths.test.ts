import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { buildFontWidths } from './fontWidths.ts'

test('D1 the table of widths is that of the installed font', () => {
  const stored = readFileSync(new URL('../src/domain/fontWidths.ts', import.meta.url), 'utf8')
  expect(buildFontWidths()).toBe(stored)
})
