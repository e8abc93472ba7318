import { expect, test } from 'vitest'

import type { Person } from './presence.ts'
import { onePagePerPerson } from './onePagePerPerson.ts'

const page = (clientId: number, more: Partial<Person> = {}): Person => ({
  clientId,
  id: null,
  name: 'Mia',
  colour: '#3b5bdb',
  role: 'contributor',
  self: false,
  handRaised: false,
  handRaisedAtMs: null,
  following: null,
  editing: null,
  followable: false,
  ...more,
})

test('a person with two pages is shown once, by the page that can be followed', () => {
  const people = onePagePerPerson([
    page(1, { id: 'a', self: true }),
    page(2, { id: 'b' }),
    page(3, { id: 'b', followable: true }),
    page(4, { id: 'a', followable: true }),
  ])
  expect(people.map((one) => one.clientId)).toEqual([1, 3])
})

test('anonymous sessions are people of their own', () => {
  expect(onePagePerPerson([page(1), page(2)])).toHaveLength(2)
})
