import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { BOARD_TEXTS } from '../domain/board.ts'
import { CARD_KINDS } from '../domain/cards/cardKinds.ts'
import { twoReplicas } from '../testing/replicas.ts'
import { SLOW } from '../testing/slow.ts'
import { unwrap } from '../testing/unwrap.ts'
import { cardsOf, entryOf } from './entries.ts'
import { BOARD_ROOTS, CARD_KEYS, STAGE_KEYS, STAGE_ROOTS } from './keys.ts'
import { migrate } from './migrate.ts'
import {
  createCard,
  moveCards,
  removeCards,
  reorderCard,
  setCardFields,
} from './operations/cards.ts'
import { duplicateCards } from './operations/duplicate.ts'
import { editText } from './operations/text.ts'
import { pauseTimer } from './operations/stage.ts'
import { readBoard } from './readBoard.ts'
import { readCard } from './readCard.ts'
import { readDrawing } from './readDrawing.ts'
import { readStage } from './readStage.ts'

const NAMES = [
  ...Object.values(CARD_KEYS),
  ...Object.values(CARD_KINDS).flatMap((kind) => [...Object.keys(kind.fields), ...kind.texts]),
  ...'name stroke id schemaVersion timeZone startedAtMs severity phase timer x'.split(' '),
]
const IDS = [
  'a',
  'card-1',
  'p/card-1',
  'evidence/a/card-1',
  '__proto__',
  'constructor',
  '',
  'ä ö',
  'a/b/c',
]

/** Anything that may lie in a document: plain junk, and types where plain values belong. */
const plain = fc.oneof(
  fc.anything({ maxDepth: 3 }),
  fc.constantFrom(
    Number.NaN,
    Infinity,
    -0,
    1e308,
    2 ** 53,
    '',
    'event',
    '\ud83d',
    null,
    undefined,
    new Uint8Array([1, 2]),
    12n,
    { x: 1e300, y: 'b' },
    { startMs: 5, endMs: 1, approximate: 1 },
  ),
  fc.constantFrom(...Object.keys(CARD_KINDS)),
)

type Junk = { readonly as: 'map' | 'text' | 'array' | 'xml' | 'plain'; readonly values: unknown[] }
const junk: fc.Arbitrary<Junk> = fc.record({
  as: fc.constantFrom('map', 'map', 'map', 'text', 'array', 'xml', 'plain'),
  values: fc.array(plain, { minLength: 1, maxLength: 6 }),
})

/** Whether Yjs takes a value at all. */
function isStorable(value: unknown): boolean {
  const doc = new Y.Doc()
  try {
    doc.getMap('map').set('x', value)
    doc.getArray('array').push([value])
    Y.encodeStateAsUpdate(doc)
    return true
  } catch {
    return false
  }
}

function storedJunk({ as, values }: Junk, seed: number): unknown {
  const storable = values.filter(isStorable)
  const [first] = storable
  if (as === 'plain') return first
  if (as === 'xml') return new Y.XmlElement('div')
  if (as === 'array') return Y.Array.from(storable as string[])
  if (as === 'text') {
    const text = new Y.Text(typeof first === 'string' ? first : 'x')
    if (typeof first === 'object' && first !== null) text.insertEmbed(0, first)
    return text
  }
  const map = new Y.Map<unknown>()
  storable.forEach((value, index) => {
    const isText = (seed + index) % 5 === 0
    map.set(NAMES[(seed + index * 7) % NAMES.length] ?? 'kind', isText ? new Y.Text('t') : value)
  })
  map.set('kind', Object.keys(CARD_KINDS)[seed % 9] ?? first)
  return map
}

const ROOTS = [...Object.values(BOARD_ROOTS), ...Object.values(STAGE_ROOTS)]
const entry = fc.record({
  root: fc.constantFrom(...ROOTS),
  id: fc.oneof(fc.constantFrom(...IDS, ...NAMES), fc.string()),
  junk,
  seed: fc.nat({ max: 500 }),
})

function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isJson)
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isJson)
  if (typeof value === 'number') return Number.isFinite(value)
  return value === null || typeof value === 'string' || typeof value === 'boolean'
}

