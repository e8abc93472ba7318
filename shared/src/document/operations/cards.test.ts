import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { CARD_KINDS, type CardKind } from '../../domain/cards/cardKinds.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { syncAll, twoReplicas, type Replica } from '../../testing/replicas.ts'
import { unwrap } from '../../testing/unwrap.ts'
import { createStage, AGENDA_TEMPLATES } from '../../domain/agenda.ts'
import { contentHash } from '../contentHash.ts'
import { cardsOf, entryOf, removalOf } from '../entries.ts'
import { readBoard } from '../readBoard.ts'
import { readCard } from '../readCard.ts'
import { UNTRACKED } from '../writer.ts'
import { createCard, moveCard, moveCards, removeCards, restoreCard } from './cards.ts'
import { setCardField, setCardFields } from './cards.ts'
import { duplicateCards } from './duplicate.ts'
import { editText, textOf } from './text.ts'

const KINDS = Object.keys(CARD_KINDS) as readonly CardKind[]

function idsOf({ doc }: Replica): string[] {
  return readBoard(doc).board.cards.map(({ id }) => id)
}

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
    unwrap(setCardField(ben.writer, id, 'owner', 'Ben'))
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
    unwrap(moveCard(ben.writer, id, { x: 5, y: 5 }))
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
      else unwrap(setCardField(ben.writer, id, 'confidence', 'confirmed'))
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
    unwrap(moveCard(ben.writer, id, { x: 100, y: 0 }))
    syncAll(both)
    for (const replica of both) expect(idsOf(replica)).toEqual([])
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
    unwrap(setCardField(ben.writer, id, 'due', '2026-04-01'))
    syncAll(both)
    for (const { doc } of both) {
      expect(readCard(doc, id)).toMatchObject({ owner: 'Ann', priority: 'high', due: '2026-04-01' })
    }
  })

  test("Y17 undo of a field does not take back another's later value", () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(createCard(ann.writer, 'action'))
    unwrap(setCardField(ann.writer, id, 'owner', 'Ann'))
    syncAll(both)
    unwrap(setCardField(ben.writer, id, 'owner', 'Ben'))
    syncAll(both)
    ann.undo.undo()
    syncAll(both)
    for (const { doc } of both) expect(readCard(doc, id)).toMatchObject({ owner: 'Ben' })
  })

  test('Y24 the first due date that was agreed on is kept as the original one', () => {
    const [{ doc, writer }] = twoReplicas()
    const id = unwrap(createCard(writer, 'action', { fields: { due: '2026-03-20' } }))
    expect(readCard(doc, id)).toMatchObject({ originalDue: null })
    unwrap(setCardField(writer, id, 'status', 'confirmed'))
    expect(readCard(doc, id)).toMatchObject({ originalDue: '2026-03-20' })
    unwrap(setCardField(writer, id, 'due', '2026-04-03'))
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
    expect(setCardField(writer, id, 'time', sideways)).toEqual(refused('bad-value'))
    expect(setCardField(writer, id, 'source', 'javascript:alert(1)')).toEqual(refused('bad-value'))
    expect(setCardField(writer, id, 'source', url)).toEqual(refused('too-long'))
    expect(setCardField(writer, id, 'owner', 'Ann')).toEqual(refused('unknown-field'))
    expect(setCardFields(writer, id, { starred: true, type: 'no' as 'other' })).toEqual(
      refused('bad-value'),
    )
    expect(setCardField(writer, 'nobody', 'starred', true)).toEqual(refused('no-such-card'))
    expect(moveCard(writer, id, { x: Number.NaN, y: 0 })).toEqual(refused('bad-value'))
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
    unwrap(setCardField(writer, id, 'time', { ...time }))
    unwrap(moveCard(writer, id, { x: 1, y: 2 }))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('Y10 a full board takes no more cards until one is removed', () => {
    const [{ doc, writer }] = twoReplicas()
    doc.transact(() => {
      for (let i = 0; i < LIMITS.maxCards; i += 1) cardsOf(doc).set(`card-${i}`, new Y.Map())
    })
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

describe('Y8 copies', () => {
  test('Y8 copies come right behind their sources, whys below the copied parent', () => {
    const [{ doc, writer }] = twoReplicas()
    const cause = unwrap(createCard(writer, 'cause', { text: 'Cause' }))
    const why = unwrap(createCard(writer, 'why', { text: 'Why', fields: { parent: cause } }))
    const event = unwrap(
      createCard(writer, 'event', {
        fields: { milestone: 'detected', starred: true },
        position: { x: 10, y: 20 },
      }),
    )
    const copies = unwrap(duplicateCards(writer, [cause, why, event]))
    const [causeCopy, whyCopy, eventCopy] = [cause, why, event].map((id) => copies.get(id) ?? '')
    expect(readBoard(doc).board.cards.map(({ id }) => id)).toEqual([
      cause,
      causeCopy,
      why,
      whyCopy,
      event,
      eventCopy,
    ])
    expect(readCard(doc, whyCopy ?? '')).toMatchObject({ text: 'Why', parent: causeCopy })
    expect(readCard(doc, eventCopy ?? '')).toMatchObject({
      starred: true,
      milestone: null,
      position: { x: 34, y: 44 },
    })
  })

  test('Y10 copies of what is not there, or over an id, are refused', () => {
    const [{ writer }] = twoReplicas()
    const id = unwrap(createCard(writer, 'note'))
    const other = unwrap(createCard(writer, 'note'))
    expect(duplicateCards(writer, ['nobody'])).toMatchObject({ reason: 'no-such-card' })
    expect(duplicateCards(writer, [id], () => id)).toMatchObject({ reason: 'id-taken' })
    expect(duplicateCards(writer, [id], () => 'a b')).toMatchObject({ reason: 'bad-id' })
    expect(duplicateCards(writer, [id, other], () => 'x')).toMatchObject({ reason: 'id-taken' })
  })
})
