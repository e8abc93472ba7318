import { createCards, type CardSketch } from '@whyboard/shared/document/operations/cards.ts'
import { whyTree } from '@whyboard/shared/domain/fishboneTree.ts'
import { overlaps } from '@whyboard/shared/domain/geometry.ts'
import { layoutBoard } from '@whyboard/shared/domain/layout.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { describe, expect, test } from 'vitest'

import { pageOn } from '../../board/testing/pageOn.ts'
import { moveTo, placesFor } from './moves.ts'

const MINUTE_MS = 60_000

function boardOf(...sketches: readonly CardSketch[]) {
  const { model } = pageOn()
  const ids = unwrap(createCards(model.writer, sketches))
  const offered = (...texts: readonly string[]) => {
    const board = model.board()
    const cards = board.cards.filter(({ text }) => texts.includes(text))
    return placesFor(board, () => layoutBoard(board), cards)
  }
  /** Moves cards to the place of that label. */
  const move = (label: string, ...texts: readonly string[]) => {
    const place = offered(...texts).find((one) => one.label === label)
    if (place === undefined) throw new Error(`${label} is not offered.`)
    const moved = model.board().cards.filter(({ text }) => texts.includes(text))
    moveTo(
      model,
      () => layoutBoard(model.board()),
      moved.map(({ id }) => id),
      place.change,
    )
  }
  return { model, ids, offered, move }
}

describe('Move to', () => {
  test('a list: first, last, before and after a card, several keep their order, one undo', () => {
    const { model, move } = boardOf(
      ...['a', 'b', 'c', 'd'].map((text) => ({ kind: 'action', text }) as const),
    )
    const order = () =>
      model
        .board()
        .cards.map(({ text }) => text)
        .join('')
    move('After d', 'a', 'b')
    expect(order()).toBe('cdab')
    move('First', 'b')
    expect(order()).toBe('bcda')
    move('Before d', 'b')
    expect(order()).toBe('cbda')
    move('Last', 'c')
    expect(order()).toBe('bdac')
    model.undo()
    expect(order()).toBe('cbda')
  })

  test('a why: below every cause and why but itself and what hangs below it', () => {
    const { model, offered, move } = boardOf(
      { kind: 'cause', text: 'cause', id: 'cause-00' },
      { kind: 'why', text: 'one', id: 'why-00-1', fields: { parent: 'cause-00' } },
      { kind: 'why', text: 'two', id: 'why-00-2', fields: { parent: 'why-00-1' } },
      { kind: 'why', text: 'three', id: 'why-00-3', fields: { parent: 'cause-00' } },
    )
    expect(offered('one').map(({ label, level }) => `${level} ${label}`)).toEqual([
      '0 Below cause',
      '1 Below three',
      '0 Explains nothing yet',
      '0 Before three',
      '0 After three',
    ])
    move('Below three', 'one')
    expect(whyTree(model.board().cards).parents.get('why-00-1')).toBe('why-00-3')
    move('Explains nothing yet', 'one')
    expect(whyTree(model.board().cards).parents.get('why-00-1')).toBe(null)
    expect(offered('one').map(({ label }) => label)).not.toContain('Explains nothing yet')
  })

  test('events: the first begins then, the others keep their distance; or all lose their time', () => {
    const at = (minutes: number) => ({
      time: { startMs: minutes * MINUTE_MS, endMs: null, approximate: false },
    })
    const { model, ids } = boardOf(
      { kind: 'event', text: 'a', fields: at(10) },
      { kind: 'event', text: 'b', fields: at(4) },
      { kind: 'event', text: 'c' },
    )
    const layout = () => layoutBoard(model.board())
    const minutes = () =>
      ids.map((id) => {
        const card = model.card(id)
        return card?.kind === 'event' && card.time !== null ? card.time.startMs / MINUTE_MS : null
      })
    moveTo(model, layout, ids, { kind: 'time', startMs: 100 * MINUTE_MS })
    expect(minutes()).toEqual([106, 100, 100])
    moveTo(model, layout, ids, { kind: 'untimed' })
    expect(minutes()).toEqual([null, null, null])
  })

  test('what worked: the lists of how it went, besides places among the others', () => {
    const { model, ids, offered, move } = boardOf({ kind: 'worked', text: 'a' })
    const labels = () => offered('a').map(({ label }) => label)
    expect(labels()).toEqual(['Went poorly', 'We got lucky'])
    move('We got lucky', 'a')
    expect(model.card(ids[0] ?? '')).toMatchObject({ outcome: 'lucky' })
    expect(labels()).toEqual(['Went well', 'Went poorly'])
  })

  test('a cause: every bone and Other', () => {
    const { model, move } = boardOf({ kind: 'cause', text: 'a', fields: { category: 'gone' } })
    move('Other', 'a')
    expect(model.board().cards[0]).toMatchObject({ category: null })
  })

  test('notes: into a region or beside a card, covering nothing, together as they lie', () => {
    const { model, move } = boardOf(
      { kind: 'note', text: 'a', position: { x: 0, y: 9_000 } },
      { kind: 'note', text: 'b', position: { x: 300, y: 9_040 } },
      { kind: 'worked', text: 'win' },
    )
    for (const label of ['In What worked', 'Beside win']) {
      move(label, 'a', 'b')
      const { cards } = layoutBoard(model.board())
      const [a, b, win] = model.board().cards.map(({ id }) => cards.get(id))
      if (a === undefined || b === undefined || win === undefined) throw new Error('No box.')
      expect([b.x - a.x, b.y - a.y]).toEqual([300, 40])
      expect([overlaps(a, win), overlaps(b, win)]).toEqual([false, false])
    }
  })

  test('cards of different kinds have no place in common', () => {
    const { offered } = boardOf({ kind: 'note', text: 'a' }, { kind: 'worked', text: 'b' })
    expect(offered('a', 'b')).toEqual([])
  })
})
