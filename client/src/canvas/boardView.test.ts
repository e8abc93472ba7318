import { createCard, removeCards } from '@whyboard/shared/document/operations/cards.ts'
import { addLabel } from '@whyboard/shared/document/operations/incident.ts'
import { link } from '@whyboard/shared/document/operations/links.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { toggleVote } from '@whyboard/shared/document/operations/votes.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { expect, test } from 'vitest'

import { exchange, pageOn } from '../board/testing/pageOn.ts'
import { BoardView, type LayoutChange } from './boardView.ts'

function followed() {
  const page = pageOn()
  const { model } = page
  const view = new BoardView(model)
  const heard: LayoutChange[] = []
  view.start((why) => heard.push(why))
  const heardOf = (act: () => void): readonly LayoutChange[] => {
    heard.length = 0
    act()
    return [...heard]
  }
  const { writer } = model
  const type = (id: string, insert: string, by = writer) =>
    unwrap(editText(by, { card: id, name: 'text' }, { index: 0, remove: 0, insert }))
  return { page, view, writer, heardOf, type }
}

test('letters change no layout until they make a line', () => {
  const { view, writer, heardOf, type } = followed()
  let id = ''
  expect(heardOf(() => (id = unwrap(createCard(writer, 'parked'))))).toContain('other')
  expect(heardOf(() => type(id, 'A few words'))).toEqual([])
  const before = view.layout.get()
  expect(heardOf(() => type(id, 'one\ntwo\nthree\nfour\nfive\n'))).toEqual(['lines'])
  expect(view.layout.get()).not.toBe(before)
})

test('a line of one card beside anything else is more than lines', () => {
  const { page, writer, heardOf, type } = followed()
  const id = unwrap(createCard(writer, 'parked'))
  const other = pageOn()
  exchange(page, other)
  unwrap(createCard(other.model.writer, 'parked'))
  type(id, 'one\ntwo\nthree\nfour\nfive\n', other.model.writer)
  expect(heardOf(() => exchange(page, other))).toEqual(['other'])
  expect(heardOf(() => unwrap(removeCards(writer, [id])))).toEqual(['other'])
  expect(heardOf(() => unwrap(addLabel(writer, 'tag', 'dns')))).toEqual(['other'])
})

test('what stands about a card is the same object until it says something else', () => {
  const { view, writer } = followed()
  const cause = unwrap(createCard(writer, 'cause'))
  const action = unwrap(createCard(writer, 'action'))
  const why = unwrap(createCard(writer, 'why', { fields: { parent: cause } }))
  expect(view.factsOf(cause)).toEqual({ links: 0, votes: 0, ownVotes: 0, depth: 0 })
  expect(view.factsOf(why)).toMatchObject({ depth: 1 })
  unwrap(link(writer, 'answers', action, cause))
  unwrap(toggleVote(writer, cause))
  const facts = view.factsOf(cause)
  expect(facts).toEqual({ links: 1, votes: 1, ownVotes: 1, depth: 0 })
  unwrap(toggleVote(writer, action))
  expect(view.factsOf(cause)).toBe(facts)
  unwrap(toggleVote(writer, cause))
  expect(view.factsOf(cause)).toMatchObject({ votes: 0, ownVotes: 0 })
})
