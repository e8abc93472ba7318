import type { PresenceState } from '@whyboard/shared/protocol/presence.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { OwnPresence, Person } from './presence.ts'
import { REACTION_MS, reactions } from './reactions.ts'
import { testEnvironment } from './testing/testEnvironment.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a reaction stands at the pointer, or in the middle of the view, and is gone after its time', () => {
  let own: OwnPresence = {}
  let state: Partial<PresenceState> = {
    cursor: { x: 10.4, y: 20 },
    viewport: { x: 0, y: 0, w: 200, h: 100 },
  }
  const react = reactions(
    {
      people: { get: () => [{ clientId: 1, self: true } as Person], subscribe: () => () => {} },
      of: () => state as PresenceState,
      set: (parts) => {
        own = { ...own, ...parts }
      },
    },
    testEnvironment(),
  )
  react('idea')
  expect(own.reaction).toEqual({ kind: 'idea', count: 1, x: 10, y: 20 })
  state = { ...state, cursor: null }
  vi.advanceTimersByTime(REACTION_MS - 1)
  react('idea')
  expect(own.reaction).toEqual({ kind: 'idea', count: 2, x: 100, y: 50 })
  vi.advanceTimersByTime(REACTION_MS - 1)
  expect(own.reaction).not.toBeNull()
  vi.advanceTimersByTime(1)
  expect(own.reaction).toBeNull()
})
