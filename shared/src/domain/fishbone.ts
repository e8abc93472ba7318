import type { Board } from './board.ts'
import type { Point } from './cards/card.ts'
import type { FishboneConnector, FishboneFigure, Rib } from './fishboneFigure.ts'
import { WHY_INDENT } from './fishboneGroup.ts'
import {
  LABEL_OVERHANG,
  MIN_RIB_HEIGHT,
  planRib,
  RIB_LABEL_WIDTH,
  RIB_MARGIN,
  RIB_SLANT,
  type RibPlan,
  type Side,
} from './fishboneRib.ts'
import { bonesOf, whyTree } from './fishboneTree.ts'
import { bottomOf, rightOf, type Box } from './geometry.ts'
import { REGION_HEADING_HEIGHT, REGION_MIN_SIZES, REGION_PADDING } from './regions.ts'
import { CARD_FONT_SIZE, CARD_LINE_HEIGHT, CARD_WIDTH, textHeight } from './textMetrics.ts'

/** Between the feet of neighbouring ribs, at least. */
export const MIN_RIB_DISTANCE = 280
export const HEAD_WIDTH = 200

const MIN_HEAD_HEIGHT = 120
const HEAD_PADDING = 16
/** Between the cards of a bone and the next rib on the same side. */
const BAND_GAP = 40
const HEAD_MARGIN = 32
/** Free ground left of the first label and of the spine. */
const LEFT_MARGIN = 56
/** Free ground below the lowest labels, into which they grow when they are seen from afar. */
const LABEL_ROOM = 88
/** Between a label that has grown as far as it may and what is beside it. */
const LABEL_GAP = 16
/** A chain of so many whys fits before the head without moving it. */
const EXPECTED_DEPTH = 4
/** How wide a fishbone should be for its height, its head and margins left out. */
const SHAPE = 1.8
const MIN_BONE_SHAPE = 0.8
const MAX_BONE_SHAPE = 2.4

/** What a fishbone is laid out from. */
export type FishboneBoard = Pick<Board, 'cards' | 'categories' | 'texts'>

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
 * Ribs alternate up and down from left to right, the head is at the right. The cards of a rib stand at its right, from the
 * spine outwards, in as many columns as keep the fishbone's shape; so a card keeps its place against the foot of its rib
 * whatever happens on another one.
 */
export function planFishbone(board: FishboneBoard): FishbonePlan {
  const tree = whyTree(board.cards)
  const shape = boneShape(board.categories.length)
  const ribs = bonesOf(board, tree).map((bone, index) =>
    planRib(bone, tree, index % 2 === 0 ? 'up' : 'down', shape),
  )
  const feet = spaceFeet(ribs)
  const reach = (side: Side): number =>
    ribs.reduce(
      (most, rib) => (rib.side === side ? Math.max(most, rib.height + rib.labelHeight) : most),
      0,
    )

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
  const up = Math.max(reach('up'), headHeight / 2) + REGION_PADDING
  const down = Math.max(reach('down') + LABEL_ROOM, headHeight / 2 + REGION_PADDING)
  // The spine is in the middle until one side needs what the other one does not.
  const above = Math.max(up, Math.min(half, 2 * half - down))
  const below = Math.max(down, Math.min(half, 2 * half - up))
  const cardsRight = ribs.reduce(
    (most, rib, index) => Math.max(most, (feet[index] ?? 0) + rib.right),
    0,
  )
  const headX = Math.max(least.w - REGION_PADDING - HEAD_WIDTH, cardsRight + HEAD_MARGIN)
  const width = headX + HEAD_WIDTH + REGION_PADDING
  const height = REGION_HEADING_HEIGHT + above + below
  return {
    width,
    height,
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
      const region = { ...origin, w: width, h: height }
      const placed = ribs.map((rib, index): Rib => {
        const foot = { x: origin.x + (feet[index] ?? 0), y: spineY }
        const next = ribs[index + 2]
        const end = rib.height > headHeight / 2 ? origin.x + width : head.x
        const nextLeft =
          next === undefined ? end : origin.x + (feet[index + 2] ?? 0) - next.lean - LABEL_OVERHANG
        placeCards(rib, foot, cards, connectors)
        return placeRib(rib, foot, region, nextLeft)
      })
      const spine = {
        from: { x: origin.x + LEFT_MARGIN, y: spineY },
        to: { x: head.x, y: spineY },
      }
      return { cards, figure: { head, spine, ribs: placed, connectors, depths: tree.depths } }
    },
  }
}

