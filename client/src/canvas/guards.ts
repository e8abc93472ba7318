import type { Editor, TLInstancePageState, TLShape } from 'tldraw'

import { isCardShape } from './cardShape.ts'

/** What cards' shapes report of what people do to them with tldraw's tools. */
export interface CardGestures {
  /** A copy of a card's shape was made by the person; it becomes a card when it is let go. */
  onClone(shapeId: string, sourceCardId: string): void
  /** Whether that shape is such a copy that is not a card yet. */
  isClone(shapeId: string): boolean
}

/**
 * Holds what the document decides about cards against every tool of tldraw: only a drag may move a card's shape, and
 * none may turn, resize, lock, fade, restack, group or delete it. Returns what ends the guard.
 */
export function guardCards(editor: Editor, gestures: CardGestures): () => void {
  const { sideEffects } = editor
  const ends = [
    sideEffects.registerBeforeChangeHandler('shape', (before, after, source) => {
      if (source === 'remote' || !isCardShape(before) || !isCardShape(after)) return after
      const dragged = editor.isIn('select.translating')
      return {
        ...after,
        parentId: before.parentId,
        index: before.index,
        rotation: before.rotation,
        opacity: before.opacity,
        isLocked: before.isLocked,
        props: before.props,
        meta: before.meta,
        x: dragged ? after.x : before.x,
        y: dragged ? after.y : before.y,
      }
    }),
    sideEffects.registerBeforeDeleteHandler('shape', (shape, source) => {
      if (source === 'remote' || !isCardShape(shape) || gestures.isClone(shape.id)) return
      return false
    }),
    sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source === 'remote' || !isCardShape(shape)) return
      const original = shape.meta['card']
      if (typeof original === 'string') gestures.onClone(shape.id, original)
    }),
    sideEffects.registerBeforeChangeHandler('instance_page_state', (_, after) =>
      withoutErasedCards(editor, after),
    ),
  ]

  // Hit-tests every shape on each move of a drag, and cards never go into anything.
  const getDraggingOverShape = editor.getDraggingOverShape.bind(editor)
  editor.getDraggingOverShape = (point, shapes) =>
    shapes.every((shape) => isCardShape(shape)) ? undefined : getDraggingOverShape(point, shapes)

  // Grouping would move cards out of the page and leave an empty group behind.
  const groupShapes = editor.groupShapes.bind(editor)
  editor.groupShapes = (shapes, options) => {
    const ids = shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id))
    const free = ids.filter((id) => !isCardShape(editor.getShape(id)))
    return free.length > 1 ? groupShapes(free, options) : editor
  }

  return () => {
    for (const end of ends) end()
  }
}

function withoutErasedCards(editor: Editor, state: TLInstancePageState): TLInstancePageState {
  if (state.erasingShapeIds.length === 0) return state
  const isFree = (id: TLShape['id']) => !isCardShape(editor.getShape(id))
  if (state.erasingShapeIds.every(isFree)) return state
  return { ...state, erasingShapeIds: state.erasingShapeIds.filter(isFree) }
}
