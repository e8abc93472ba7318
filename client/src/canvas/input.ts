import { duplicateCards } from '@whyboard/shared/document/operations/duplicate.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '@whyboard/shared/domain/textMetrics.ts'
import { react, type Editor } from 'tldraw'

import { cardIdOf, isCardShape, shapeIdOf } from './cardShape.ts'
import { listenToClipboard } from './clipboard.ts'
import type { CanvasHandle } from './handle.ts'
import { isTyping } from './isTyping.ts'
import { onCanvasKey, type KeyActions } from './keys.ts'
import { KIND_OF_REGION, placeAt } from './newCards.ts'
import { nudgeCards } from './nudge.ts'
import type { OpenCanvas } from './openCanvas.ts'
import { cardRefused } from './refusals.ts'
import { regionAt } from './regionView.ts'

/** Keys, clipboard and double clicks on a canvas. Returns what ends it. */
export function listenToInput(
  root: HTMLElement,
  editor: Editor,
  canvas: OpenCanvas,
  handle: CanvasHandle,
): () => void {
  const { model, view, commands } = canvas

  const selectedCards = (): Card[] =>
    editor
      .getSelectedShapes()
      .filter((shape) => isCardShape(shape))
      .flatMap((shape) => model.card(cardIdOf(shape.id)) ?? [])

  /** A double click makes what belongs at that point, with what the point says about it. */
  const addAt = (point: Point) => {
    const layout = view.layout.get()
    const region = regionAt(layout.regions, point)
    if (region === null) {
      const corner = { x: point.x - CARD_WIDTH / 2, y: point.y - CARD_MIN_HEIGHT / 2 }
      commands.addCard('note', { position: corner })
      return
    }
    const kind = KIND_OF_REGION[region]
    commands.addCard(kind, placeAt(model.board(), layout, kind, point))
  }

  const actions: KeyActions = {
    handle,
    // A key says nothing about a time or a bone, and a guess would stand there as a fact.
    addHere: () => {
      const region = canvas.regionInView()
      commands.addCard(region === null ? 'note' : KIND_OF_REGION[region])
    },
    editSelection: () => {
      const [card, ...others] = selectedCards()
      if (card === undefined || others.length > 0) return false
      commands.editCard(card.id)
      return true
    },
    startLink: () => {
      const [card] = selectedCards()
      if (card === undefined) handle.setTool('link')
      else commands.startLink(card.id)
    },
    duplicate: () => {
      if (!model.canWrite) return
      model.markUndoBoundary()
      const cards = selectedCards()
      const drawing = editor.getSelectedShapes().filter((shape) => !isCardShape(shape))
      if (drawing.length > 0) editor.duplicateShapes(drawing, { x: 24, y: 24 })
      if (cards.length === 0) return
      const copies = duplicateCards(
        model.writer,
        cards.map((card) => card.id),
      )
      canvas.frame.flush()
      if (copies.ok) editor.select(...[...copies.value.values()].map((id) => shapeIdOf(id)))
      else canvas.tell(cardRefused(copies.reason))
    },
    selectAll: () => {
      editor.selectAll()
    },
    nudge: (dx, dy, far) => {
      const cards = selectedCards()
      if (cards.length === 0) return editor.getSelectedShapeIds().length === 0
      if (model.canWrite) nudgeCards(model, cards, { dx, dy, far })
      return true
    },
    undo: () => model.undo(),
    redo: () => model.redo(),
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return
    // Space, Escape, Tab and what else moves within a gesture stay tldraw's.
    if (!editor.isInAny('select.idle', 'hand.idle', 'note', 'link') && !isUndo(event)) {
      if (editor.getInstanceState().isFocused && !editor.getPath().endsWith('.idle')) return
    }
    if (!onCanvasKey(event, actions)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onDoubleClick = (event: MouseEvent) => {
    if (!model.canWrite || !editor.isIn('select.idle') || isTyping(event.target)) return
    const point = editor.screenToPage({ x: event.clientX, y: event.clientY })
    const here = editor.getShapeAtPoint(point, { hitInside: true, margin: 4 })
    if (here === undefined) addAt({ x: Math.round(point.x), y: Math.round(point.y) })
  }
  const endDragging = react('dragging', () => {
    const canDrag = !editor.getIsReadonly()
    root.toggleAttribute('data-held', canDrag && editor.isIn('select.pointing_shape'))
    root.toggleAttribute('data-dragging', canDrag && editor.isIn('select.translating'))
  })
  // tldraw's handler in React would ask a passive listener to prevent the default, which browsers only complain about.
  const onTouchStart = (event: TouchEvent) => event.stopPropagation()
  const endClipboard = listenToClipboard(root, editor, canvas)
  root.addEventListener('keydown', onKeyDown, { capture: true })
  root.addEventListener('dblclick', onDoubleClick)
  root.addEventListener('touchstart', onTouchStart, { passive: true })
  return () => {
    endDragging()
    endClipboard()
    root.removeEventListener('keydown', onKeyDown, { capture: true })
    root.removeEventListener('dblclick', onDoubleClick)
    root.removeEventListener('touchstart', onTouchStart)
  }
}

function isUndo(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase())
}
