import type { Random } from '../domain/random.ts'

/**
 * The same bytes for the same seed, on every machine. xorshift32 (G. Marsaglia, "Xorshift RNGs", 2003), stirred by the
 * finaliser of MurmurHash3; good enough for tests, never for secrets.
 * @param seed any whole number
 */
export function seededRandom(seed: number): Random {
  let state = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995) | 0 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 24
  }
  return { bytes: (length) => Uint8Array.from({ length }, next) }
}
