import { restoreCard } from '@whyboard/shared/document/operations/cards.ts'
import type { Transaction } from 'yjs'

import type { BoardModel } from '../board/boardModel.ts'
import type { CanvasNotice } from './canvasContext.ts'

/**
 * Says so when somebody else deletes the card that is being written in here, and offers to bring it back. Returns what
 * ends that.
 * @param page.edited the card that is being written in, or `null`
 * @param page.edit opens a card that was just brought back
 */
export function watchEditedCard(
  model: Pick<BoardModel, 'doc' | 'writer' | 'card' | 'markUndoBoundary'>,
  page: {
    edited(): string | null
    tell(notice: CanvasNotice): void
    edit(cardId: string): void
  },
): () => void {
  const look = ({ local }: Transaction) => {
    const id = page.edited()
    // What this page does itself, by deleting or undo, needs no words.
    if (local || id === null || model.card(id) !== null) return
    page.tell({
      about: 'deleted',
      says: 'Somebody deleted the card you were writing in. Its text is kept.',
      action: {
        label: 'Bring it back',
        onPress: () => {
          model.markUndoBoundary()
          restoreCard(model.writer, id)
          page.edit(id)
        },
      },
    })
  }
  model.doc.on('afterTransaction', look)
  return () => model.doc.off('afterTransaction', look)
}
