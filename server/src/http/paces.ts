/** How much may come at once, and for ever. */
export interface PaceLimits {
  readonly burst: number
  readonly perSecond: number
}

/** Paces of many, each by its name: a bucket that refills. */
export interface Paces {
  /** Takes one if there is one. @returns 0, or in how many whole seconds to try again */
  take(name: string): number
}

/** Beyond so many the longest idle one is forgotten. */
const MAX_NAMES = 10_000

/** @param nowMs wall clock, ms */
export function createPaces(nowMs: () => number, { burst, perSecond }: PaceLimits): Paces {
  /** The last to take is last, so the first key is the one to forget. */
  const buckets = new Map<string, { readonly left: number; readonly atMs: number }>()

  return {
    take(name) {
      const before = buckets.get(name)
      const elapsedMs = before === undefined ? 0 : Math.max(0, nowMs() - before.atMs)
      const left = Math.min(burst, (before?.left ?? burst) + (elapsedMs / 1000) * perSecond)
      if (left < 1) return Math.max(1, Math.ceil((1 - left) / perSecond))
      buckets.delete(name)
      buckets.set(name, { left: left - 1, atMs: nowMs() })
      const [oldest] = buckets.keys()
      if (buckets.size > MAX_NAMES && oldest !== undefined) buckets.delete(oldest)
      return 0
    },
  }
}
