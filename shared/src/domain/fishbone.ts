import type { Board } from './board.ts'
import type { Point } from './cards/card.ts'
import type { FishboneConnector, FishboneFigure, Rib } from './fishboneFigure.ts'
import {
  bonesOf,
  walk,
  whyTree,
  type Bone,
  type FishboneCard,
  type WhyTree,
} from './fishboneTree.ts'
import type { Box } from './geometry.ts'
import { REGION_HEADING_HEIGHT, REGION_MIN_SIZES, REGION_PADDING } from './regions.ts'
import {
  CARD_FONT_SIZE,
  CARD_HEADER_HEIGHT,
  CARD_LINE_HEIGHT,
  CARD_PADDING,
  CARD_WIDTH,
  cardHeight,
  textHeight,
} from './textMetrics.ts'

/** Ribs lean at 60° to the spine: this far sideways per px of height. */
export const RIB_SLANT = 1 / Math.tan(Math.PI / 3)
/** Between the feet of neighbouring ribs, at least. */
export const MIN_RIB_DISTANCE = 280
/** A why stands this far to the right of what it explains. */
export const WHY_INDENT = 24
/** Deeper whys are not indented further. */
export const MAX_INDENTED_DEPTH = 8
export const HEAD_WIDTH = 200
export const RIB_LABEL_WIDTH = 200
export const RIB_LABEL_PADDING = 8

const MIN_RIB_HEIGHT = 200
const MIN_HEAD_HEIGHT = 120
const HEAD_PADDING = 16
/** Between a rib and the cards at its right. */
const RIB_MARGIN = 24
/** Between those cards and the next rib on the same side. */
const BAND_GAP = 40
/** How far a label begins left of its rib's tip. */
const LABEL_OVERHANG = 24
const SPINE_MARGIN = 32
const GROUP_GAP = 24
const WHY_GAP = 12
const TIP_MARGIN = 16
const HEAD_MARGIN = 32
/** A chain of so many whys fits before the head without moving it. */
const EXPECTED_DEPTH = 4
/** From a card's top to the line of its glyph, where connectors meet it. */
const CONNECTOR_Y = CARD_PADDING + CARD_HEADER_HEIGHT / 2

/** A card on its rib: `x` from the rib's foot, `y` from the spine, both for its top left corner. */
interface Hung {
  readonly card: FishboneCard
  readonly parentId: string | null
  readonly box: Box
}

/** One bone as laid out by itself; nothing of another bone enters into it. */
interface RibPlan {
  readonly bone: Bone
  readonly side: 'up' | 'down'
  /** From the spine to the tip, vertically. */
  readonly height: number
  readonly labelHeight: number
  readonly hung: readonly Hung[]
  /** What the feet of this rib and the next one on its side must be apart. */
  readonly band: number
  /** The right edge of its cards and label, from the foot. */
  readonly right: number
}

/** A fishbone whose place on the board is still open. */
export interface FishbonePlan {
  readonly width: number
  readonly height: number
  /** Boxes and lines for a region with its top left corner at `origin`. */
  place(origin: Point): {
    readonly cards: ReadonlyMap<string, Box>
    readonly figure: FishboneFigure
  }
}

/**
 * Ribs alternate up and down from left to right, the head is at the right. The cards of a rib stand at its right, each
 * cause with its whys below it, from the spine outwards; so a card keeps its place against the foot of its rib whatever
 * happens on another one.
 */
export function planFishbone(board: Board): FishbonePlan {
  const tree = whyTree(board.cards)
  const ribs = bonesOf(board, tree).map((bone, index) =>
    planRib(bone, tree, index % 2 === 0 ? 'up' : 'down'),
  )
  const feet = spaceFeet(ribs)
  const reach = (side: 'up' | 'down'): number =>
    ribs.reduce((most, rib) => (rib.side === side ? Math.max(most, reachOf(rib)) : most), 0)

  const least = REGION_MIN_SIZES.causes
  const half = (least.h - REGION_HEADING_HEIGHT) / 2
  const headHeight = Math.max(
    MIN_HEAD_HEIGHT,
    2 * HEAD_PADDING +
      CARD_LINE_HEIGHT +
      textHeight(
        board.texts.effect === '' ? board.texts.title : board.texts.effect,
        HEAD_WIDTH - 2 * HEAD_PADDING,
        CARD_FONT_SIZE,
        CARD_LINE_HEIGHT,
      ),
  )
  const above = Math.max(half, Math.max(reach('up'), headHeight / 2) + REGION_PADDING)
  const below = Math.max(half, Math.max(reach('down'), headHeight / 2) + REGION_PADDING)
  const cardsRight = ribs.reduce(
    (most, rib, index) => Math.max(most, (feet[index] ?? 0) + rib.right),
    0,
  )
  const headX = Math.max(least.w - REGION_PADDING - HEAD_WIDTH, cardsRight + HEAD_MARGIN)
  return {
    width: headX + HEAD_WIDTH + REGION_PADDING,
    height: REGION_HEADING_HEIGHT + above + below,
    place(origin) {
      const spineY = origin.y + REGION_HEADING_HEIGHT + above
      const head: Box = {
        x: origin.x + headX,
        y: spineY - headHeight / 2,
        w: HEAD_WIDTH,
        h: headHeight,
      }
      const cards = new Map<string, Box>()
      const connectors: FishboneConnector[] = []
      const placed = ribs.map((rib, index): Rib => {
        const foot = { x: origin.x + (feet[index] ?? 0), y: spineY }
        placeCards(rib, foot, cards, connectors)
        return placeRib(rib, foot)
      })
      const spine = {
        from: { x: origin.x + REGION_PADDING, y: spineY },
        to: { x: head.x, y: spineY },
      }
      return { cards, figure: { head, spine, ribs: placed, connectors, depths: tree.depths } }
    },
  }
}

