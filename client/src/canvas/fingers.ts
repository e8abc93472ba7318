import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import type { Editor, TLEventInfo, TLPointerEventInfo, TLShapeId } from 'tldraw'

/** What fingers ask for that tldraw has no answer to; points are px of the page. */
export interface FingerActions {
  /** A finger was held still, on a card or on empty ground. */
  menu(at: Point): void
  /** Two taps on empty ground. */
  add(at: Point): void
}

interface Press {
  /** px of the page. */
  readonly at: Point
  /** What was selected before the press. */
  readonly selected: readonly TLShapeId[]
}

/**
 * One finger moves the board wherever it does not begin on something that is selected, so that nobody moves cards by reaching
 * across them; two move and zoom it (tldraw's own). Held still it asks for the menu. While a pen is in use, fingers move the
 * board and do nothing else. A mouse or a pen is left alone. Returns what ends it.
 */
export function listenToFingers(editor: Editor, actions: FingerActions): () => void {
  const { inputs } = editor
  let press: Press | null = null
  /** This page's own move of the board, under way. */
  let isMoving = false

  const onPress = (info: TLPointerEventInfo): void => {
    press = { at: pointOf(info), selected: editor.getSelectedShapeIds() }
  }
  const onMove = (info: TLPointerEventInfo): void => {
    if (press === null || inputs.isPinching) return
    const at = pointOf(info)
    if (editor.getInstanceState().isPenMode) {
      moveBy(editor, { x: at.x - press.at.x, y: at.y - press.at.y })
      press = { ...press, at }
      return
    }
    if (isMoving || inputs.isPanning || !inputs.isPointing || inputs.isDragging) return
    const far = (at.x - press.at.x) ** 2 + (at.y - press.at.y) ** 2
    if (far <= editor.options.coarseDragDistanceSquared || !movesBoard(editor, press)) return
    isMoving = true
    editor.interrupt()
    editor.setSelectedShapes([...press.selected])
    editor.stopCameraAnimation()
    // From here on tldraw moves the board, as with the space bar held, and lets it glide at the end.
    inputs.isPanning = true
  }
  const onBefore = (info: TLEventInfo): void => {
    if (info.type === 'pinch' && info.name === 'pinch_start') {
      if (isMoving) inputs.isPanning = false
      press = null
      isMoving = false
    }
    if (info.type !== 'pointer' || info.isPen || !editor.getInstanceState().isCoarsePointer) return
    if (info.name === 'pointer_down') onPress(info)
    else if (info.name === 'pointer_move') onMove(info)
    else if (info.name === 'pointer_up') press = null
    else if (info.name === 'long_press' && isPointing(editor)) {
      editor.interrupt()
      press = null
      actions.menu(pointOf(info))
    }
  }
  const onAfter = (info: TLEventInfo): void => {
    if (info.type === 'pointer' && info.name === 'pointer_up' && isMoving) {
      isMoving = false
      editor.setCursor({ type: 'default', rotation: 0 })
    }
    if (info.type !== 'click' || info.name !== 'double_click' || info.phase !== 'up') return
    if (inputs.isPen || !editor.getInstanceState().isCoarsePointer || !editor.isIn('select.idle')) {
      return
    }
    const here = editor.getShapeAtPoint(inputs.currentPagePoint, { hitInside: true, margin: 4 })
    if (here === undefined) actions.add(pointOf(info))
  }
  // tldraw keeps the browser from making a mouse's events of a touch, but does not hear of one whose element has gone meanwhile, as
  // the text does that two taps open: the mouse would take the keyboard from its field.
  const onTouch = ({ target }: TouchEvent): void => {
    if (!(target instanceof Element)) return
    const onEnd = (end: Event): void => {
      if (!target.isConnected) end.preventDefault()
    }
    target.addEventListener('touchend', onEnd, { once: true })
  }
  const container = editor.getContainer()
  container.addEventListener('touchstart', onTouch, { capture: true, passive: true })
  editor.on('before-event', onBefore)
  editor.on('event', onAfter)
  return () => {
    container.removeEventListener('touchstart', onTouch, { capture: true })
    editor.off('before-event', onBefore)
    editor.off('event', onAfter)
  }
}

function isPointing(editor: Editor): boolean {
  return editor.isInAny(
    'select.idle',
    'select.pointing_canvas',
    'select.pointing_shape',
    'select.pointing_selection',
  )
}

/** Whether a finger that began there moves the board rather than what lies below it. */
function movesBoard(editor: Editor, { selected }: Press): boolean {
  if (editor.isIn('select.pointing_canvas')) return true
  if (!editor.isIn('select.pointing_shape')) return false
  const shape = editor.getShapeAtPoint(editor.inputs.originPagePoint, { hitInside: true })
  if (shape === undefined || editor.getIsReadonly()) return true
  return !selected.includes(editor.getOutermostSelectableShape(shape).id)
}

function moveBy(editor: Editor, by: Point): void {
  const { x, y, z } = editor.getCamera()
  editor.setCamera({ x: x + by.x / z, y: y + by.y / z, z }, { immediate: true })
}

function pointOf({ point }: { readonly point: Point }): Point {
  return { x: point.x, y: point.y }
}
