import { createCard, setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { expect, test } from 'vitest'

import { exchange, pageOn, type TestPage } from './testing/pageOn.ts'
import { freshCard } from './freshCard.ts'

/** Makes a card as the canvas does: a step of its own, then edited. */
function make({ model }: TestPage, text = '') {
  model.markUndoBoundary()
  const card = freshCard(model, unwrap(createCard(model.writer, 'action', { text })))
  model.markUndoBoundary()
  return card
}

/** Writes behind what is there, after a pause. */
function write({ model }: TestPage, id: string, insert: string): void {
  model.markUndoBoundary()
  const index = model.card(id)?.text.length ?? 0
  unwrap(editText(model.writer, { card: id, name: 'text' }, { index, remove: 0, insert }))
}

const texts = ({ model }: TestPage) => model.board().cards.map((card) => card.text)

test('one undo takes back a new card with its first words, and one redo brings both', () => {
  const ada = pageOn()
  write(ada, make(ada).id, 'Older')
  const { id } = make(ada)
  write(ada, id, 'First')
  write(ada, id, ' and second')
  ada.model.undo()
  expect(texts(ada)).toEqual(['Older', 'First'])
  ada.model.undo()
  expect(texts(ada)).toEqual(['Older'])
  ada.model.redo()
  expect(texts(ada)).toEqual(['Older', 'First'])
})

test('undo of a new card keeps what others wrote in it', () => {
  const [ada, ben] = [pageOn(), pageOn()]
  const { id } = make(ada)
  exchange(ada, ben)
  write(ben, id, 'Ben’s')
  exchange(ada, ben)
  write(ada, id, ' and Ada’s')
  ada.model.undo()
  expect(texts(ada)).toEqual(['Ben’s'])
})

test('words that come after something else was done are a step of their own', () => {
  const ada = pageOn()
  const { id } = make(ada)
  ada.model.markUndoBoundary()
  createCard(ada.model.writer, 'note', { text: 'Between' })
  write(ada, id, 'Late')
  ada.model.undo()
  expect(texts(ada)).toEqual(['', 'Between'])
})

test('a new card that stays blank is gone, and nothing of it is left to undo', () => {
  const ada = pageOn()
  write(ada, make(ada).id, 'Older')
  const card = make(ada)
  write(ada, card.id, ' ')
  card.settle()
  expect(texts(ada)).toEqual(['Older'])
  ada.model.undo()
  expect(texts(ada)).toEqual([])
})

test('a new card without words stays when something was chosen in it', () => {
  const ada = pageOn()
  const card = make(ada)
  unwrap(setCardFields(ada.model.writer, card.id, { due: '2026-04-01' }))
  card.settle()
  expect(texts(ada)).toEqual([''])
})