function planRib(bone: Bone, tree: WhyTree, side: 'up' | 'down'): RibPlan {
  const hung: Hung[] = []
  const labelHeight =
    2 * RIB_LABEL_PADDING +
    textHeight(bone.name, RIB_LABEL_WIDTH - 2 * RIB_LABEL_PADDING, CARD_FONT_SIZE, CARD_LINE_HEIGHT)
  let band = RIB_LABEL_WIDTH - LABEL_OVERHANG + BAND_GAP + RIB_SLANT * labelHeight
  let right = RIB_LABEL_WIDTH - LABEL_OVERHANG
  let distance = SPINE_MARGIN
  for (const root of bone.roots) {
    const members = walk(tree, root).map(({ card, level }) => ({
      card,
      indent: Math.min(level, MAX_INDENTED_DEPTH) * WHY_INDENT,
      h: cardHeight(card.text, card.kind),
    }))
    const height = members.reduce((sum, member) => sum + member.h + WHY_GAP, -WHY_GAP)
    const width = CARD_WIDTH + Math.max(...members.map((member) => member.indent))
    // The rib is farthest right where the group is nearest to the spine.
    const x = Math.round(RIB_MARGIN - RIB_SLANT * distance)
    let y = side === 'up' ? -distance - height : distance
    for (const { card, indent, h } of members) {
      hung.push({
        card,
        parentId: card === root ? null : (tree.parents.get(card.id) ?? null),
        box: { x: x + indent, y, w: CARD_WIDTH, h },
      })
      y += h + WHY_GAP
    }
    band = Math.max(band, RIB_MARGIN + width + BAND_GAP + RIB_SLANT * height)
    right = Math.max(right, x + width)
    distance += height + GROUP_GAP
  }
  const content = bone.roots.length === 0 ? 0 : distance - GROUP_GAP + TIP_MARGIN
  return {
    bone,
    side,
    height: Math.max(MIN_RIB_HEIGHT, content),
    labelHeight,
    hung,
    band: Math.ceil(band),
    right,
  }
}

function reachOf(rib: RibPlan): number {
  return rib.height + rib.labelHeight
}

/** Where the ribs' feet stand on the spine, from the region's left edge. */
function spaceFeet(ribs: readonly RibPlan[]): readonly number[] {
  const leastRight = RIB_MARGIN + CARD_WIDTH + EXPECTED_DEPTH * WHY_INDENT
  const first = footFromLeft(MIN_RIB_HEIGHT)
  const room =
    REGION_MIN_SIZES.causes.w - REGION_PADDING - HEAD_WIDTH - HEAD_MARGIN - leastRight - first
  const step = Math.max(MIN_RIB_DISTANCE, Math.floor(room / Math.max(1, ribs.length - 1)))
  const feet: number[] = []
  ribs.forEach((rib, index) => {
    const before = feet[index - 1]
    const sameSide = ribs[index - 2]
    feet.push(
      Math.max(
        footFromLeft(rib.height),
        before === undefined ? 0 : before + step,
        sameSide === undefined ? 0 : (feet[index - 2] ?? 0) + sameSide.band,
      ),
    )
  })
  return feet
}

/** The least distance of a foot from the region's left edge at which the rib's label stays inside. */
function footFromLeft(height: number): number {
  return Math.ceil(REGION_PADDING + LABEL_OVERHANG + RIB_SLANT * height)
}

function placeRib(rib: RibPlan, foot: Point): Rib {
  const sign = rib.side === 'up' ? -1 : 1
  const tip = { x: foot.x - RIB_SLANT * rib.height, y: foot.y + sign * rib.height }
  return {
    categoryId: rib.bone.categoryId,
    name: rib.bone.name,
    side: rib.side,
    line: { from: foot, to: tip },
    label: {
      x: tip.x - LABEL_OVERHANG,
      y: rib.side === 'up' ? tip.y - rib.labelHeight : tip.y,
      w: RIB_LABEL_WIDTH,
      h: rib.labelHeight,
    },
  }
}

function placeCards(
  rib: RibPlan,
  foot: Point,
  cards: Map<string, Box>,
  connectors: FishboneConnector[],
): void {
  for (const { card, parentId, box } of rib.hung) {
    const placed = { x: foot.x + box.x, y: foot.y + box.y, w: box.w, h: box.h }
    cards.set(card.id, placed)
    const y = placed.y + CONNECTOR_Y
    const end = { x: placed.x, y }
    const parent = parentId === null ? undefined : cards.get(parentId)
    if (parent === undefined) {
      const onRib = { x: foot.x - RIB_SLANT * Math.abs(y - foot.y), y }
      connectors.push({ cardId: card.id, parentId, points: [onRib, end] })
    } else {
      const trunk = parent.x + WHY_INDENT / 2
      connectors.push({
        cardId: card.id,
        parentId,
        points: [{ x: trunk, y: parent.y + parent.h }, { x: trunk, y }, end],
      })
    }
  }
}
