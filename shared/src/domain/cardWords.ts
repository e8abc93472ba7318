import type { Card } from './cards/cardKinds.ts'

/** The most letters of a card's text by which it is called. */
const MOST_LETTERS = 60

/** A card by the beginning of its text, in one line; "an empty card" where there is none. */
export function firstWords(card: Pick<Card, 'text'> | null): string {
  const line = lineOf(card)
  return line === '' ? EMPTY : shortened(line)
}

/** The same within a sentence: words that somebody wrote stand in quotes. */
export function quoted(card: Pick<Card, 'text'> | null): string {
  const line = lineOf(card)
  return line === '' ? EMPTY : `“${shortened(line)}”`
}

const EMPTY = 'an empty card'

function lineOf(card: Pick<Card, 'text'> | null): string {
  return card?.text.trim().replaceAll(/\s+/gu, ' ') ?? ''
}

function shortened(line: string): string {
  if (line.length <= MOST_LETTERS) return line
  // Half of a pair of UTF-16 units is no letter; half of a word is better left out, unless it is a long one.
  const cut = line.slice(0, MOST_LETTERS - 1).replace(/[\uD800-\uDBFF]$/u, '')
  const whole = line[cut.length] === ' ' ? cut : cut.replace(/ \S{0,15}$/u, '')
  return `${whole.trimEnd()}…`
}
