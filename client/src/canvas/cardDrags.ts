import {
  moveCards,
  reorderCard,
  setCardFields,
} from '@whyboard/shared/document/operations/cards.ts'
import { duplicateCards } from '@whyboard/shared/document/operations/duplicate.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import type { CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { dropTarget } from '@whyboard/shared/domain/dropTarget.ts'
import { CARD_WIDTH, cardHeight } from '@whyboard/shared/domain/textMetrics.ts'
import type { Atom, Editor, TLStore } from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'
import type { BoardView } from './boardView.ts'
import type { CanvasNotice, DragPreview } from './canvasContext.ts'
import { cardIdOf, shapeIdOf } from './cardShape.ts'
import type { CardDrags } from './CardShapeUtil.tsx'
import { changeOfDrop } from './drop.ts'
import { dropInList, isListed, previewInList, type HeldCard } from './listDrags.ts'
import { cardRefused } from './refusals.ts'

/** Of more cards dragged at once only so many say what it would mean: nobody reads more, and each is worked out per move. */
const MOST_PREVIEWS = 12

/**
 * Drags of cards. While one is under way only tldraw's shape moves; letting go asks what the place means and writes
 * that, and the layout takes the card wherever that puts it.
 */
export function createCardDrags({
  store,
  model,
  view,
  preview,
  clones,
  pointer,
  release,
  tell,
}: {
  readonly store: TLStore
  readonly model: BoardModel
  readonly view: BoardView
  readonly preview: Atom<readonly DragPreview[]>
  /** Copies being dragged with Alt: card id of the copy's shape → card that it was made from. */
  readonly clones: Map<string, string>
  /** Where the pointer is, world px. */
  readonly pointer: () => Point
  /** The card's shape may be put where it belongs again. */
  readonly release: (cardIds: readonly string[]) => void
  /** Says something to the person. */
  readonly tell: (notice: CanvasNotice) => void
}): CardDrags {
  let dropped: { readonly id: string; readonly point: Point }[] = []
  /** Cards of lists that are dragged now, by the id of their shape. */
  const listed = new Map<string, HeldCard>()
  const moving = new Map<string, DragPreview>()

  const showNothing = () => {
    moving.clear()
    listed.clear()
    preview.set([])
  }
  /** Cards of one list that are dragged together show one place, under the pointer. */
  const showList = (kind: CardKind) => {
    const held = [...listed.values()].filter(({ card }) => card.kind === kind)
    const { lead, target, mark } = previewInList(view, held, pointer())
    const at = listed.get(lead)
    if (at === undefined) return
    const h = cardHeight(at.card.text, kind)
    moving.set(kind, { cardId: at.card.id, box: { ...at.point, w: CARD_WIDTH, h }, target, mark })
    preview.set([...moving.values()])
  }
  const makeCopies = (copies: readonly string[]) => {
    const idOf = new Map(copies.map((id) => [clones.get(id) ?? id, id]))
    const made = duplicateCards(model.writer, idOf.keys(), (source) => idOf.get(source) ?? source)
    for (const id of copies) clones.delete(id)
    if (made.ok) return
    // Shapes without cards: nothing else would ever take them away.
    store.mergeRemoteChanges(() => store.remove(copies.map((id) => shapeIdOf(id))))
    tell(cardRefused(made.reason))
  }

  const drop = () => {
    const drops = dropped
    dropped = []
    showNothing()
    const copies = drops.map(({ id }) => id).filter((id) => clones.has(id))
    if (copies.length > 0) makeCopies(copies)
    // What each drop means is asked of the board as the person saw it, before the first of them changes it.
    const board = view.board.get()
    const layout = view.layout.get()
    const held = drops.flatMap(({ id, point }) => {
      const card = model.card(id)
      return card === null ? [] : [{ id, card, point }]
    })
    const meant = held
      .filter(({ card }) => !isListed(card.kind))
      .map(({ id, card, point }) => ({
        id,
        change: changeOfDrop(card, dropTarget(board, layout, card, point)),
      }))
    for (const list of byKind(held)) dropInList(model, view, list, pointer())
    const moves: { readonly id: string; readonly point: Point }[] = []
    for (const { id, change } of meant) {
      if (change?.kind === 'fields') setCardFields(model.writer, id, change.fields)
      // A cause or why takes its place among those beside it.
      if (change?.kind === 'order') reorderCard(model.writer, id, change.after)
      if (change?.kind === 'move') moves.push({ id, point: change.point })
    }
    if (moves.length > 0) moveCards(model.writer, moves)
    release(drops.map(({ id }) => id))
  }

  return {
    move: (initial, current) => {
      const id = cardIdOf(current.id)
      const card = model.card(clones.get(id) ?? id)
      if (card === null) return null
      // An event slides along the axis in its row; one without a time goes wherever it is pulled.
      const slides = card.kind === 'event' && card.time !== null
      const point = { x: current.x, y: slides ? initial.y : current.y }
      if (isListed(card.kind)) {
        listed.set(id, { id, card, point })
        showList(card.kind)
      } else if (moving.size < MOST_PREVIEWS || moving.has(id)) {
        const target = dropTarget(view.board.get(), view.layout.get(), card, point)
        const box = { ...point, ...current.props }
        moving.set(id, { cardId: card.id, box, target, mark: null })
        preview.set([...moving.values()])
      }
      return slides ? initial.y : null
    },
    end: (current) => {
      if (dropped.length === 0) queueMicrotask(drop)
      dropped.push({ id: cardIdOf(current.id), point: { x: current.x, y: current.y } })
    },
    cancel: (current) => {
      showNothing()
      release([cardIdOf(current.id)])
    },
  }
}

/** The dragged cards of each list. */
function byKind(held: readonly HeldCard[]): readonly (readonly HeldCard[])[] {
  const lists = new Map<CardKind, HeldCard[]>()
  for (const one of held) {
    if (isListed(one.card.kind))
      lists.set(one.card.kind, [...(lists.get(one.card.kind) ?? []), one])
  }
  return [...lists.values()]
}

/** The shapes that are being dragged now. */
export function heldCards(editor: Editor): ReadonlySet<string> {
  if (!editor.isIn('select.translating')) return NONE
  return new Set(editor.getSelectedShapeIds().map((id) => cardIdOf(id)))
}

const NONE: ReadonlySet<string> = new Set()
