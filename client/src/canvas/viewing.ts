import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { boundsOf, type Box } from '@whyboard/shared/domain/geometry.ts'
import type { Editor } from 'tldraw'

import { writableStore, type Store } from '../connection/store.ts'
import { addCardAt } from './addAt.ts'
import { cameraMotion, showBesides, showBox, viewOf } from './camera.ts'
import { shapeIdOf } from './cardShape.ts'
import type { FoundMark } from './found.ts'
import type { CanvasHandle } from './handle.ts'
import { placesOf, writtenDrawings } from './namedPlaces.ts'
import { summon } from './nearCards.ts'
import type { OpenCanvas } from './openCanvas.ts'

/** The part of the handle that is about what one sees. */
export type Viewing = Pick<
  CanvasHandle,
  | 'addAt'
  | 'centreOn'
  | 'closeMenu'
  | 'endEditing'
  | 'fitSelection'
  | 'layout'
  | 'leavePenMode'
  | 'markCards'
  | 'markFound'
  | 'menu'
  | 'openMenu'
  | 'penMode'
  | 'places'
  | 'showCard'
  | 'showPlace'
  | 'view'
  | 'zoomTo'
>

/**
 * Looking around, as the chrome asks for it.
 * @param signal makes a store of a value of the editor
 * @param onOwnMove is called before the view moves, so that it no longer follows anybody
 */
export function viewing(
  editor: Editor,
  canvas: OpenCanvas,
  signal: <Value>(name: string, read: () => Value) => Store<Value>,
  onOwnMove: () => void,
): Viewing {
  const menu = writableStore<Point | null>(null)
  return {
    menu,
    openMenu: (at: Point) => menu.set(at),
    closeMenu: () => menu.set(null),
    addAt: (at: Point) => {
      if (canvas.model.canWrite) addCardAt(canvas, editor.screenToPage(at))
    },
    layout: signal<BoardLayout>('layout', () => canvas.view.layout.get()),
    view: signal<Box>('view', () => viewOf(editor)),
    showCard: (id, covered = {}) => {
      summon(editor, [shapeIdOf(id)])
      const box = editor.getShapePageBounds(shapeIdOf(id))
      if (box === undefined) return
      onOwnMove()
      showBesides(editor, box, covered)
    },
    places: () => [
      ...placesOf(canvas.view.layout.get(), canvas.view.board.get().incident.timeZone),
      ...writtenDrawings(editor),
    ],
    showPlace: ({ box }, covered = {}) => {
      onOwnMove()
      showBesides(editor, box, covered)
    },
    endEditing: () => canvas.commands.finishEditing(),
    markFound: (mark: FoundMark | null) => {
      canvas.found.set(mark)
    },
    markCards: (ids: readonly string[]) => {
      canvas.marked.set(ids)
    },
    centreOn: (point: Point) => {
      onOwnMove()
      editor.stopCameraAnimation()
      const { z } = editor.getCamera()
      const { w, h } = editor.getViewportPageBounds()
      editor.setCamera({ x: w / 2 - point.x, y: h / 2 - point.y, z }, { immediate: true })
    },
    zoomTo: (zoom: number) => {
      onOwnMove()
      editor.stopCameraAnimation()
      const { x, y } = editor.getCamera()
      const { w, h } = editor.getViewportScreenBounds()
      const now = editor.getZoomLevel()
      const dx = w / 2 / zoom - w / 2 / now
      const dy = h / 2 / zoom - h / 2 / now
      editor.setCamera({ x: x + dx, y: y + dy, z: zoom }, cameraMotion(editor))
    },
    fitSelection: () => {
      const boxes = editor
        .getSelectedShapeIds()
        .flatMap((id) => editor.getShapePageBounds(id) ?? [])
      const box = boundsOf(boxes)
      if (box === null) return false
      onOwnMove()
      showBox(editor, box)
      return true
    },
    penMode: signal('pen mode', () => editor.getInstanceState().isPenMode),
    leavePenMode: () => {
      editor.updateInstanceState({ isPenMode: false })
    },
  }
}
