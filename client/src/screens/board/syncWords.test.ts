import { expect, test } from 'vitest'

import { INITIAL_SYNC_STATE, type SyncState } from '../../connection/syncState.ts'
import { syncWords, waysOn } from './syncWords.ts'

const state = (more: Partial<SyncState>): SyncState => ({ ...INITIAL_SYNC_STATE, ...more })

test('"Saved" stands only when the server has confirmed everything', () => {
  expect(syncWords(state({ phase: 'live', saved: true })).short).toBe('Saved')
  expect(syncWords(state({ phase: 'live', unsaved: 1 })).short).toBe('Saving…')
  expect(syncWords(state({ phase: 'live', unsaved: 1, late: true })).short).toBe('Not saved')
})

test('offline says how many changes are kept where', () => {
  const kept = state({ phase: 'offline', unsaved: 7, storedOffline: true })
  expect(syncWords(kept).short).toBe('Offline: 7 changes saved on this device')
  expect(syncWords({ ...kept, unsaved: 1 }).short).toBe('Offline: 1 change saved on this device')
  expect(syncWords({ ...kept, storedOffline: false })).toMatchObject({
    short: 'Offline: 7 changes not saved',
    tone: 'danger',
  })
  expect(syncWords({ ...kept, unsaved: 0 }).short).toBe('Offline')
})

test('on plain http it says that a reload offline finds no page, while edits stay', () => {
  const kept = state({ phase: 'offline', unsaved: 2, storedOffline: true })
  expect(syncWords(kept, 'insecure').long).toContain('Do not reload while offline')
  expect(syncWords(kept, 'ready').long).not.toContain('reload')
  expect(syncWords(state({ phase: 'live' }), 'insecure').long).not.toContain('reload')
})

test('after a close it says why and what can be done', () => {
  const revoked = state({ phase: 'closed', closeReason: 'revoked' })
  expect(syncWords(revoked).long).toContain('revoked')
  expect(waysOn(revoked, 0)).toEqual(['ask-for-link'])
  const refused = state({ phase: 'closed', closeReason: 'updateRefused' })
  expect(waysOn(refused, 1)).toEqual(['reload', 'copy'])
  expect(waysOn(state({ phase: 'closed' }), 0)).toEqual(['reload'])
})

test('what would end the connection again can be downloaded before it was set aside', () => {
  for (const closeReason of ['tooLarge', 'boardFull'] as const) {
    expect(waysOn(state({ phase: 'closed', closeReason, unsaved: 2 }), 0)).toEqual([
      'reload',
      'copy',
    ])
    expect(waysOn(state({ phase: 'closed', closeReason, unsaved: 0 }), 0)).toEqual(['reload'])
  }
})
