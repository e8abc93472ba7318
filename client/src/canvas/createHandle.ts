import { boundsOf } from '@whyboard/shared/domain/geometry.ts'
import { flushSync } from 'react-dom'
import { GeoShapeGeoStyle, react, type Editor } from 'tldraw'

import { derivedStore, writableStore, type Store } from '../connection/store.ts'
import type { CommandList } from '../ui/commands/commandList.ts'
import { bringIntoView, cameraMotion, showBox, showPhase, showRegion } from './camera.ts'
import { cardIdOf, isCardShape, shapeIdOf } from './cardShape.ts'
import { focusCanvas } from './focusCanvas.ts'
import { createFollowing } from './follow.ts'
import { followEnded } from './refusals.ts'
import { CANVAS_TOOLS, type CanvasHandle, type CanvasTool } from './handle.ts'
import { summon } from './nearCards.ts'
import type { OpenCanvas } from './openCanvas.ts'
import { EDITOR_TOOLS, OBSERVER_TOOLS } from './tools.ts'
import { viewing } from './viewing.ts'

/** A handle with its end, which only its maker may bring about. */
export interface OwnedHandle extends CanvasHandle {
  dispose(): void
}

/** The handle of an editor that shows an open canvas. */
export function createHandle(
  editor: Editor,
  canvas: OpenCanvas,
  commandList: CommandList,
): OwnedHandle {
  const { view, commands } = canvas
  const following = createFollowing(editor, canvas.presence, (name, why) =>
    canvas.tell(followEnded(name, why)),
  )
  const ends: (() => void)[] = [() => following.dispose()]

  const signal = <Value>(name: string, read: () => Value): Store<Value> => {
    const store = writableStore(read())
    ends.push(react(name, () => store.set(read())))
    return store
  }
  const selection = signal('selected cards', () =>
    editor
      .getSelectedShapes()
      .filter((shape) => isCardShape(shape))
      .map((shape) => cardIdOf(shape.id))
      .join('\n'),
  )
  const onOwnMove = () => following.follow(null)

  return {
    ...viewing(editor, canvas, signal, onOwnMove),
    commands: commandList,
    goToRegion: (region) => {
      onOwnMove()
      showRegion(editor, view, region)
    },
    goToPhase: (region) => {
      onOwnMove()
      showPhase(editor, view, region, everything())
    },
    fitAll: () => {
      onOwnMove()
      showBox(editor, everything())
    },
    zoomIn: () => {
      onOwnMove()
      editor.zoomIn(editor.getViewportScreenCenter(), cameraMotion(editor))
    },
    zoomOut: () => {
      onOwnMove()
      editor.zoomOut(editor.getViewportScreenCenter(), cameraMotion(editor))
    },
    zoomReset: () => {
      onOwnMove()
      editor.resetZoom(editor.getViewportScreenCenter(), cameraMotion(editor))
    },
    zoom: signal('zoom', () => editor.getZoomLevel()),
    follow: (clientId) => following.follow(clientId),
    following: following.store,
    tool: signal('tool', () => toolOf(editor)),
    setTool: (tool) => setTool(editor, tool),
    keepsTool: signal('keeps tool', () => editor.getInstanceState().isToolLocked),
    setKeepsTool: (keeps) => {
      editor.updateInstanceState({ isToolLocked: keeps })
    },
    addCard: (kind) => commands.addCard(kind),
    focusCard: (id) => {
      onOwnMove()
      commands.goToCard(id)
    },
    selectCard: (id) => {
      const shapeId = shapeIdOf(id)
      summon(editor, [shapeId])
      if (editor.getShape(shapeId) === undefined) return
      onOwnMove()
      commands.finishEditing()
      editor.select(shapeId)
      bringIntoView(editor, shapeId)
    },
    selectedCards: derivedStore(selection, (ids) => (ids === '' ? [] : ids.split('\n'))),
    writes: signal('writes', () => editor.getEditingShapeId() !== null),
    moving: signal('moving', () => canvas.moving.get()),
    endMoving: (moved) => {
      const [only, ...others] = canvas.moving.get()
      // What asks has to be gone before the canvas can take the focus.
      flushSync(() => canvas.moving.set([]))
      commands.focus()
      if (moved === null) return
      canvas.frame.request()
      canvas.frame.flush()
      canvas.said.set(`Moved: ${moved}.`)
      if (only !== undefined && others.length === 0) commands.goToCard(only)
    },
    deleteSelection: () => commands.deleteSelection(),
    pageBounds: () => everything(),
    focus: () => {
      focusCanvas(editor)
    },
    dispose: () => {
      for (const end of ends) end()
    },
  }

  function everything() {
    const { bounds } = view.layout.get()
    const drawn = editor.getCurrentPageBounds()
    return boundsOf(drawn === undefined ? [bounds] : [bounds, drawn]) ?? bounds
  }
}

function toolOf(editor: Editor): CanvasTool {
  const id = editor.getCurrentToolId()
  if (id === 'geo') {
    return editor.getStyleForNextShape(GeoShapeGeoStyle) === 'ellipse' ? 'ellipse' : 'rectangle'
  }
  return CANVAS_TOOLS.find((tool) => EDITOR_TOOLS[tool] === id) ?? 'select'
}

function setTool(editor: Editor, tool: CanvasTool): void {
  if (editor.getIsReadonly() && !OBSERVER_TOOLS.has(tool)) return
  if (tool === 'rectangle' || tool === 'ellipse') {
    editor.setStyleForNextShapes(GeoShapeGeoStyle, tool)
  }
  editor.setCurrentTool(EDITOR_TOOLS[tool])
}
