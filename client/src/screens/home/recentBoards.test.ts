import { expect, test } from 'vitest'

import { memoryStorage } from '../../connection/environment.ts'
import { forgetRecentBoard, readRecentBoards, rememberRecentBoard } from './recentBoards.ts'

const board = (id: string, openedAtMs = 1) => ({ id, title: id, openedAtMs, offline: true })

test('a board that is opened again comes first, once', () => {
  const storage = memoryStorage()
  for (const id of ['a', 'b', 'a']) rememberRecentBoard(storage, board(id))
  expect(readRecentBoards(storage).map((one) => one.id)).toEqual(['a', 'b'])
})

test('thirty are kept', () => {
  const storage = memoryStorage()
  for (let n = 0; n < 40; n += 1) rememberRecentBoard(storage, board(`${n}`))
  expect(readRecentBoards(storage)).toHaveLength(30)
  expect(readRecentBoards(storage)[0]?.id).toBe('39')
})

test('a board can be forgotten, and what does not fit is left out', () => {
  const storage = memoryStorage()
  rememberRecentBoard(storage, board('a'))
  rememberRecentBoard(storage, board('b'))
  forgetRecentBoard(storage, 'a')
  expect(readRecentBoards(storage).map((one) => one.id)).toEqual(['b'])
  storage.setItem('whyboard.recent', '[{"id":1},null]')
  expect(readRecentBoards(storage)).toEqual([])
  storage.setItem('whyboard.recent', '{')
  expect(readRecentBoards(storage)).toEqual([])
})
