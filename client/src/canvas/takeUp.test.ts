import { createCard, removeCards } from '@whyboard/shared/document/operations/cards.ts'
import { link } from '@whyboard/shared/document/operations/links.ts'
import { AGENDA_TEMPLATES, createStage, type Stage } from '@whyboard/shared/domain/agenda.ts'
import { layoutBoard } from '@whyboard/shared/domain/layout.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { expect, test } from 'vitest'

import { pageOn } from '../board/testing/pageOn.ts'
import { takeUpIdeas, type TakenUpKind } from './takeUp.ts'

/** Two parked ideas, a cause, and the taking up of ideas on that board. */
function parkingLot(stage?: Stage) {
  const { model } = pageOn()
  const [one, two] = ['One', 'Two'].map((text) =>
    unwrap(createCard(model.writer, 'parked', { text })),
  )
  const cause = unwrap(createCard(model.writer, 'cause', { text: 'Cause' }))
  model.markUndoBoundary()
  const takeUp = (
    kind: TakenUpKind,
    ids: readonly (string | undefined)[],
    causes: string[] = [],
  ) => {
    const ideas = ids.flatMap((id) => {
      const idea = model.card(id ?? '')
      return idea?.kind === 'parked' ? [idea] : []
    })
    const { writer } = model
    const asked = {
      writer,
      stage: () => stage ?? model.stage(),
      card: (id: string) => model.card(id),
      step: <Value>(run: () => Value) => model.step(run),
    }
    return takeUpIdeas(asked, layoutBoard(model.board()), ideas, kind, causes)
  }
  const texts = (kind: string) =>
    model.board().cards.flatMap((card) => (card.kind === kind ? [card.text] : []))
  return { model, one, two, cause, takeUp, texts }
}

test('parked ideas become actions that answer the selected causes, in one step to undo', () => {
  const { model, one, two, cause, takeUp, texts } = parkingLot()
  const made = unwrap(takeUp('action', [one, two], [cause]))
  expect(texts('action')).toEqual(['One', 'Two'])
  expect([one, two].map((id) => model.card(id ?? ''))).toMatchObject(
    made.map((became) => ({ became })),
  )
  expect(new Set(model.board().links.map(({ from, to }) => `${from} ${to}`))).toEqual(
    new Set(made.map((id) => `${id} ${cause}`)),
  )
  model.undo()
  expect(texts('action')).toEqual([])
  expect(texts('parked')).toEqual(['One', 'Two'])
  expect(model.board().links).toEqual([])
  expect(model.card(one ?? '')).toMatchObject({ became: null })
})

test('what a parked idea answers its action answers, what else it becomes does not', () => {
  const { model, one = '', two = '', cause, takeUp } = parkingLot()
  for (const idea of [one, two]) unwrap(link(model.writer, 'answers', idea, cause))
  const [action = ''] = unwrap(takeUp('action', [one]))
  unwrap(takeUp('cause', [two]))
  const froms = model.board().links.map(({ from }) => from)
  expect(new Set(froms)).toEqual(new Set([one, two, action]))
})

test('what was taken up is not taken up again, unless what it became is gone', () => {
  const { model, one, takeUp, texts } = parkingLot()
  const [note = ''] = unwrap(takeUp('note', [one]))
  expect(texts('note')).toEqual(['One'])
  expect(unwrap(takeUp('cause', [one]))).toEqual([])
  removeCards(model.writer, [note])
  unwrap(takeUp('cause', [one]))
  expect(texts('cause')).toEqual(['Cause', 'One'])
})

test('while Actions are shut ideas stay parked', () => {
  const { one, takeUp, texts } = parkingLot(createStage(AGENDA_TEMPLATES.full))
  expect(takeUp('action', [one])).toEqual({ ok: false, reason: 'shut' })
  expect(texts('action')).toEqual([])
  unwrap(takeUp('note', [one]))
  expect(texts('note')).toEqual(['One'])
})
