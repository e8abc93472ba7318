import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { twoReplicas } from '../testing/replicas.ts'
import { unwrap } from '../testing/unwrap.ts'
import { openBoardReader } from './boardReader.ts'
import { observeBoard } from './observe.ts'
import {
  createCard,
  moveCards,
  removeCards,
  restoreCard,
  setCardFields,
} from './operations/cards.ts'
import { putRecord } from './operations/drawing.ts'
import { addLabel } from './operations/incident.ts'
import { link } from './operations/links.ts'
import { putParticipant } from './operations/participants.ts'
import { editText } from './operations/text.ts'
import { vote } from './operations/votes.ts'
import { readBoard } from './readBoard.ts'
import { readCard } from './readCard.ts'
import type { Writer } from './writer.ts'

function heardDuring(writer: Writer, act: () => void): { cards: string[]; other: boolean }[] {
  const heard: { cards: string[]; other: boolean }[] = []
  const stop = observeBoard(writer.doc, ({ cards, other }) => {
    heard.push({ cards: [...cards].toSorted(), other })
  })
  act()
  stop()
  act()
  return heard
}

describe('Y20 changes are told', () => {
  test('Y20 with the ids of the cards touched, whatever of them changed', () => {
    const [{ writer }] = twoReplicas()
    const [a = '', b = ''] = ['a', 'b'].map((id) => unwrap(createCard(writer, 'event', { id })))
    const change = { index: 0, remove: 0, insert: 'x' }
    let n = 0
    const heard = heardDuring(writer, () => {
      n += 1
      unwrap(editText(writer, { card: a, name: 'text' }, change))
      unwrap(moveCards(writer, [{ id: b, point: { x: n, y: n } }]))
      unwrap(setCardFields(writer, b, { starred: n === 1 }))
      writer.doc.transact(() => {
        for (const id of [a, b]) (writer.doc.getMap('cards').get(id) as Y.Map<unknown>).set('z', n)
      })
    })
    expect(heard).toEqual([
      { cards: [a], other: false },
      { cards: [b], other: false },
      { cards: [b], other: false },
      { cards: [a, b], other: false },
    ])
  })

  test('Y20 with whether anything else of the board changed; free drawing is none of it', () => {
    const [{ writer }] = twoReplicas()
    const id = unwrap(createCard(writer, 'cause'))
    let n = 0
    const heard = heardDuring(writer, () => {
      n += 1
      unwrap(addLabel(writer, 'tag', `tag ${n}`))
      unwrap(vote(writer, id))
      unwrap(editText(writer, { board: 'title' }, { index: 0, remove: 0, insert: 'x' }))
      unwrap(putRecord(writer, `shape:${n}`, { x: 1 }))
    })
    expect(heard).toEqual(Array.from({ length: 3 }, () => ({ cards: [], other: true })))
  })
})

describe('Y20 a reader', () => {
  test('Y20 what did not change keeps its identity', () => {
    const [{ writer, doc }] = twoReplicas()
    const [a = '', b = ''] = ['a', 'b'].map((id) => unwrap(createCard(writer, 'cause', { id })))
    const action = unwrap(createCard(writer, 'action'))
    unwrap(link(writer, 'answers', action, a))
    const reader = openBoardReader(doc)
    const before = reader.board()
    expect(reader.board()).toBe(before)
    unwrap(editText(writer, { card: a, name: 'text' }, { index: 0, remove: 0, insert: 'x' }))
    const after = reader.board()
    expect(after).not.toBe(before)
    expect(after.cards[1]).toBe(before.cards[1])
    expect(reader.card(b)).toBe(before.cards[1])
    expect(reader.card(a)?.text).toBe('x')
    expect(after.incident).toBe(before.incident)
    expect(after.categories).toBe(before.categories)
    expect(before.links).toHaveLength(1)
    expect(after.links).toBe(before.links)
    expect(after.votes).toBe(before.votes)
    unwrap(removeCards(writer, [b]))
    expect(reader.card(b)).toBeNull()
    expect(reader.card('nobody')).toBeNull()
  })

  test('Y20 subscribers hear each transaction until they leave, and nothing after closing', () => {
    const [{ writer, doc }] = twoReplicas()
    const id = unwrap(createCard(writer, 'cause'))
    const reader = openBoardReader(doc)
    const heard: string[][] = []
    const stop = reader.subscribe(({ cards }) => heard.push([...cards]))
    reader.subscribe(() => heard.push(['other', reader.card(id)?.text ?? '']))
    const type = () =>
      unwrap(editText(writer, { card: id, name: 'text' }, { index: 0, remove: 0, insert: 'x' }))
    type()
    stop()
    type()
    reader.close()
    type()
    expect(heard).toEqual([[id], ['other', 'x'], ['other', 'xx']])
  })

  test('Y28 an owner picked from the people is read by their name of now, and whoever shows it hears', () => {
    const [{ writer, doc }] = twoReplicas()
    const put = (name: string) =>
      unwrap(putParticipant(writer, { id: 'person-ada', name, colour: '#aa0000' }))
    put('Ada')
    const fields = { owner: 'Ada', ownerId: 'person-ada' }
    const hers = unwrap(createCard(writer, 'action', { fields }))
    const typed = unwrap(createCard(writer, 'action', { fields: { owner: 'Ada' } }))
    const reader = openBoardReader(doc)
    const before = reader.card(typed)
    const heard: string[][] = []
    reader.subscribe(({ cards }) => heard.push([...cards]))
    expect(reader.card(hers)).toMatchObject({ owner: 'Ada' })
    put('Zoë')
    expect(heard).toEqual([[hers]])
    expect(reader.card(hers)).toMatchObject({ owner: 'Zoë', ownerId: 'person-ada' })
    expect(reader.card(typed)).toBe(before)
    expect(reader.board()).toEqual(readBoard(doc).board)
    expect(readCard(doc, hers)).toMatchObject({ owner: 'Zoë' })
    unwrap(removeCards(writer, [hers]))
    put('Ada again')
    unwrap(restoreCard(writer, hers))
    expect(reader.card(hers)).toMatchObject({ owner: 'Ada again' })
  })

  test('Y20 reads a change of one card in a board of 4,000 without reading the others', () => {
    const [{ writer, doc }] = twoReplicas()
    doc.transact(() => {
      const root = doc.getMap('cards')
      for (let i = 0; i < 4_000; i += 1) {
        const entry = new Y.Map<unknown>([
          ['kind', 'note'],
          ['order', `a${i % 10}x`],
        ])
        entry.set('text', new Y.Text(`Card ${i}`))
        root.set(`card-${i}`, entry)
      }
    })
    const reader = openBoardReader(doc)
    const before = reader.board().cards
    unwrap(moveCards(writer, [{ id: 'card-77', point: { x: 1, y: 1 } }]))
    const after = reader.board().cards
    expect(after.filter((card, index) => card !== before[index]).map(({ id }) => id)).toEqual([
      'card-77',
    ])
  })
})
