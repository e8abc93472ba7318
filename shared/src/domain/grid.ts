import type { Card } from './cards/cardKinds.ts'
import type { Point } from './cards/card.ts'
import { bottomOf, centreOf, rightOf, type Box, type Line } from './geometry.ts'
import { CARD_WIDTH, cardHeight } from './textMetrics.ts'

/** How cards are laid out in rows. */
export interface Grid {
  readonly columns: number
  /** Between columns and between rows. */
  readonly gap: number
}

/**
 * The grid with as many columns more as it takes to be no higher than `height`, px; never more than `mostColumns`, then it
 * is as high as it has to be.
 */
export function widenGrid<One extends Grid>(
  cards: readonly Card[],
  grid: One,
  height: number,
  mostColumns: number,
): One & Grid {
  let wider: One & Grid = grid
  while (wider.columns < mostColumns && gridHeight(cards, wider) > height) {
    wider = { ...wider, columns: wider.columns + 1 }
  }
  return wider
}

/** The width that the columns of a grid take. */
export function gridWidth(grid: Grid): number {
  return grid.columns * (CARD_WIDTH + grid.gap) - grid.gap
}

/** The height that the rows of a grid take. */
export function gridHeight(cards: readonly Card[], grid: Grid): number {
  const heights = rowHeights(cards, grid)
  return heights.reduce(
    (sum, height) => sum + height + grid.gap,
    heights.length > 0 ? -grid.gap : 0,
  )
}

/** Boxes by card id, row by row from `origin`; a row is as high as its highest card. */
export function layoutGrid(
  cards: readonly Card[],
  origin: Point,
  grid: Grid,
): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  let y = origin.y
  rowHeights(cards, grid).forEach((height, row) => {
    for (let column = 0; column < grid.columns; column++) {
      const card = cards[row * grid.columns + column]
      if (card === undefined) break
      const x = origin.x + column * (CARD_WIDTH + grid.gap)
      boxes.set(card.id, { x, y, w: CARD_WIDTH, h: cardHeight(card.text, card.kind) })
    }
    y += height + grid.gap
  })
  return boxes
}

function rowHeights(cards: readonly Card[], grid: Grid): readonly number[] {
  const heights: number[] = []
  cards.forEach((card, index) => {
    const row = Math.floor(index / grid.columns)
    heights[row] = Math.max(heights[row] ?? 0, cardHeight(card.text, card.kind))
  })
  return heights
}

/**
 * The card after which a card dropped in a grid comes; `null`: it becomes the first.
 * @param others the grid's cards without the dropped one, in reading order
 * @param centre of the dropped card
 */
export function gridPredecessor(
  others: readonly { readonly id: string; readonly box: Box }[],
  centre: Point,
): string | null {
  const rowBottoms = new Map<number, number>()
  for (const { box } of others) {
    rowBottoms.set(box.y, Math.max(rowBottoms.get(box.y) ?? box.y, bottomOf(box)))
  }
  let after: string | null = null
  for (const { id, box } of others) {
    const isBelow = centre.y > (rowBottoms.get(box.y) ?? box.y)
    const isRight = centre.y >= box.y && centre.x > centreOf(box).x
    if (!isBelow && !isRight) break
    after = id
  }
  return after
}

/** Between a card and the mark beside it: half of the narrowest gap between two columns. */
const MARK_GAP = 4
/** Wider than this is no gap between two columns: a dragged card left it. */
const WIDEST_GAP = 16

/**
 * The line between two cards of a grid where another will come. Where one row ends and the next begins there are two such
 * places; it is the one nearer to where the card is held.
 * @param others the grid's cards without the dragged ones, in reading order
 * @param after the card behind which it comes; `null`: before all
 * @param centre where the dragged card is held
 * @returns `null` for a grid without other cards
 */
export function insertionMark(
  others: readonly { readonly id: string; readonly box: Box }[],
  after: string | null,
  centre: Point,
): Line | null {
  const at = others.findIndex(({ id }) => id === after)
  const before = others[at]?.box
  const next = others[at + 1]?.box
  if (before !== undefined && (next === undefined || nearer(before, next, centre))) {
    const free = next === undefined || next.y !== before.y ? 0 : next.x - rightOf(before)
    return upright(rightOf(before) + Math.max(MARK_GAP, Math.min(free, WIDEST_GAP) / 2), before)
  }
  return next === undefined ? null : upright(next.x - MARK_GAP, next)
}

function nearer(before: Box, next: Box, centre: Point): boolean {
  if (before.y === next.y) return true
  const distance = (x: number, box: Box) => Math.hypot(x - centre.x, centreOf(box).y - centre.y)
  return distance(rightOf(before), before) <= distance(next.x, next)
}

function upright(x: number, box: Box): Line {
  return { from: { x, y: box.y }, to: { x, y: bottomOf(box) } }
}
