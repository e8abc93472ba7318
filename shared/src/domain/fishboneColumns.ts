/** Steps in which the height of the highest column is found; enough for a difference of less than a pixel. */
const STEPS = 14

/**
 * Deals things out to columns in their order, so that the highest column is about as low as it can be.
 * @param heights of the things, px, each greater than 0
 * @param gap between two things of a column, px
 * @param count columns at most
 * @returns how many things each column holds, none of them empty; all together are `heights.length`
 */
export function dealColumns(
  heights: readonly number[],
  gap: number,
  count: number,
): readonly number[] {
  let sum = 0
  let highest = 0
  for (const height of heights) {
    sum += height + gap
    highest = Math.max(highest, height)
  }
  // What fits is known at `high`; `low` is a height that no dealing stays under.
  let low = Math.max(highest, sum / Math.max(1, count) - gap) - 1
  let high = sum
  for (let step = 0; step < STEPS && high - low > 1; step++) {
    const middle = (low + high) / 2
    if (columnsWithin(heights, gap, middle).length <= count) high = middle
    else low = middle
  }
  return columnsWithin(heights, gap, high)
}

function columnsWithin(heights: readonly number[], gap: number, limit: number): number[] {
  const counts: number[] = []
  let used = Infinity
  for (const height of heights) {
    if (used + gap + height > limit) {
      counts.push(1)
      used = height
    } else {
      counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
      used += gap + height
    }
  }
  return counts
}
