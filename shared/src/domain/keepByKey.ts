/**
 * Results kept by a key: `keep(key, compute)` answers what was computed for that key before. Past `most` of them it begins anew, so
 * that it never grows without end.
 */
export function keepByKey<Result>(most: number): (key: string, compute: () => Result) => Result {
  const kept = new Map<string, Result>()
  return (key, compute) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const result = compute()
    if (kept.size >= most) kept.clear()
    kept.set(key, result)
    return result
  }
}
