import type { Point } from '@whyboard/shared/domain/cards/card.ts'

/** A part of the screen, px of the screen. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where on the frame somebody out of view is shown. */
export interface EdgeMark {
  readonly id: number
  /** The middle of the mark, px of the screen. */
  readonly x: number
  readonly y: number
  /** The way to them, radians clockwise from the right. */
  readonly angle: number
}

/** More people than this are not shown: a row of faces would say nothing any more. */
export const MOST_MARKS = 5

type Side = 'left' | 'right' | 'top' | 'bottom'

/** Marks stand no nearer to one another, px of the screen. */
const STEP = 30

/**
 * Where those stand who point at something out of view: where the line from the middle of the screen to them leaves the
 * frame. Marks of one side are moved apart along it, in the order in which the people are met there. Of many, those who are
 * nearest.
 * @param points what each of them points at, px of the screen
 * @param screen what is seen: who points into it needs no mark
 */
export function edgeMarks(
  points: ReadonlyMap<number, Point>,
  screen: Frame,
  frame: Frame,
): readonly EdgeMark[] {
  const middle = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 }
  const away = ({ x, y }: Point) => Math.hypot(x - middle.x, y - middle.y)
  const nearest = [...points]
    .filter(([, point]) => !isIn(point, screen))
    .toSorted(([a, here], [b, there]) => away(here) - away(there) || a - b)
    .slice(0, MOST_MARKS)
  const sides: Record<Side, EdgeMark[]> = { left: [], right: [], top: [], bottom: [] }
  for (const [id, point] of nearest) {
    const [dx, dy] = [point.x - middle.x, point.y - middle.y]
    const toSide = dx === 0 ? Infinity : (frame.right - middle.x) / Math.abs(dx)
    const toEnd = dy === 0 ? Infinity : (frame.bottom - middle.y) / Math.abs(dy)
    const share = Math.min(toSide, toEnd)
    const side: Side = toSide < toEnd ? (dx < 0 ? 'left' : 'right') : dy < 0 ? 'top' : 'bottom'
    sides[side].push({
      id,
      x: middle.x + dx * share,
      y: middle.y + dy * share,
      angle: Math.atan2(dy, dx),
    })
  }
  return [
    ...apart(sides.left, 'y', frame.top, frame.bottom),
    ...apart(sides.right, 'y', frame.top, frame.bottom),
    // The corners belong to the other two sides.
    ...apart(sides.top, 'x', frame.left + STEP, frame.right - STEP),
    ...apart(sides.bottom, 'x', frame.left + STEP, frame.right - STEP),
  ]
}

function isIn({ x, y }: Point, { left, top, right, bottom }: Frame): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

/** Keeps a step between marks of one side; where there is no room for all, they come closer evenly. */
function apart(
  marks: readonly EdgeMark[],
  axis: 'x' | 'y',
  from: number,
  to: number,
): readonly EdgeMark[] {
  const step = Math.min(STEP, (to - from) / Math.max(1, marks.length - 1))
  const sorted = marks.toSorted((a, b) => a[axis] - b[axis] || a.id - b.id)
  let least = from
  return sorted.map((mark, index) => {
    const most = to - step * (sorted.length - 1 - index)
    const at = Math.min(Math.max(mark[axis], least), most)
    least = at + step
    return { ...mark, [axis]: at }
  })
}
