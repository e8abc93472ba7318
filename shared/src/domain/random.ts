/**
 * Where random bytes come from. Passed in from `main` (`crypto.getRandomValues` there, a seeded one in tests); nothing
 * else makes randomness.
 */
export interface Random {
  /** `length` fresh bytes, each 0–255 with equal chance. */
  bytes(length: number): Uint8Array
}

const ID_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-'
const ID_LENGTH = 16

/** A new id of 16 letters of `A–Z a–z 0–9 _ -`: 96 random bits. */
export function randomId(random: Random): string {
  let id = ''
  for (const byte of random.bytes(ID_LENGTH)) id += ID_LETTERS[byte & 63] ?? ''
  return id
}

/** A whole number from 0 to `below` − 1, each with equal chance. `below` is from 1 to 2^32. */
export function randomBelow(random: Random, below: number): number {
  // Values past the last full round of `below` are thrown again, so that small numbers are no likelier than large ones.
  const end = 2 ** 32 - (2 ** 32 % below)
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4)
    const value = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
    if (value < end) return value % below
  }
}
