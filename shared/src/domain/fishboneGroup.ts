import type { Point } from './cards/card.ts'
import { dealColumns } from './fishboneColumns.ts'
import { walk, type FishboneCard, type WhyTree } from './fishboneTree.ts'
import type { Box } from './geometry.ts'
import { CARD_HEADER_HEIGHT, CARD_PADDING, CARD_WIDTH, cardHeight } from './textMetrics.ts'

/** A why stands this far to the right of what it explains. */
export const WHY_INDENT = 24
/** Deeper whys are not indented further. */
const MAX_INDENTED_DEPTH = 8
const WHY_GAP = 12
/** From a card's top to the line of its glyph, where connectors meet it. */
export const CONNECTOR_Y = CARD_PADDING + CARD_HEADER_HEIGHT / 2

/** Whys of one card that would be higher than this below each other, about ten of them, stand in columns. */
const MAX_STACK = 1000
/** How high a column is then, about. */
const COLUMN_HEIGHT = 560
const MAX_COLUMNS = 3
/** Columns are made only where the highest is not higher than this many times the mean: else they would be mostly empty. */
const MAX_UNEVENNESS = 1.1

/** A card on its rib. */
export interface HungCard {
  readonly card: FishboneCard
  /** The card that it explains; `null`: it hangs on the bone itself. */
  readonly parentId: string | null
  /** From the rib's foot. */
  readonly box: Box
  /** The line that joins it to its rib, trunk or parent, from the rib's foot. */
  readonly points: readonly Point[]
}

interface Member {
  readonly card: FishboneCard
  /** From the group's top left corner. */
  readonly box: Box
  /** The line from what it explains; empty for the root. */
  readonly points: readonly Point[]
}

/** A cause with all its whys, as laid out by itself. */
export interface Group {
  readonly root: FishboneCard
  readonly members: readonly Member[]
  readonly w: number
  readonly h: number
}

/** What a card takes with all that is below it. */
interface Block {
  readonly w: number
  readonly h: number
  /** The height of the card alone. */
  readonly cardH: number
  /** How many of its whys each column holds; empty for none. */
  readonly columns: readonly number[]
}

/**
 * Lays out a cause or a why without a parent with all below it: each why below what it explains, indented; many whys of
 * one card in columns beside each other.
 */
export function groupOf(root: FishboneCard, tree: WhyTree): Group {
  const walked = walk(tree, root)
  const blocks = new Map<string, Block>()
  // Children come after their parents, so from the last to the first each finds what is below it.
  for (const { card, level } of walked.toReversed()) {
    blocks.set(card.id, blockOf(card, level, tree, blocks))
  }
  const corners = new Map<string, Point>([[root.id, { x: 0, y: 0 }]])
  const lines = new Map<string, readonly Point[]>()
  const members = walked.map(({ card, level }): Member => {
    const corner = corners.get(card.id) ?? { x: 0, y: 0 }
    const { cardH, columns } = blocks.get(card.id) ?? LEAF
    placeChildren(corner, cardH, columns, level, tree.children.get(card.id) ?? [], blocks, {
      corners,
      lines,
    })
    const box = { ...corner, w: CARD_WIDTH, h: cardH }
    return { card, box, points: lines.get(card.id) ?? [] }
  })
  const { w, h } = blocks.get(root.id) ?? LEAF
  return { root, members, w, h }
}

const LEAF: Block = { w: CARD_WIDTH, h: 0, cardH: 0, columns: [] }

function indentBelow(level: number): number {
  return level < MAX_INDENTED_DEPTH ? WHY_INDENT : 0
}

function blockOf(
  card: FishboneCard,
  level: number,
  tree: WhyTree,
  blocks: ReadonlyMap<string, Block>,
): Block {
  const cardH = cardHeight(card.text, card.kind)
  const children = tree.children.get(card.id)
  if (children === undefined) return { w: CARD_WIDTH, h: cardH, cardH, columns: [] }
  const below = children.map(({ id }) => blocks.get(id) ?? LEAF)
  const stack = below.reduce((sum, { h }) => sum + h + WHY_GAP, -WHY_GAP)
  const columns = columnsOf(below, stack)
  let from = 0
  let w = indentBelow(level) - WHY_INDENT
  let h = 0
  for (const held of columns) {
    const column = below.slice(from, (from += held))
    w += WHY_INDENT + column.reduce((most, block) => Math.max(most, block.w), 0)
    h = Math.max(
      h,
      column.reduce((sum, block) => sum + block.h + WHY_GAP, 0),
    )
  }
  return { w: Math.max(CARD_WIDTH, w), h: cardH + h, cardH, columns }
}

/** How many of a card's whys stand in each column. */
function columnsOf(below: readonly Block[], stack: number): readonly number[] {
  if (stack <= MAX_STACK) return [below.length]
  const most = Math.min(below.length, MAX_COLUMNS, Math.ceil(stack / COLUMN_HEIGHT))
  const heights = below.map(({ h }) => h)
  for (let count = most; count > 1; count -= 1) {
    const columns = dealColumns(heights, WHY_GAP, count)
    let from = 0
    const highest = columns.reduce((high, held) => {
      const column = heights.slice(from, (from += held))
      return Math.max(
        high,
        column.reduce((sum, h) => sum + h + WHY_GAP, 0),
      )
    }, 0)
    if (highest * columns.length <= stack * MAX_UNEVENNESS) return columns
  }
  return [below.length]
}

/** Puts the whys of a card below it; the lines to them go down at the left of each column. */
function placeChildren(
  { x, y }: Point,
  cardH: number,
  columns: readonly number[],
  level: number,
  children: readonly FishboneCard[],
  blocks: ReadonlyMap<string, Block>,
  {
    corners,
    lines,
  }: { readonly corners: Map<string, Point>; readonly lines: Map<string, readonly Point[]> },
): void {
  const bottom = y + cardH
  let columnX = x + indentBelow(level)
  let from = 0
  /** Where the next line begins, so that no two cover the same way. */
  let joint: Point = { x: x + WHY_INDENT / 2, y: bottom }
  columns.forEach((held, index) => {
    const trunk = index === 0 ? x + WHY_INDENT / 2 : columnX - WHY_INDENT / 2
    const bus = bottom + WHY_GAP / 2
    let start: readonly Point[] = [joint]
    if (index > 0) start = [joint, { x: trunk, y: bus }]
    joint = { x: trunk, y: bus }
    let top = bottom + WHY_GAP
    let widest = 0
    for (const { id } of children.slice(from, (from += held))) {
      const { w, h } = blocks.get(id) ?? LEAF
      const meets = top + CONNECTOR_Y
      const corner = { x: trunk, y: meets }
      corners.set(id, { x: columnX, y: top })
      lines.set(id, [...start, corner, { x: columnX, y: meets }])
      start = [corner]
      widest = Math.max(widest, w)
      top += h + WHY_GAP
    }
    columnX += widest + WHY_INDENT
  })
}

/** Puts a group's cards where they hang, with `at` as its top left corner. */
export function hangGroup(
  { root, members }: Group,
  tree: WhyTree,
  at: Point,
  stem: readonly Point[],
  hung: HungCard[],
): void {
  for (const { card, box, points } of members) {
    const placed = { ...box, x: at.x + box.x, y: at.y + box.y }
    const line =
      card === root
        ? [...stem, { x: placed.x, y: placed.y + CONNECTOR_Y }]
        : points.map((point) => ({ x: at.x + point.x, y: at.y + point.y }))
    hung.push({
      card,
      parentId: card === root ? null : (tree.parents.get(card.id) ?? null),
      box: placed,
      points: line,
    })
  }
}
