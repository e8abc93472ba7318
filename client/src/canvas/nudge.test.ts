import { createCards } from '@whyboard/shared/document/operations/cards.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { expect, test } from 'vitest'

import { pageOn } from '../board/testing/pageOn.ts'
import { nudgeCards } from './nudge.ts'

test('arrow keys move the selected cards of a list by one place, together, as far as its ends', () => {
  const { model } = pageOn()
  const kind = 'parked'
  const sketches = ['a', 'b', 'c', 'd'].map((text) => ({ kind, text }) as const)
  const [a = '', b = ''] = unwrap(createCards(model.writer, sketches))
  const order = () => model.board().cards.map(({ text }) => text)
  const press = (dx: number) => {
    const cards = [a, b].flatMap((id) => model.card(id) ?? [])
    nudgeCards(model, cards, { dx, dy: 0, far: false })
    return order().join('')
  }
  expect(press(-1)).toBe('abcd')
  expect([press(1), press(1), press(1)]).toEqual(['cabd', 'cdab', 'cdab'])
  model.undo()
  expect(order().join('')).toBe('cabd')
  expect([press(-1), press(-1)]).toEqual(['abcd', 'abcd'])
})
