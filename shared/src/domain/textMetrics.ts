import { keepByKey } from './keepByKey.ts'
import { charWidth } from './charWidths.ts'
import { CARD_KINDS, type CardKind } from './cards/cardKinds.ts'
import { UNITS_PER_EM } from './fontWidths.ts'
import { mayBreakLikeChromium, mayBreakProse, type MayBreak } from './lineBreaks.ts'

/*
 * The measures of a card, in px at zoom 1. The client's card bodies use the same numbers, and set their text with
 * `font-kerning: none; font-feature-settings: 'calt' 0; text-rendering: geometricPrecision; white-space: pre-wrap;
 * overflow-wrap: anywhere`, so that a browser breaks lines where this file does.
 */
export const CARD_WIDTH = 224
export const CARD_MIN_HEIGHT = 88
export const CARD_PADDING = 12
/** The strip in the lane's ink at the left; the padding begins after it. */
export const CARD_EDGE_WIDTH = 4
export const CARD_TEXT_WIDTH = CARD_WIDTH - CARD_EDGE_WIDTH - 2 * CARD_PADDING
export const CARD_FONT_SIZE = 16
export const CARD_LINE_HEIGHT = 22
/** Glyph, label, time. */
export const CARD_HEADER_HEIGHT = 18
/** Initials, links, votes. */
export const CARD_FOOTER_HEIGHT = 16
/** Between header, text, further rows and footer. */
export const CARD_ROW_GAP = 4
/** An action's owner and due date. */
export const CARD_FIELD_ROW_HEIGHT = 28

/** Room that a browser's rounding of glyph positions may take without causing one more line. */
const ROUNDING_SLACK = 2

/** The height of a card in px: it grows with its text, which never shrinks. */
export function cardHeight(text: string, kind: CardKind): number {
  const lines = cardLines(text)
  const fields = CARD_KINDS[kind].fieldRows * (CARD_FIELD_ROW_HEIGHT + CARD_ROW_GAP)
  const content = CARD_HEADER_HEIGHT + CARD_FOOTER_HEIGHT + 2 * CARD_ROW_GAP + fields
  return Math.max(CARD_MIN_HEIGHT, 2 * CARD_PADDING + content + lines * CARD_LINE_HEIGHT)
}

/** Lines by text: a board is laid out again after every change, and most of its texts stay. */
const keepLines = keepByKey<number>(8_000)

/** How many lines a text takes in a card; an empty one takes one. */
export function cardLines(text: string): number {
  return keepLines(
    text,
    () => lineStarts(text, CARD_TEXT_WIDTH - ROUNDING_SLACK, CARD_FONT_SIZE).length,
  )
}

/** The height of a text in px at a width and font size in px; an empty one takes a line. */
export function textHeight(
  text: string,
  maxWidth: number,
  fontSize: number,
  lineHeight: number,
): number {
  return lineStarts(text, maxWidth, fontSize).length * lineHeight
}

/** The width in px of a text on one line. */
export function textWidth(text: string, fontSize: number): number {
  let units = 0
  for (const char of text) units += charWidth(char.codePointAt(0) ?? 0)
  return (units * fontSize) / UNITS_PER_EM
}

/** The lines of a text at a width and font size in px, each with the spaces that hang at its end, without its newline. */
export function wrapText(text: string, maxWidth: number, fontSize: number): readonly string[] {
  const starts = lineStarts(text, maxWidth, fontSize)
  return starts.map((start, index) =>
    text.slice(start, starts[index + 1] ?? text.length).replace(/\r\n$|[\r\n]$/, ''),
  )
}

const NEWLINE = 0x0a
const RETURN = 0x0d
const ZERO_WIDTH_JOINER = 0x200d

/**
 * UTF-16 offsets at which lines start. Browsers differ in where a word may break, and an earlier break can cost a line or
 * save one: of both ways the one with more lines counts, so that a card's text never reaches its footer.
 */
function lineStarts(text: string, maxWidth: number, fontSize: number): number[] {
  const prose = wrapGreedily(text, maxWidth, fontSize, mayBreakProse)
  const chromium = wrapGreedily(text, maxWidth, fontSize, mayBreakLikeChromium)
  return chromium.length > prose.length ? chromium : prose
}

/**
 * Breaks lines as `white-space: pre-wrap; overflow-wrap: anywhere` does: greedily, after spaces (which hang) and where a
 * word may break; a piece longer than a line is broken anywhere.
 */
function wrapGreedily(
  text: string,
  maxWidth: number,
  fontSize: number,
  mayBreak: MayBreak,
): number[] {
  const maxUnits = Math.floor((maxWidth * UNITS_PER_EM) / fontSize)
  const starts = [0]
  // The line so far up to its last break opportunity, and the word that follows it.
  let line = 0
  let word = 0
  let wordStart = 0
  let previous = -1
  for (let index = 0; index < text.length;) {
    const codePoint = text.codePointAt(index) ?? 0
    const next = index + (codePoint > 0xffff ? 2 : 1)
    if (codePoint === NEWLINE || codePoint === RETURN) {
      const end = codePoint === RETURN && text.charCodeAt(next) === NEWLINE ? next + 1 : next
      starts.push(end)
      line = 0
      word = 0
      wordStart = end
      previous = -1
      index = end
      continue
    }
    const joined = previous === ZERO_WIDTH_JOINER
    const width = joined ? 0 : charWidth(codePoint)
    if (isSpace(codePoint)) {
      line += word + width
      word = 0
      wordStart = next
    } else {
      if (word > 0 && !joined && mayBreak(text, index, previous, codePoint)) {
        line += word
        word = 0
        wordStart = index
      }
      if (line + word + width > maxUnits && line > 0) {
        starts.push(wordStart)
        line = 0
      }
      if (word + width > maxUnits && word > 0) {
        starts.push(index)
        word = 0
        wordStart = index
      }
      word += width
    }
    previous = codePoint
    index = next
  }
  return starts
}

function isSpace(codePoint: number): boolean {
  return codePoint === 0x20 || codePoint === 0x09 || codePoint === 0x200b
}
