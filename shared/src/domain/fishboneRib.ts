import type { Point } from './cards/card.ts'
import { dealColumns } from './fishboneColumns.ts'
import { CONNECTOR_Y, groupOf, hangGroup, type Group, type HungCard } from './fishboneGroup.ts'
import type { Bone, WhyTree } from './fishboneTree.ts'
import { CARD_FONT_SIZE, CARD_LINE_HEIGHT, textHeight } from './textMetrics.ts'

/** Ribs lean at 60° to the spine: this far sideways per px of height. */
export const RIB_SLANT = 1 / Math.tan(Math.PI / 3)
/** No rib leans farther sideways than this: a longer one stands steeper. */
export const MAX_RIB_LEAN = 200
export const RIB_LABEL_WIDTH = 200
const RIB_LABEL_PADDING = 8
/** Between a rib, or a column's trunk, and the cards at its right. */
export const RIB_MARGIN = 24
export const MIN_RIB_HEIGHT = 200
/** How far a label begins left of its rib's tip. */
export const LABEL_OVERHANG = 24

const SPINE_MARGIN = 32
const TIP_MARGIN = 16
/** Between causes of one column, each with its whys. */
const GROUP_GAP = 24
/** Between a column's cards and the next column's trunk. */
const COLUMN_GAP = 16
/** What a bone takes besides its columns, about: its lean, its label, the spine. */
const BONE_WIDTH = 160
const BONE_HEIGHT = 100
/** What shape counts against area when columns are chosen. */
const SHAPE_WEIGHT = 0.5
const MANY_GROUPS = 40

export type Side = 'up' | 'down'

/** What a bone takes of its side of the spine, up to a distance from it; lengths from the rib's foot. */
export interface Extent {
  readonly right: number
  readonly outer: number
}

/** One bone as laid out by itself; nothing of another bone enters into it. */
export interface RibPlan {
  readonly bone: Bone
  readonly side: Side
  /** From the spine to the tip, vertically. */
  readonly height: number
  /** How far the tip is left of the foot. */
  readonly lean: number
  readonly labelHeight: number
  readonly hung: readonly HungCard[]
  /** The right end of the branch that joins the trunks of further columns to the label; `null` when there are none. */
  readonly branchEnd: number | null
  /** What the next bone on this side keeps clear of. */
  readonly extents: readonly Extent[]
  /** The right edge of its cards and label, from the foot. */
  readonly right: number
}

/**
 * Lays a bone out. Its causes, each with its whys below it, stand in columns from the spine outwards, the first column
 * along the rib, further ones on trunks that come from the label.
 * @param shape how wide the bone should be for its height, about; it decides how many columns there are
 */
export function planRib(bone: Bone, tree: WhyTree, side: Side, shape: number): RibPlan {
  const groups = bone.roots.map((root) => groupOf(root, tree))
  const columns = columnsOf(groups, shape)
  const reach = columns.reduce((most, column) => Math.max(most, stackHeight(column)), 0)
  const height = Math.max(
    MIN_RIB_HEIGHT,
    groups.length === 0 ? 0 : SPINE_MARGIN + reach + TIP_MARGIN,
  )
  const lean = Math.min(RIB_SLANT * height, MAX_RIB_LEAN)
  const labelHeight =
    2 * RIB_LABEL_PADDING +
    textHeight(bone.name, RIB_LABEL_WIDTH - 2 * RIB_LABEL_PADDING, CARD_FONT_SIZE, CARD_LINE_HEIGHT)
  const sign = side === 'up' ? -1 : 1
  const hung: HungCard[] = []
  const extents: Extent[] = []
  let right = 0
  let trunk: number | null = null
  for (const [index, column] of columns.entries()) {
    // The first column follows the rib, which is farthest right where a group is nearest to the spine.
    trunk = index === 0 ? null : right + COLUMN_GAP
    let distance = SPINE_MARGIN
    // From the outer end of the column inwards, a trunk goes from one cause to the next.
    let joint = sign * (height + labelHeight / 2)
    const placed: { group: Group; x: number; y: number }[] = []
    for (const group of column) {
      const x =
        trunk === null ? Math.round(RIB_MARGIN - (lean * distance) / height) : trunk + RIB_MARGIN
      placed.push({ group, x, y: side === 'up' ? -distance - group.h : distance })
      extents.push({ right: x + group.w, outer: distance + group.h })
      right = Math.max(right, x + group.w)
      distance += group.h + GROUP_GAP
    }
    for (const { group, x, y } of placed.toReversed()) {
      const meets = y + CONNECTOR_Y
      const stem: readonly Point[] =
        trunk === null
          ? [{ x: (-lean * Math.abs(meets)) / height, y: meets }]
          : [
              { x: trunk, y: joint },
              { x: trunk, y: meets },
            ]
      joint = meets
      hangGroup(group, tree, { x, y }, stem, hung)
    }
  }
  const labelRight = RIB_LABEL_WIDTH - LABEL_OVERHANG - lean
  extents.push({ right: labelRight, outer: height + labelHeight })
  // Nothing stands between a branch and the label's outer edge.
  if (trunk !== null) extents.push({ right: trunk, outer: height + labelHeight })
  return {
    bone,
    side,
    height,
    lean,
    labelHeight,
    hung,
    branchEnd: trunk,
    extents,
    right: Math.ceil(Math.max(right, labelRight)),
  }
}

/** As many columns as bring the bone near its shape without leaving much room in them empty. */
function columnsOf(groups: readonly Group[], shape: number): readonly (readonly Group[])[] {
  if (groups.length < 2) return groups.length === 0 ? [] : [groups]
  const stack = stackHeight(groups)
  const pitch =
    groups.reduce((sum, group) => sum + group.w, 0) / groups.length + RIB_MARGIN + COLUMN_GAP
  const wished = Math.sqrt((shape * stack) / pitch)
  const heights = groups.map((group) => group.h)
  // Few high groups fill some numbers of columns far worse than others; many fill all of them.
  const most = Math.min(groups.length, Math.ceil(wished) + (groups.length < MANY_GROUPS ? 3 : 0))
  let best: readonly (readonly Group[])[] = [groups]
  let least = Infinity
  for (let count = Math.max(1, Math.floor(wished)); count <= most; count++) {
    let from = 0
    const columns = dealColumns(heights, GROUP_GAP, count).map((held) =>
      groups.slice(from, (from += held)),
    )
    const width = columns.length * pitch + BONE_WIDTH
    const height =
      BONE_HEIGHT + columns.reduce((high, column) => Math.max(high, stackHeight(column)), 0)
    const cost =
      Math.log(width * height) + SHAPE_WEIGHT * Math.abs(Math.log(width / height / shape))
    if (cost < least) {
      best = columns
      least = cost
    }
  }
  return best
}

function stackHeight(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + group.h + GROUP_GAP, -GROUP_GAP)
}
