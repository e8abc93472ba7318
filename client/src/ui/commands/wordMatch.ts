import { foldText } from '@whyboard/shared/domain/foldedText.ts'

/** How well a word fits, best first. */
const WHOLE = 8
const BEGINNING = 6
const WITHIN = 3
const ALMOST = 1
/** Words shorter than this are taken as they are typed: nearly everything is almost like them. */
const FORGIVEN_FROM = 5

/**
 * How well a few typed words fit a label, forgiving one wrong, missing, surplus or swapped letter in a longer word.
 * @param words what people may look for besides the label; it counts a little less
 * @returns higher is better; `null`: some word fits nothing
 */
export function wordMatch(query: string, label: string, words = ''): number | null {
  const inLabel = wordsOf(label)
  const besides = wordsOf(words)
  let total = 0
  for (const word of wordsOf(query)) {
    const best = Math.max(
      ...inLabel.map((one) => 2 * fit(word, one)),
      ...besides.map((one) => fit(word, one)),
      0,
    )
    if (best === 0) return null
    total += best
  }
  // Of two that fit alike the shorter one is meant, and one that begins so.
  const begins = foldText(label).startsWith(foldText(query).trim()) ? 4 : 0
  return total + begins - label.length / 100
}

function wordsOf(text: string): readonly string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}%?+-]+/u)
    .filter((word) => word !== '')
}

function fit(typed: string, word: string): number {
  if (typed === word) return WHOLE
  if (word.startsWith(typed)) return BEGINNING
  if (typed.length > 1 && word.includes(typed)) return WITHIN
  if (typed.length < FORGIVEN_FROM) return 0
  // Somebody who is not done typing is compared with as much of the word.
  const lengths = [typed.length - 1, typed.length, typed.length + 1]
  return lengths.some((length) => almost(typed, word.slice(0, length))) ? ALMOST : 0
}

/** Whether one letter more, less or other, or two swapped, make `b` of `a`. */
function almost(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1
  const restA = a.slice(same)
  const restB = b.slice(same)
  if (restA.slice(1) === restB.slice(1)) return true
  if (restA === restB.slice(1) || restA.slice(1) === restB) return true
  const swapped = `${restA[1] ?? ''}${restA[0] ?? ''}${restA.slice(2)}`
  return restA.length > 1 && swapped === restB
}
