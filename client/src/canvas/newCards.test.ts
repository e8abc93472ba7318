import { createCard } from '@whyboard/shared/document/operations/cards.ts'
import { centreOf } from '@whyboard/shared/domain/geometry.ts'
import { layoutBoard } from '@whyboard/shared/domain/layout.ts'
import { describe, expect, test } from 'vitest'

import { pageOn } from '../board/testing/pageOn.ts'
import { placeAt } from './newCards.ts'

const MINUTE_MS = 60_000

describe('placeAt', () => {
  test('a point on the timeline is a time, a whole minute; the tray is none', () => {
    const { model } = pageOn()
    const layout = layoutBoard(model.board())
    const { timeline } = layout
    const ms = Math.round(timeline.msAt(900) / MINUTE_MS) * MINUTE_MS
    const place = placeAt(model.board(), layout, 'event', { x: 900, y: 400 })
    expect(place).toEqual({ fields: { time: { startMs: ms, endMs: null, approximate: false } } })
    expect(placeAt(model.board(), layout, 'event', { x: 60, y: 200 })).toEqual({})
  })

  test('a point beside a bone is that bone', () => {
    const { model } = pageOn()
    for (const category of model.board().categories.slice(0, 2)) {
      createCard(model.writer, 'cause', { fields: { category: category.id } })
    }
    const layout = layoutBoard(model.board())
    for (const { id, category } of model.board().cards.filter((card) => card.kind === 'cause')) {
      const box = layout.cards.get(id)
      if (box === undefined) throw new Error('It has a place.')
      expect(placeAt(model.board(), layout, 'cause', centreOf(box)).fields ?? {}).toEqual(
        category === null ? {} : { category },
      )
    }
  })

  test('a point in a list is a place in it', () => {
    const { model } = pageOn()
    const ids = ['a', 'b', 'c'].map((text) => createCard(model.writer, 'worked', { text }))
    const layout = layoutBoard(model.board())
    const first = ids[0]?.ok === true ? ids[0].value : ''
    const box = layout.cards.get(first)
    if (box === undefined) throw new Error('It has a place.')
    const between = { x: box.x + box.w + 8, y: box.y + 40 }
    expect(placeAt(model.board(), layout, 'worked', between)).toEqual({ after: first })
    expect(placeAt(model.board(), layout, 'worked', { x: box.x - 20, y: box.y })).toEqual({
      after: null,
    })
  })
})
