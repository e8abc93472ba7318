// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'

import { writableStore } from '../../connection/store.ts'
import { createCommandList, type Command } from './commandList.ts'

const command = (id: string, key: string, parts: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group: 'Board',
  keys: [key],
  run: () => {},
  ...parts,
})
const press = (key: string, init: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, ...init })

test('a key does the command that was added last with it and can be done', () => {
  const list = createCommandList(writableStore(true))
  const first = vi.fn<() => void>()
  const second = vi.fn<() => void>()
  const able = writableStore(true)
  list.add([command('first', 'n', { run: first })])
  const remove = list.add([command('second', 'n', { run: second, enabled: () => able.get() })])
  expect(list.onKey(press('n'))).toBe(true)
  expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([0, 1])
  able.set(false)
  list.onKey(press('n'))
  expect(first).toHaveBeenCalledTimes(1)
  remove()
  expect(list.all.get().map(({ id }) => id)).toEqual(['first'])
})

test('a command that had nothing to do leaves its key to others', () => {
  const list = createCommandList(writableStore(true))
  list.add([command('none', 'enter', { run: () => false })])
  expect(list.onKey(press('Enter'))).toBe(false)
  expect(list.onKey(press('x'))).toBe(false)
})

test('without character keys only the others work', () => {
  const list = createCommandList(writableStore(false))
  const run = vi.fn<() => void>()
  list.add([command('n', 'n', { run }), command('undo', 'mod+z', { run })])
  expect(list.onKey(press('n'))).toBe(false)
  expect(list.onKey(press('z', { ctrlKey: true }))).toBe(true)
  expect(run).toHaveBeenCalledTimes(1)
})
