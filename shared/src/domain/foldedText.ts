/**
 * Texts as they are compared when somebody looks for something: without case, accents and forms of width, so that "uber" finds
 * "Über", "STRASSE" finds "Straße" and "ＡＢＣ" is found by "abc" (Unicode NFKD, combining marks dropped, case folded by way
 * of the upper case). Marks that make another letter, e.g. of Devanagari or Kana, stay.
 */

/** Combining marks of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, what joins or only styles characters. */
const MARKS = new RegExp(
  `[${[
    String.raw`\u0300-\u0344\u0346-\u036F\u0483-\u0489\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F`,
    String.raw`\u0591-\u05BD\u05BF-\u05C7\u0610-\u061A\u064B-\u065F\u0670`,
    String.raw`\uFE00-\uFE0F\u200B-\u200D\u00AD\u2060`,
  ].join('')}]`,
  'gu',
)
const PLAIN = /^[\t\n\r -~]*$/

/** A text in the form in which texts are compared. Folding what is folded changes nothing. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  const letters = text.normalize('NFKD').replaceAll(MARKS, '')
  // A sigma looks different at the end of a word.
  return letters.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ')
}

/** A folded text that knows where its characters come from. */
export interface FoldedText {
  readonly folded: string
  /** The UTF-16 span `[start, end)` of the text that the folded text's code unit `index` comes from; marks belong to their letter. */
  at(index: number): readonly [start: number, end: number]
}

/** Folds a text character by character. */
export function foldedText(text: string): FoldedText {
  if (PLAIN.test(text)) return { folded: text.toLowerCase(), at: (index) => [index, index + 1] }
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  let start = 0
  for (const character of text) {
    const end = start + character.length
    const piece = foldText(character)
    // What leaves nothing behind belongs to the letter before it.
    if (piece === '' && ends.length > 0) ends[ends.length - 1] = end
    for (let i = 0; i < piece.length; i += 1) {
      starts.push(start)
      ends.push(end)
    }
    folded += piece
    start = end
  }
  return { folded, at: (index) => [starts[index] ?? start, ends[index] ?? start] }
}
