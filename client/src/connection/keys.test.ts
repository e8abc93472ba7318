import { describe, expect, it } from 'vitest'

import { memoryStorage } from './environment.ts'
import { keyRing, takeKeyFromAddress } from './keys.ts'

function address(url: string) {
  const { pathname, search, hash } = new URL(url, 'http://board.test')
  const shown: string[] = []
  return {
    shown,
    page: {
      location: { pathname, search, hash },
      history: {
        state: null,
        replaceState: (_state: unknown, _unused: string, to: string) => {
          shown.push(to)
        },
      },
    },
  }
}

describe('keys', () => {
  it('a board’s key is taken out of the address and kept for that board', () => {
    const keys = keyRing(memoryStorage())
    const { page, shown } = address('/b/board-0001/report?x=1#key=secret')
    expect(takeKeyFromAddress(page, keys)).toBe(true)
    expect(shown).toEqual(['/b/board-0001/report?x=1'])
    expect(keys.board('board-0001')?.key).toBe('secret')
    expect(keys.workspaceKey()).toBeNull()
  })

  it('the workspace key is taken from the home address', () => {
    const keys = keyRing(memoryStorage())
    const { page, shown } = address('/#key=workspace')
    expect(takeKeyFromAddress(page, keys)).toBe(true)
    expect(shown).toEqual(['/'])
    expect(keys.workspaceKey()).toBe('workspace')
  })

  it('an address without a key stays as it is', () => {
    const { page, shown } = address('/b/board-0001#card=1')
    expect(takeKeyFromAddress(page, keyRing(memoryStorage()))).toBe(false)
    expect(shown).toEqual([])
  })

  it('another link to a board asks for the role anew, and the person stays who they are', () => {
    const keys = keyRing(memoryStorage())
    const identity = { participantId: 'p', token: 't', name: 'Ann', colour: '#336699' }
    keys.rememberBoard('board-0001', { key: 'one', role: 'observer', epoch: 'e1', identity })
    takeKeyFromAddress(address('/b/board-0001#key=two').page, keys)
    expect(keys.board('board-0001')).toMatchObject({
      key: 'two',
      role: null,
      epoch: 'e1',
      identity,
    })
    takeKeyFromAddress(address('/b/board-0001#key=two').page, keys)
  })

  it('remembers part by part, and forgets', () => {
    const keys = keyRing(memoryStorage())
    keys.rememberBoard('board-0001', { key: 'one' })
    keys.rememberBoard('board-0001', { title: 'Outage', role: 'contributor' })
    expect(keys.board('board-0001')).toEqual({
      key: 'one',
      title: 'Outage',
      role: 'contributor',
      epoch: null,
      identity: null,
    })
    keys.forgetBoard('board-0001')
    expect(keys.board('board-0001')).toBeNull()
  })

  it('entries that do not fit read as absent', () => {
    const storage = memoryStorage()
    storage.setItem('whyboard.board.board-0001', '{"key": 5}')
    storage.setItem('whyboard.board.board-0002', 'not json')
    storage.setItem('whyboard.board.board-0003', '{"key":"k","role":"king","identity":[]}')
    storage.setItem('whyboard.person', '{"name":"Ann"}')
    const keys = keyRing(storage)
    expect(keys.board('board-0001')).toBeNull()
    expect(keys.board('board-0002')).toBeNull()
    expect(keys.board('board-0003')).toMatchObject({ key: 'k', role: null, identity: null })
    expect(keys.lastPerson()).toBeNull()
  })

  it('remembers name and colour for the next board', () => {
    const keys = keyRing(memoryStorage())
    keys.setLastPerson({ name: 'Ann', colour: '#336699' })
    expect(keys.lastPerson()).toEqual({ name: 'Ann', colour: '#336699' })
  })
})
