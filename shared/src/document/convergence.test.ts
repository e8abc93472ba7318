import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { LINK_KINDS } from '../domain/board.ts'
import { CARD_KINDS, type CardKind } from '../domain/cards/cardKinds.ts'
import { replicas, syncAll, type Replica } from '../testing/replicas.ts'
import { SLOW } from '../testing/slow.ts'
import { cardsOf, entryOf, isRemoved } from './entries.ts'
import { openBoardReader } from './boardReader.ts'
import { addCategory, removeCategory, reorderCategory } from './operations/categories.ts'
import {
  createCard,
  moveCards,
  removeCards,
  reorderCard,
  restoreCard,
  setCardFields,
} from './operations/cards.ts'
import { duplicateCards } from './operations/duplicate.ts'
import { addLabel, removeLabel, setIncident } from './operations/incident.ts'
import { link, unlink } from './operations/links.ts'
import { answerPulse, signOff } from './operations/participants.ts'
import { editText, type TextTarget } from './operations/text.ts'
import { unvote, vote } from './operations/votes.ts'
import { readBoard } from './readBoard.ts'

const KINDS = Object.keys(CARD_KINDS) as readonly CardKind[]
const PEOPLE = 3

type Act = (me: Replica, a: number, b: number, all: readonly Replica[]) => void

/** A card by a number: any of those that are there, removed or not. */
function idOf({ doc }: Replica, index: number): string {
  const ids = [...cardsOf(doc).keys()].toSorted()
  return ids[index % Math.max(1, ids.length)] ?? 'none'
}

function type(me: Replica, target: TextTarget, a: number, b: number): void {
  const insert = `${me.doc.clientID}${b} `.slice(b % 2)
  editText(me.writer, target, { index: a, remove: b % 3, insert })
}

/** Everything that people do to a board; `a`, `b` pick cards, places and values. Refusals are fine: nothing happens. */
const ACTS = {
  create: (me, a, b) => {
    const kind = KINDS[a % KINDS.length] ?? 'note'
    const place = b % 3 === 0 ? { after: idOf(me, b) } : {}
    createCard(me.writer, kind, { text: `new ${b}`, ...place })
  },
  type: (me, a, b) => type(me, { card: idOf(me, a), name: 'text' }, b, a),
  remove: (me, a) => removeCards(me.writer, [idOf(me, a)]),
  removeTwo: (me, a, b) => removeCards(me.writer, [idOf(me, a), idOf(me, b)]),
  restore: (me, a) => restoreCard(me.writer, idOf(me, a)),
  undo: (me) => me.undo.undo(),
  redo: (me) => me.undo.redo(),
  move: (me, a, b) => moveCards(me.writer, [{ id: idOf(me, a), point: { x: a * 10, y: b } }]),
  reorder: (me, a, b) => reorderCard(me.writer, idOf(me, a), b === 0 ? null : idOf(me, b)),
  own: (me, a, b) =>
    setCardFields(me.writer, idOf(me, a), { owner: b === 0 ? null : `Owner ${b}` }),
  hang: (me, a, b) => setCardFields(me.writer, idOf(me, a), { parent: idOf(me, b) }),
  star: (me, a, b) => setCardFields(me.writer, idOf(me, a), { starred: b > 5 }),
  duplicate: (me, a, b) => duplicateCards(me.writer, [idOf(me, a), idOf(me, b)]),
  link: (me, a, b) => link(me.writer, LINK_KINDS[a % 2] ?? 'answers', idOf(me, a), idOf(me, b)),
  unlink: (me, a, b) => unlink(me.writer, LINK_KINDS[a % 2] ?? 'answers', idOf(me, a), idOf(me, b)),
  vote: (me, a) => vote(me.writer, idOf(me, a)),
  unvote: (me, a) => unvote(me.writer, idOf(me, a)),
  addBone: (me, a) => addCategory(me.writer, `Bone ${a}`),
  removeBone: (me, a) => removeCategory(me.writer, a > 5 ? 'process' : 'people'),
  reorderBone: (me, a) => reorderCategory(me.writer, 'change', a > 5 ? 'process' : null),
  renameBone: (me, a, b) => type(me, { category: 'process' }, a, b),
  summarise: (me, a, b) => type(me, { board: 'summary' }, a, b),
  rate: (me, a) => setIncident(me.writer, a > 5 ? { severity: 'sev2' } : { times: { started: a } }),
  label: (me, a, b) => (b > 5 ? addLabel : removeLabel)(me.writer, 'service', `api-${a}`),
  close: (me, a) => (a > 5 ? signOff(me.writer) : answerPulse(me.writer, (a % 5) + 1)),
  sync: (_me, _a, _b, all) => syncAll(all),
  receive: (me, a, _b, all) => {
    const from = all[a % PEOPLE] ?? me
    Y.applyUpdate(me.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(me.doc)))
  },
} as const satisfies Record<string, Act>

