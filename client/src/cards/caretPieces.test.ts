import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { TextCaret } from '../board/textCarets.ts'
import { caretPieces } from './caretPieces.ts'

const caret = (clientId: number, anchor: number, head = anchor): TextCaret => ({
  clientId,
  name: `Person ${clientId}`,
  colour: '#336699',
  anchor,
  head,
  moves: 1,
})

test('a text is cut at carets and at both ends of selections', () => {
  const pieces = caretPieces('Rotate the keys', [caret(1, 6, 0), caret(2, 15)])
  expect(pieces.map((piece) => piece.text)).toEqual(['Rotate', ' the keys', ''])
  expect(pieces.map((piece) => piece.selectedBy?.clientId ?? null)).toEqual([1, null, null])
  expect(pieces.map((piece) => piece.carets.map((one) => one.clientId))).toEqual([[1], [], [2]])
})

test('the pieces are always the text, and every caret stands in it once', () => {
  const carets = fc.array(
    fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 })),
  )
  fc.assert(
    fc.property(fc.string(), carets, (text, places) => {
      const all = places.map(([anchor, head], index) => caret(index, anchor, head))
      const pieces = caretPieces(text, all)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      expect(pieces.flatMap((piece) => piece.carets)).toHaveLength(all.length)
    }),
  )
})
