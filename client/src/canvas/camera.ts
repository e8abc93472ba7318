import type { Phase } from '@whyboard/shared/domain/agenda.ts'
import type { Region } from '@whyboard/shared/domain/cards/card.ts'
import { centreOf, contains, type Box } from '@whyboard/shared/domain/geometry.ts'
import { Box as TldrawBox, type Editor, type TLShapeId } from 'tldraw'

import type { BoardView } from './boardView.ts'
import { summon } from './nearCards.ts'
import { cameraOn, regionAt, regionContent, showsOverview } from './regionView.ts'

/** Camera moves, ms. */
const CAMERA_MS = 240

/** Nearer than this a card is only moved into view; with a finger its fields have to have their full size. */
const NEAR = 0.5
const NEAR_FOR_FINGERS = 1

/** One who begins to write from afar reads at this size, 13 px on the screen. */
const WRITING_ZOOM = 0.8

/** Space kept free around what is shown, px of the screen; less on small screens. */
const INSET = 56
const INSET_SHARE = 0.05

/** What is seen of the board, px at zoom 1. */
export function viewOf(editor: Editor): Box {
  const { x, y, w, h } = editor.getViewportPageBounds()
  return { x, y, w, h }
}

/** How a camera move is animated; not at all when less motion is asked for. */
export function cameraMotion(editor: Editor): { animation?: { duration: number } } {
  return editor.user.getAnimationSpeed() === 0 ? {} : { animation: { duration: CAMERA_MS } }
}

function insetOf(editor: Editor): number {
  const { w, h } = editor.getViewportScreenBounds()
  return Math.min(INSET, Math.min(w, h) * INSET_SHARE)
}

/** Shows a world box whole, but never closer than 100%. */
export function showBox(editor: Editor, box: Box, animate = true): void {
  editor.zoomToBounds(new TldrawBox(box.x, box.y, box.w, box.h), {
    inset: insetOf(editor),
    targetZoom: 1,
    ...motionOf(editor, animate),
  })
}

/** Shows what a region holds, large enough to be read; as much of it as fits. */
export function showRegion(editor: Editor, view: BoardView, region: Region, animate = true): void {
  const { w, h } = editor.getViewportScreenBounds()
  const content = regionContent(view.board.get(), view.layout.get(), region)
  editor.stopCameraAnimation()
  editor.setCamera(cameraOn(content, { w, h }, insetOf(editor)), motionOf(editor, animate))
  headings.set(editor, region)
  // tldraw tells so at every later move of the camera, whoever makes it.
  editor.once('stop-camera-animation', () => headings.delete(editor))
}

const headings = new WeakMap<Editor, Region>()

/** The region that was gone to last, also while the view is still on its way; `null` once the view has moved since. */
export function headingOf(editor: Editor): Region | null {
  return headings.get(editor) ?? null
}

/**
 * Shows a card that is written in. One who looks from afar comes nearer and sees as much of the region around it as can be
 * written in, so that neither the heading nor what stands beside it is lost.
 */
export function showWriting(editor: Editor, view: BoardView, id: TLShapeId): void {
  summon(editor, [id])
  const bounds = editor.getShapePageBounds(id)
  const screen = editor.getViewportScreenBounds()
  const region = bounds && regionAt(view.layout.get().regions, bounds.center)
  if (!region || editor.getInstanceState().isCoarsePointer || editor.getZoomLevel() >= NEAR) {
    bringIntoView(editor, id)
    return
  }
  const { box } = regionContent(view.board.get(), view.layout.get(), region)
  const content = { box, start: bounds.center }
  editor.stopCameraAnimation()
  editor.setCamera(cameraOn(content, screen, insetOf(editor), WRITING_ZOOM), motionOf(editor, true))
}

function motionOf(editor: Editor, animate: boolean) {
  return animate ? cameraMotion(editor) : { immediate: true }
}

/**
 * Moves the view as little as needed for a shape to be seen whole, and near enough to be read.
 * @param options.enlarge whether one who looks from afar comes nearer; they do unless told
 */
export function bringIntoView(editor: Editor, id: TLShapeId, { enlarge = true } = {}): void {
  summon(editor, [id])
  const bounds = editor.getShapePageBounds(id)
  if (bounds !== undefined) bringBoxIntoView(editor, bounds, { enlarge })
}

/** Moves the view as {@link bringIntoView} does, for a box of the world. */
export function bringBoxIntoView(editor: Editor, box: Box, { enlarge = true } = {}): void {
  const bounds = TldrawBox.From(box)
  const zoom = editor.getZoomLevel()
  const view = editor.getViewportPageBounds()
  const inset = insetOf(editor)
  const margin = inset / zoom
  const nearest = editor.getInstanceState().isCoarsePointer ? NEAR_FOR_FINGERS : NEAR
  const near = enlarge ? nearest : 0
  if (zoom >= near && view.clone().expandBy(-margin).contains(bounds)) return
  if (zoom < near) {
    editor.zoomToBounds(bounds, { targetZoom: 1, inset, ...cameraMotion(editor) })
    return
  }
  const dx = shift(bounds.minX - margin, bounds.maxX + margin, view.minX, view.maxX)
  const dy = shift(bounds.minY - margin, bounds.maxY + margin, view.minY, view.maxY)
  const { x, y, z } = editor.getCamera()
  editor.setCamera({ x: x - dx, y: y - dy, z }, cameraMotion(editor))
}

/**
 * Brings a world box to the middle of what nothing covers, near enough to be read; one that stands there already stays.
 * @param covered what is hidden of the canvas at an edge, px of the screen
 */
export function showBesides(
  editor: Editor,
  box: Box,
  covered: { readonly top?: number; readonly right?: number },
): void {
  const { w, h } = editor.getViewportScreenBounds()
  const now = editor.getCamera()
  const near = editor.getInstanceState().isCoarsePointer ? NEAR_FOR_FINGERS : NEAR
  const z = now.z < near ? 1 : now.z
  const { top = 0, right = 0 } = covered
  const free = { x: 0, y: top, w: w - right, h: h - top }
  const inset = insetOf(editor) / 2
  const seen = { x: (box.x + now.x) * z, y: (box.y + now.y) * z, w: box.w * z, h: box.h * z }
  const room = { x: inset, y: top + inset, w: free.w - 2 * inset, h: free.h - 2 * inset }
  if (z === now.z && contains(room, seen)) return
  const middle = centreOf(box)
  editor.stopCameraAnimation()
  editor.setCamera(
    {
      x: (free.x + free.w / 2) / z - middle.x,
      y: (free.y + free.h / 2) / z - middle.y,
      z,
    },
    cameraMotion(editor),
  )
}

/** How far a view from `viewMin` to `viewMax` has to go so that it holds `min` to `max`; its start wins. */
export function shift(min: number, max: number, viewMin: number, viewMax: number): number {
  if (min < viewMin) return min - viewMin
  if (max > viewMax) return Math.min(max - viewMax, min - viewMin)
  return 0
}

/**
 * Shows what a phase of the meeting is about: its region, or the whole board. Where all of that is too small to see
 * anything, reading begins at the timeline.
 * @param everything around all that is on the board, px at zoom 1
 */
export function showPhase(
  editor: Editor,
  view: BoardView,
  region: Phase['region'],
  everything: Box,
  animate = true,
): void {
  if (region !== 'board') showRegion(editor, view, region, animate)
  else if (showsOverview(editor.getViewportScreenBounds(), everything)) {
    showBox(editor, everything, animate)
  } else showRegion(editor, view, 'timeline', animate)
}
