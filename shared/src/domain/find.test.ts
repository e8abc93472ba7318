import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someBoard, someCard, someCategories } from '../testing/boards.ts'
import { hostileText } from '../testing/hostileText.ts'
import { cardTexts, excerpt, findCards, findNamed, soughtWords, wordSpans } from './find.ts'
import { foldedText, foldText } from './foldedText.ts'

const ids = (cards: readonly { readonly id: string }[]) => cards.map(({ id }) => id)
const anyText = fc.oneof(
  hostileText,
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

test('case, accents, width and ligatures make no difference', () => {
  const words: readonly [sought: string, text: string][] = [
    ['uber', 'Über die Straße'],
    ['STRASSE', 'Über die Straße'],
    ['strasse', 'HAUPTSTRAẞE'],
    ['ΑΙ', 'ᾳ'],
    ['Über', 'U\u0308ber alles'],
    ['abc', 'ＡＢＣ'],
    ['office', 'o\uFB03ce'],
    ['οδος', 'ΟΔΟΣ'],
    ['istanbul', 'İSTANBUL'],
    ['co\u00ADoperate', 'cooperate'],
  ]
  for (const [sought, text] of words) {
    const card = someCard('note', 'a', { text })
    const found = ids(findCards(someBoard(), [card], soughtWords(sought)))
    expect([sought, found]).toEqual([sought, ['a']])
    expect([sought, wordSpans(text, soughtWords(sought)).length]).toEqual([sought, 1])
  }
})

test('several words are all needed, wherever on the card they stand', () => {
  const cards = [
    someCard('action', 'a', { text: 'Alert on queue depth', owner: 'Jun Tanaka' }),
    someCard('action', 'b', { text: 'Alert on errors', expectedEffect: 'Fewer pages at night' }),
  ]
  const find = (query: string) => ids(findCards(someBoard(), cards, soughtWords(query)))
  expect(find('alert')).toEqual(['a', 'b'])
  expect(find('  tanaka   ALERT ')).toEqual(['a'])
  expect(find('night alert')).toEqual(['b'])
  expect(find('alert nobody')).toEqual([])
  expect(find('   ')).toEqual([])
})

test('a cause is found by the name of its category', () => {
  const [first, second] = someCategories('people', 'tools')
  if (first === undefined || second === undefined) throw new Error('two categories')
  const cards = [
    someCard('cause', 'a', { text: 'Nobody on call', category: first.id }),
    someCard('cause', 'b', { text: 'No alert', category: second.id }),
  ]
  const board = someBoard({ cards, categories: [first, second] })
  expect(ids(findCards(board, cards, soughtWords(`${second.name} alert`)))).toEqual(['b'])
})

test('what has only a name is found by all words of it', () => {
  const named = ['Monitoring', 'Détection 14:03', ''].map((text) => ({ text }))
  const find = (query: string) => findNamed(named, soughtWords(query)).map(({ text }) => text)
  expect(find('MONI')).toEqual(['Monitoring'])
  expect(find('14:03 detection')).toEqual(['Détection 14:03'])
  expect(find('monitoring detection')).toEqual([])
  expect(find(' ')).toEqual([])
})

test('an excerpt begins near the first word and marks what was found', () => {
  const text = `${'Before that, nothing much happened at all. '.repeat(4)}Then the Queue\nfilled up and ${'more '.repeat(40)}`
  const pieces = excerpt([text], soughtWords('queue'), 60)
  expect(pieces.filter(({ found }) => found)).toEqual([{ text: 'Queue', found: true }])
  const line = pieces.map((piece) => piece.text).join('')
  expect(line).toMatch(/^….*Then the Queue filled up.*…$/)
  expect(line.length).toBeLessThanOrEqual(62)
})

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const folded = foldText(text)
      expect(foldText(folded)).toBe(folded)
    }),
  )
})

test('a card is found by every word of its own texts, in whatever case, and by nothing that is not there', () => {
  fc.assert(
    fc.property(arbitraryBoard(), fc.nat(), fc.nat(), (board, which, word) => {
      const found = findCards(board, board.cards, soughtWords('zzz-nowhere-zzz'))
      expect(found).toEqual([])
      const card = board.cards[which % Math.max(1, board.cards.length)]
      const words = card === undefined ? [] : cardTexts(card).join(' ').split(/\s+/u)
      const own = words[word % Math.max(1, words.length)] ?? ''
      const sought = soughtWords(own.toUpperCase())
      if (card === undefined || sought.length === 0) return
      const hits = findCards(board, board.cards, sought)
      expect(hits).toContain(card)
      // In the order in which they were given.
      expect(hits).toEqual(board.cards.filter((one) => hits.includes(one)))
    }),
  )
})

test('spans hold what was sought, stand in order, do not overlap and break no pair of surrogates', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 8 }), (text, from, length) => {
      const { folded } = foldedText(text)
      const start = from % Math.max(1, folded.length)
      const words = soughtWords(folded.slice(start, start + length))
      const spans = wordSpans(text, words)
      let done = 0
      for (const [begin, end] of spans) {
        expect(begin).toBeGreaterThanOrEqual(done)
        expect(end).toBeGreaterThan(begin)
        expect(end).toBeLessThanOrEqual(text.length)
        const piece = foldedText(text.slice(begin, end)).folded
        expect(words.some((word) => piece.includes(word))).toBe(true)
        done = end
      }
      for (const most of [10, 60]) {
        const line = excerpt([text], words, most)
        expect(line.reduce((sum, piece) => sum + piece.text.length, 0)).toBeLessThanOrEqual(
          most + 2,
        )
      }
    }),
  )
})
