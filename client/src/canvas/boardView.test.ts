import { createCard, removeCards } from '@whyboard/shared/document/operations/cards.ts'
import { addLabel } from '@whyboard/shared/document/operations/incident.ts'
import { link } from '@whyboard/shared/document/operations/links.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { toggleVote } from '@whyboard/shared/document/operations/votes.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { exchange, pageOn } from '../board/testing/pageOn.ts'
import { testEnvironment } from '../connection/testing/testEnvironment.ts'
import { BoardView, LINES_PAUSE_MS, type LayoutChange } from './boardView.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const LINES = 'one\ntwo\nthree\nfour\nfive\n'

function followed() {
  const page = pageOn()
  const { model } = page
  const view = new BoardView(model)
  const heard: LayoutChange[] = []
  const end = view.start((why) => heard.push(why), testEnvironment().after)
  const heardOf = (act: () => void): readonly LayoutChange[] => {
    heard.length = 0
    act()
    return [...heard]
  }
  const { writer } = model
  const type = (id: string, insert: string, by = writer) =>
    unwrap(editText(by, { card: id, name: 'text' }, { index: 0, remove: 0, insert }))
  return { page, view, writer, heardOf, type, end }
}

test('letters change no layout until they make a line, and then at the first pause', () => {
  const { view, writer, heardOf, type } = followed()
  let id = ''
  expect(heardOf(() => (id = unwrap(createCard(writer, 'parked'))))).toContain('other')
  const pause = () => vi.advanceTimersByTime(LINES_PAUSE_MS)
  expect(heardOf(() => type(id, 'A few words'))).toEqual([])
  expect(heardOf(pause)).toEqual([])
  const before = view.layout.get()
  const typeOn = () => {
    type(id, LINES)
    for (let letter = 0; letter < 10; letter += 1) {
      vi.advanceTimersByTime(LINES_PAUSE_MS - 1)
      type(id, 'x')
    }
  }
  expect(heardOf(typeOn)).toEqual([])
  expect(view.layout.get()).toBe(before)
  expect(heardOf(pause)).toEqual(['lines'])
  expect(view.layout.get()).not.toBe(before)
  expect(heardOf(pause)).toEqual([])
})

test('what waits for a pause shows with anything else, with the lines of others, or when it is asked for', () => {
  const { page, view, writer, heardOf, type } = followed()
  const id = unwrap(createCard(writer, 'parked'))
  const other = pageOn()
  exchange(page, other)
  const heights: (number | undefined)[] = []
  const shows = (act: () => void): readonly LayoutChange[] => {
    type(id, LINES)
    expect(view.layout.get().cards.get(id)?.h).toBe(heights.at(-1) ?? 88)
    const heard = heardOf(act)
    heights.push(view.layout.get().cards.get(id)?.h)
    expect(heardOf(() => vi.advanceTimersByTime(LINES_PAUSE_MS))).toEqual([])
    return heard
  }
  expect(shows(() => view.settle())).toEqual(['lines'])
  expect(shows(() => unwrap(addLabel(writer, 'tag', 'dns')))).toEqual(['other'])
  const theirs = () => {
    type(id, LINES, other.model.writer)
    exchange(page, other)
  }
  expect(shows(theirs)).toEqual(['lines'])
  expect(new Set(heights).size).toBe(3)
  expect(heardOf(() => view.settle())).toEqual([])
})

test('others who write keep nobody waiting, and neither do they', () => {
  const { page, writer, heardOf, type } = followed()
  const id = unwrap(createCard(writer, 'parked'))
  const other = pageOn()
  exchange(page, other)
  const theirLetter = () => {
    type(id, 'x', other.model.writer)
    exchange(page, other)
  }
  type(id, LINES)
  vi.advanceTimersByTime(LINES_PAUSE_MS - 1)
  expect(heardOf(theirLetter)).toEqual([])
  expect(heardOf(() => vi.advanceTimersByTime(1))).toEqual(['lines'])
})

test('what is undone and redone shows at once', () => {
  const { page, view, writer, heardOf, type } = followed()
  const id = unwrap(createCard(writer, 'parked'))
  page.model.markUndoBoundary()
  type(id, LINES)
  view.settle()
  expect(heardOf(() => page.model.undo())).toEqual(['lines'])
  expect(heardOf(() => page.model.redo())).toEqual(['lines'])
})

test('what waits for a pause is forgotten with the view', () => {
  const { writer, heardOf, type, end } = followed()
  const id = unwrap(createCard(writer, 'parked'))
  type(id, LINES)
  end()
  expect(heardOf(() => vi.advanceTimersByTime(LINES_PAUSE_MS))).toEqual([])
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
