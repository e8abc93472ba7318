import type { Region } from './cards/card.ts'
import type { Box } from './geometry.ts'

/** The band at a region's top that holds its heading. */
export const REGION_HEADING_HEIGHT = 56
/** Between a region's edge and what it holds. */
export const REGION_PADDING = 24
/** Between regions. */
export const REGION_GAP = 80

export interface Size {
  readonly w: number
  readonly h: number
}

/** The regions of an empty board, in px at zoom 1. */
export const REGION_MIN_SIZES: Readonly<Record<Region, Size>> = {
  timeline: { w: 3200, h: 560 },
  causes: { w: 2080, h: 1120 },
  worked: { w: 1040, h: 520 },
  actions: { w: 1040, h: 520 },
  parking: { w: 480, h: 1760 },
}

/** Regions whose ends differ by no more than this end at one line. */
const ALIGNED_WITHIN = 240

/**
 * Puts the regions side by side: the timeline on top; below it causes, then worked above actions; parking to the right
 * of them all. A region that needs more room pushes its neighbours, and does not stretch them: only lower ends that are
 * nearly at one line are brought to it, and the timeline lies over all that is below it.
 * @param needs what each region's cards take; never below its least size
 */
export function placeRegions(needs: Readonly<Record<Region, Size>>): Readonly<Record<Region, Box>> {
  const size = (region: Region): Size => ({
    w: Math.max(REGION_MIN_SIZES[region].w, needs[region].w),
    h: Math.max(REGION_MIN_SIZES[region].h, needs[region].h),
  })
  const [timeline, causes, worked] = [size('timeline'), size('causes'), size('worked')]
  const [actions, parking] = [size('actions'), size('parking')]

  const lowerY = timeline.h + REGION_GAP
  const columnX = causes.w + REGION_GAP
  const columnW = Math.max(worked.w, actions.w)
  const right = Math.max(timeline.w, columnX + columnW)
  const actionsY = lowerY + worked.h + REGION_GAP
  const bottom = Math.max(lowerY + causes.h, actionsY + actions.h, parking.h)
  const heightFrom = (y: number, h: number): number =>
    bottom - (y + h) <= ALIGNED_WITHIN ? bottom - y : h
  return {
    timeline: { x: 0, y: 0, w: right, h: timeline.h },
    causes: { x: 0, y: lowerY, w: causes.w, h: heightFrom(lowerY, causes.h) },
    worked: { x: columnX, y: lowerY, w: columnW, h: worked.h },
    actions: { x: columnX, y: actionsY, w: columnW, h: heightFrom(actionsY, actions.h) },
    parking: { x: right + REGION_GAP, y: 0, w: parking.w, h: heightFrom(0, parking.h) },
  }
}