/**
 * How wide a bone should be for its height, so that bones that are all as full give the fishbone its shape. It depends on
 * the categories only: one card more must not lay other bones out anew.
 */
function boneShape(categories: number): number {
  const onOneSide = Math.ceil(Math.max(1, categories) / 2)
  return Math.min(MAX_BONE_SHAPE, Math.max(MIN_BONE_SHAPE, (2 * SHAPE) / onOneSide))
}

/** Where the ribs' feet stand on the spine, from the region's left edge. */
function spaceFeet(ribs: readonly RibPlan[]): readonly number[] {
  const leastRight = RIB_MARGIN + CARD_WIDTH + EXPECTED_DEPTH * WHY_INDENT
  const first = footFromLeft(RIB_SLANT * MIN_RIB_HEIGHT)
  const room =
    REGION_MIN_SIZES.causes.w - REGION_PADDING - HEAD_WIDTH - HEAD_MARGIN - leastRight - first
  const step = Math.max(MIN_RIB_DISTANCE, Math.floor(room / Math.max(1, ribs.length - 1)))
  const feet: number[] = []
  ribs.forEach((rib, index) => {
    const before = feet[index - 1]
    const sameSide = ribs[index - 2]
    feet.push(
      Math.max(
        footFromLeft(rib.lean),
        before === undefined ? 0 : before + step,
        sameSide === undefined ? 0 : (feet[index - 2] ?? 0) + distanceBetween(sameSide, rib),
      ),
    )
  })
  return feet
}

/** What the feet of two neighbouring ribs of one side must be apart at least, so that nothing of the first is touched. */
function distanceBetween(first: RibPlan, second: RibPlan): number {
  return Math.ceil(
    first.extents.reduce((most, { right, outer }) => {
      const overhang = outer > second.height ? LABEL_OVERHANG : 0
      const leanThere = (second.lean * Math.min(outer, second.height)) / second.height
      return Math.max(most, right + BAND_GAP + leanThere + overhang)
    }, 0),
  )
}

/** The least distance of a foot from the region's left edge at which the rib's label has room there. */
function footFromLeft(lean: number): number {
  return Math.ceil(LEFT_MARGIN + LABEL_OVERHANG + lean)
}

function placeRib(rib: RibPlan, foot: Point, region: Box, nextLeft: number): Rib {
  const up = rib.side === 'up'
  const sign = up ? -1 : 1
  const tip = { x: foot.x - rib.lean, y: foot.y + sign * rib.height }
  const label = {
    x: tip.x - LABEL_OVERHANG,
    y: up ? tip.y - rib.labelHeight : tip.y,
    w: RIB_LABEL_WIDTH,
    h: rib.labelHeight,
  }
  const roomTop = up ? region.y + LABEL_GAP : label.y
  const roomBottom = up ? bottomOf(label) : bottomOf(region) - LABEL_GAP
  const roomRight = Math.max(rightOf(label), nextLeft - LABEL_GAP)
  const branchY = label.y + label.h / 2
  return {
    categoryId: rib.bone.categoryId,
    name: rib.bone.name,
    side: rib.side,
    line: { from: foot, to: tip },
    label,
    room: { x: label.x, y: roomTop, w: roomRight - label.x, h: roomBottom - roomTop },
    branch:
      rib.branchEnd === null
        ? null
        : { from: { x: tip.x, y: branchY }, to: { x: foot.x + rib.branchEnd, y: branchY } },
  }
}

function placeCards(
  rib: RibPlan,
  foot: Point,
  cards: Map<string, Box>,
  connectors: FishboneConnector[],
): void {
  for (const { card, parentId, box, points } of rib.hung) {
    cards.set(card.id, { x: foot.x + box.x, y: foot.y + box.y, w: box.w, h: box.h })
    connectors.push({
      cardId: card.id,
      parentId,
      points: points.map(({ x, y }) => ({ x: foot.x + x, y: foot.y + y })),
    })
  }
}
