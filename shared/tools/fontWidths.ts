/**
 * Reads the advance widths of the bundled Inter (weight 400) and writes them as src/domain/fontWidths.ts:
 * `node tools/fontWidths.ts`. Run it after an update of the font; the test beside it says when that is due.
 */

import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

import { openSync } from 'fontkit'

/** Fontsource's subsets of Inter, in the order in which a code point is looked for. */
const SUBSETS = [
  'latin',
  'latin-ext',
  'vietnamese',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
]

/** A code point beyond these is drawn by another font, or so rarely that a fallback will do. */
const MAX_CODE_POINT = 0x27ff

const TARGET = fileURLToPath(new URL('../src/domain/fontWidths.ts', import.meta.url))

/** The source of fontWidths.ts for the font that is installed. */
export function buildFontWidths(): string {
  const resolve = createRequire(import.meta.url).resolve
  const widths = new Map<number, number>()
  let unitsPerEm: number | null = null
  for (const subset of SUBSETS) {
    const font = openSync(
      resolve(`@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`),
    )
    if (font.variationAxes['wght']?.default !== 400)
      throw new Error('Weight 400 is not the default.')
    if (unitsPerEm !== null && font.unitsPerEm !== unitsPerEm) throw new Error('Units differ.')
    unitsPerEm = font.unitsPerEm
    for (const codePoint of font.characterSet) {
      if (codePoint < 0x20 || codePoint > MAX_CODE_POINT || widths.has(codePoint)) continue
      widths.set(codePoint, font.glyphForCodePoint(codePoint).advanceWidth)
    }
  }
  const rows = toRuns(widths).map(([start, run]) => `  '${start.toString(16)} ${run.join(' ')}',`)
  return `// Written by tools/fontWidths.ts from @fontsource-variable/inter: do not edit.

/** Font units per em. */
export const UNITS_PER_EM = ${unitsPerEm}

/** Runs of neighbouring code points: the first one in hex, then their advance widths in font units, at weight 400. */
export const FONT_WIDTHS: readonly string[] = [
${rows.join('\n')}
]
`
}

function toRuns(widths: ReadonlyMap<number, number>): [start: number, run: number[]][] {
  const runs: [number, number[]][] = []
  for (const [codePoint, width] of [...widths].toSorted((a, b) => a[0] - b[0])) {
    const last = runs.at(-1)
    if (last !== undefined && last[0] + last[1].length === codePoint) last[1].push(width)
    else runs.push([codePoint, [width]])
  }
  return runs
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(TARGET, buildFontWidths())
  console.log(`Wrote ${TARGET}.`)
}
