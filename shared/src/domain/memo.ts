/** Whether two lists hold the same items (`Object.is`) in the same order. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => Object.is(item, b[at]))
}

/**
 * A function that answers what it did last time, the same object, as long as its arguments are the same: equal by `Object.is`,
 * lists by their items. `compute` may depend on nothing else.
 */
export function memoLast<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | null = null
  return (...args) => {
    if (last === null || !args.every((arg, at) => isSame(arg, last?.args[at]))) {
      last = { args, result: compute(...args) }
    }
    return last.result
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) ? isSameList(a, b) : Object.is(a, b)
}
