import { expect, test } from 'vitest'

import { memoryStorage } from '../connection/environment.ts'
import { knownOwners, ownerChoices, rememberOwner } from './knownOwners.ts'

test('owners of earlier boards are remembered once each, the latest first, and not for ever', () => {
  const storage = memoryStorage()
  for (const name of ['Ada', 'Bob', 'Ada']) rememberOwner(storage, name)
  expect(knownOwners(storage)).toEqual(['Ada', 'Bob'])
  for (let index = 0; index < 40; index += 1) rememberOwner(storage, `Person ${index}`)
  expect(knownOwners(storage)).toHaveLength(30)
})

test('what is no list of names counts as none', () => {
  const storage = memoryStorage()
  storage.setItem('whyboard.owners', '{"no": "list"')
  expect(knownOwners(storage)).toEqual([])
  storage.setItem('whyboard.owners', '[1, "Ada"]')
  expect(knownOwners(storage)).toEqual(['Ada'])
})

test('people of the board come first, and everybody once', () => {
  const choices = ownerChoices(
    [{ name: 'Ada', colour: '#3b5bdb' }],
    ['Chandra', 'Ada'],
    ['Dan', 'Chandra'],
  )
  expect(choices.map(({ name, from }) => [name, from])).toEqual([
    ['Ada', 'board'],
    ['Chandra', 'earlier'],
    ['Dan', 'earlier'],
  ])
})
