import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { createCard, removeCards } from '@whyboard/shared/document/operations/cards.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { expect, test } from 'vitest'

import { exchange, pageOn } from '../board/testing/pageOn.ts'
import type { CanvasNotice } from './canvasContext.ts'
import { watchEditedCard } from './editedCard.ts'

/** Ada writes in a card that Grace has, too. */
function adaWrites() {
  const [ada, grace] = [pageOn(), pageOn()]
  const made = createCard(ada.model.writer, 'note', { text: 'Here' })
  const id = made.ok ? made.value : ''
  exchange(ada, grace)
  ada.model.markUndoBoundary()
  const told: CanvasNotice[] = []
  const kept: (Card | null)[] = []
  const edited: { id: string | null } = { id }
  const end = watchEditedCard(ada.model, {
    edited: () => edited.id,
    tell: (notice) => told.push(notice),
    keep: (card) => kept.push(card),
  })
  const deleteIt = () => {
    removeCards(grace.model.writer, [id])
    exchange(ada, grace)
  }
  return { ada, grace, id, told, kept, edited, deleteIt, end }
}

test('a card that another deletes under the caret is kept and told once, and the next key brings it back', () => {
  const { ada, grace, id, told, kept, deleteIt, end } = adaWrites()
  deleteIt()
  expect(kept.map((card) => card?.text)).toEqual(['Here'])
  expect(told).toHaveLength(1)
  editText(ada.model.writer, { card: id, name: 'text' }, { index: 4, remove: 0, insert: '!' })
  expect(kept.at(-1)).toBeNull()
  exchange(ada, grace)
  expect(grace.model.card(id)?.text).toBe('Here!')
  expect(told).toHaveLength(1)
  end()
})

test('it can be brought back without a key, too', () => {
  const { ada, id, told, kept, deleteIt, end } = adaWrites()
  deleteIt()
  told[0]?.action?.onPress()
  expect(ada.model.card(id)?.text).toBe('Here')
  expect(kept.at(-1)).toBeNull()
  end()
})

test('who stops writing in it lets it go', () => {
  const { ada, id, kept, edited, deleteIt, end } = adaWrites()
  deleteIt()
  edited.id = null
  createCard(ada.model.writer, 'note', { text: 'Something else' })
  expect(kept.at(-1)).toBeNull()
  expect(ada.model.card(id)).toBeNull()
  end()
})

test('what one deletes oneself is not kept', () => {
  const { ada, id, told, kept, end } = adaWrites()
  removeCards(ada.model.writer, [id])
  expect(told).toEqual([])
  expect(kept).toEqual([])
  end()
})
