import {
  CARD_KINDS,
  type CardFields,
  type CardKind,
} from '@whyboard/shared/domain/cards/cardKinds.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '@whyboard/shared/domain/textMetrics.ts'
import {
  createCard,
  removeCards,
  type NewCard,
} from '@whyboard/shared/document/operations/cards.ts'
import { link } from '@whyboard/shared/document/operations/links.ts'
import type { Editor } from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'
import { freshCard, type FreshCard } from '../board/freshCard.ts'
import { bringIntoView } from './camera.ts'
import type { CanvasCommands, CanvasNotice, NewCardPlace } from './canvasContext.ts'
import { cardIdOf, isCardShape, shapeIdOf } from './cardShape.ts'
import { focusCanvas } from './focusCanvas.ts'
import type { Frame } from './frame.ts'
import { summon } from './nearCards.ts'
import { siblingOf } from './newCards.ts'
import { cardParked, cardRefused } from './refusals.ts'

/**
 * What can be asked of the canvas, by keys, buttons or the chrome around it.
 * @param tell says something to the person
 * @param frame projects the document onto the canvas; flushed where the new card's shape is needed at once
 * @returns the commands, and what ends them
 */
export function createCommands(
  editor: Editor,
  model: BoardModel,
  frame: Frame,
  tell: (notice: CanvasNotice) => void,
): readonly [CanvasCommands, () => void] {
  let fresh: FreshCard | null = null

  const settleFresh = () => {
    fresh?.settle()
    fresh = null
  }
  const endWatch = editor.sideEffects.registerAfterChangeHandler(
    'instance_page_state',
    (before, after) => {
      if (before.editingShapeId === after.editingShapeId || fresh === null) return
      if (after.editingShapeId === shapeIdOf(fresh.id)) return
      // Not within tldraw's transaction: the operation projects back into its store.
      queueMicrotask(() => {
        if (fresh !== null && editor.getEditingShapeId() !== shapeIdOf(fresh.id)) settleFresh()
      })
    },
  )

  const edit = (id: string) => {
    const shapeId = shapeIdOf(id)
    summon(editor, [shapeId])
    if (editor.getShape(shapeId) === undefined || editor.getIsReadonly()) return
    if (!editor.isIn('select')) editor.setCurrentTool('select')
    editor.markHistoryStoppingPoint('edit card')
    editor.select(shapeId)
    editor.setEditingShape(shapeId)
  }

  const finish = () => {
    if (editor.getEditingShapeId() === null) return
    editor.complete()
  }

  const add = (kind: CardKind, place: NewCardPlace = {}): string | null => {
    if (!model.canWrite) return null
    finish()
    settleFresh()
    model.markUndoBoundary()
    const made = createCard(model.writer, kind, newCard(editor, model, kind, place))
    if (!made.ok) {
      tell(cardRefused(made.reason))
      return null
    }
    for (const cause of place.answers ?? []) link(model.writer, 'answers', made.value, cause)
    frame.request()
    frame.flush()
    fresh = freshCard(model, made.value)
    edit(made.value)
    if (model.card(made.value)?.kind !== kind) tell(cardParked)
    return made.value
  }

  const commands: CanvasCommands = {
    addCard: add,
    finishEditing: finish,
    addSibling: (cardId) => {
      const card = model.card(cardId)
      // Enter in an empty new card means "that was all".
      if (card === null || (cardId === fresh?.id && card.text.trim() === '')) {
        finish()
        return
      }
      add(card.kind, siblingOf(card))
    },
    addWhy: (parentId) => {
      add('why', { fields: { parent: parentId } })
    },
    startLink: (cardId) => {
      if (!model.canWrite) return
      finish()
      editor.setCurrentTool('link', { from: cardId })
    },
    editCard: edit,
    goToCard: (cardId) => {
      const shapeId = shapeIdOf(cardId)
      summon(editor, [shapeId])
      if (editor.getShape(shapeId) === undefined) return
      finish()
      editor.select(shapeId)
      bringIntoView(editor, shapeId)
      focusCanvas(editor)
    },
    fieldDone: (cardId) => {
      if (editor.getEditingShapeId() === shapeIdOf(cardId)) commands.addSibling(cardId)
      if (editor.getEditingShapeId() === null) focusCanvas(editor)
    },
    focus: () => focusCanvas(editor),
    deleteSelection: () => {
      if (!model.canWrite) return
      const selected = editor.getSelectedShapes()
      if (selected.length === 0) return
      editor.markHistoryStoppingPoint('delete')
      const cards = selected.filter((shape) => isCardShape(shape))
      const drawing = selected.filter((shape) => !isCardShape(shape))
      if (drawing.length > 0) editor.deleteShapes(drawing)
      if (cards.length > 0) {
        removeCards(
          model.writer,
          cards.map((shape) => cardIdOf(shape.id)),
        )
      }
    },
  }
  return [
    commands,
    () => {
      endWatch()
      settleFresh()
    },
  ]
}

function newCard<Kind extends CardKind>(
  editor: Editor,
  model: BoardModel,
  kind: Kind,
  place: NewCardPlace,
): NewCard<Kind> {
  const centre = editor.getViewportPageBounds().center
  const position =
    place.position ??
    (CARD_KINDS[kind].region === null
      ? { x: Math.round(centre.x - CARD_WIDTH / 2), y: Math.round(centre.y - CARD_MIN_HEIGHT / 2) }
      : undefined)
  return {
    ...(position !== undefined && { position }),
    ...(place.after !== undefined && { after: place.after }),
    ...(place.fields !== undefined && { fields: place.fields as Partial<CardFields<Kind>> }),
    stage: model.stage(),
  }
}
