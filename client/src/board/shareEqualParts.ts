/**
 * The new value, with those of its properties taken from the old one that hold the same: so that whoever looks at one
 * part only (React, memos) sees that it did not change. Both are plain values.
 */
export function shareEqualParts<Value extends object>(before: Value, after: Value): Value {
  const shared = { ...after }
  let differs = false
  for (const key of Object.keys(after) as (keyof Value)[]) {
    if (isSame(before[key], after[key])) shared[key] = before[key]
    else differs = true
  }
  return differs ? shared : before
}

/** Whether two plain values hold the same. Cards keep their identity, so long lists are compared quickly. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]))
    )
  }
  if (Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => key in b && isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
}
