import type { Point } from './cards/card.ts'

/** A rectangle of the board's world, in px at zoom 1; `x, y` is its top left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A straight line of the board's world. */
export interface Line {
  readonly from: Point
  readonly to: Point
}

/** A line with corners. */
export type Polyline = readonly Point[]

/** The x of a box's right edge. */
export function rightOf(box: Box): number {
  return box.x + box.w
}

/** The y of a box's bottom edge. */
export function bottomOf(box: Box): number {
  return box.y + box.h
}

/** The middle of a box. */
export function centreOf(box: Box): Point {
  return { x: box.x + box.w / 2, y: box.y + box.h / 2 }
}

/** Whether two boxes share area; boxes that only touch do not. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < rightOf(b) && b.x < rightOf(a) && a.y < bottomOf(b) && b.y < bottomOf(a)
}

/** Whether `inner` lies wholly within `outer`, edges included. */
export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    rightOf(inner) <= rightOf(outer) &&
    bottomOf(inner) <= bottomOf(outer)
  )
}

/** Whether a point lies in a box; its left and top edges belong to it, its right and bottom ones do not. */
export function containsPoint(box: Box, point: Point): boolean {
  return point.x >= box.x && point.x < rightOf(box) && point.y >= box.y && point.y < bottomOf(box)
}

/** The smallest box around all of them; `null` for none. */
export function boundsOf(boxes: Iterable<Box>): Box | null {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, rightOf(box))
    bottom = Math.max(bottom, bottomOf(box))
  }
  return left > right ? null : { x: left, y: top, w: right - left, h: bottom - top }
}
