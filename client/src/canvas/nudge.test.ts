import { createCards, type CardSketch } from '@whyboard/shared/document/operations/cards.ts'
import { whyTree } from '@whyboard/shared/domain/fishboneTree.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { describe, expect, test } from 'vitest'

import { pageOn } from '../board/testing/pageOn.ts'
import { nudgeCards, type Nudge } from './nudge.ts'

const LEFT = { dx: -1, dy: 0, far: false }
const RIGHT = { dx: 1, dy: 0, far: false }
const UP = { dx: 0, dy: -1, far: false }
const DOWN = { dx: 0, dy: 1, far: false }

function boardOf(...sketches: readonly CardSketch[]) {
  const { model } = pageOn()
  const ids = unwrap(createCards(model.writer, sketches))
  const press = (nudge: Nudge, ...texts: readonly string[]) => {
    const cards = model.board().cards.filter(({ text }) => texts.includes(text))
    nudgeCards(model, cards, nudge)
  }
  const order = () => [...model.board().cards].map(({ text }) => text).join('')
  return { model, ids, press, order }
}

describe('Alt and an arrow key', () => {
  test('move the selected cards of a list by one place, together, as far as its ends', () => {
    const { model, press, order } = boardOf(
      ...['a', 'b', 'c', 'd'].map((text) => ({ kind: 'parked', text }) as const),
    )
    const pressed = (nudge: Nudge) => {
      press(nudge, 'a', 'b')
      return order()
    }
    expect(pressed(UP)).toBe('abcd')
    expect([pressed(RIGHT), pressed(DOWN), pressed(DOWN)]).toEqual(['cabd', 'cdab', 'cdab'])
    model.undo()
    expect(order()).toBe('cabd')
    expect([pressed(LEFT), pressed(UP)]).toEqual(['abcd', 'abcd'])
  })

  test('move a why up and down among its siblings, and a level in and out', () => {
    const whys = ['one', 'two', 'three'].map(
      (text) =>
        ({ kind: 'why', text, id: `why-${text}-0`, fields: { parent: 'cause-00' } }) as const,
    )
    const { model, press } = boardOf({ kind: 'cause', text: 'cause', id: 'cause-00' }, ...whys)
    const shape = () => {
      const { children } = whyTree(model.board().cards)
      const below = (id: string): string =>
        (children.get(id) ?? []).map((why) => `${why.text}(${below(why.id)})`).join(' ')
      return below('cause-00')
    }
    press(DOWN, 'one')
    expect(shape()).toBe('two() one() three()')
    press(RIGHT, 'one')
    expect(shape()).toBe('two(one()) three()')
    press(RIGHT, 'three')
    expect(shape()).toBe('two(one() three())')
    press(LEFT, 'one')
    expect(shape()).toBe('two(three()) one()')
    model.undo()
    expect(shape()).toBe('two(one() three())')
  })

  test('move an event by a minute or ten, and a note by px', () => {
    const time = { startMs: 0, endMs: 60_000, approximate: false }
    const { model, ids, press } = boardOf(
      { kind: 'event', text: 'event', fields: { time } },
      { kind: 'note', text: 'note', position: { x: 0, y: 0 } },
    )
    press(RIGHT, 'event', 'note')
    press({ ...LEFT, far: true }, 'event', 'note')
    press(DOWN, 'event', 'note')
    const [event, note] = ids.map((id) => model.card(id))
    expect(event).toMatchObject({ time: { startMs: -540_000, endMs: -480_000 } })
    expect(note?.position).toEqual({ x: -72, y: 8 })
  })

  test('move nothing out of its list', () => {
    const { press, order } = boardOf(
      { kind: 'cause', text: 'a' },
      { kind: 'worked', text: 'b' },
      { kind: 'event', text: 'c' },
    )
    for (const nudge of [LEFT, RIGHT, UP, DOWN]) press(nudge, 'a', 'b', 'c')
    expect(order()).toBe('abc')
  })
})
