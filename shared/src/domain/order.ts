/** Sorts by fractional key, ties by id: the order of everything that people can reorder. Compares UTF-16 units. */
export function byOrder(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  return compareText(a.order, b.order) || compareText(a.id, b.id)
}

/** Compares by UTF-16 units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
