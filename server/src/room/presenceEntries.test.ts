import { describe, expect, it } from 'vitest'

import type { Admission } from './admission.ts'
import { People } from './people.ts'
import { readPresenceEntries, withIdentity, writePresenceEntries } from './presenceEntries.ts'

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const plain = (state: Uint8Array | null): unknown =>
  state === null ? null : JSON.parse(new TextDecoder().decode(state))

const anonymous: Admission = {
  boardId: 'board-one-0001',
  epoch: 'e',
  role: 'observer',
  linkId: 'link-one-0001',
  expiresAtMs: null,
  participantId: null,
}
const ada: Admission = {
  ...anonymous,
  role: 'contributor',
  participantId: 'person-ada-01',
}
const adaUser = { id: 'person-ada-01', name: 'Ada', colour: '#aa0000', role: 'contributor' }
const people = new People([
  { id: 'person-ada-01', name: 'Ada', colour: '#aa0000' },
  { id: 'person-bo-001', name: 'Guest · Bo', colour: '#00aa00' },
])

describe('presence', () => {
  it('S9 relays a state as it came where the identity is right', () => {
    const state = bytes({ user: adaUser, cursor: { x: 1, y: 2 } })
    expect(withIdentity(state, ada, people)).toBe(state)
    const none = bytes({ cursor: null })
    expect(withIdentity(none, ada, people)).toBe(none)
  })

  it('S9 rewrites what a person says of themselves, and keeps the rest', () => {
    const state = bytes({
      user: { ...adaUser, name: 'Bob', role: 'facilitator' },
      selection: ['a'],
    })
    expect(plain(withIdentity(state, ada, people))).toEqual({ user: adaUser, selection: ['a'] })
    expect(plain(withIdentity(bytes({ user: 'Ada' }), ada, people))).toEqual({ user: adaUser })
  })

  it('S9 somebody whom the board does not know gets no name of those whom it knows', () => {
    const stranger: Admission = { ...ada, participantId: 'person-eve-01' }
    expect(plain(withIdentity(bytes({ user: adaUser }), stranger, people))).toEqual({
      user: { ...adaUser, id: 'person-eve-01', name: 'Guest · Ada' },
    })
  })

  it('S9 an anonymous session has a name of its choice, no id and its own role', () => {
    const state = bytes({ user: { ...adaUser, name: 'Guest' } })
    expect(plain(withIdentity(state, anonymous, people))).toEqual({
      user: { id: null, name: 'Guest', colour: '#aa0000', role: 'observer' },
    })
  })

  it.each([
    ['Ada', 'Guest · Ada'],
    [' a\u200bDA\n', 'Guest · aDA'],
    ['Ａda', 'Guest · Ａda'],
    ['Guest · Bo', 'Guest · Guest · Bo'],
    ['Eve\u202e\nadA', 'Eve adA'],
    ['x'.repeat(100), 'x'.repeat(60)],
    [' \n', 'Guest'],
    [5, 'Guest'],
  ])('S9 an anonymous session called %j is shown as %j', (name, shown) => {
    const state = withIdentity(bytes({ user: { name } }), anonymous, people)
    expect(plain(state)).toMatchObject({ user: { name: shown } })
  })

  it('S9 keeps nothing that is no JSON object', () => {
    const states = [bytes(5), bytes([1]), Uint8Array.of(123), Uint8Array.of(255, 254)]
    expect(states.map((state) => withIdentity(state, ada, people))).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('S9 reads back what it writes, and throws on what is cut off', () => {
    const entries = [
      { clientId: 2 ** 40, clock: 7, state: bytes({ a: 'ä' }) },
      { clientId: 1, clock: 0, state: bytes(null) },
    ]
    const update = writePresenceEntries(entries)
    expect(readPresenceEntries(update)).toEqual(entries)
    expect(() => readPresenceEntries(update.subarray(0, update.length - 2))).toThrow(/./)
  })
})
