import type { Box } from '@whyboard/shared/domain/geometry.ts'
import type { BoardModel } from '../board/boardModel.ts'
import type { BoardView } from './boardView.ts'
import { Box as TldrawBox, type Editor, type TLShapeId } from 'tldraw'

/** Camera moves, ms. */
export const CAMERA_MS = 240

/** Space that the bars around the canvas cover, px of the screen. */
const INSET = 72

/** How a camera move is animated; not at all when less motion is asked for. */
export function cameraMotion(editor: Editor): { animation?: { duration: number } } {
  return editor.user.getAnimationSpeed() === 0 ? {} : { animation: { duration: CAMERA_MS } }
}

/** Shows a world box whole, but never closer than 100%. */
export function showBox(editor: Editor, box: Box, animate = true): void {
  editor.zoomToBounds(new TldrawBox(box.x, box.y, box.w, box.h), {
    inset: INSET,
    targetZoom: 1,
    ...(animate ? cameraMotion(editor) : { immediate: true }),
  })
}

/** Moves the view as little as needed for a shape to be seen whole, and near enough to be read. */
export function bringIntoView(editor: Editor, id: TLShapeId): void {
  const bounds = editor.getShapePageBounds(id)
  if (bounds === undefined) return
  const zoom = editor.getZoomLevel()
  const view = editor.getViewportPageBounds()
  const margin = INSET / zoom
  if (zoom >= 0.5 && view.clone().expandBy(-margin).contains(bounds)) return
  if (zoom < 0.5) {
    editor.zoomToBounds(bounds, { targetZoom: 1, inset: INSET, ...cameraMotion(editor) })
    return
  }
  const dx = shift(bounds.minX - margin, bounds.maxX + margin, view.minX, view.maxX)
  const dy = shift(bounds.minY - margin, bounds.maxY + margin, view.minY, view.maxY)
  const { x, y, z } = editor.getCamera()
  editor.setCamera({ x: x - dx, y: y - dy, z }, cameraMotion(editor))
}

/** How far a view from `viewMin` to `viewMax` has to go so that it holds `min` to `max`; its start wins. */
export function shift(min: number, max: number, viewMin: number, viewMax: number): number {
  if (min < viewMin) return min - viewMin
  if (max > viewMax) return Math.min(max - viewMax, min - viewMin)
  return 0
}

/**
 * The first view: the region of the current phase, or the whole board where the phase has none of its own.
 */
export function showFirst(editor: Editor, model: BoardModel, view: BoardView): void {
  const { phases, phaseId } = model.stage()
  const phase = phases.find((one) => one.id === phaseId)
  const { regions, bounds } = view.layout.get()
  const region = phase === undefined || phase.region === 'board' ? null : phase.region
  showBox(editor, region === null ? bounds : regions[region], false)
}
