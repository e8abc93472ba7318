/**
 * Up to two letters that stand for a person: the first of the first and of the last word.
 * Letters are code points with their combining marks (graphemes), so names in any script keep their shape.
 */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const first = words[0]
  if (first === undefined) return ''
  const last = words.length > 1 ? words.at(-1) : undefined
  return `${firstGrapheme(first)}${last === undefined ? '' : firstGrapheme(last)}`.toLocaleUpperCase()
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function firstGrapheme(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment
  return ''
}
