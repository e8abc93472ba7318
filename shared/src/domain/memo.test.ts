import { describe, expect, it, vi } from 'vitest'

import { memoLast } from './memo.ts'

describe('memo of the last', () => {
  it('computes anew only for other arguments; lists are the same when their items are', () => {
    const compute = vi.fn<(list: readonly number[], by: number) => readonly number[]>((list, by) =>
      list.map((item) => item * by),
    )
    const times = memoLast(compute)
    const first = times([1, 2], 3)
    expect(times([1, 2], 3)).toBe(first)
    expect(times([1, 2], 4)).toEqual([4, 8])
    expect(times([1, 2, 3], 4)).toEqual([4, 8, 12])
    expect(compute).toHaveBeenCalledTimes(3)
  })
})
