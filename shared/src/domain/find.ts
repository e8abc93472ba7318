import type { Board } from './board.ts'
import { CARD_KINDS, type Card } from './cards/cardKinds.ts'
import { foldedText, foldText } from './foldedText.ts'

/** A piece of a text, and whether it is what was looked for. */
export interface FoundPiece {
  readonly text: string
  readonly found: boolean
}

/** Words to look for, folded; none: nothing is looked for. */
export type SoughtWords = readonly string[]

/** The words of a query: a card is found when it holds all of them, in any order and place. */
export function soughtWords(query: string): SoughtWords {
  return [
    ...new Set(
      foldText(query)
        .split(/\s+/u)
        .filter((word) => word !== ''),
    ),
  ]
}

/**
 * The cards that hold all words in any of their texts, in the order in which they are given. A cause is found by its category
 * too, an action by its owner. Cards and categories keep their folded texts, so asking again costs next to nothing.
 */
export function findCards(
  { categories }: Pick<Board, 'categories'>,
  cards: readonly Card[],
  words: SoughtWords,
): readonly Card[] {
  if (words.length === 0) return []
  const bones = new Map(categories.map(({ id, name }) => [id, `\n${foldText(name)}`]))
  return cards.filter((card) => {
    const text = foldedCard(card)
    const bone = card.kind === 'cause' ? (bones.get(card.category ?? '') ?? '') : ''
    return words.every((word) => text.includes(word) || bone.includes(word))
  })
}

/** What is no card and whose name holds all words, in the order in which it is given. */
export function findNamed<Named extends { readonly text: string }>(
  named: readonly Named[],
  words: SoughtWords,
): readonly Named[] {
  if (words.length === 0) return []
  return named.filter(({ text }) => {
    const folded = foldText(text)
    return words.every((word) => folded.includes(word))
  })
}

/** All that people wrote on a card, its text first. */
export function cardTexts(card: Card): readonly string[] {
  const values = card as unknown as Readonly<Record<string, unknown>>
  const names = ['text', ...CARD_KINDS[card.kind].texts, ...FIELDS_WITH_WORDS]
  return names.flatMap((name) => {
    const value = values[name]
    return typeof value === 'string' && value !== '' ? [value] : []
  })
}

/** Fields that hold words: who does it, and where it is written down. */
const FIELDS_WITH_WORDS = ['owner', 'tracker', 'source'] as const

const foldedCards = new WeakMap<Card, string>()

/** A card's value never changes, so it is folded once. */
function foldedCard(card: Card): string {
  let folded = foldedCards.get(card)
  if (folded === undefined) {
    folded = cardTexts(card).map(foldText).join('\n')
    foldedCards.set(card, folded)
  }
  return folded
}

/** Where the words stand in a text, as UTF-16 spans `[start, end)`, in order and without overlap. */
export function wordSpans(
  text: string,
  words: SoughtWords,
): readonly (readonly [number, number])[] {
  if (words.length === 0) return []
  const { folded, at } = foldedText(text)
  const spans: [number, number][] = []
  for (const word of words) {
    for (let i = folded.indexOf(word); i !== -1; i = folded.indexOf(word, i + word.length)) {
      spans.push([at(i)[0], at(i + word.length - 1)[1]])
    }
  }
  spans.sort(([a], [b]) => a - b)
  const joined: [number, number][] = []
  for (const [start, end] of spans) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/**
 * A line of what texts say about the words: from the first that holds one, beginning a little before it.
 * @param texts of a card ({@link cardTexts}), or the name of something else
 * @param most characters (UTF-16) that the line has at most, besides "…"
 */
export function excerpt(
  texts: readonly string[],
  words: SoughtWords,
  most: number,
): readonly FoundPiece[] {
  const text = texts.find((one) => wordSpans(one, words).length > 0) ?? texts[0] ?? ''
  const spans = wordSpans(text, words)
  const first = spans[0]?.[0] ?? 0
  const from = first + 12 < most ? 0 : beginningOfWord(text, first - Math.floor(most / 3))
  const to = Math.min(text.length, from + most)
  const pieces: FoundPiece[] = []
  const add = (start: number, end: number, found: boolean): void => {
    const piece = text.slice(Math.max(start, from), Math.min(end, to))
    if (piece !== '') pieces.push({ text: piece.replaceAll(/\s+/gu, ' '), found })
  }
  if (from > 0) pieces.push({ text: '…', found: false })
  let done = from
  for (const [start, end] of spans) {
    if (end <= from || start >= to) continue
    add(done, start, false)
    add(start, end, true)
    done = end
  }
  add(done, to, false)
  if (to < text.length) pieces.push({ text: '…', found: false })
  return pieces
}

/** The next place after a gap between words, if there is one near; never within a pair of surrogates. */
function beginningOfWord(text: string, at: number): number {
  const gap = text.slice(at, at + 16).search(/\s\S/u)
  if (gap !== -1) return at + gap + 1
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at
}
