import { reorderCard } from '@whyboard/shared/document/operations/cards.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import type { Card, CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { dropTarget, orderMark } from '@whyboard/shared/domain/dropTarget.ts'
import { containsPoint, type Line } from '@whyboard/shared/domain/geometry.ts'
import { byOrder } from '@whyboard/shared/domain/order.ts'
import { CARD_WIDTH, cardHeight } from '@whyboard/shared/domain/textMetrics.ts'

import type { BoardModel } from '../board/boardModel.ts'
import type { BoardView } from './boardView.ts'
import type { DragPreview } from './canvasContext.ts'

/** A card that is dragged, with where its top left corner is, world px. */
export interface HeldCard {
  readonly id: string
  readonly card: Card
  readonly point: Point
}

const LISTS: ReadonlySet<CardKind> = new Set(['worked', 'action', 'parked'])

/** Whether cards of that kind stand in a list that people put in order. */
export function isListed(kind: CardKind): boolean {
  return LISTS.has(kind)
}

/**
 * Of cards of one list that are dragged together, the one whose place counts: the one under the pointer, else the first.
 * @param pointer world px
 */
export function leadOf(held: readonly HeldCard[], pointer: Point): HeldCard | undefined {
  const under = held.find(({ card, point }) =>
    containsPoint({ ...point, w: CARD_WIDTH, h: cardHeight(card.text, card.kind) }, pointer),
  )
  return under ?? held.toSorted((a, b) => byOrder(a.card, b.card))[0]
}

/** What letting go of cards of one list would mean, all of them together. */
export function previewInList(
  view: BoardView,
  held: readonly HeldCard[],
  pointer: Point,
): Pick<DragPreview, 'target' | 'mark'> & { readonly lead: string } {
  const lead = leadOf(held, pointer)
  if (lead === undefined) return { target: { kind: 'none' }, mark: null, lead: '' }
  const [board, layout] = [view.board.get(), view.layout.get()]
  const ids = new Set(held.map(({ card }) => card.id))
  const target = dropTarget(board, layout, lead.card, lead.point, ids)
  const mark: Line | null =
    target.kind === 'order'
      ? orderMark(board, layout, lead.card, target.after, lead.point, ids)
      : null
  return { target, mark, lead: lead.id }
}

/** Puts cards of one list where they are let go, side by side in the order that they have. */
export function dropInList(
  model: Pick<BoardModel, 'writer'>,
  view: BoardView,
  held: readonly HeldCard[],
  pointer: Point,
): void {
  const { target } = previewInList(view, held, pointer)
  if (target.kind !== 'order') return
  let { after } = target
  for (const { id } of held.toSorted((a, b) => byOrder(a.card, b.card))) {
    reorderCard(model.writer, id, after)
    after = id
  }
}
