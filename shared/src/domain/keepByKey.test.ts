import { expect, it, vi } from 'vitest'

import { keepByKey } from './keepByKey.ts'

it('results by key are computed once a key, also what is false, and there are never more than it may keep', () => {
  const keep = keepByKey<boolean>(2)
  const compute = vi.fn<() => boolean>(() => false)
  for (const key of ['a', 'a', 'b', 'a', 'c', 'a']) expect(keep(key, compute)).toBe(false)
  // At the third key it began anew.
  expect(compute).toHaveBeenCalledTimes(4)
})
