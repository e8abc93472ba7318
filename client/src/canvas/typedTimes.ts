import type { Editor } from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'
import { takeTypedTime } from '../board/typedTime.ts'
import { cardIdOf, isCardShape } from './cardShape.ts'

/** Takes the time that is typed into a card when its editing ends, however that comes about. Returns what ends it. */
export function watchTypedTimes(
  editor: Editor,
  model: BoardModel,
  nowMs: () => number,
): () => void {
  let take = () => {}
  return editor.sideEffects.registerAfterChangeHandler('instance_page_state', (before, after) => {
    const edited = after.editingShapeId
    if (before.editingShapeId === edited) return
    // At once, because what follows (the next card, say) is an undo step of its own.
    take()
    take =
      edited !== null && isCardShape(editor.getShape(edited))
        ? takeTypedTime(model, cardIdOf(edited), nowMs)
        : () => {}
  })
}
