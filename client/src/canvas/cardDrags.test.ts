import { createCard, removeCards } from '@whyboard/shared/document/operations/cards.ts'
import type { CardFields } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { atom, PageRecordType, type IndexKey } from 'tldraw'
import { expect, test } from 'vitest'

import { pageOn } from '../board/testing/pageOn.ts'
import { createBoardStore } from './boardStore.ts'
import { BoardView } from './boardView.ts'
import type { CanvasNotice, DragPreview } from './canvasContext.ts'
import { createCardDrags } from './cardDrags.ts'
import { CARD_SHAPE, shapeIdOf, type CardShape } from './cardShape.ts'
import { SHAPE_UTILS } from './shapeUtils.ts'

const START_MS = Date.UTC(2026, 2, 12, 14, 0)

/** One person's canvas, as far as drags see it. */
function canvas() {
  const { model } = pageOn()
  const store = createBoardStore(SHAPE_UTILS, atom('readonly', false), {
    upload: () => Promise.reject(new Error('No pictures in this test.')),
  })
  const preview = atom<readonly DragPreview[]>('drag', [])
  const clones = new Map<string, string>()
  const told: CanvasNotice[] = []
  const pointer = { x: 0, y: 0 }
  const start = () =>
    createCardDrags({
      store,
      model,
      view: new BoardView(model),
      preview,
      clones,
      pointer: () => pointer,
      release: () => {},
      tell: (notice) => told.push(notice),
    })
  return { model, store, preview, clones, told, pointer, start }
}

function shapeAt(cardId: string, x: number, y: number): CardShape {
  return {
    id: shapeIdOf(cardId),
    typeName: 'shape',
    type: CARD_SHAPE,
    x,
    y,
    rotation: 0,
    index: 'a1' as IndexKey,
    parentId: PageRecordType.createId('page'),
    isLocked: false,
    opacity: 1,
    props: { w: 224, h: 88 },
    meta: { card: cardId },
  }
}

test('each of several dragged cards shows what letting go would mean, until the drag is over', () => {
  const { model, preview, start } = canvas()
  const events = [0, 30].map((minutes) => {
    const startMs = START_MS + minutes * 60_000
    const fields: Partial<CardFields<'event'>> = {
      time: { startMs, endMs: null, approximate: false },
    }
    return unwrap(createCard(model.writer, 'event', { fields }))
  })
  const drags = start()
  const { cards } = new BoardView(model).layout.get()
  const boxes = events.map((id) => ({ id, box: cards.get(id) ?? { x: 0, y: 0, w: 0, h: 0 } }))
  for (const { id, box } of boxes) {
    drags.move(shapeAt(id, box.x, box.y), shapeAt(id, box.x + 40, box.y))
  }
  expect(preview.get().map(({ cardId, target }) => [cardId, target.kind])).toEqual(
    events.map((id) => [id, 'time']),
  )
  drags.cancel(shapeAt(events[0] ?? '', 0, 0))
  expect(preview.get()).toEqual([])
})

test('the copy of a card that somebody deletes meanwhile goes again, and it is said', async () => {
  const { model, store, clones, told, start } = canvas()
  const source = unwrap(createCard(model.writer, 'note', { text: 'Source' }))
  const copy = shapeAt('copy-1', 10, 10)
  store.put([copy])
  clones.set('copy-1', source)
  removeCards(model.writer, [source])
  start().end(copy)
  await Promise.resolve()
  expect(store.get(copy.id)).toBeUndefined()
  expect(told).toMatchObject([{ about: 'cards' }])
  expect(clones.size).toBe(0)
})

test('cards of a list that are dragged together keep their order, behind the card where the pointer holds them', async () => {
  const { model, preview, pointer, start } = canvas()
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map((text) =>
    unwrap(createCard(model.writer, 'action', { text })),
  )
  const order = () => model.board().cards.map(({ text }) => text)
  const drags = start()
  const { cards } = new BoardView(model).layout.get()
  const boxOf = (index: number) => cards.get(ids[index] ?? '') ?? { x: 0, y: 0, w: 0, h: 0 }
  // The first and the fifth, held at the fifth, to the place of the third: between it and the fourth.
  const to = { x: boxOf(2).x + 60, y: boxOf(2).y }
  const from = boxOf(4)
  const dragged = [0, 4].map((index) => {
    const box = boxOf(index)
    const at = { x: box.x + to.x - from.x, y: box.y + to.y - from.y }
    return {
      start: shapeAt(ids[index] ?? '', box.x, box.y),
      now: shapeAt(ids[index] ?? '', at.x, at.y),
    }
  })
  Object.assign(pointer, { x: to.x + 20, y: to.y + 20 })
  for (const { start: first, now } of dragged) drags.move(first, now)
  expect(preview.get()).toMatchObject([
    { cardId: ids[4], target: { kind: 'order', after: ids[2] }, mark: { from: { y: to.y } } },
  ])
  model.markUndoBoundary()
  for (const { now } of dragged) drags.end(now)
  await Promise.resolve()
  expect(order()).toEqual(['b', 'c', 'a', 'e', 'd', 'f'])
  model.undo()
  expect(order()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})
