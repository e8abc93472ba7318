/** Keys that reach into an object's prototype when a value is read back carelessly. */
const POISON = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a key of a map, root, format or plain object is safe to keep. */
export function isSafeKey(key: string): boolean {
  return !POISON.has(key)
}

/**
 * Whether a decoded plain value may be kept: no poisonous keys, no object whose prototype was replaced while it was
 * decoded (lib0's readAny assigns keys, so `__proto__` shows only there), nested at most `maxDepth` deep. Walks
 * without recursion.
 */
export function isSafeValue(value: unknown, maxDepth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  let level: object[] = [value]
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > maxDepth) return false
    const deeper: object[] = []
    for (const one of level) {
      if (one instanceof Uint8Array) continue
      if (!Array.isArray(one)) {
        if (Object.getPrototypeOf(one) !== Object.prototype) return false
        if (!Object.keys(one).every(isSafeKey)) return false
      }
      for (const inner of Object.values(one) as unknown[]) {
        if (typeof inner === 'object' && inner !== null) deeper.push(inner)
      }
    }
    level = deeper
  }
  return true
}
