import type { Board } from './board.ts'
import type { Point } from './cards/card.ts'
import type { Card } from './cards/cardKinds.ts'
import type { Cause } from './cards/cause.ts'
import type { Why } from './cards/why.ts'
import type { Rib } from './fishboneFigure.ts'
import { isWithin, whyTree } from './fishboneTree.ts'
import { containsPoint, type Box } from './geometry.ts'
import { gridPredecessor } from './grid.ts'
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
  /** A card of a grid comes after this one; `null`: first. */
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
 */
export function dropTarget(
  board: Board,
  layout: BoardLayout,
  card: Card,
  point: Point,
): DropTarget {
  const centre = { x: point.x + CARD_WIDTH / 2, y: point.y + CARD_MIN_HEIGHT / 2 }
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
      return dropInGrid(board, layout, card, layout.regions.worked, centre)
    case 'action':
      return dropInGrid(board, layout, card, layout.regions.actions, centre)
    case 'parked':
      return dropInGrid(board, layout, card, layout.regions.parking, centre)
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

/** A cause that lies a little over a rib is taken to hang on that rib. */
const SNAP_TO_RIB = CARD_WIDTH / 2

/** The bone on this side of the spine whose cards would stand here: the last one whose rib is not right of them. */
function dropCause(board: Board, layout: BoardLayout, cause: Cause, centre: Point): DropTarget {
  const { spine, ribs } = layout.fishbone
  const side = centre.y < spine.from.y ? 'up' : 'down'
  const onSide = ribs.filter((rib) => rib.side === side)
  const candidates = onSide.length > 0 ? onSide : ribs
  const left = centre.x - CARD_WIDTH / 2
  const target =
    candidates.findLast((rib) => ribX(rib, centre.y) <= left + SNAP_TO_RIB) ?? candidates[0]
  if (target === undefined) return { kind: 'none' }
  const own = board.categories.some((category) => category.id === cause.category)
    ? cause.category
    : null
  if (target.categoryId === own) return { kind: 'none' }
  return { kind: 'category', categoryId: target.categoryId }
}

/** Where a rib is at a height; beyond its tip straight out from there. */
function ribX({ line }: Rib, y: number): number {
  const share = Math.min(1, (y - line.from.y) / (line.to.y - line.from.y))
  return line.from.x + share * (line.to.x - line.from.x)
}

/** A why goes below the cause or why on which it is dropped, unless that is itself or lies below it. */
function dropWhy(board: Board, layout: BoardLayout, why: Why, centre: Point): DropTarget {
  const target = board.cards.find((card) => {
    if ((card.kind !== 'cause' && card.kind !== 'why') || card.id === why.id) return false
    const box = layout.cards.get(card.id)
    return box !== undefined && containsPoint(box, centre)
  })
  if (target === undefined) return { kind: 'none' }
  const tree = whyTree(board.cards)
  if (tree.parents.get(why.id) === target.id || isWithin(tree, target.id, why.id)) {
    return { kind: 'none' }
  }
  return { kind: 'parent', parentId: target.id }
}

function dropInGrid(
  board: Board,
  layout: BoardLayout,
  card: Card,
  region: Box,
  centre: Point,
): DropTarget {
  if (!containsPoint(region, centre)) return { kind: 'none' }
  const sorted = board.cards.filter((one) => one.kind === card.kind).toSorted(byOrder)
  const others = sorted.flatMap(({ id }) => {
    const box = layout.cards.get(id)
    return box === undefined || id === card.id ? [] : [{ id, box }]
  })
  const after = gridPredecessor(others, centre)
  const at = sorted.findIndex((one) => one.id === card.id)
  // A card that is not there yet has no place that it could keep.
  const before = at < 0 ? undefined : (sorted[at - 1]?.id ?? null)
  return after === before ? { kind: 'none' } : { kind: 'order', after }
}
