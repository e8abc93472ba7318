import {
  createCard,
  removeCards,
  setCardFields,
} from '@whyboard/shared/document/operations/cards.ts'
import { putParticipant } from '@whyboard/shared/document/operations/participants.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { writableStore } from '../connection/store.ts'
import { testEnvironment } from '../connection/testing/testEnvironment.ts'
import { ANNOUNCE_EVERY_MS, announceChanges, type Writing } from './announcements.ts'
import { exchange, pageOn } from './testing/pageOn.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const BEN: Writing = { name: 'Ben', self: false, editing: null }

/** Ada's page, which says what it hears of Ben's. */
function open() {
  const ada = pageOn()
  const ben = pageOn()
  const people = writableStore<readonly Writing[]>([BEN])
  const said: string[] = []
  const end = announceChanges(ada.model, { people }, testEnvironment(), (text) => said.push(text))
  const type = (id: string, insert: string) => {
    const index = ben.model.card(id)?.text.length ?? 0
    unwrap(editText(ben.model.writer, { card: id, name: 'text' }, { index, remove: 0, insert }))
    exchange(ada, ben)
  }
  return { ada, ben, people, said, end, type }
}

test('what others do is said once every three seconds, what one does oneself never', () => {
  const { ada, ben, said } = open()
  const text = 'Roll back sooner'
  const id = unwrap(createCard(ben.model.writer, 'action', { text }))
  exchange(ada, ben)
  vi.advanceTimersByTime(ANNOUNCE_EVERY_MS - 1)
  unwrap(setCardFields(ben.model.writer, id, { owner: 'Cleo' }))
  exchange(ada, ben)
  expect(said).toEqual([])
  vi.advanceTimersByTime(1)
  expect(said).toEqual(['Somebody added an action: “Roll back sooner”.'])

  unwrap(createCard(ada.model.writer, 'note', { text: 'Mine' }))
  vi.advanceTimersByTime(2 * ANNOUNCE_EVERY_MS)
  expect(said).toHaveLength(1)

  unwrap(setCardFields(ben.model.writer, id, { due: '2026-12-01' }))
  unwrap(createCard(ben.model.writer, 'note', { text: 'His' }))
  exchange(ada, ben)
  vi.advanceTimersByTime(ANNOUNCE_EVERY_MS)
  expect(said.slice(1)).toEqual([
    'Somebody added a note: “His”. “Roll back sooner” is due 2026-12-01.',
  ])
})

test('a card in which somebody writes is told of when they have finished, with their name', () => {
  const { ada, ben, people, said, type } = open()
  const id = unwrap(createCard(ben.model.writer, 'event'))
  people.set([{ ...BEN, editing: id }])
  exchange(ada, ben)
  type(id, 'Alert')
  vi.advanceTimersByTime(ANNOUNCE_EVERY_MS)
  type(id, ' fired')
  vi.advanceTimersByTime(ANNOUNCE_EVERY_MS)
  expect(said).toEqual([])
  people.set([BEN])
  vi.advanceTimersByTime(ANNOUNCE_EVERY_MS)
  expect(said).toEqual(['Ben added an event: “Alert fired”.'])
})

test('what came and went between two times is not told', () => {
  const { ada, ben, said } = open()
  const id = unwrap(createCard(ben.model.writer, 'note', { text: 'Oops' }))
  exchange(ada, ben)
  unwrap(removeCards(ben.model.writer, [id]))
  exchange(ada, ben)
  vi.advanceTimersByTime(ANNOUNCE_EVERY_MS)
  expect(said).toEqual([])
})

test('who is called something else now is told, once, and not as a change of what they own', () => {
  const { ada, ben, said } = open()
  const put = (name: string) => {
    unwrap(putParticipant(ben.model.writer, { id: 'person-cleo', name, colour: '#336699' }))
    exchange(ada, ben)
    vi.advanceTimersByTime(ANNOUNCE_EVERY_MS)
  }
  put('Cleo')
  const fields = { owner: 'Cleo', ownerId: 'person-cleo' }
  unwrap(createCard(ben.model.writer, 'action', { text: 'Roll back', fields }))
  put('Cleo')
  said.length = 0
  put('Zoë')
  put('Zoë')
  expect(said).toEqual(['Cleo is called Zoë now.'])
})

test('undo says what it brought back, and an ended announcer says nothing more', () => {
  const { ada, ben, said, end } = open()
  const id = unwrap(createCard(ada.model.writer, 'note', { text: 'Mine' }))
  ada.model.step(() => removeCards(ada.model.writer, [id]))
  ada.model.undo()
  expect(said).toEqual(['Undone: “Mine” is back.'])
  unwrap(createCard(ben.model.writer, 'note', { text: 'His' }))
  exchange(ada, ben)
  end()
  vi.advanceTimersByTime(2 * ANNOUNCE_EVERY_MS)
  expect(said).toHaveLength(1)
})