function junkDoc(
  entries: readonly { root: string; id: string; junk: Junk; seed: number }[],
): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  for (const { root, id, junk, seed } of entries) doc.getMap(root).set(id, storedJunk(junk, seed))
  return doc
}

describe('Y11 reading is tolerant', () => {
  test('Y11 no junk makes reading throw, and all replicas read the same of it', SLOW, () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 15 }), (entries) => {
        const doc = junkDoc(entries)
        const board = readBoard(doc)
        readStage(doc)
        readDrawing(doc)
        for (const { id } of entries) readCard(doc, id)
        const remote = new Y.Doc()
        Y.applyUpdate(remote, Y.encodeStateAsUpdate(doc))
        expect(readBoard(remote)).toEqual(board)
        expect(readBoard(doc)).toEqual(board)
        // What is read is plain: it can be sent as JSON.
        expect(isJson(board.board)).toBe(true)
        const problems = board.problems.map(({ root, id }) => `${root} ${id}`)
        expect(new Set(problems).size).toBe(problems.length)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test('Y11 junk beside them does not hide good cards, and operations go on', SLOW, () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 10 }), (entries) => {
        const doc = junkDoc(entries)
        const [{ writer: other }] = twoReplicas()
        const writer = { ...other, doc }
        const ids = unwrap(createCard(writer, 'action', { id: 'good-card', text: 'Good' }))
        const target = { card: ids, name: 'text' }
        unwrap(editText(writer, target, { index: 4, remove: 0, insert: '!' }))
        for (const { id } of entries) {
          editText(writer, { card: id, name: 'text' }, { index: 1, remove: 1, insert: 'x' })
          setCardFields(writer, id, { starred: true })
          moveCards(writer, [{ id, point: { x: 1, y: 1 } }])
          reorderCard(writer, id, 'good-card')
          duplicateCards(writer, [id])
          removeCards(writer, [id])
        }
        pauseTimer(writer)
        migrate(doc)
        expect(readCard(doc, 'good-card')).toMatchObject({ kind: 'action', text: 'Good!' })
        expect(readBoard(doc).board.cards.some(({ id }) => id === 'good-card')).toBe(true)
      }),
      { numRuns: 150, seed: 1 },
    )
  })

  test('Y11 what cannot be read is listed once with what is wrong, and stays', () => {
    const [{ doc }] = twoReplicas()
    const cards = cardsOf(doc)
    cards.set('newer', new Y.Map([['kind', 'poll']]))
    cards.set('plain', 'text')
    cards.set('bad id', new Y.Map([['kind', 'note']]))
    doc.getMap(BOARD_ROOTS.categories).set('nameless', new Y.Map())
    doc.getMap(BOARD_ROOTS.categories).set('odd', 5)
    doc.getMap(BOARD_ROOTS.participants).set('nobody', { colour: '#112233' })
    expect(readBoard(doc).problems).toEqual([
      { root: 'cards', id: 'bad id', problem: 'bad-id' },
      { root: 'cards', id: 'newer', problem: 'unknown-kind' },
      { root: 'cards', id: 'plain', problem: 'not-an-entry' },
      { root: 'categories', id: 'nameless', problem: 'no-name' },
      { root: 'categories', id: 'odd', problem: 'not-an-entry' },
      { root: 'participants', id: 'nobody', problem: 'no-name' },
    ])
    expect([...cards.keys()].toSorted()).toEqual(['bad id', 'newer', 'plain'])
  })

  test('Y11 a bad value reads as none; the card, and keys of a newer version, stay', () => {
    const [{ doc, writer }] = twoReplicas()
    const id = unwrap(createCard(writer, 'event', { text: 'Alert', fields: { starred: true } }))
    const stored = entryOf(cardsOf(doc), id)
    stored?.set('time', { startMs: 'noon' })
    stored?.set('source', 'javascript:alert(1)')
    stored?.set('weight', 7)
    stored?.set('position', { x: Number.NaN, y: 1 })
    expect(readCard(doc, id)).toMatchObject({
      text: 'Alert',
      starred: true,
      time: null,
      source: null,
      position: null,
    })
    unwrap(setCardFields(writer, id, { type: 'change' }))
    expect(stored?.get('weight')).toBe(7)
  })

  test('Y11 a zone that this machine does not know reads as UTC', () => {
    const [{ doc }] = twoReplicas()
    doc.getMap(BOARD_ROOTS.incident).set('timeZone', 'Mars/Olympus')
    expect(readBoard(doc).board.incident.timeZone).toBe('UTC')
    doc.getMap(BOARD_ROOTS.incident).set('timeZone', 'Europe/Berlin')
    expect(readBoard(doc).board.incident.timeZone).toBe('Europe/Berlin')
  })

  test('Y11 an empty document reads as an empty board', () => {
    const { board, problems } = readBoard(new Y.Doc())
    expect(problems).toEqual([])
    expect(board).toMatchObject({ id: '', schemaVersion: 0, cards: [], categories: [], votes: {} })
    expect(Object.keys(board.texts)).toEqual([...BOARD_TEXTS])
    expect(readStage(new Y.Doc())).toEqual({
      phases: [],
      phaseId: '',
      timer: { state: 'idle', durationMs: 0 },
      openRegions: [],
    })
  })

  test('Y11 lists are sorted, ties by id', () => {
    const [{ doc, writer }] = twoReplicas()
    for (const id of ['c', 'a', 'b']) {
      unwrap(createCard(writer, 'note', { id }))
      entryOf(cardsOf(doc), id)?.set('order', 'a0')
    }
    expect(readBoard(doc).board.cards.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
})

describe('Y19 migration', () => {
  test('Y19 an older document gets its missing texts and the version, nothing goes', () => {
    const doc = new Y.Doc()
    cardsOf(doc).set(
      'old',
      new Y.Map<unknown>([
        ['kind', 'action'],
        ['text', 'Fix it'],
      ]),
    )
    cardsOf(doc).set('newer', new Y.Map([['kind', 'poll']]))
    cardsOf(doc).set('junk', 1)
    expect(migrate(doc)).toEqual({ from: 0, to: 1 })
    expect(readCard(doc, 'old')).toMatchObject({ text: 'Fix it', finishTest: '' })
    expect(entryOf(cardsOf(doc), 'old')?.get('finishTest')).toBeInstanceOf(Y.Text)
    expect(cardsOf(doc).size).toBe(3)
    expect(migrate(doc)).toEqual({ from: 1, to: 1 })
  })

  test('Y19 a document of a later version is read and left as it is', () => {
    const [{ doc, writer }] = twoReplicas()
    const id = unwrap(createCard(writer, 'note', { text: 'Hello' }))
    doc.getMap(BOARD_ROOTS.meta).set('schemaVersion', 9)
    const before = Y.encodeStateAsUpdate(doc)
    expect(migrate(doc)).toEqual({ from: 9, to: 9 })
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    expect(readBoard(doc).board.schemaVersion).toBe(9)
    expect(readCard(doc, id)?.text).toBe('Hello')
  })
})

test('Y26 an unreadable timer reads as the phase’s own, at rest; a phase that is gone as the first', () => {
  const doc = new Y.Doc()
  const phases = doc.getMap(STAGE_ROOTS.phases)
  phases.set('b', { name: 'B', minutes: 20, order: 2 })
  phases.set('a', { name: 'A', minutes: 5, order: 1, region: 'moon', prompts: 7 })
  phases.set('junk', 5)
  const stage = doc.getMap(STAGE_ROOTS.stage)
  stage.set(STAGE_KEYS.phase, 'gone')
  stage.set(STAGE_KEYS.timer, { state: 'running' })
  expect(readStage(doc)).toMatchObject({
    phases: [
      { id: 'a', name: 'A', region: 'board', prompts: [] },
      { id: 'b', name: 'B', minutes: 20 },
    ],
    phaseId: 'a',
    timer: { state: 'idle', durationMs: 5 * 60_000 },
  })
})
