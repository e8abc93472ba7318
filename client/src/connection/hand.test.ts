import { expect, test } from 'vitest'

import { raisedHands, toggleHand } from './hand.ts'
import type { OwnPresence, Person } from './presence.ts'

const person = (clientId: number, parts: Partial<Person>): Person => ({
  clientId,
  id: null,
  name: 'Ann',
  colour: '#336699',
  role: 'contributor',
  self: false,
  handRaised: false,
  handRaisedAtMs: null,
  editing: null,
  followable: true,
  following: null,
  ...parts,
})

test('hands are in the order in which they went up; one that does not say when comes last', () => {
  const people = [
    person(1, { handRaised: true }),
    person(2, { handRaised: true, handRaisedAtMs: 200 }),
    person(3, {}),
    person(4, { handRaised: true, handRaisedAtMs: 100 }),
  ]
  expect(raisedHands(people).map((one) => one.clientId)).toEqual([4, 2, 1])
})

test('a hand goes up with the time, and down', () => {
  let own: OwnPresence = {}
  let people = [person(1, { self: true })]
  const presence = {
    people: { get: () => people, subscribe: () => () => {} },
    set: (parts: OwnPresence) => {
      own = parts
    },
  }
  toggleHand(presence, 12.4)
  expect(own).toEqual({ handRaised: true, handRaisedAtMs: 12 })
  people = [person(1, { self: true, handRaised: true })]
  toggleHand(presence, 20)
  expect(own).toEqual({ handRaised: false })
})
