import { isIPv6 } from 'node:net'

/**
 * Counts keys that did not fit, per address: a bucket of tries that refills. Only failures cost, so an office behind
 * one address is never slowed by people who hold good links.
 */
export interface Attempts {
  /** Whether this address has tries left. */
  hasLeft(address: string): boolean
  /** Notes one try that failed. */
  failed(address: string): void
  /** Whole seconds until there is a try again, at least 1. */
  secondsUntilNext(address: string): number
}

export interface AttemptsLimits {
  /** Failures that an address may make at once. */
  readonly burst: number
  /** Failures that it may make for ever. */
  readonly perSecond: number
  /** Addresses remembered; beyond that the longest idle one is forgotten. */
  readonly maxAddresses: number
}

/** Room for a whole office that opens a revoked link, far too little to guess a key. */
export const ATTEMPT_LIMITS: AttemptsLimits = { burst: 100, perSecond: 1, maxAddresses: 10_000 }

/** @param nowMs monotonic or wall clock, ms */
export function createAttempts(
  nowMs: () => number,
  limits: AttemptsLimits = ATTEMPT_LIMITS,
): Attempts {
  /** The last to fail is last, so the first key is the one to forget. */
  const buckets = new Map<string, { tries: number; atMs: number }>()

  const triesOf = (key: string): number => {
    const bucket = buckets.get(key)
    if (bucket === undefined) return limits.burst
    const refilled = (Math.max(0, nowMs() - bucket.atMs) / 1000) * limits.perSecond
    return Math.min(limits.burst, bucket.tries + refilled)
  }

  return {
    hasLeft: (address) => triesOf(networkOf(address)) >= 1,
    failed(address) {
      const key = networkOf(address)
      const tries = Math.max(0, triesOf(key) - 1)
      buckets.delete(key)
      buckets.set(key, { tries, atMs: nowMs() })
      if (buckets.size > limits.maxAddresses) {
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest)
          break
        }
      }
    },
    secondsUntilNext(address) {
      const missing = 1 - triesOf(networkOf(address))
      return Math.max(1, Math.ceil(missing / limits.perSecond))
    },
  }
}

/** One customer of IPv6 usually holds a /64 (RFC 6177), so it counts as one address. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const left = head === '' ? [] : head.split(':')
  if (tail === undefined) return left.slice(0, 4).join(':')
  const right = tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
