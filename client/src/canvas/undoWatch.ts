import { Box, type Editor, type TLShapeId } from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'
import type { UndoStep } from '../board/undoHistory.ts'
import type { CanvasNotice } from './canvasContext.ts'
import { cardIdOf, isCardShape, shapeIdOf } from './cardShape.ts'
import type { Frame } from './frame.ts'
import { summon } from './nearCards.ts'

/**
 * Says so when there is nothing left to undo, and when what was undone lies out of view, with the way there. The view
 * itself stays where it is: whoever undoes several steps would be thrown about.
 * @param frame projects what was undone onto the canvas
 * @returns what ends it
 */
export function watchUndo(
  editor: Editor,
  model: Pick<BoardModel, 'subscribeUndo'>,
  frame: Pick<Frame, 'request' | 'flush'>,
  page: {
    tell(notice: CanvasNotice): void
    /** Brings a card into view and selects it. */
    showCard(id: string): void
    showBox(box: Box): void
  },
): () => void {
  return model.subscribeUndo((step) => {
    const { kind, outcome, changed } = step
    if (outcome !== 'done') {
      const says = outcome === 'overtaken' ? OVERTAKEN : NOTHING_LEFT[kind]
      page.tell({ about: 'undo', tone: 'plain', says })
      return
    }
    const ids = [...changed].flatMap((id) => {
      const drawn = id as TLShapeId
      return [shapeIdOf(id), ...(id.startsWith('shape:') ? [drawn] : [])]
    })
    // What is gone was seen where it was before; what is back, where it is now.
    const before = ids.map((id) => editor.getShapePageBounds(id))
    frame.request()
    frame.flush()
    summon(editor, ids)
    const after = ids.map((id) => editor.getShapePageBounds(id))
    const boxes = [...after, ...before].filter((box) => box !== undefined)
    const view = editor.getViewportPageBounds()
    if (boxes.length === 0 || boxes.some((box) => view.collides(box))) return
    page.tell({
      about: 'undo',
      tone: 'plain',
      says: outOfView(step),
      action: {
        label: 'Show',
        onPress: () => {
          const there = ids.map((id) => editor.getShape(id)).find((shape) => isCardShape(shape))
          if (there !== undefined) page.showCard(cardIdOf(there.id))
          else page.showBox(Box.Common(boxes))
        },
      },
    })
  })
}

const NOTHING_LEFT: Readonly<Record<UndoStep['kind'], string>> = {
  undo: 'Nothing left to undo. Only what you did since you opened the board can be undone.',
  redo: 'Nothing left to redo.',
}

const OVERTAKEN = 'Somebody else has changed that since, so it stays as it is.'

function outOfView({ kind, changed }: UndoStep): string {
  const what = changed.size === 1 ? 'something' : `${changed.size} things`
  return `${kind === 'undo' ? 'Undid' : 'Redid'} ${what} out of view.`
}
