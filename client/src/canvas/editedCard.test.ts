import { createCard, removeCards } from '@whyboard/shared/document/operations/cards.ts'
import { expect, test } from 'vitest'

import { exchange, pageOn } from '../board/testing/pageOn.ts'
import type { CanvasNotice } from './canvasContext.ts'
import { watchEditedCard } from './editedCard.ts'

test('a card that another deletes under the caret is told once and can be brought back; what one does oneself is not', () => {
  const [ada, grace] = [pageOn(), pageOn()]
  const made = createCard(ada.model.writer, 'note', { text: 'Here' })
  const id = made.ok ? made.value : ''
  exchange(ada, grace)
  const told: CanvasNotice[] = []
  const opened: string[] = []
  ada.model.markUndoBoundary()
  const end = watchEditedCard(ada.model, {
    edited: () => (opened.length === 0 ? id : null),
    tell: (notice) => told.push(notice),
    edit: (cardId) => opened.push(cardId),
  })
  removeCards(ada.model.writer, [id])
  expect(told).toEqual([])
  ada.model.undo()
  exchange(ada, grace)
  removeCards(grace.model.writer, [id])
  exchange(ada, grace)
  expect(told.map((notice) => notice.action?.label)).toEqual(['Bring it back'])
  told[0]?.action?.onPress()
  expect(opened).toEqual([id])
  expect(ada.model.card(id)?.text).toBe('Here')
  end()
})
