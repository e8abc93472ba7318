import type { PresenceState } from '@whyboard/shared/protocol/presence.ts'
import { expect, test } from 'vitest'

import { cameraFor, followers } from './follow.ts'

const USER = { id: null, name: 'Ann', colour: '#336699', role: 'contributor' }

/** Who follows whom, by client id. */
function presenceOf(following: Readonly<Record<number, number>>) {
  return {
    of: (clientId: number): PresenceState => ({
      user: USER,
      following: following[clientId] ?? null,
    }),
  }
}

test('whoever follows me, also by way of others, cannot be followed', () => {
  const presence = presenceOf({ 1: 9, 2: 1, 3: 4 })
  expect(followers(presence, 1, 9)).toEqual([1])
  expect(followers(presence, 2, 9)).toEqual([2, 1])
  expect(followers(presence, 3, 9)).toBeNull()
  expect(followers(presence, 5, 9)).toBeNull()
})

test('a circle of others does not go on for ever', () => {
  expect(followers(presenceOf({ 1: 2, 2: 1 }), 1, 9)).toBeNull()
})

test('a followed view is seen whole and in the middle', () => {
  const camera = cameraFor({ x: 100, y: 0, w: 200, h: 100 }, { w: 400, h: 400 })
  expect(camera).toEqual({ x: -100, y: 50, z: 2 })
})
