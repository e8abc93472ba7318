import { createCard, setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import { setIncident } from '@whyboard/shared/document/operations/incident.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { expect, test } from 'vitest'

import { exchange, pageOn, type TestPage } from './testing/pageOn.ts'
import { takeTypedTime, timeOfWords, toldAnew } from './typedTime.ts'

const START_MS = Date.parse('2026-03-12T14:00:00Z')
const at = (clock: string) => Date.parse(`2026-03-12T${clock}:00Z`)

function page(): TestPage {
  const made = pageOn()
  unwrap(setIncident(made.model.writer, { times: { started: START_MS } }))
  return made
}

/** Makes an event and types into it; answers its id and what ends the typing. */
function type({ model }: TestPage, words: string) {
  model.markUndoBoundary()
  const id = unwrap(createCard(model.writer, 'event', {}))
  model.markUndoBoundary()
  const end = takeTypedTime(model, id, () => START_MS)
  write({ model }, id, words)
  return { id, end }
}

function write({ model }: Pick<TestPage, 'model'>, id: string, insert: string): void {
  unwrap(editText(model.writer, { card: id, name: 'text' }, { index: 0, remove: 0, insert }))
}

const eventOf = ({ model }: TestPage, id: string) => {
  const card = model.card(id)
  return card?.kind === 'event' ? { text: card.text, time: card.time } : null
}

test('a time typed at the start is set and its words go, in one undo step with the typing', () => {
  const ada = page()
  const { id, end } = type(ada, '~14:03 alert fired')
  end()
  const taken = { startMs: at('14:03'), endMs: null, approximate: true }
  expect(eventOf(ada, id)).toEqual({ text: 'alert fired', time: taken })
  ada.model.undo()
  expect(eventOf(ada, id)).toEqual({ text: '', time: null })
  ada.model.redo()
  expect(eventOf(ada, id)).toEqual({ text: 'alert fired', time: taken })
})

test('what comes after it is a step of its own', () => {
  const ada = page()
  const { id, end } = type(ada, '14:03 alert')
  end()
  write(ada, id, 'the ')
  ada.model.undo()
  expect(eventOf(ada, id)?.text).toBe('alert')
})

test('+12m counts from the event before it in the list', () => {
  const ada = page()
  type(ada, '14:03 alert').end()
  const { id, end } = type(ada, '+12m page')
  end()
  expect(eventOf(ada, id)?.time?.startMs).toBe(at('14:15'))
})

test('a range that is told anew by its start keeps its length', () => {
  const ada = page()
  const { id, end } = type(ada, '14:03–14:20 outage')
  end()
  expect(eventOf(ada, id)?.time).toEqual({
    startMs: at('14:03'),
    endMs: at('14:20'),
    approximate: false,
  })
  const again = takeTypedTime(ada.model, id, () => START_MS)
  write(ada, id, '14:10 ')
  again()
  expect(eventOf(ada, id)?.time?.endMs).toBe(at('14:27'))
})

test('a text that only others wrote, or nobody, stays as it is', () => {
  const [ada, ben] = [page(), pageOn()]
  const { id } = type(ada, '14:03 alert')
  exchange(ada, ben)
  const untouched = takeTypedTime(ben.model, id, () => START_MS)
  write(ada, id, '15:00 ')
  exchange(ada, ben)
  untouched()
  expect(eventOf(ben, id)).toEqual({ text: '15:00 14:03 alert', time: null })
})

test('cards of other kinds keep their words', () => {
  const ada = page()
  const id = unwrap(createCard(ada.model.writer, 'note', {}))
  const end = takeTypedTime(ada.model, id, () => START_MS)
  write(ada, id, '14:03 lunch')
  end()
  expect(ada.model.card(id)?.text).toBe('14:03 lunch')
})

test('undo of a time alone leaves one that somebody else set', () => {
  const [ada, ben] = [page(), pageOn()]
  const { id, end } = type(ada, '14:03 alert')
  end()
  exchange(ada, ben)
  const time = { startMs: at('15:00'), endMs: null, approximate: false }
  unwrap(setCardFields(ben.model.writer, id, { time }))
  exchange(ada, ben)
  ada.model.undo()
  expect(eventOf(ada, id)?.time).toEqual(time)
})

test('words alone say a time beside that of their card, or of the event before it', () => {
  const { model } = page()
  const id = unwrap(createCard(model.writer, 'event', {}))
  const read = (words: string) => {
    const card = model.card(id)
    return card === null ? null : timeOfWords(model, card, words, START_MS)
  }
  const moment = { startMs: at('14:03'), endMs: null, approximate: false }
  expect(read(' 14:03 ')).toEqual(moment)
  unwrap(setCardFields(model.writer, id, { time: moment }))
  expect(read('+12m')).toEqual({ ...moment, startMs: at('14:15') })
  expect(read('~14:05–14:11')).toEqual({
    startMs: at('14:05'),
    endMs: at('14:11'),
    approximate: true,
  })
  expect(read('11 Mar 23:50')?.startMs).toBe(Date.parse('2026-03-11T23:50:00Z'))
  expect(read('14:03 alert fired')).toBeNull()
  expect(read('soon')).toBeNull()
})

test('a range that is told by its start keeps its length', () => {
  const before = { startMs: at('14:00'), endMs: at('14:08'), approximate: true }
  const told = { startMs: at('14:03'), endMs: null, approximate: false }
  expect(toldAnew(before, told)).toEqual({ ...told, endMs: at('14:11') })
  expect(toldAnew(null, told)).toEqual(told)
  expect(toldAnew(before, { ...told, endMs: at('14:05') }).endMs).toBe(at('14:05'))
})
