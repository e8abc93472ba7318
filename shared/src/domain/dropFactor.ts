import type { Board } from './board.ts'
import type { Point } from './cards/card.ts'
import type { Cause } from './cards/cause.ts'
import type { Why } from './cards/why.ts'
import type { DropTarget } from './dropTarget.ts'
import type { Rib } from './fishboneFigure.ts'
import { bonesOf, walk, whyTree, type FishboneCard, type WhyTree } from './fishboneTree.ts'
import { isWithin } from './whyMoves.ts'
import { bottomOf, boundsOf, containsPoint, type Box, type Line } from './geometry.ts'
import type { BoardLayout } from './layout.ts'
import { CARD_WIDTH } from './textMetrics.ts'

/** A cause that lies a little over a rib is taken to hang on that rib. */
const SNAP_TO_RIB = CARD_WIDTH / 2
/** So much of a sibling's height at its upper and lower edge means a place beside it; the rest, a place below it. */
const EDGE_SHARE = 0.28
/** How far around its siblings a why may be dropped to take a place among them, px. */
const AROUND = 32
/** Between a card and the mark of a place beside it, px. */
const MARK_GAP = 6

const NOTHING: DropTarget = { kind: 'none' }

/**
 * What a cause means that is dropped there: the bone on this side of the spine whose cards would stand here, which is the
 * last one whose rib is not right of them; on its own bone, its place among the causes.
 * @param centre of the card's upper part
 */
export function dropCause(
  board: Board,
  layout: BoardLayout,
  cause: Cause,
  centre: Point,
): DropTarget {
  const { spine, ribs } = layout.fishbone
  const side = centre.y < spine.from.y ? 'up' : 'down'
  const onSide = ribs.filter((rib) => rib.side === side)
  const candidates = onSide.length > 0 ? onSide : ribs
  const left = centre.x - CARD_WIDTH / 2
  const target =
    candidates.findLast((rib) => ribX(rib, centre.y) <= left + SNAP_TO_RIB) ?? candidates[0]
  if (target === undefined) return NOTHING
  const own = board.categories.some((category) => category.id === cause.category)
    ? cause.category
    : null
  if (target.categoryId !== own) return { kind: 'category', categoryId: target.categoryId }
  const tree = whyTree(board.cards)
  const roots = bonesOf(board, tree).find((bone) => bone.categoryId === own)?.roots ?? []
  const causes = roots.filter((root) => root.kind === 'cause')
  return placeAmong(causes, cause.id, tree, layout, centre, target.side)
}

/**
 * What a why means that is dropped there: on a cause or why, that it explains that one, unless that is itself or lies
 * below it; beside one that explains the same, its place there.
 * @param centre of the card's upper part
 */
export function dropWhy(board: Board, layout: BoardLayout, why: Why, centre: Point): DropTarget {
  const tree = whyTree(board.cards)
  const parent = tree.parents.get(why.id) ?? null
  const target = board.cards.find((card) => {
    if ((card.kind !== 'cause' && card.kind !== 'why') || card.id === why.id) return false
    const box = layout.cards.get(card.id)
    return box !== undefined && containsPoint(box, centre)
  })
  const siblings = parent === null ? [] : (tree.children.get(parent) ?? [])
  const box = target === undefined ? undefined : layout.cards.get(target.id)
  const isSibling = siblings.some((one) => one.id === target?.id)
  if (target !== undefined && box !== undefined && !(isSibling && isAtEdge(box, centre))) {
    if (parent === target.id || isWithin(tree, target.id, why.id)) return NOTHING
    return { kind: 'parent', parentId: target.id }
  }
  const all = boundsOf(siblings.flatMap((one) => groupBox(one, tree, layout) ?? []))
  const near = all !== null && containsPoint(grown(all, AROUND), centre)
  return near ? placeAmong(siblings, why.id, tree, layout, centre, 'down') : NOTHING
}

/** Where a line shows the place of a cause or why behind one of its siblings, or as the first of them. */
export function placeMark(
  board: Board,
  layout: BoardLayout,
  card: FishboneCard,
  after: string | null,
): Line | null {
  const tree = whyTree(board.cards)
  const parent = tree.parents.get(card.id) ?? null
  const bone = bonesOf(board, tree).find(({ roots }) => roots.some((one) => one.id === card.id))
  const siblings = parent === null ? (bone?.roots ?? []) : (tree.children.get(parent) ?? [])
  const one = siblings.find(({ id }) => (after === null ? id !== card.id : id === after))
  const box = one === undefined ? null : groupBox(one, tree, layout)
  if (one === undefined || box === null) return null
  const rib = layout.fishbone.ribs.find(({ categoryId }) => categoryId === bone?.categoryId)
  const upwards = parent === null && rib?.side === 'up'
  // Causes above the spine go on upwards.
  const y = (after === null) === upwards ? bottomOf(box) + MARK_GAP : box.y - MARK_GAP
  return { from: { x: box.x, y }, to: { x: box.x + CARD_WIDTH, y } }
}

/** The place among cards that stand in columns, each with what is below it; `none` for the place that it has. */
function placeAmong(
  siblings: readonly FishboneCard[],
  id: string,
  tree: WhyTree,
  layout: BoardLayout,
  centre: Point,
  side: 'up' | 'down',
): DropTarget {
  const left = centre.x - CARD_WIDTH / 2
  const isBefore = (box: Box): boolean => {
    if (box.x + CARD_WIDTH <= left) return true
    if (left + CARD_WIDTH <= box.x) return false
    const middle = box.y + box.h / 2
    return side === 'up' ? middle > centre.y : middle < centre.y
  }
  const others = siblings.filter((one) => one.id !== id)
  const before = others.findLast((one) => {
    const box = groupBox(one, tree, layout)
    return box !== null && isBefore(box)
  })
  const after = before?.id ?? null
  const now = siblings[siblings.findIndex((one) => one.id === id) - 1]?.id ?? null
  const isThere = siblings.some((one) => one.id === id)
  return !isThere || after === now ? NOTHING : { kind: 'order', after }
}

/** Around a card and all that is below it. */
function groupBox(root: FishboneCard, tree: WhyTree, layout: BoardLayout): Box | null {
  return boundsOf(walk(tree, root).flatMap(({ card }) => layout.cards.get(card.id) ?? []))
}

function isAtEdge(box: Box, { y }: Point): boolean {
  const edge = box.h * EDGE_SHARE
  return y < box.y + edge || y > bottomOf(box) - edge
}

function grown({ x, y, w, h }: Box, by: number): Box {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by }
}

/** Where a rib is at a height; beyond its tip straight out from there. */
function ribX({ line }: Rib, y: number): number {
  const share = Math.min(1, (y - line.from.y) / (line.to.y - line.from.y))
  return line.from.x + share * (line.to.x - line.from.x)
}
