import { expect, test, vi } from 'vitest'

import { whileUsed } from './whileUsed.ts'

test('it is opened with the first reader, closed with the last, and opened anew after that', () => {
  const close = vi.fn<() => void>()
  const open = vi.fn<() => { close(): void }>(() => ({ close }))
  const store = whileUsed(open)
  expect(store.get()).toBeNull()
  const listener = vi.fn<() => void>()
  const first = store.subscribe(listener)
  const second = store.subscribe(listener)
  expect(open).toHaveBeenCalledTimes(1)
  expect(listener).toHaveBeenCalled()
  first()
  expect(close).not.toHaveBeenCalled()
  second()
  expect(close).toHaveBeenCalledTimes(1)
  expect(store.get()).toBeNull()
  store.subscribe(listener)
  expect(open).toHaveBeenCalledTimes(2)
})
