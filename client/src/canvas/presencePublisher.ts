import { react, type Editor } from 'tldraw'

import type { Environment } from '../connection/environment.ts'
import type { Presence } from '../connection/presence.ts'
import { viewOf } from './camera.ts'
import { cardIdOf, isCardShape } from './cardShape.ts'
import { laserTrail } from './laser.ts'

/** The most selected cards that are told to the others, so that a presence message stays small. */
const MAX_SELECTED = 50

/** A pointer that has not moved for so long, ms, is no longer shown: whoever it is has turned to something else. */
export const POINTER_RESTS_MS = 30_000

/**
 * Tells the others where this person points, what they have selected and what they see. How often it goes out is the
 * presence's own affair (at most 20 times a second). Returns what ends it.
 */
export function publishPresence(
  editor: Editor,
  presence: Presence,
  environment: Pick<Environment, 'after'>,
): () => void {
  const endSelection = react('presence of selection', () => {
    const selection = editor
      .getSelectedShapes()
      .filter((shape) => isCardShape(shape))
      .slice(0, MAX_SELECTED)
      .map((shape) => cardIdOf(shape.id))
    presence.set({ selection })
  })
  const endViewport = react('presence of viewport', () => {
    const { x, y, w, h } = viewOf(editor)
    presence.set({ viewport: { x: round(x), y: round(y), w: round(w), h: round(h) } })
  })
  // The caret is told by the text field, which not every browser tells that it has gone.
  const endCaret = react('presence of caret', () => {
    if (editor.getEditingShapeId() === null) presence.set({ editing: null })
  })
  const endLaser = react('presence of laser', () => {
    const trail = laserTrail(editor.getInstanceState().scribbles)
    presence.set({ laser: trail })
  })
  const container = editor.getContainer()
  let cancelRest = () => {}
  const onMove = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    const { x, y } = editor.screenToPage({ x: event.clientX, y: event.clientY })
    presence.set({ cursor: { x: round(x), y: round(y) } })
    cancelRest()
    cancelRest = environment.after(POINTER_RESTS_MS, onLeave)
  }
  const onLeave = () => {
    cancelRest()
    presence.set({ cursor: null })
  }
  container.addEventListener('pointermove', onMove, { passive: true })
  container.addEventListener('pointerleave', onLeave)
  return () => {
    endSelection()
    endViewport()
    endCaret()
    endLaser()
    cancelRest()
    container.removeEventListener('pointermove', onMove)
    container.removeEventListener('pointerleave', onLeave)
    presence.set({ cursor: null, selection: [], editing: null, laser: null })
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