type ActName = keyof typeof ACTS

/** What happens most comes more often. */
const NAMES = [
  ...(Object.keys(ACTS) as ActName[]),
  ...(['create', 'create', 'type', 'type', 'remove', 'undo', 'undo', 'redo', 'receive'] as const),
]

/** One thing that somebody does. */
interface Step {
  readonly who: number
  readonly act: ActName
  readonly a: number
  readonly b: number
}

function stepsOf(names: readonly ActName[]): fc.Arbitrary<Step[]> {
  const step: fc.Arbitrary<Step> = fc.record({
    who: fc.nat({ max: PEOPLE - 1 }),
    act: fc.constantFrom(...names),
    a: fc.nat({ max: 11 }),
    b: fc.nat({ max: 11 }),
  })
  return fc.array(step, { minLength: 5, maxLength: 60, size: 'max' })
}

function perform(all: readonly Replica[], steps: readonly Step[]): void {
  for (const { who, act, a, b } of steps) {
    const me = all[who]
    if (me !== undefined) ACTS[act](me, a, b, all)
  }
}

const steps = stepsOf(NAMES)

describe('Y12 replicas that hold the same updates read the same board', () => {
  test('Y12 whatever people do, apart and together', SLOW, () => {
    fc.assert(
      fc.property(steps, (steps) => {
        const all = replicas({ count: PEOPLE })
        perform(all, steps)
        syncAll(all)
        const [first, ...others] = all.map(({ doc }) => readBoard(doc))
        for (const other of others) expect(other).toEqual(first)
        expect(first?.problems).toEqual([])
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test('Y12 in whatever order and batches the updates arrive', SLOW, () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (steps, picks) => {
        const all = replicas({ count: PEOPLE })
        const [first] = all
        if (first === undefined) throw new Error('There are three.')
        const updates = [Y.encodeStateAsUpdate(first.doc)]
        for (const { doc } of all) doc.on('update', (update: Uint8Array) => updates.push(update))
        perform(all, steps)
        syncAll(all)

        const late = new Y.Doc()
        const waiting = [...updates]
        while (waiting.length > 0) {
          const batch: Uint8Array[] = []
          const size = 1 + (Number(picks.next().value) % 4)
          while (batch.length < size && waiting.length > 0) {
            const index = Number(picks.next().value) % waiting.length
            batch.push(...waiting.splice(index, 1))
          }
          Y.applyUpdate(late, Y.mergeUpdates(batch))
        }
        expect(readBoard(late)).toEqual(readBoard(first.doc))
      }),
      { numRuns: 150, seed: 1 },
    )
  })

  test('Y20 a reader that followed every change answers as reading afresh does', SLOW, () => {
    fc.assert(
      fc.property(steps, (steps) => {
        const all = replicas({ count: PEOPLE })
        const readers = all.map(({ doc }) => openBoardReader(doc))
        for (const one of steps) {
          perform(all, [one])
          const reader = readers[one.who]
          const doc = all[one.who]?.doc
          if (reader === undefined || doc === undefined) throw new Error('There are three.')
          // Read now and then, so that several changes meet in one reading.
          if (one.a < 6) reader.board()
        }
        syncAll(all)
        all.forEach(({ doc }, index) => {
          expect(readers[index]?.board()).toEqual(readBoard(doc).board)
          expect(readers[index]?.problems()).toEqual(readBoard(doc).problems)
        })
      }),
      { numRuns: 60, seed: 1 },
    )
  })
})

describe('Y3 nothing that people wrote is deleted', () => {
  /** What takes no letters out of a card by editing it. */
  const keeping = stepsOf(NAMES.filter((name) => name !== 'type'))

  test(
    'Y3 every card that was ever made stays in every replica with the words it was made with',
    SLOW,
    () => {
      fc.assert(
        fc.property(keeping, (steps) => {
          const all = replicas({ count: PEOPLE })
          const made = new Map<string, string>()
          for (const { doc } of all) {
            cardsOf(doc).observeDeep(() => {
              for (const id of cardsOf(doc).keys()) {
                const text = entryOf(cardsOf(doc), id)?.get('text')
                if (text instanceof Y.Text && !made.has(id)) made.set(id, text.toString())
              }
            })
          }
          perform(all, steps)
          syncAll(all)
          for (const { doc } of all) {
            for (const [id, text] of made) {
              const stored = entryOf(cardsOf(doc), id)?.get('text')
              expect(stored instanceof Y.Text && stored.toString()).toBe(text)
            }
          }
        }),
        { numRuns: 200, seed: 1 },
      )
    },
  )

  test(
    "Y6 no undo of one author takes another's letters, nor hides a card that another wrote in",
    SLOW,
    () => {
      const act = fc.record({
        what: fc.constantFrom('create', 'type', 'undo', 'redo', 'remove', 'restore', 'move'),
        a: fc.nat({ max: 9 }),
        b: fc.nat({ max: 9 }),
      })
      fc.assert(
        fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
          const all = replicas({ count: 2 })
          const [ann, ben] = all
          if (ann === undefined || ben === undefined) throw new Error('There are two.')
          const marked = new Map<string, string>()
          const pick = (index: number): string => {
            const ids = [...cardsOf(ann.doc).keys()].toSorted()
            return ids[index % Math.max(1, ids.length)] ?? 'none'
          }
          acts.forEach(({ what, a, b }, index) => {
            const id = pick(a)
            const target = { card: id, name: 'text' }
            if (what === 'create') createCard(ann.writer, 'note', { text: `a${index}` })
            if (what === 'type')
              editText(ann.writer, target, { index: b, remove: 0, insert: 'ann' })
            if (what === 'undo') ann.undo.undo()
            if (what === 'redo') ann.undo.redo()
            if (what === 'remove') removeCards(ann.writer, [id])
            if (what === 'restore') restoreCard(ann.writer, id)
            if (what === 'move') moveCards(ann.writer, [{ id, point: { x: a, y: b } }])
            syncAll(all)
            // Ben writes a word of his own in a card, between any two things that Ann does.
            if (b % 2 === 0) {
              const insert = `<${index}>`
              const typed = editText(ben.writer, target, { index: 0, remove: 0, insert })
              if (typed.ok) marked.set(insert, id)
            }
            syncAll(all)
          })
          while (ann.undo.undo() !== null) syncAll(all)
          syncAll(all)
          for (const { doc } of all) {
            for (const [word, id] of marked) {
              const entry = entryOf(cardsOf(doc), id)
              const text = entry?.get('text')
              expect(text instanceof Y.Text && text.toString()).toContain(word)
            }
            // Ann has undone all she did, removals too: whatever Ben wrote in is there.
            for (const id of marked.values()) {
              const entry = entryOf(cardsOf(doc), id)
              expect(entry !== null && isRemoved(entry)).toBe(false)
            }
          }
        }),
        { numRuns: 300, seed: 1 },
      )
    },
  )
})
