import { breaksAround, charWidth } from './charWidths.ts'

/**
 * Whether a line may break within a word, before the character `codePoint` that stands at the UTF-16 offset `index` of
 * the text and follows `previous`. Neither is a space or newline: lines always may break after spaces.
 */
export type MayBreak = (text: string, index: number, previous: number, codePoint: number) => boolean

const FIRST_NOT_ASCII = 0x80
const HYPHEN = 0x2d
/** After these a line may break before what is not ASCII; after the first four before ASCII too. */
const BREAKS_AFTER = codePointsOf('…–—‐-?!/|}')
const EM_DASH = 0x2014

const OPENERS = codePointsOf('（「『【《〈〔［｛')
const CLOSERS = codePointsOf('、。，．：；！？）」』】》〉〕］｝ー…')

/** After these a bracket may start a line. */
const BEFORE_BRACKET = codePointsOf('!"#%&)*+,.:;=>?\\]|}~')
const BRACKETS = codePointsOf('(<[{')
const NEVER_AFTER_HYPHEN = codePointsOf('!$),./:;?]}')
const NEVER_AFTER_QUESTION = codePointsOf('!"\'),./:;?]}')

const QUOTES = '“”‘’«»\u00a0\u202f\u2011'
const NEVER_FIRST = new Set([...CLOSERS, ...codePointsOf(`${QUOTES}!"'),-./:;?]|}‐–،`)])
const NEVER_LAST = new Set([...OPENERS, ...codePointsOf(`${QUOTES}([{"'¿¡`)])
const BEFORE_SIGN = codePointsOf('),.:;%$+\\€£¥±‰°،')
const SIGNS = codePointsOf('€£¥±‰°¿¡')

function codePointsOf(text: string): ReadonlySet<number> {
  return new Set(Array.from(text, (char) => char.codePointAt(0) ?? 0))
}

/** In prose: after hyphens (not before digits) and dashes, and around ideographs (Unicode Annex 14). */
export const mayBreakProse: MayBreak = (text, index, previous, codePoint) => {
  if (charWidth(codePoint) === 0) return false
  if (previous === HYPHEN || previous === 0x2010) {
    const before = index - 2 >= 0 ? text.charCodeAt(index - 2) : 0x20
    return !isDigit(codePoint) && before > 0x20 && before !== 0x200b
  }
  if (previous === 0x2013 || previous === EM_DASH) return true
  if (!breaksAround(previous) && !breaksAround(codePoint)) return false
  return !OPENERS.has(previous) && !CLOSERS.has(codePoint)
}

/**
 * As Chromium does, which has a table of its own for ASCII, so that addresses and code break after `?`, after hyphens
 * also before digits, and before brackets; measured in Chromium 156 for every pair of ASCII characters, and for
 * those others that notes are likely to have.
 */
export const mayBreakLikeChromium: MayBreak = (text, index, previous, codePoint) => {
  if (charWidth(codePoint) === 0) return false
  if (previous < FIRST_NOT_ASCII && codePoint < FIRST_NOT_ASCII) {
    if (previous === HYPHEN) {
      if (isDigit(codePoint)) return isLetterOrDigit(text.charCodeAt(index - 2))
      return !NEVER_AFTER_HYPHEN.has(codePoint)
    }
    if (previous === 0x3f) return !NEVER_AFTER_QUESTION.has(codePoint)
    return BRACKETS.has(codePoint) && BEFORE_BRACKET.has(previous)
  }
  if (NEVER_FIRST.has(codePoint) || NEVER_LAST.has(previous)) return false
  if (codePoint === EM_DASH || BREAKS_AFTER.has(previous)) return true
  if (SIGNS.has(codePoint) && BEFORE_SIGN.has(previous)) return true
  return breaksAround(previous) || breaksAround(codePoint)
}

function isDigit(codePoint: number): boolean {
  return codePoint >= 0x30 && codePoint <= 0x39
}

/** Of ASCII; false for the NaN before a text's beginning. */
function isLetterOrDigit(codePoint: number): boolean {
  const lower = codePoint | 0x20
  return isDigit(codePoint) || (codePoint < FIRST_NOT_ASCII && lower >= 0x61 && lower <= 0x7a)
}
