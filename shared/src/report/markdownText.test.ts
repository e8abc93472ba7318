import * as fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'

import { hostileText } from '../testing/hostileText.ts'
import { inline, link, paragraphs } from './markdownText.ts'

// Raw HTML is let through, so that it would be seen.
const markdown = new MarkdownIt({ html: true })

describe('R3 what people wrote stays text', () => {
  test('R3 text is read in Markdown as it was typed, on one line', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const typed = text
          .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
          .map((line) =>
            line
              .replaceAll(/\s+/g, ' ')
              .replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e]/gu, '')
              .trim(),
          )
          .filter((line) => line !== '')
          .join(' / ')
        for (const [before, after] of [
          ['', ''],
          ['# ', ''],
          ['- ', ''],
        ] as const) {
          const tokens = markdown.parse(`${before}${inline(text)}${after}`, {})
          const [content, ...further] = tokens.filter((token) => token.type === 'inline')
          expect(further).toEqual([])
          expect(content?.children?.map((child) => child.type) ?? []).toEqual(
            typed === '' ? [] : ['text'],
          )
          expect(content?.children?.[0]?.content ?? '').toBe(typed)
        }
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  test('R3 paragraphs hold nothing but text and line breaks', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, two) => {
        const tokens = markdown.parse(paragraphs(`${one}\n${two}\n\n${two}`), {})
        const types = new Set(tokens.map((token) => token.type))
        const children = tokens.flatMap((token) => token.children ?? [])
        const foreign = [...types, ...children.map((child) => child.type)].filter(
          (type) =>
            !['paragraph_open', 'inline', 'paragraph_close', 'text', 'hardbreak'].includes(type),
        )
        expect(foreign).toEqual([])
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  test('R3 ordinary words are left as they are', () => {
    const plain =
      'Version 4.18.0: DB_POOL_MAX=400 (was 40), "too many", 50% – see #deploys! 3 + 4 - 1'
    expect(inline(plain)).toBe(plain)
    expect(paragraphs('One\ntwo\n\n\nthree ')).toBe('One\\\ntwo\n\nthree')
    expect(inline('- one\n- two')).toBe('\\- one / \\- two')
    expect(inline('14. April')).toBe('14\\. April')
  })
})

describe('R4 links', () => {
  test('R4 only http and https become links', () => {
    expect(link('source', 'https://example.com/a_b?c=d&e=f#g')).toBe(
      '[source](https://example.com/a_b?c=d&amp;e=f#g)',
    )
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//example.com',
      'https://',
      '',
    ]) {
      expect(link('source', url)).toBe('source')
    }
  })

  test('R4 no address ends early or begins something else', () => {
    fc.assert(
      fc.property(hostileText, (rest) => {
        const url = `https://example.com/${rest}`
        const written = markdown.parse(`| a |\n| --- |\n| ${link('source', url)} |`, {})
        const cells = written.filter((token) => token.type === 'inline')
        expect(cells).toHaveLength(2)
        const types = cells[1]?.children?.map((child) => child.type)
        expect(types).toEqual(['link_open', 'text', 'link_close'])
        expect(cells[1]?.children?.[0]?.attrGet('href')).toMatch(/^https:\/\/example\.com\//)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })
})
