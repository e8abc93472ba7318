import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { presenceOn, PRESENCE_INTERVAL_MS } from './presence.ts'
import { readPresence } from './readPresence.ts'
import { testEnvironment } from './testing/testEnvironment.ts'

const ANN = { id: 'ann-id-1', name: 'Ann', colour: '#336699', role: 'contributor' }
const ends: (() => void)[] = []

function pageOf(user = ANN) {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const sent: unknown[] = []
  awareness.on('update', ({ updated }: { updated: number[] }) => {
    if (updated.includes(awareness.clientID)) sent.push(awareness.getLocalState())
  })
  const presence = presenceOn(
    awareness,
    user,
    testEnvironment({ monotonicMs: () => performance.now() }),
  )
  ends.push(() => {
    presence.close()
    awareness.destroy()
  })
  return { awareness, presence, sent }
}

function hear(from: Awareness, to: Awareness, states = from.states) {
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID], states), 'test')
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.useRealTimers()
})

describe('presence', () => {
  it('sends at most 20 times a second, and the last position in the end', () => {
    const { presence, sent } = pageOf()
    vi.advanceTimersByTime(1_000)
    sent.length = 0
    for (let x = 0; x < 1_000; x += 5) {
      presence.set({ cursor: { x, y: 0 } })
      vi.advanceTimersByTime(5)
    }
    vi.advanceTimersByTime(PRESENCE_INTERVAL_MS)
    expect(sent.length).toBeLessThanOrEqual(21)
    expect(sent.length).toBeGreaterThanOrEqual(19)
    expect(sent.at(-1)).toEqual({ user: ANN, cursor: { x: 995, y: 0 } })
  })

  it('sends nothing when nothing differs', () => {
    const { presence, sent } = pageOf()
    vi.advanceTimersByTime(100)
    presence.set({ selection: ['a'] })
    vi.advanceTimersByTime(100)
    const before = sent.length
    presence.set({ selection: ['a'] })
    vi.advanceTimersByTime(1_000)
    expect(sent.length).toBe(before)
  })

  it('lists everybody, this page first; cursors do not change the list', () => {
    const ann = pageOf()
    const bob = pageOf({ ...ANN, id: 'bob-id-1', name: 'Bob' })
    hear(bob.awareness, ann.awareness)
    const list = ann.presence.people.get()
    expect(list.map(({ name, self }) => [name, self])).toEqual([
      ['Ann', true],
      ['Bob', false],
    ])
    bob.presence.set({ cursor: { x: 1, y: 2 } })
    vi.advanceTimersByTime(100)
    hear(bob.awareness, ann.awareness)
    expect(ann.presence.people.get()).toBe(list)
    expect(ann.presence.of(bob.awareness.clientID)?.cursor).toEqual({ x: 1, y: 2 })
    bob.presence.set({ handRaised: true })
    vi.advanceTimersByTime(100)
    hear(bob.awareness, ann.awareness)
    expect(ann.presence.people.get()[1]?.handRaised).toBe(true)
  })

  it('repeats itself when messages arrive after a long silence, and not otherwise', () => {
    const { presence, sent } = pageOf()
    vi.advanceTimersByTime(5_000)
    const before = sent.length
    presence.renew()
    expect(sent).toHaveLength(before)
    vi.advanceTimersByTime(8_000)
    const repeated = sent.length
    presence.renew()
    presence.renew()
    expect(sent).toHaveLength(repeated + 1)
    presence.leave()
    vi.advanceTimersByTime(20_000)
    const left = sent.length
    presence.renew()
    expect(sent).toHaveLength(left)
  })

  it('is gone for the others when it leaves, and comes back with the next thing it shows', () => {
    const ann = pageOf()
    const bob = pageOf({ ...ANN, id: 'bob-id-1', name: 'Bob' })
    hear(bob.awareness, ann.awareness)
    bob.presence.leave()
    hear(bob.awareness, ann.awareness)
    expect(ann.presence.people.get()).toHaveLength(1)
    vi.advanceTimersByTime(100)
    bob.presence.set({ cursor: null })
    hear(bob.awareness, ann.awareness)
    expect(ann.presence.people.get()).toHaveLength(2)
  })
})

describe('reading the presence of others', () => {
  it('reads what fits and leaves the rest out', () => {
    expect(
      readPresence({
        user: { id: 7, name: 'Eve', colour: 'red; background: url(x)', role: 3 },
        cursor: { x: Infinity, y: 0 },
        selection: ['a', 1, null],
        editing: { target: 'a', anchor: 1, head: 2 },
        viewport: { x: 0, y: 0, w: 'wide', h: 1 },
        handRaised: 'yes',
        handRaisedAtMs: Number.NaN,
        following: 1.5,
        reaction: { kind: 'url(x)', count: 1, x: 0, y: 0 },
      }),
    ).toEqual({
      user: { id: null, name: 'Eve', colour: '#888888', role: 'observer' },
      selection: ['a'],
      editing: { target: 'a', anchor: 1, head: 2 },
    })
  })

  it.each([1e308, -1e308, 1e9, Number.MIN_VALUE, 0, -5, Number.NaN])(
    'a view that no camera can show is none: %d',
    (size) => {
      const view = { x: 0, y: 0, w: 100, h: 100 }
      expect(readPresence({ user: ANN, viewport: view })?.viewport).toEqual(view)
      expect(readPresence({ user: ANN, viewport: { ...view, w: size } })?.viewport).toBeUndefined()
      expect(readPresence({ user: ANN, viewport: { ...view, h: size } })?.viewport).toBeUndefined()
    },
  )

  it('a place outside of any board is none', () => {
    const far = 1e308
    expect(
      readPresence({
        user: ANN,
        cursor: { x: far, y: 0 },
        viewport: { x: far, y: 0, w: 100, h: 100 },
        laser: [0, -far],
        reaction: { kind: 'idea', count: 1, x: 0, y: far },
      }),
    ).toEqual({ user: ANN })
  })

  it('reads a hand, who is followed, and a reaction', () => {
    const parts = {
      handRaised: true,
      handRaisedAtMs: 1_700_000_000_000,
      following: 42,
      reaction: { kind: 'idea', count: 2, x: -10, y: 20 },
    } as const
    expect(readPresence({ user: ANN, ...parts })).toEqual({ user: ANN, ...parts })
  })

  it.each([null, 3, [], {}, { user: null }, { user: { colour: '#ffffff' } }])(
    'a state without a person is nobody: %j',
    (value) => {
      expect(readPresence(value)).toBeNull()
    },
  )
})
