import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { LIMITS } from '../../protocol/limits.ts'
import { syncAll, twoReplicas, type Replica } from '../../testing/replicas.ts'
import { unwrap } from '../../testing/unwrap.ts'
import { cardsOf, removalOf } from '../entries.ts'
import { readBoard } from '../readBoard.ts'
import { readCard } from '../readCard.ts'
import { createCard, moveCards, removeCards, restoreCard, setCardFields } from './cards.ts'
import { duplicateCards } from './duplicate.ts'
import { editText } from './text.ts'

function idsOf({ doc }: Replica): string[] {
  return readBoard(doc).board.cards.map(({ id }) => id)
}

describe('Y2 undo of a creation', () => {
  test('Y2 undo removes the card, redo brings it back', () => {
    const [ann] = twoReplicas()
    const id = unwrap(createCard(ann.writer, 'note', { text: 'Mine' }))
    ann.undo.undo()
    expect(idsOf(ann)).toEqual([])
    ann.undo.redo()
    expect(idsOf(ann)).toEqual([id])
  })

  test('Y2 undo of a creation and its typing in one step removes the card', () => {
    const [ann] = twoReplicas()
    const step = new Y.UndoManager(ann.doc, {
      trackedOrigins: new Set([ann.writer.origin]),
      captureTimeout: 1e9,
    })
    const id = unwrap(createCard(ann.writer, 'note'))
    unwrap(editText(ann.writer, { card: id, name: 'text' }, { index: 0, remove: 0, insert: 'Hi' }))
    step.undo()
    expect(idsOf(ann)).toEqual([])
    step.redo()
    expect(readCard(ann.doc, id)?.text).toBe('Hi')
  })

  test("Y2 undo of a creation keeps the card and the words of somebody else's in it", () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(createCard(ann.writer, 'note', { text: 'Idea: ' }))
    syncAll(both)
    const target = { card: id, name: 'text' }
    unwrap(editText(ben.writer, target, { index: 6, remove: 0, insert: 'a canary' }))
    syncAll(both)
    ann.undo.undo()
    syncAll(both)
    for (const { doc } of both) expect(readCard(doc, id)?.text).toBe('Idea: a canary')
  })

  test('Y2 the same when the other one writes while the creation is undone', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(createCard(ann.writer, 'action'))
    syncAll(both)
    ann.undo.undo()
    unwrap(setCardFields(ben.writer, id, { owner: 'Ben' }))
    syncAll(both)
    for (const { doc } of both) expect(readCard(doc, id)).toMatchObject({ owner: 'Ben' })
    expect(removalOf(ann.doc, id)).toBe('brought-back')
  })

  test("Y2 undo of one's typing and of the creation leaves what another typed", () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(createCard(ann.writer, 'note'))
    const target = { card: id, name: 'text' }
    unwrap(editText(ann.writer, target, { index: 0, remove: 0, insert: 'Ann ' }))
    syncAll(both)
    unwrap(editText(ben.writer, target, { index: 4, remove: 0, insert: 'Ben' }))
    syncAll(both)
    ann.undo.undo()
    ann.undo.undo()
    syncAll(both)
    for (const { doc } of both) expect(readCard(doc, id)?.text).toBe('Ben')
  })

  test('Y2 moving or voting is no reason to keep a card whose creation was undone', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(createCard(ann.writer, 'note'))
    syncAll(both)
    unwrap(moveCards(ben.writer, [{ id, point: { x: 5, y: 5 } }]))
    syncAll(both)
    ann.undo.undo()
    syncAll(both)
    expect(idsOf(ben)).toEqual([])
  })
})

