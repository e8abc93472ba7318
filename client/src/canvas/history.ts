import type { Editor } from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'

/**
 * Gives undo and redo to the board's one history, over cards, text and drawing. tldraw keeps its own stack of the
 * gesture under way, which it needs to take a drag back on Escape; its marks are the steps of both.
 */
export function joinHistory(editor: Editor, model: BoardModel): void {
  const mark = editor.markHistoryStoppingPoint.bind(editor)
  editor.markHistoryStoppingPoint = (name) => {
    model.markUndoBoundary()
    return mark(name)
  }
  editor.undo = () => {
    model.undo()
    return editor
  }
  editor.redo = () => {
    model.redo()
    return editor
  }
  editor.getCanUndo = () => model.canUndo.get()
  editor.getCanRedo = () => model.canRedo.get()
}
