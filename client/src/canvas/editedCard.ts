import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { restoreCard } from '@whyboard/shared/document/operations/cards.ts'
import type { Transaction } from 'yjs'

import type { BoardModel } from '../board/boardModel.ts'
import type { CanvasNotice } from './canvasContext.ts'

/**
 * Keeps the card that is being written in when somebody else deletes it: its editor stays open, and the next key brings
 * the card back. Says so, and offers to bring it back without a key. Returns what ends that.
 * @param page.edited the card that is being written in, or `null`
 * @param page.keep shows this card although the board has it no more; `null`: it has it again, or nobody writes in it
 */
export function watchEditedCard(
  model: Pick<BoardModel, 'doc' | 'writer' | 'card' | 'step'>,
  page: {
    edited(): string | null
    tell(notice: CanvasNotice): void
    keep(card: Card | null): void
  },
): () => void {
  let last: Card | null = null
  let isKept = false
  const keep = (card: Card | null) => {
    if (!isKept && card === null) return
    isKept = card !== null
    page.keep(card)
  }
  const look = ({ local }: Transaction) => {
    const id = page.edited()
    const card = id === null ? null : model.card(id)
    if (id === null || card !== null) {
      last = card
      keep(null)
      return
    }
    if (isKept || last?.id !== id) return
    const gone = last
    last = null
    // What this page does itself, by deleting or undo, needs no words.
    if (local) return
    keep(gone)
    page.tell({
      about: 'deleted',
      says: 'Somebody deleted the card you are writing in. Type on and it comes back.',
      action: {
        label: 'Bring it back',
        onPress: () => {
          model.step(() => restoreCard(model.writer, id))
        },
      },
    })
  }
  // As soon as somebody else's change arrives it is too late to see what the card was.
  const before = () => {
    const id = page.edited()
    if (id !== null && !isKept) last = model.card(id) ?? last
  }
  model.doc.on('beforeTransaction', before)
  model.doc.on('afterTransaction', look)
  return () => {
    model.doc.off('beforeTransaction', before)
    model.doc.off('afterTransaction', look)
  }
}