describe('Y3 Y4 removing', () => {
  test('Y3 a removed card keeps all it holds and can be restored', () => {
    const [{ doc, writer }] = twoReplicas()
    const id = unwrap(createCard(writer, 'event', { text: 'Alert', fields: { starred: true } }))
    expect(unwrap(removeCards(writer, [id, id, 'nobody']))).toEqual([id])
    expect(readCard(doc, id)).toBeNull()
    expect(removalOf(doc, id)).toBe('removed')
    expect(unwrap(removeCards(writer, [id]))).toEqual([])
    unwrap(restoreCard(writer, id))
    expect(readCard(doc, id)).toMatchObject({ text: 'Alert', starred: true })
  })

  test('Y3 undo of a removal brings the card back, redo removes it again', () => {
    const [{ doc, writer, undo }] = twoReplicas()
    const id = unwrap(createCard(writer, 'note', { text: 'Keep' }))
    unwrap(removeCards(writer, [id]))
    undo.undo()
    expect(readCard(doc, id)?.text).toBe('Keep')
    undo.redo()
    expect(readCard(doc, id)).toBeNull()
  })

  test.each(['text', 'field'] as const)(
    'Y4 a card removed by one while another changes a %s of it is there for both',
    (what) => {
      const both = twoReplicas()
      const [ann, ben] = both
      const id = unwrap(createCard(ann.writer, 'cause', { text: 'No canary' }))
      syncAll(both)
      unwrap(removeCards(ann.writer, [id]))
      const edit = { index: 9, remove: 0, insert: ' step' }
      if (what === 'text') unwrap(editText(ben.writer, { card: id, name: 'text' }, edit))
      else unwrap(setCardFields(ben.writer, id, { confidence: 'confirmed' }))
      syncAll(both)
      for (const { doc } of both) {
        expect(readCard(doc, id)).not.toBeNull()
        expect(removalOf(doc, id)).toBe('brought-back')
      }
      unwrap(restoreCard(ann.writer, id))
      expect(removalOf(ann.doc, id)).toBe('none')
    },
  )

  test('Y5 a card removed by one while another moves it is removed for both', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(createCard(ann.writer, 'note'))
    syncAll(both)
    unwrap(removeCards(ann.writer, [id]))
    unwrap(moveCards(ben.writer, [{ id, point: { x: 100, y: 0 } }]))
    syncAll(both)
    for (const replica of both) expect(idsOf(replica)).toEqual([])
  })

  test('Y4 a card that was brought back by a field stays when the field becomes what it was', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const fields = { owner: 'Ann' } as const
    const id = unwrap(createCard(ann.writer, 'action', { fields }))
    syncAll(both)
    unwrap(removeCards(ann.writer, [id]))
    unwrap(setCardFields(ben.writer, id, { owner: 'Ben' }))
    syncAll(both)
    unwrap(setCardFields(ben.writer, id, { owner: 'Ann' }))
    syncAll(both)
    for (const { doc } of both) expect(readCard(doc, id)).toMatchObject({ owner: 'Ann' })
  })

  test('Y4 redo of a removal does not take what was written since', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(createCard(ann.writer, 'note', { text: 'a' }))
    unwrap(removeCards(ann.writer, [id]))
    ann.undo.undo()
    syncAll(both)
    unwrap(editText(ben.writer, { card: id, name: 'text' }, { index: 1, remove: 0, insert: 'b' }))
    syncAll(both)
    ann.undo.redo()
    syncAll(both)
    for (const { doc } of both) expect(readCard(doc, id)?.text).toBe('ab')
  })
})

describe('Y17 fields', () => {
  test('Y17 two people who set two fields at once keep both', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(createCard(ann.writer, 'action'))
    syncAll(both)
    unwrap(setCardFields(ann.writer, id, { owner: 'Ann', priority: 'high' }))
    unwrap(setCardFields(ben.writer, id, { due: '2026-04-01' }))
    syncAll(both)
    for (const { doc } of both) {
      expect(readCard(doc, id)).toMatchObject({ owner: 'Ann', priority: 'high', due: '2026-04-01' })
    }
  })

  test("Y17 undo of a field does not take back another's later value", () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(createCard(ann.writer, 'action'))
    unwrap(setCardFields(ann.writer, id, { owner: 'Ann' }))
    syncAll(both)
    unwrap(setCardFields(ben.writer, id, { owner: 'Ben' }))
    syncAll(both)
    ann.undo.undo()
    syncAll(both)
    for (const { doc } of both) expect(readCard(doc, id)).toMatchObject({ owner: 'Ben' })
  })

  test('Y24 the first due date that was agreed on is kept as the original one', () => {
    const [{ doc, writer }] = twoReplicas()
    const id = unwrap(createCard(writer, 'action', { fields: { due: '2026-03-20' } }))
    expect(readCard(doc, id)).toMatchObject({ originalDue: null })
    unwrap(setCardFields(writer, id, { status: 'confirmed' }))
    expect(readCard(doc, id)).toMatchObject({ originalDue: '2026-03-20' })
    unwrap(setCardFields(writer, id, { due: '2026-04-03' }))
    expect(readCard(doc, id)).toMatchObject({ due: '2026-04-03', originalDue: '2026-03-20' })
  })

  test('Y24 an action made as agreed on has its original due date at once', () => {
    const [{ doc, writer }] = twoReplicas()
    const fields = { due: '2026-03-20', status: 'in-progress' } as const
    const id = unwrap(createCard(writer, 'action', { fields }))
    expect(readCard(doc, id)).toMatchObject({ originalDue: '2026-03-20' })
  })
})

