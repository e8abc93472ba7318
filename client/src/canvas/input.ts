import {
  moveCards,
  reorderCard,
  setCardFields,
} from '@whyboard/shared/document/operations/cards.ts'
import { duplicateCards } from '@whyboard/shared/document/operations/duplicate.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '@whyboard/shared/domain/textMetrics.ts'
import { react, type Editor } from 'tldraw'

import { startedAt } from '../cards/times.ts'
import { cardIdOf, isCardShape, shapeIdOf } from './cardShape.ts'
import { listenToClipboard } from './clipboard.ts'
import type { CanvasHandle } from './handle.ts'
import { isTyping } from './isTyping.ts'
import { onCanvasKey, type KeyActions } from './keys.ts'
import { KIND_OF_REGION, placeAt } from './newCards.ts'
import type { OpenCanvas } from './openCanvas.ts'
import { regionAt } from './tools.ts'

const MINUTE_MS = 60_000

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

  const regionHere = () =>
    regionAt(view.layout.get().regions, editor.getViewportPageBounds().center)

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
      const region = regionHere()
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
    },
    selectAll: () => {
      editor.selectAll()
    },
    nudge: (dx, dy, far) => {
      const cards = selectedCards()
      if (cards.length === 0) return editor.getSelectedShapeIds().length === 0
      if (model.canWrite) nudgeCards(canvas, cards, dx, dy, far)
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

/** What an arrow key does to cards: minutes on the timeline, places in a list, px for notes. */
function nudgeCards(
  { model }: OpenCanvas,
  cards: readonly Card[],
  dx: number,
  dy: number,
  far: boolean,
): void {
  model.markUndoBoundary()
  const step = far ? 10 : 1
  const notes = cards.filter((card) => card.kind === 'note')
  const moves = notes.flatMap(({ id, position }) =>
    position === null
      ? []
      : [{ id, point: { x: position.x + dx * step * 8, y: position.y + dy * step * 8 } }],
  )
  if (moves.length > 0) moveCards(model.writer, moves)
  for (const card of cards) {
    if (card.kind === 'event' && card.time !== null && dx !== 0) {
      const byMs = dx * step * MINUTE_MS
      const time = startedAt(card.time, card.time.startMs + byMs)
      setCardFields(model.writer, card.id, { time })
    }
    if (card.kind === 'action' || card.kind === 'worked' || card.kind === 'parked') {
      const list = model.board().cards.filter((one) => one.kind === card.kind)
      const at = list.findIndex((one) => one.id === card.id)
      const back = dx < 0 || dy < 0
      if (back ? at <= 0 : at >= list.length - 1) continue
      reorderCard(model.writer, card.id, list[back ? at - 2 : at + 1]?.id ?? null)
    }
  }
}
