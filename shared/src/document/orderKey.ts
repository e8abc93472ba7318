import { randomBelow, type Random } from '../domain/random.ts'

/**
 * Order keys: strings compared letter by letter (`<`), between any two of which there is room for another. A key is a
 * whole number that says its own length, then a fraction: `a0…az`, `b00…bzz`, … upwards from the first key, `Zz…Z0`,
 * `Yzz…Y00`, … downwards. Appending counts the whole number up, so keys grow with the logarithm of the length of the
 * list; only what is put between two neighbours grows the fraction. Every new key ends in random letters, so that two
 * people who insert at the same place at once hardly ever make the same key.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length
const SUFFIX_LENGTH = 3
const FIRST = 'a0'

/** Longer keys are not read as keys; {@link keyBetween} never makes one from keys of half that length. */
export const MAX_ORDER_KEY_LENGTH = 128

/** Whether a stored value is an order key. */
export function isOrderKey(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= MAX_ORDER_KEY_LENGTH &&
    /^[0-9A-Za-z]+$/.test(value)
  )
}

/**
 * A new key strictly between two others; `null` as a bound means no bound. The answer is `null` where nothing fits:
 * bounds that are equal, in the wrong order, or differ by trailing zeros only.
 */
export function keyBetween(
  after: string | null,
  before: string | null,
  random: Random,
): string | null {
  const whole = wholeBetween(after, before) ?? fractionBetween(after ?? '', before)
  return whole === null ? null : whole + suffix(random)
}

/**
 * `count` new keys in ascending order, all strictly between two others, found by halving so that they stay short.
 * `null` where nothing fits.
 */
export function keysBetween(
  after: string | null,
  before: string | null,
  count: number,
  random: Random,
): string[] | null {
  if (count === 0) return []
  if (before === null || after === null) return openKeys(after, before, count, random)
  const middle = keyBetween(after, before, random)
  if (middle === null) return null
  const left = Math.floor((count - 1) / 2)
  const low = keysBetween(after, middle, left, random)
  const high = keysBetween(middle, before, count - 1 - left, random)
  return low === null || high === null ? null : [...low, middle, ...high]
}

/** Counts away from the one bound there is. */
function openKeys(
  after: string | null,
  before: string | null,
  count: number,
  random: Random,
): string[] | null {
  const keys: string[] = []
  let [low, high] = [after, before]
  for (let i = 0; i < count; i += 1) {
    const key = keyBetween(low, high, random)
    if (key === null) return null
    if (before === null) {
      keys.push(key)
      low = key
    } else {
      keys.unshift(key)
      high = key
    }
  }
  return keys
}

/** A whole number strictly between, or `null` where there is none (or a bound is no key of ours). */
function wholeBetween(after: string | null, before: string | null): string | null {
  if (after === null && before === null) return FIRST
  if (after === null) {
    const high = wholeOf(before ?? '')
    return high === null ? null : step(high, -1)
  }
  const low = wholeOf(after)
  const next = low === null ? null : step(low, 1)
  if (next === null || before === null) return next
  const high = wholeOf(before)
  return high !== null && next < high ? next : null
}

/** The whole number that a key begins with. */
function wholeOf(key: string): string | null {
  const head = key.charCodeAt(0)
  const isUp = head >= 97 && head <= 122
  const isDown = head >= 65 && head <= 90
  if (!isUp && !isDown) return null
  const length = 1 + (isUp ? head - 96 : 91 - head)
  return key.length >= length ? key.slice(0, length) : null
}

/** The next whole number, or the one before; `null` past the 26 digits of the last. */
function step(whole: string, by: 1 | -1): string | null {
  const digits = whole
    .slice(1)
    .split('')
    .map((digit) => DIGITS.indexOf(digit))
  for (let i = digits.length - 1; i >= 0; i -= 1) {
    const digit = (digits[i] ?? 0) + by
    if (digit >= 0 && digit < BASE) {
      digits[i] = digit
      return whole.charAt(0) + digits.map(letter).join('')
    }
    digits[i] = by === 1 ? 0 : BASE - 1
  }
  const head = whole.charAt(0)
  if (head === (by === 1 ? 'z' : 'A')) return null
  if (head === 'Z' && by === 1) return FIRST
  if (head === 'a' && by === -1) return 'Zz'
  const nextHead = String.fromCharCode(head.charCodeAt(0) + by)
  const grows = (by === 1) === head >= 'a'
  return (
    nextHead + letter(by === 1 ? 0 : BASE - 1).repeat(grows ? digits.length + 1 : digits.length - 1)
  )
}

/**
 * The start of a key between two others, so that whatever follows it stays between (as long as something follows).
 * Walks along the letters that both share, then halves the first gap.
 */
function fractionBetween(after: string, before: string | null): string | null {
  let start = ''
  let isAboveAfter = false
  let isBelowBefore = before === null
  for (let i = 0; ; i += 1) {
    // −1: `after` has ended, so that any letter is above it; BASE: every letter is below.
    const low = isAboveAfter || i >= after.length ? -1 : DIGITS.indexOf(after.charAt(i))
    if (!isBelowBefore && i >= (before ?? '').length) return null
    const high = isBelowBefore ? BASE : DIGITS.indexOf((before ?? '').charAt(i))
    if (low > high) return null
    if (high - low > 1) return start + letter(low + Math.ceil((high - low) / 2))
    if (low === high) {
      start += letter(low)
    } else if (low === -1) {
      // Only "0" is left, which is `before`'s own letter: above `after` from here on, not yet below `before`.
      start += letter(0)
      isAboveAfter = true
    } else {
      start += letter(low)
      isBelowBefore = true
    }
  }
}

function letter(digit: number): string {
  return DIGITS.charAt(digit)
}

/** Random letters; the last is never "0", because nothing lies between a key and that key with a "0" behind it. */
function suffix(random: Random): string {
  let letters = ''
  for (let i = 1; i < SUFFIX_LENGTH; i += 1) letters += letter(randomBelow(random, BASE))
  return letters + letter(1 + randomBelow(random, BASE - 1))
}
