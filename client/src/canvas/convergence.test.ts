// @vitest-environment happy-dom
import { createBoardDoc } from '@whyboard/shared/document/createBoardDoc.ts'
import {
  addCategory,
  removeCategory,
  reorderCategory,
} from '@whyboard/shared/document/operations/categories.ts'
import {
  createCard,
  moveCards,
  removeCards,
  reorderCard,
  restoreCard,
  setCardFields,
} from '@whyboard/shared/document/operations/cards.ts'
import { duplicateCards } from '@whyboard/shared/document/operations/duplicate.ts'
import { setIncident } from '@whyboard/shared/document/operations/incident.ts'
import { link, unlink } from '@whyboard/shared/document/operations/links.ts'
import { unvote, vote } from '@whyboard/shared/document/operations/votes.ts'
import { readBoard } from '@whyboard/shared/document/readBoard.ts'
import { CARD_KINDS, type Card, type CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { MILESTONES } from '@whyboard/shared/domain/cards/event.ts'
import { layoutBoard } from '@whyboard/shared/domain/layout.ts'
import { seededRandom } from '@whyboard/shared/testing/random.ts'
import { atom, PageRecordType, type TLRecord, type TLShape, type TLShapeId } from 'tldraw'
import { afterAll, expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'

import { bindText } from '../board/textBinding.ts'
import { pageOn } from '../board/testing/pageOn.ts'
import { testEnvironment } from '../connection/testing/testEnvironment.ts'
import { createBoardStore } from './boardStore.ts'
import { BoardView } from './boardView.ts'
import { DrawingMirror } from './drawing/drawingMirror.ts'
import { nudgeCards } from './nudge.ts'
import { Projector } from './projector.ts'
import { SHAPE_UTILS } from './shapeUtils.ts'

const REPLICAS = 8
const OPERATIONS = 10_000
/** Everybody meets again after so many. */
const CHECK_EVERY = 2_000
const SEED = 3

const KINDS = Object.keys(CARD_KINDS) as readonly CardKind[]
const PAGE = PageRecordType.createId('page')
const START_MS = Date.UTC(2026, 10, 20, 14, 0)
const NO_ASSETS = { upload: () => Promise.reject(new Error('No pictures in this test.')) }

const ends: (() => void)[] = []
afterAll(() => {
  for (const end of ends.splice(0)) end()
})

/** One person's page as the client builds it, without what paints it: model, undo, layout, projection, drawing, a text field. */
function openReplica(stored: Uint8Array) {
  const doc = new Doc()
  const { model } = pageOn({ doc })
  applyUpdate(doc, stored, 'network')
  const view = new BoardView(model)
  const store = createBoardStore(SHAPE_UTILS, atom('readonly', false), NO_ASSETS)
  let projecting = false
  let nowMs = 0
  const mirror = new DrawingMirror(store, model, {
    monotonicMs: () => nowMs,
    request: () => {},
    isProjecting: () => projecting,
    onRefused: () => {},
  })
  ends.push(
    view.start(() => {}, testEnvironment().after),
    mirror.start(),
  )
  const projector = new Projector()
  const boxes = new Map<string, unknown>()
  const field = document.createElement('textarea')
  document.body.append(field)
  const inbox: Uint8Array[] = []
  return {
    doc,
    model,
    view,
    store,
    boxes,
    inbox,
    field,
    frame: () => {
      nowMs += 100
      mirror.write()
      projecting = true
      store.mergeRemoteChanges(() => {
        const { put, remove } = projector.project(view.layout.get().cards)
        for (const [id, box] of put) boxes.set(id, box)
        for (const id of remove) boxes.delete(id)
        mirror.project()
      })
      projecting = false
    },
    /** What arrived first is taken first. */
    receive: (count: number) => {
      for (const update of inbox.splice(0, count)) applyUpdate(doc, update, 'network')
    },
  }
}

type Replica = ReturnType<typeof openReplica>

/** Chance with a seed: numbers below a limit, and one of a list. */
function dice(seed: number) {
  const random = seededRandom(seed)
  const below = (limit: number): number => {
    const [a = 0, b = 0, c = 0] = random.bytes(3)
    return ((a << 16) | (b << 8) | c) % limit
  }
  return {
    below,
    pick: <Value>(list: readonly Value[]): Value | undefined => list[below(list.length || 1)],
  }
}

type Dice = ReturnType<typeof dice>

function anyCard({ model }: Replica, { pick }: Dice): Card | undefined {
  return pick(model.board().cards)
}

function fieldsFor(card: Card, me: Replica, { below, pick }: Dice): Record<string, unknown> {
  switch (card.kind) {
    case 'event': {
      const startMs = START_MS + below(300) * 60_000
      const endMs = below(4) === 0 ? startMs + below(50) * 60_000 : null
      const time = below(6) === 0 ? null : { startMs, endMs, approximate: below(2) === 0 }
      return below(5) === 0 ? { milestone: pick(MILESTONES) } : { time }
    }
    case 'cause':
      return { category: pick(me.model.board().categories)?.id ?? null }
    case 'why': {
      const parents = me.model
        .board()
        .cards.filter(({ kind }) => kind === 'cause' || kind === 'why')
      return { parent: pick(parents)?.id ?? null }
    }
    case 'action':
      return { owner: `Owner ${below(5)}`, due: `2026-12-${10 + below(19)}` }
    case 'worked':
      return { outcome: pick(['well', 'poorly', 'lucky']) }
    case 'parked':
      return {}
    case 'note':
      return { colour: pick(['sun', 'sky', 'mint']) }
  }
}

/** Types as a person does: in a field that is bound to the text, somewhere in the middle. */
function type(me: Replica, chance: Dice): void {
  const card = anyCard(me, chance)
  if (card === undefined) return
  const end = bindText(me.field, me.model, { card: card.id, name: 'text' })
  const { value } = me.field
  const at = chance.below(value.length + 1)
  const cut = value.slice(at + chance.below(4))
  me.field.value = `${value.slice(0, at)}${'letters of somebody '.slice(chance.below(12))}${cut}`
  me.field.setSelectionRange(at, at)
  me.field.dispatchEvent(new Event('input', { bubbles: true }))
  end()
}

function draw(me: Replica, { below, pick }: Dice): void {
  const drawn = me.store
    .allRecords()
    .filter((record): record is TLShape => record.typeName === 'shape')
  const shape = pick(drawn)
  if (shape === undefined || below(3) === 0) {
    const record = {
      id: `shape:drawn-${me.doc.clientID}-${below(1_000_000)}` as TLShapeId,
      typeName: 'shape',
      type: 'geo',
      x: below(2_000),
      y: below(2_000),
      rotation: 0,
      index: `a2${below(9) + 1}`,
      parentId: PAGE,
      isLocked: false,
      opacity: 1,
      meta: {},
      props: geo,
    }
    me.store.put([record as unknown as TLRecord])
  } else if (below(5) === 0) me.store.remove([shape.id])
  else me.store.put([{ ...shape, x: below(2_000) }])
}

const geo = {
  w: 100,
  h: 80,
  geo: 'rectangle',
  dash: 'solid',
  growY: 0,
  url: '',
  scale: 1,
  color: 'black',
  labelColor: 'black',
  fill: 'none',
  size: 's',
  font: 'sans',
  align: 'middle',
  verticalAlign: 'middle',
  richText: { type: 'doc', content: [{ type: 'paragraph' }] },
}

/** What people do, the frequent things more often. Refusals are fine: nothing happens then. */
const ACTS: readonly ((me: Replica, chance: Dice) => void)[] = [
  ...Array.from({ length: 4 }, () => type),
  ...Array.from({ length: 3 }, () => (me: Replica, chance: Dice) => {
    me.model.markUndoBoundary()
    createCard(me.model.writer, chance.pick(KINDS) ?? 'note', {
      text: `made ${chance.below(99)}`,
    })
  }),
  ...Array.from({ length: 3 }, () => (me: Replica, chance: Dice) => {
    const card = anyCard(me, chance)
    if (card === undefined) return
    me.model.step(() => setCardFields(me.model.writer, card.id, fieldsFor(card, me, chance)))
  }),
  draw,
  draw,
  (me, chance) => {
    const [a, b] = [anyCard(me, chance), anyCard(me, chance)]
    if (a !== undefined) reorderCard(me.model.writer, a.id, b?.id ?? null)
  },
  (me, chance) => {
    const card = anyCard(me, chance)
    const far = chance.below(2) === 0
    if (card !== undefined) nudgeCards(me.model, [card], { dx: 1, dy: -1, far })
  },
  (me, chance) => {
    const cards = [anyCard(me, chance), anyCard(me, chance)].flatMap((card) => card?.id ?? [])
    me.model.step(() => removeCards(me.model.writer, cards))
  },
  (me, chance) => {
    const card = anyCard(me, chance)
    if (card !== undefined) restoreCard(me.model.writer, card.id)
  },
  (me) => me.model.undo(),
  (me) => me.model.undo(),
  (me) => me.model.redo(),
  (me, chance) => {
    const card = anyCard(me, chance)
    const point = { x: chance.below(4_000), y: chance.below(2_000) }
    if (card?.kind === 'note') moveCards(me.model.writer, [{ id: card.id, point }])
  },
  (me, chance) => {
    const card = anyCard(me, chance)
    if (card !== undefined && chance.below(4) === 0) duplicateCards(me.model.writer, [card.id])
  },
  (me, chance) => {
    const [a, b] = [anyCard(me, chance), anyCard(me, chance)]
    if (a === undefined || b === undefined) return
    const change = chance.below(3) === 0 ? unlink : link
    change(me.model.writer, chance.below(2) === 0 ? 'evidence' : 'answers', a.id, b.id)
  },
  (me, chance) => {
    const card = anyCard(me, chance)
    if (card !== undefined) (chance.below(3) === 0 ? unvote : vote)(me.model.writer, card.id)
  },
  (me, chance) => {
    const { categories } = me.model.board()
    const [a, b] = [chance.pick(categories)?.id ?? '', chance.pick(categories)?.id ?? null]
    if (chance.below(3) === 0) addCategory(me.model.writer, `Bone ${chance.below(9)}`)
    else if (chance.below(4) === 0) removeCategory(me.model.writer, a)
    else reorderCategory(me.model.writer, a, b)
  },
  (me, chance) => {
    setIncident(me.model.writer, { times: { detected: START_MS + chance.below(90) * 60_000 } })
  },
]

function drawingsOf({ store }: Replica): unknown {
  return store
    .allRecords()
    .filter(({ id }) => id.startsWith('shape:drawn-'))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

test(
  `${OPERATIONS} random operations by ${REPLICAS} pages: all end with the same board, layout and drawings`,
  { timeout: 180_000 },
  () => {
    const chance = dice(SEED)
    const { board } = createBoardDoc({
      boardId: 'board-for-tests',
      title: 'Payments down',
      template: 'full',
      nowMs: START_MS,
      random: seededRandom(SEED),
    })
    const all = Array.from({ length: REPLICAS }, () => openReplica(board))
    for (const from of all) {
      from.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'network') return
        for (const to of all) if (to !== from) to.inbox.push(update)
      })
    }
    for (let done = 1; done <= OPERATIONS; done += 1) {
      const me = chance.pick(all)
      const act = chance.pick(ACTS)
      if (me === undefined || act === undefined) throw new Error('There are some of each.')
      act(me, chance)
      // A frame comes now and then, and so does what the others sent; some pages are offline for hundreds of steps.
      if (chance.below(3) === 0) me.frame()
      const reader = chance.pick(all.slice(0, chance.below(4) === 0 ? REPLICAS : 4))
      if (chance.below(2) === 0) reader?.receive(chance.below(20))
      if (done % CHECK_EVERY === 0) expectSame(all)
    }
    expect(all[0]?.model.board().cards.length).toBeGreaterThan(100)
    expect(drawingsOf(all[0] as Replica)).not.toEqual([])
  },
)

/** Everybody gets everything; then nobody may see anything else than the others. */
function expectSame(all: readonly Replica[]): void {
  for (let round = 0; round < 3; round += 1) {
    for (const one of all) {
      one.frame()
      one.receive(Infinity)
      one.view.settle()
      one.frame()
    }
  }
  const fresh = readBoard((all[0] as Replica).doc)
  const layout = layoutBoard(fresh.board)
  expect(fresh.problems).toEqual([])
  for (const one of all) {
    expect(one.inbox).toEqual([])
    expect(one.model.board()).toEqual(fresh.board)
    expect(one.view.layout.get().cards).toEqual(layout.cards)
    expect(one.view.layout.get().regions).toEqual(layout.regions)
    expect(one.boxes).toEqual(layout.cards)
    expect(drawingsOf(one)).toEqual(drawingsOf(all[0] as Replica))
  }
}
