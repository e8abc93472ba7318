import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { arbitraryBoard } from '../testing/arbitraryBoards.ts'
import { someBoard, someCard, someCategories, someEvent } from '../testing/boards.ts'
import { changesInWords, MOST_SENTENCES, undoInWords, type CardChange } from './changesInWords.ts'
import type { Card } from './cards/cardKinds.ts'

const board = someBoard({
  categories: someCategories('Process'),
  participants: [{ id: 'ben', name: 'Ben', colour: '#123456' }],
})
const change = (
  before: Card | null,
  after: Card | null,
  writer: string | null = null,
): CardChange => ({ before, after, writer })
const say = (...changes: readonly CardChange[]) => changesInWords(changes, board)

test('a new card is told with its author and its words, once it has some', () => {
  const text = 'Alert\n fired'
  expect(say(change(null, someEvent('e', 3, { text, author: 'ben' })))).toEqual([
    'Ben added an event: “Alert fired”.',
  ])
  expect(say(change(null, someCard('action', 'a', { text: '  ' })))).toEqual([])
  const empty = someCard('why', 'w')
  expect(say(change(empty, { ...empty, text: 'No canary' }, 'Cleo'))).toEqual([
    'Cleo added a why: “No canary”.',
  ])
})

test('what changed is told by what it means', () => {
  const event = someEvent('e', 3, { text: 'Alert' })
  const cause = someCard('cause', 'c', { text: 'No canary' })
  const action = someCard('action', 'a', { text: 'Add one' })
  expect(say(change(event, someEvent('e', 9, { text: 'Alert' })))).toEqual([
    '“Alert” is at 14:09 now.',
  ])
  expect(say(change(event, { ...event, text: 'Alarm' }, 'Cleo'))).toEqual([
    'Cleo changed an event: “Alarm”.',
  ])
  expect(say(change(cause, { ...cause, category: 'Process' }))).toEqual([
    '“No canary” is under Process now.',
  ])
  expect(say(change(cause, { ...cause, confidence: 'confirmed' }))).toEqual([
    'Somebody changed a cause: “No canary”.',
  ])
  expect(say(change(action, { ...action, owner: 'Ada' }))).toEqual(['Ada owns “Add one”.'])
  const owned = { ...action, owner: 'Ada', ownerId: 'ada' } as const
  expect(say(change(owned, { ...owned, owner: 'Zoë' }))).toEqual([])
  expect(say(change(owned, { ...owned, owner: 'Ben', ownerId: 'ben' }))).toEqual([
    'Ben owns “Add one”.',
  ])
  expect(say(change(action, { ...action, status: 'done' }))).toEqual(['“Add one”: Done.'])
  expect(say(change(action, { ...action, order: 'z' }))).toEqual(['A card was moved.'])
  expect(say(change(action, null))).toEqual(['Somebody deleted an action: “Add one”.'])
  expect(say(change(action, action))).toEqual([])
})

test('many of one sort are counted, and never more than a few sentences are said', () => {
  const cards = Array.from({ length: 5 }, (_, at) =>
    someCard('note', `n${at}`, { text: `Note ${at}`, author: 'ben' }),
  )
  expect(say(...cards.map((card) => change(null, card)))).toEqual(['Ben added 5 cards.'])
  expect(say(...cards.map((card) => change(card, null)))).toEqual(['5 cards were deleted.'])
  expect(say(...cards.map((card) => change(card, { ...card, order: 'z' })))).toEqual([
    '5 cards were moved.',
  ])
  fc.assert(
    fc.property(arbitraryBoard(12), arbitraryBoard(12), (one, other) => {
      const ids = new Set([...one.cards, ...other.cards].map(({ id }) => id))
      const changes = [...ids].map((id) =>
        change(
          one.cards.find((card) => card.id === id) ?? null,
          other.cards.find((card) => card.id === id) ?? null,
        ),
      )
      const sentences = changesInWords(changes, one)
      expect(sentences.length).toBeLessThanOrEqual(MOST_SENTENCES)
      for (const sentence of sentences) {
        expect(sentence).toMatch(/\.$/)
        expect(sentence.length).toBeLessThan(200)
      }
    }),
    { seed: 1 },
  )
})

test('undo says what came back', () => {
  const card = someCard('note', 'n', { text: 'Hello' })
  expect(undoInWords('undo', [change(null, card)])).toBe('Undone: “Hello” is back.')
  expect(undoInWords('undo', [change(card, null)])).toBe('Undone: “Hello” is gone.')
  expect(undoInWords('redo', [change(card, { ...card, text: 'Hell' })])).toBe(
    'Redone: “Hell” is as it was.',
  )
  expect(undoInWords('undo', [change(card, null), change(null, card)])).toBe('Undone: 2 cards.')
  expect(undoInWords('undo', [])).toBe('')
})
