import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  CARD_FIELD_ROW_HEIGHT,
  CARD_LINE_HEIGHT,
  CARD_MIN_HEIGHT,
  CARD_ROW_GAP,
  CARD_TEXT_WIDTH,
  cardHeight,
  textWidth,
  wrapText,
} from './textMetrics.ts'

const wrap = (text: string) => wrapText(text, CARD_TEXT_WIDTH, 16)

describe('D1 text is measured by the advance widths of the bundled font', () => {
  test('D1 widths are those of Inter', () => {
    // 1150 of 2048 units for "a", 2018 for "W".
    expect(textWidth('a', 2048)).toBe(1150)
    expect(textWidth('aW', 2048)).toBe(3168)
    expect(textWidth('Ж', 16)).toBeGreaterThan(10)
    expect(textWidth('ß', 16)).toBeGreaterThan(8)
    expect(textWidth('ω', 16)).toBeGreaterThan(8)
  })

  test('D1 what the font lacks is as wide as it can be: ideographs and emoji one em, marks nothing', () => {
    expect(textWidth('漢字', 16)).toBe(32)
    expect(textWidth('🚒', 16)).toBe(16)
    expect(textWidth('→', 16)).toBe(16)
    expect(textWidth('e\u0301', 16)).toBe(textWidth('e', 16))
    expect(textWidth('שלום', 16)).toBeGreaterThan(40)
  })

  test('D1 lines break at spaces, which hang', () => {
    expect(wrap('The deployment checklist is not validated')).toEqual([
      'The deployment checklist ',
      'is not validated',
    ])
    expect(wrap(`word${' '.repeat(80)}next`)).toEqual([`word${' '.repeat(80)}`, 'next'])
  })

  test('D1 lines break after hyphens between letters, not within dates', () => {
    expect(wrap('a self-explanatory non-negotiable')).toEqual([
      'a self-explanatory non-',
      'negotiable',
    ])
    expect(wrap('since the night of the 2026-03-05')).toEqual([
      'since the night of the ',
      '2026-03-05',
    ])
  })

  test('D1 a word longer than a line starts a line of its own and is broken anywhere', () => {
    const lines = wrap(`see ${'x'.repeat(60)}`)
    expect(lines[0]).toBe('see ')
    expect(lines.slice(1).join('')).toBe('x'.repeat(60))
    expect(lines).toHaveLength(4)
  })

  test('D1 ideographs break anywhere but before a closing mark', () => {
    const lines = wrap('数据库在部署之后停止响应。数据库停止响应')
    expect(lines.length).toBe(2)
    expect(lines.every((line) => !line.startsWith('。'))).toBe(true)
  })

  test('D1 where browsers break differently, the way with more lines counts', () => {
    // A break after `?` or before a bracket, which prose would not take, moves a long piece to a line of its own.
    expect(wrap(`${'a'.repeat(16)}?${'b'.repeat(24)}`)).toEqual([
      `${'a'.repeat(16)}?`,
      'b'.repeat(20),
      'bbbb',
    ])
  })

  test('D1 newlines of every kind are kept, empty lines too', () => {
    expect(wrap('a\n\nb\r\nc\rd\n')).toEqual(['a', '', 'b', 'c', 'd', ''])
  })

  test('D1 no line is wider than its box, and nothing is lost or doubled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const lines = wrap(text)
        const kept = (of: string) => of.replaceAll(/[\r\n]/g, '')
        expect(kept(lines.join(''))).toBe(kept(text))
        // One glyph, or one emoji joined of several, may be wider than any box.
        const breakable = lines.filter(
          (line) => Array.from(line.trim()).length > 1 && !line.includes('\u200d'),
        )
        const widths = breakable.map((line) => textWidth(line.replace(/[ \t\u200b]+$/, ''), 16))
        expect(Math.max(0, ...widths)).toBeLessThanOrEqual(CARD_TEXT_WIDTH)
      }),
      { seed: 1 },
    )
  })
})

describe('D2 a card is as high as its text needs', () => {
  test('D2 an empty or one-line card has the least height', () => {
    expect(cardHeight('', 'event')).toBe(CARD_MIN_HEIGHT)
    expect(cardHeight('Alert fires', 'cause')).toBe(CARD_MIN_HEIGHT)
  })

  test('D2 each further line adds its height, without end', () => {
    expect(cardHeight('a\nb', 'event')).toBe(CARD_MIN_HEIGHT + CARD_LINE_HEIGHT)
    expect(cardHeight('a\n'.repeat(400), 'note')).toBe(CARD_MIN_HEIGHT + 400 * CARD_LINE_HEIGHT)
  })

  test('D2 an action has a row for owner and due date', () => {
    expect(cardHeight('a', 'action')).toBe(CARD_MIN_HEIGHT + CARD_FIELD_ROW_HEIGHT + CARD_ROW_GAP)
  })

  test('D2 more text never makes a card lower', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 50 }), (text, more) => {
        expect(cardHeight(`${text}\n${more}`, 'why')).toBeGreaterThanOrEqual(
          cardHeight(text, 'why'),
        )
      }),
      { seed: 1 },
    )
  })
})
