// @vitest-environment happy-dom
import type { PresenceState } from '@whyboard/shared/protocol/presence.ts'
import { expect, test } from 'vitest'

import { listeners } from '../connection/listeners.ts'
import type { Person, Presence } from '../connection/presence.ts'
import { writableStore } from '../connection/store.ts'
import { cameraFor, createFollowing, distance, followers } from './follow.ts'
import { bareEditor } from './testing/bareEditor.ts'

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

test('who follows goes with each picture only on the way, and no further for a pointer that moves', () => {
  const editor = bareEditor()
  const idle = editor.listenerCount('tick')
  const changes = listeners<[ids: readonly number[]]>()
  let bob: PresenceState = { user: USER, viewport: { x: 0, y: 0, w: 400, h: 300 } }
  const presence: Pick<Presence, 'set' | 'people' | 'of' | 'subscribe'> = {
    set: () => {},
    people: writableStore<readonly Person[]>([]),
    of: () => bob,
    subscribe: changes.add,
  }
  const following = createFollowing(editor, presence, () => {})
  const pictures = () => {
    let count = 0
    for (; editor.listenerCount('tick') > idle && count < 500; count += 1) editor.emit('tick', 16)
    return count
  }
  following.follow(2)
  expect(pictures()).toBeGreaterThan(5)
  const there = editor.getCamera()
  const show = (parts: Partial<PresenceState>) => {
    bob = { ...bob, ...parts }
    changes.call([2])
  }
  show({ cursor: { x: 5, y: 5 }, viewport: { x: 0, y: 0, w: 400, h: 300 } })
  expect(pictures()).toBe(0)
  show({ viewport: { x: 900, y: 0, w: 400, h: 300 } })
  expect(pictures()).toBeGreaterThan(5)
  expect(editor.getCamera().x).toBeLessThan(there.x)
  following.follow(null)
  show({ viewport: { x: 0, y: 900, w: 400, h: 300 } })
  expect(pictures()).toBe(0)
  following.dispose()
})

test('far out a view that is a little larger is not there yet', () => {
  const screen = { w: 1400, h: 700 }
  expect(distance({ x: 5, y: 5, z: 0.101 }, { x: 5, y: 5, z: 0.1 }, screen)).toBeCloseTo(14)
  expect(distance({ x: 5, y: 6, z: 2 }, { x: 5, y: 5, z: 2 }, screen)).toBe(2)
})
