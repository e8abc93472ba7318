import type { FishboneFigure, Rib } from './fishboneFigure.ts'
import type { Line } from './geometry.ts'
import { RIB_SLANT } from './fishboneRib.ts'

/** A place for a bone among the others. */
export interface BoneSlot {
  /** Its place among the categories, from 0. */
  readonly index: number
  /** The category behind which it comes; `null`: it is the first. */
  readonly after: string | null
  /** The beginning of a rib there, from the spine outwards, world px. */
  readonly mark: Line
}

/** How far the mark of a slot goes from the spine, px. */
const MARK_HEIGHT = 120
/** From the foot of the first or last rib to a slot outside of them, px. */
const BEYOND = 140

/**
 * The place that a bone has when its label is dragged along the fish.
 * @param x the left edge of its label, world px
 * @returns `null` for a bone that cannot be moved: "Other", which is always the last, and one that is not there
 */
export function boneSlotAt(
  { ribs }: Pick<FishboneFigure, 'ribs'>,
  categoryId: string,
  x: number,
): BoneSlot | null {
  const movable = ribs.filter((rib) => rib.categoryId !== null)
  if (!movable.some((rib) => rib.categoryId === categoryId)) return null
  const others = movable.filter((rib) => rib.categoryId !== categoryId)
  const index = others.filter((rib) => rib.label.x < x).length
  const before = others[index - 1]
  const foot = footBetween(before, others[index], movable[0])
  const up = index % 2 === 0
  return {
    index,
    after: before?.categoryId ?? null,
    mark: {
      from: foot,
      to: { x: foot.x - RIB_SLANT * MARK_HEIGHT, y: foot.y + (up ? -1 : 1) * MARK_HEIGHT },
    },
  }
}

function footBetween(before: Rib | undefined, next: Rib | undefined, only: Rib | undefined) {
  const left = before?.line.from
  const right = next?.line.from
  if (left !== undefined && right !== undefined) return { x: (left.x + right.x) / 2, y: left.y }
  if (left !== undefined) return { x: left.x + BEYOND, y: left.y }
  if (right !== undefined) return { x: right.x - BEYOND, y: right.y }
  return only?.line.from ?? { x: 0, y: 0 }
}

/** The category behind which one comes that takes a place among the others; `null`: it is the first. */
export function boneBefore(
  categories: readonly { readonly id: string }[],
  id: string,
  index: number,
): string | null {
  return categories.filter((one) => one.id !== id)[index - 1]?.id ?? null
}
