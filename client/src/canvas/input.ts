import { react, type Editor } from 'tldraw'

import { addCardAt } from './addAt.ts'
import { showBox } from './camera.ts'
import { cardIdOf } from './cardShape.ts'
import { listenToClipboard } from './clipboard.ts'
import { cardCommands } from './commands/cardCommands.ts'
import { clipboardCommands } from './commands/clipboardCommands.ts'
import { causeCommands } from './commands/causeCommands.ts'
import { commandContext } from './commands/commandContext.ts'
import { drawingCommands } from './commands/drawingCommands.ts'
import { peopleCommands } from './commands/peopleCommands.ts'
import { linkCommands, typeSought } from './commands/linkCommands.ts'
import { listCommands } from './commands/listCommands.ts'
import { timelineCommands } from './commands/timelineCommands.ts'
import { moveCommands } from './commands/moveCommands.ts'
import { toolCommands } from './commands/toolCommands.ts'
import { viewCommands } from './commands/viewCommands.ts'
import { listenToFingers } from './fingers.ts'
import { holdFirstKeys } from './firstKeys.ts'
import type { CanvasHandle } from './handle.ts'
import { isControl } from './isControl.ts'
import type { OpenCanvas } from './openCanvas.ts'
import { listenToTab } from './tabbing.ts'
import { watchUndo } from './undoWatch.ts'

/** Keys, clipboard and double clicks on a canvas. Returns what ends it. */
export function listenToInput(
  root: HTMLElement,
  editor: Editor,
  canvas: OpenCanvas,
  handle: CanvasHandle,
): () => void {
  const { model, commands } = canvas
  const context = commandContext(editor, canvas, handle)
  const [clipboardByName, endClipboardCommands] = clipboardCommands(context, root)
  const endCommands = handle.commands.add([
    ...cardCommands(context),
    ...causeCommands(context),
    ...linkCommands(context),
    ...listCommands(context),
    ...moveCommands(context),
    ...timelineCommands(context),
    ...viewCommands(context),
    ...toolCommands(context),
    ...drawingCommands(context),
    ...peopleCommands(context),
    ...clipboardByName,
  ])

  /** A few keys mean the same in a card's text: it is ended first. */
  const onKeyWhileWriting = (event: KeyboardEvent) => {
    if (!handle.commands.onKey(event, 'writing')) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isControl(event.target)) {
      onKeyWhileWriting(event)
      return
    }
    // Space, Escape, Tab and what else moves within a gesture stay tldraw's.
    if (!editor.isInAny('select.idle', 'hand.idle', 'note', 'link') && !isUndo(event)) {
      if (editor.getInstanceState().isFocused && !editor.getPath().endsWith('.idle')) return
    }
    if (typeSought(editor, canvas, event) || handle.commands.onKey(event)) event.preventDefault()
    // At the last card Tab leaves the canvas, where tldraw would hold it.
    else if (event.key !== 'Tab') return
    event.stopPropagation()
  }
  const onDoubleClick = (event: MouseEvent) => {
    if (!model.canWrite || !editor.isIn('select.idle') || isControl(event.target)) return
    const point = editor.screenToPage({ x: event.clientX, y: event.clientY })
    const here = editor.getShapeAtPoint(point, { hitInside: true, margin: 4 })
    if (here === undefined) addCardAt(canvas, point)
  }
  const onContextMenu = (event: MouseEvent) => {
    if (isControl(event.target)) return
    event.preventDefault()
    // Phones send it for a finger that is held still, which `fingers.ts` hears of before.
    if (editor.getInstanceState().isCoarsePointer && event.button !== 2) return
    if (editor.isIn('select.idle')) handle.openMenu({ x: event.clientX, y: event.clientY })
  }
  const endDragging = react('dragging', () => {
    const canDrag = !editor.getIsReadonly()
    root.toggleAttribute('data-held', canDrag && editor.isIn('select.pointing_shape'))
    root.toggleAttribute('data-dragging', canDrag && editor.isIn('select.translating'))
  })
  // tldraw's handler in React would ask a passive listener to prevent the default, which browsers only complain about.
  const onTouchStart = (event: TouchEvent) => event.stopPropagation()
  const endUndo = watchUndo(editor, model, canvas.frame, {
    tell: canvas.tell,
    showCard: (id) => handle.focusCard(id),
    showBox: (box) => showBox(editor, box),
  })
  const endClipboard = listenToClipboard(root, editor, canvas)
  const endFirstKeys = holdFirstKeys(root, editor)
  const endFingers = listenToFingers(editor, {
    menu: (at) => handle.openMenu(at),
    add: (at) => handle.addAt(at),
  })
  const endTabbing = listenToTab(root, {
    isWriting: () => editor.getEditingShapeId() !== null,
    explained: () => {
      const edited = editor.getEditingShapeId()
      const card = edited === null ? null : model.card(cardIdOf(edited))
      const parent = card?.kind === 'why' ? card.parent : null
      return parent !== null && model.card(parent) !== null ? parent : null
    },
    commands,
  })
  root.addEventListener('keydown', onKeyDown, { capture: true })
  root.addEventListener('dblclick', onDoubleClick)
  root.addEventListener('contextmenu', onContextMenu)
  root.addEventListener('touchstart', onTouchStart, { passive: true })
  return () => {
    endCommands()
    endDragging()
    endUndo()
    endClipboard()
    endFirstKeys()
    endFingers()
    endClipboardCommands()
    endTabbing()
    root.removeEventListener('keydown', onKeyDown, { capture: true })
    root.removeEventListener('dblclick', onDoubleClick)
    root.removeEventListener('contextmenu', onContextMenu)
    root.removeEventListener('touchstart', onTouchStart)
  }
}

function isUndo(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase())
}
