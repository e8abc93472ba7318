import * as Y from 'yjs'

import { writableStore, type Store } from '../connection/store.ts'

/** What one author can take back. */
export interface UndoHistory {
  readonly stack: Y.UndoManager
  readonly canUndo: Store<boolean>
  readonly canRedo: Store<boolean>
  undo(): void
  redo(): void
  markBoundary(): void
  /** Holds the last step: what comes after a call of what this answers belongs to it, unless another step came behind it. */
  holdStep(): () => void
  close(): void
}

/**
 * The history of what was done with `origin` on the whole document, and of nothing that others did. Everything between
 * two boundaries is one step, however long it takes: gestures and typing say themselves where they begin.
 */
export function undoHistory(doc: Y.Doc, origin: object): UndoHistory {
  const stack = new Y.UndoManager(doc, {
    trackedOrigins: new Set([origin]),
    captureTimeout: Number.MAX_SAFE_INTEGER,
  })
  const canUndo = writableStore(false)
  const canRedo = writableStore(false)
  const refresh = () => {
    canUndo.set(stack.canUndo())
    canRedo.set(stack.canRedo())
  }
  stack.on('stack-item-added', refresh)
  stack.on('stack-item-popped', refresh)
  stack.on('stack-cleared', refresh)

  const run = (step: () => unknown) => {
    stack.stopCapturing()
    step()
    stack.stopCapturing()
    // A step that others' work has made empty is dropped without an event.
    refresh()
  }
  return {
    stack,
    canUndo,
    canRedo,
    undo: () => run(() => stack.undo()),
    redo: () => run(() => stack.redo()),
    markBoundary: () => stack.stopCapturing(),
    holdStep: () => {
      const step = stack.undoStack.at(-1)
      return () => {
        // When the last change came, ms; a boundary sets it to 0.
        if (step !== undefined && stack.undoStack.at(-1) === step) stack.lastChange = 1
      }
    },
    close: () => stack.destroy(),
  }
}
