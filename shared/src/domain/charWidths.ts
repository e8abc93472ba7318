import { FONT_WIDTHS, UNITS_PER_EM } from './fontWidths.ts'

/** Code points below this are looked up in a flat table. */
const TABLE_SIZE = 0x2800

/** Arabic, Hebrew, Thai, Devanagari …: no glyph of Inter; most are narrower than this, so cards are never too small. */
const OTHER_SCRIPT_WIDTH = Math.round(UNITS_PER_EM * 0.7)

type Range = readonly [first: number, last: number]

const CONTROLS: Range = [0x00, 0x1f]

/** What takes no room of its own: marks, joiners, variation selectors, skin tones, direction marks. */
const ZERO_WIDTH: readonly Range[] = [
  [0x00ad, 0x00ad],
  [0x0300, 0x036f],
  [0x0483, 0x0489],
  [0x0591, 0x05bd],
  [0x064b, 0x065f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0x1f3fb, 0x1f3ff],
  [0xe0000, 0xe01ef],
]

/** Punctuation, arrows, mathematical and technical signs that Inter's files lack: up to one em wide in other fonts. */
const SYMBOLS: Range = [0x2010, 0x2bff]

/** Drawn one em wide, with a line break allowed on both sides (Unicode Annex 11 "wide" and emoji). */
const WIDE: readonly Range[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23fa],
  [0x25aa, 0x25ff],
  [0x2600, 0x27bf],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f000, 0x1faff],
  [0x20000, 0x3fffd],
]

const table = buildTable()

/** Built with every start of the page: ranges are filled as a whole, the later ones over the earlier. */
function buildTable(): Int16Array {
  const widths = new Int16Array(TABLE_SIZE).fill(OTHER_SCRIPT_WIDTH)
  for (const [first, last] of [...WIDE, SYMBOLS]) widths.fill(UNITS_PER_EM, first, last + 1)
  for (const run of FONT_WIDTHS) {
    const [start, ...rest] = run.split(' ')
    widths.set(rest.map(Number), Number.parseInt(start ?? '', 16))
  }
  for (const [first, last] of [CONTROLS, ...ZERO_WIDTH]) widths.fill(0, first, last + 1)
  // A tab is as wide as eight spaces (CSS tab-size), whatever column it starts in.
  widths[0x09] = (widths[0x20] ?? 0) * 8
  return widths
}

function fallbackWidth(codePoint: number): number {
  if (isWithin(ZERO_WIDTH, codePoint)) return 0
  return isWithin(WIDE, codePoint) || isWithin([SYMBOLS], codePoint)
    ? UNITS_PER_EM
    : OTHER_SCRIPT_WIDTH
}

function isWithin(ranges: readonly Range[], codePoint: number): boolean {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** The advance width of a code point in Inter at weight 400, in font units (`UNITS_PER_EM`), without kerning. */
export function charWidth(codePoint: number): number {
  return codePoint < TABLE_SIZE ? (table[codePoint] ?? 0) : fallbackWidth(codePoint)
}

/** Whether a line may break on both sides of it: ideographs, kana, hangul, emoji. */
export function breaksAround(codePoint: number): boolean {
  return codePoint >= 0x1100 && isWithin(WIDE, codePoint)
}
