import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { AGENDA_TEMPLATES, createStage } from '../../domain/agenda.ts'
import { CARD_KINDS, type CardKind } from '../../domain/cards/cardKinds.ts'
import { twoReplicas } from '../../testing/replicas.ts'
import { unwrap } from '../../testing/unwrap.ts'
import { contentHash } from '../contentHash.ts'
import { cardsOf, entryOf } from '../entries.ts'
import { readBoard } from '../readBoard.ts'
import { readCard } from '../readCard.ts'
import { UNTRACKED } from '../writer.ts'
import { createCard, createCards } from './cards.ts'
import { textOf } from './text.ts'

const KINDS = Object.keys(CARD_KINDS) as readonly CardKind[]

describe('Y1 creating', () => {
  test('Y1 a creation is an untracked transaction that makes it removed, and a tracked one that clears the mark', () => {
    const [{ doc, writer }] = twoReplicas()
    const seen: unknown[] = []
    doc.on('afterTransaction', ({ origin }: Y.Transaction) => {
      const [id = ''] = cardsOf(doc).keys()
      const entry = entryOf(cardsOf(doc), id)
      seen.push([origin, entry?.get('removed') === (entry && contentHash(entry))])
    })
    unwrap(createCard(writer, 'event', { text: 'Alert' }))
    expect(seen).toEqual([
      [UNTRACKED, true],
      [writer.origin, false],
    ])
  })

  test.each(KINDS)('Y1 a new %s has its author, time, order and every text of its kind', (kind) => {
    const [{ doc, writer }] = twoReplicas()
    const id = unwrap(createCard(writer, kind, { text: 'Hello' }))
    expect(readCard(doc, id)).toMatchObject({
      id,
      kind,
      text: 'Hello',
      author: writer.participantId,
      createdAtMs: writer.nowMs(),
      position: null,
    })
    for (const name of ['text', ...CARD_KINDS[kind].texts]) {
      expect(textOf(doc, { card: id, name })).toBeInstanceOf(Y.Text)
    }
  })

  test('Y1 a card takes id, fields, texts and position', () => {
    const [{ doc, writer }] = twoReplicas()
    const card = {
      id: 'shape-1',
      text: 'Add a check',
      texts: { finishTest: 'It refuses 400' },
      fields: { due: '2026-03-20', priority: 'high' },
      position: { x: 3, y: 4 },
    } as const
    expect(unwrap(createCard(writer, 'action', card))).toBe('shape-1')
    expect(readCard(doc, 'shape-1')).toMatchObject({
      text: 'Add a check',
      finishTest: 'It refuses 400',
      due: '2026-03-20',
      priority: 'high',
      position: { x: 3, y: 4 },
    })
  })
})

test('Y1 several cards are made at once: in order, one undo step, all or none', () => {
  const [ann] = twoReplicas()
  const first = unwrap(createCard(ann.writer, 'note', { text: 'first' }))
  const sketches = [
    { kind: 'event', text: 'a', fields: { starred: true } },
    { kind: 'action', text: 'b', texts: { finishTest: 'done' } },
    { kind: 'note', text: 'c', after: first },
    { kind: 'note', text: 'd', after: null },
    { kind: 'note', text: 'e' },
  ] as const
  unwrap(createCards(ann.writer, sketches))
  const texts = () => readBoard(ann.doc).board.cards.map(({ text }) => text)
  expect(texts()).toEqual(['d', 'first', 'c', 'a', 'b', 'e'])
  ann.undo.undo()
  expect(texts()).toEqual(['first'])
  const before = Y.encodeStateAsUpdate(ann.doc)
  const bad = { kind: 'note', position: { x: 1, y: Infinity } } as const
  expect(createCards(ann.writer, [...sketches, bad])).toMatchObject({ reason: 'bad-value' })
  const same = { kind: 'note', id: 'same' } as const
  expect(createCards(ann.writer, [same, same])).toMatchObject({ reason: 'id-taken' })
  expect(unwrap(createCards(ann.writer, []))).toEqual([])
  expect(Y.encodeStateAsUpdate(ann.doc)).toEqual(before)
})

test('Y25 a card for a shut region is made as a parked idea', () => {
  const [{ doc, writer }] = twoReplicas()
  const stage = createStage(AGENDA_TEMPLATES.full)
  const fields = { priority: 'high' } as const
  const id = unwrap(createCard(writer, 'action', { text: 'Fix it', fields, stage }))
  expect(readCard(doc, id)).toMatchObject({ kind: 'parked', text: 'Fix it' })
  const open = { ...stage, phaseId: 'actions' }
  const later = unwrap(createCard(writer, 'action', { text: 'Fix it', fields, stage: open }))
  expect(readCard(doc, later)).toMatchObject({ kind: 'action', priority: 'high' })
})
