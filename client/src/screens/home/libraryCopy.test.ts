import { expect, test } from 'vitest'

import type { BoardListing } from '../../connection/api.ts'
import { memoryStorage } from '../../connection/environment.ts'
import { readLibraryCopy, readWorkspaceKey, searchBoards, writeLibraryCopy } from './libraryCopy.ts'

const board = (title: string, more: Partial<BoardListing> = {}): BoardListing => ({
  id: title,
  title,
  severity: null,
  status: 'draft',
  occasion: 'incident',
  createdAtMs: 0,
  startedAtMs: null,
  resolvedAtMs: null,
  people: 0,
  facilitator: null,
  actions: { done: 0, total: 0 },
  ...more,
})

test('the copy comes back as it was written, and an unreadable one reads as none', () => {
  const storage = memoryStorage()
  expect(readLibraryCopy(storage)).toBeNull()
  writeLibraryCopy(storage, { boards: [board('a')], fetchedAtMs: 5 })
  expect(readLibraryCopy(storage)).toEqual({ boards: [board('a')], fetchedAtMs: 5 })
  writeLibraryCopy(storage, null)
  expect(readLibraryCopy(storage)).toBeNull()
  storage.setItem('whyboard.library', '{"boards":1}')
  expect(readLibraryCopy(storage)).toBeNull()
})

test('a search finds every word, in title, facilitator or severity', () => {
  const boards = [board('Payments down', { facilitator: 'Mia', severity: 'sev1' }), board('DNS')]
  expect(searchBoards(boards, 'pay mia')).toHaveLength(1)
  expect(searchBoards(boards, 'SEV1')).toHaveLength(1)
  expect(searchBoards(boards, 'pay dns')).toHaveLength(0)
  expect(searchBoards(boards, ' ')).toHaveLength(2)
})

test('the workspace key is taken from the key or from the printed link', () => {
  expect(readWorkspaceKey(' abc ')).toBe('abc')
  expect(readWorkspaceKey('http://127.0.0.1:4400/#key=abc')).toBe('abc')
  expect(readWorkspaceKey('key=abc')).toBe('abc')
})