describe('Y10 refusals', () => {
  const refused = (reason: string) => ({ ok: false, reason })

  test('Y10 what does not fit is refused and changes nothing', () => {
    const [{ doc, writer }] = twoReplicas()
    const id = unwrap(createCard(writer, 'event', { text: 'Alert' }))
    const before = Y.encodeStateAsUpdate(doc)
    const long = 'x'.repeat(LIMITS.maxCardTextLength + 1)
    const url = `https://example.com/${'x'.repeat(LIMITS.maxFieldLength)}`
    expect(createCard(writer, 'note', { id })).toEqual(refused('id-taken'))
    expect(createCard(writer, 'note', { id: 'a b' })).toEqual(refused('bad-id'))
    expect(createCard(writer, 'note', { id: '__proto__' })).toEqual(refused('bad-id'))
    expect(createCard(writer, 'note', { text: long })).toEqual(refused('too-long'))
    const sideways = { startMs: 10, endMs: 5, approximate: false }
    expect(setCardFields(writer, id, { time: sideways })).toEqual(refused('bad-value'))
    expect(setCardFields(writer, id, { source: 'javascript:alert(1)' })).toEqual(
      refused('bad-value'),
    )
    expect(setCardFields(writer, id, { source: url })).toEqual(refused('too-long'))
    expect(setCardFields(writer, id, { owner: 'Ann' })).toEqual(refused('unknown-field'))
    expect(setCardFields(writer, id, { starred: true, type: 'no' as 'other' })).toEqual(
      refused('bad-value'),
    )
    expect(setCardFields(writer, 'nobody', { starred: true })).toEqual(refused('no-such-card'))
    expect(moveCards(writer, [{ id, point: { x: Number.NaN, y: 0 } }])).toEqual(
      refused('bad-value'),
    )
    const moves = [id, 'nobody'].map((id) => ({ id, point: { x: 1, y: 1 } }))
    expect(moveCards(writer, moves)).toEqual(refused('no-such-card'))
    expect(restoreCard(writer, 'nobody')).toEqual(refused('no-such-card'))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('Y10 setting what is there already writes nothing', () => {
    const [{ doc, writer }] = twoReplicas()
    const time = { startMs: 10, endMs: null, approximate: false }
    const id = unwrap(createCard(writer, 'event', { fields: { time }, position: { x: 1, y: 2 } }))
    const before = Y.encodeStateAsUpdate(doc)
    unwrap(setCardFields(writer, id, { time: { ...time } }))
    unwrap(moveCards(writer, [{ id, point: { x: 1, y: 2 } }]))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('Y10 a full board takes no more cards until one is removed', () => {
    const [{ doc, writer }] = twoReplicas()
    doc.transact(() => {
      for (let i = 0; i < LIMITS.maxCards; i += 1) cardsOf(doc).set(`card-${i}`, new Y.Map())
    })
    expect(duplicateCards(writer, ['card-1'])).toEqual(refused('too-many-cards'))
    expect(createCard(writer, 'note')).toEqual(refused('too-many-cards'))
    unwrap(removeCards(writer, ['card-7']))
    unwrap(createCard(writer, 'note'))
  })

  test('Y23 an operation inside a transaction throws and changes nothing', () => {
    const [{ doc, writer }] = twoReplicas()
    expect(() => doc.transact(() => createCard(writer, 'note'))).toThrow('inside a transaction')
    expect(cardsOf(doc).size).toBe(0)
  })
})
