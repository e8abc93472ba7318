import { LIMITS } from './limits.ts'

/** What divides words: any space, line or tab, and a sign of Braille that looks like one. */
const SPACES = /[\s\u2800]+/gu
/**
 * What nobody sees and what turns the direction of reading: control and formatting characters. Both joiners and the
 * variants of signs stay, which some scripts and emoji need.
 */
const UNSEEN =
  /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]/gu
const JOINERS = /\u200c|\u200d|\ufe0e|\ufe0f/gu
/** Marks upon one letter; no script needs more than four. */
const PILES = /(\p{M}{4})\p{M}+/gu
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * A person's name as people write it: one line, without what cannot be seen or turns the direction of reading.
 * @returns `null` when nothing that can be read is left, or more than LIMITS.maxNameLength UTF-16 units
 */
export function toPersonName(text: string): string | null {
  const name = text
    .toWellFormed()
    .replaceAll(SPACES, ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(PILES, '$1')
    .replaceAll(SPACES, ' ')
    .trim()
  return SEEN.test(name) && name.length <= LIMITS.maxNameLength ? name : null
}

/** Names that look the same but for case, width or joined letters have the same key. */
export function toNameKey(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase()
  return folded.replaceAll(JOINERS, '').replaceAll(SPACES, ' ').trim()
}
