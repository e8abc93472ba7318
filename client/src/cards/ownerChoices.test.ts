import { expect, test } from 'vitest'

import { ownersFor, type OwnerChoice } from './ownerChoices.ts'

const ada: OwnerChoice = { name: 'Ada', colour: '#3b5bdb', from: 'board' }
const bob: OwnerChoice = { name: 'Bob Adams', colour: '#0b7285', from: 'board' }
const chandra: OwnerChoice = { name: 'Chandra', colour: null, from: 'earlier' }
const ALL = [bob, ada, chandra]
const names = (typed: string | null) => ownersFor(ALL, typed).map(({ name, from }) => [name, from])

test('before anything is typed everybody is offered, in their order', () => {
  expect(ownersFor(ALL, null)).toEqual(ALL)
  expect(ownersFor(ALL, '  ')).toEqual(ALL)
})

test('names that begin with what is typed come first, and what is typed can be taken itself', () => {
  expect(names('ad')).toEqual([
    ['Ada', 'board'],
    ['Bob Adams', 'board'],
    ['ad', 'typed'],
  ])
  expect(names('a')).toEqual([
    ['Ada', 'board'],
    ['Bob Adams', 'board'],
    ['Chandra', 'earlier'],
    ['a', 'typed'],
  ])
})

test('a name that is known is not offered twice', () => {
  expect(names(' ada ')).toEqual([
    ['Ada', 'board'],
    ['Bob Adams', 'board'],
  ])
  expect(names('Grace')).toEqual([['Grace', 'typed']])
})
