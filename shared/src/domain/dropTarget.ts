import type { Board } from './board.ts'
import type { Point } from './cards/card.ts'
import type { Card } from './cards/cardKinds.ts'
import { dropCause, dropWhy } from './dropFactor.ts'
import { containsPoint, type Box, type Line } from './geometry.ts'
import { gridPredecessor, insertionMark } from './grid.ts'
import type { BoardLayout } from './layout.ts'
import { byOrder } from './order.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from './textMetrics.ts'
import { MAX_INSTANT_MS } from './zone.ts'

/** What dragging a card somewhere means for the document. */
export type DropTarget =
  /** An event happens at this time, epoch ms, a whole minute. */
  | { readonly kind: 'time'; readonly startMs: number }
  /** An event loses its time and waits in the tray. */
  | { readonly kind: 'untimed' }
  /** A cause moves to this bone; `null` is the bone "Other". */
  | { readonly kind: 'category'; readonly categoryId: string | null }
  /** A why explains this cause or why. */
  | { readonly kind: 'parent'; readonly parentId: string }
  /** A card of a grid, a cause on its bone, a why among those beside it comes after this one; `null`: first. */
  | { readonly kind: 'order'; readonly after: string | null }
  /** A free card lies here. */
  | { readonly kind: 'position'; readonly point: Point }
  /** Nothing changes: the card goes back to where it was. */
  | { readonly kind: 'none' }

const MINUTE_MS = 60_000

/**
 * What dragging a card to a point means for the document.
 * @param layout of the board before the drag
 * @param point where the card's top left corner is dropped, in world px. An event's time is read at this corner, because
 *   that is where its time lies on the axis; everything else at the middle of the card's upper part.
 * @param held ids of cards that are dragged along: in a list none of them is a neighbour
 */
export function dropTarget(
  board: Board,
  layout: BoardLayout,
  card: Card,
  point: Point,
  held: ReadonlySet<string> = NONE,
): DropTarget {
  const centre = handOf(point)
  const nothing: DropTarget = { kind: 'none' }
  switch (card.kind) {
    case 'note':
      return { kind: 'position', point }
    case 'event':
      if (!containsPoint(layout.regions.timeline, centre)) return nothing
      return dropEvent(layout, card.id, card.time?.startMs ?? null, point, centre)
    case 'cause':
      if (!containsPoint(layout.regions.causes, centre)) return nothing
      return dropCause(board, layout, card, centre)
    case 'why':
      return dropWhy(board, layout, card, centre)
    case 'worked':
      return dropInGrid(board, layout, card, layout.regions.worked, centre, held)
    case 'action':
      return dropInGrid(board, layout, card, layout.regions.actions, centre, held)
    case 'parked':
      return dropInGrid(board, layout, card, layout.regions.parking, centre, held)
  }
}

function dropEvent(
  layout: BoardLayout,
  cardId: string,
  startMs: number | null,
  point: Point,
  centre: Point,
): DropTarget {
  if (containsPoint(layout.timeline.tray, centre)) {
    return startMs === null ? { kind: 'none' } : { kind: 'untimed' }
  }
  const from = layout.cards.get(cardId)
  // Moved only up or down: its time stays as exact as it was recorded.
  if (startMs !== null && from !== undefined && Math.abs(from.x - point.x) < 0.5) {
    return { kind: 'none' }
  }
  const minute = Math.round(layout.timeline.msAt(point.x) / MINUTE_MS) * MINUTE_MS
  const snapped = Math.min(Math.max(minute, -MAX_INSTANT_MS), MAX_INSTANT_MS)
  return snapped === startMs ? { kind: 'none' } : { kind: 'time', startMs: snapped }
}

function dropInGrid(
  board: Board,
  layout: BoardLayout,
  card: Card,
  region: Box,
  centre: Point,
  held: ReadonlySet<string>,
): DropTarget {
  if (!containsPoint(region, centre)) return { kind: 'none' }
  const sorted = board.cards.filter((one) => one.kind === card.kind).toSorted(byOrder)
  const isNeighbour = ({ id }: { readonly id: string }) => id !== card.id && !held.has(id)
  const after = gridPredecessor(neighbours(layout, sorted.filter(isNeighbour)), centre)
  const at = sorted.findIndex((one) => one.id === card.id)
  // A card that is not there yet has no place that it could keep.
  const before = at < 0 ? undefined : (sorted.slice(0, at).findLast(isNeighbour)?.id ?? null)
  return after === before ? { kind: 'none' } : { kind: 'order', after }
}

/**
 * Where a mark says that a card of a list will come: a line between two cards, on the side of the break between two rows
 * where the card is held. `null`: the list is empty otherwise.
 * @param after the card behind which it comes; `null`: first
 * @param point where the dragged card's top left corner is, world px
 * @param held ids of cards that are dragged along
 */
export function orderMark(
  board: Board,
  layout: BoardLayout,
  card: Card,
  after: string | null,
  point: Point,
  held: ReadonlySet<string> = NONE,
): Line | null {
  const others = board.cards.filter(
    ({ id, kind }) => kind === card.kind && id !== card.id && !held.has(id),
  )
  return insertionMark(neighbours(layout, others.toSorted(byOrder)), after, handOf(point))
}

const NONE: ReadonlySet<string> = new Set()

/** The point of a card that says where it is held. */
function handOf(point: Point): Point {
  return { x: point.x + CARD_WIDTH / 2, y: point.y + CARD_MIN_HEIGHT / 2 }
}

function neighbours(
  layout: BoardLayout,
  cards: readonly Card[],
): readonly { readonly id: string; readonly box: Box }[] {
  return cards.flatMap(({ id }) => {
    const box = layout.cards.get(id)
    return box === undefined ? [] : [{ id, box }]
  })
}
