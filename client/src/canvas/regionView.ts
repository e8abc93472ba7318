import { currentPhase, type Stage } from '@whyboard/shared/domain/agenda.ts'
import type { Board } from '@whyboard/shared/domain/board.ts'
import { REGIONS, type Point, type Region } from '@whyboard/shared/domain/cards/card.ts'
import { CARD_KINDS } from '@whyboard/shared/domain/cards/cardKinds.ts'
import {
  boundsOf,
  bottomOf,
  centreOf,
  contains,
  containsPoint,
  rightOf,
  type Box,
} from '@whyboard/shared/domain/geometry.ts'
import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'
import { REGION_PADDING } from '@whyboard/shared/domain/regions.ts'

/** Below this zoom a card's text (16 px) is under 10 px on the screen, too small to be read. */
export const READABLE_ZOOM = 0.62
/** Below this zoom a board is a pattern of colours: headings are still read, cards can no longer be told apart. */
const LEAST_OVERVIEW = 0.15
/** Of an empty region so much is shown, px at zoom 1: room for a few cards. */
const LEAST = { w: 1040, h: 520 }

/** What a person who goes to a region wants to see. */
export interface RegionContent {
  /** Around all that the region holds, within it. */
  readonly box: Box
  /** What is seen in any case when not all of it can be: where reading begins. */
  readonly start: Point
}

/**
 * Whether a look at the whole board says anything on this screen: not on a phone, nor of a board that has grown very large.
 * @param screen what the canvas takes of the page, px
 * @param board all that is on the board, px at zoom 1
 */
export function showsOverview(screen: Pick<Box, 'w' | 'h'>, board: Pick<Box, 'w' | 'h'>): boolean {
  return Math.min(screen.w / board.w, screen.h / board.h) >= LEAST_OVERVIEW
}

/** The region at a point, or `null` between regions. */
export function regionAt(regions: Readonly<Record<Region, Box>>, point: Point): Region | null {
  return REGIONS.find((region) => containsPoint(regions[region], point)) ?? null
}

/**
 * The region that somebody is at work in: the one in the middle of their view, `null` between regions. Where most regions
 * are seen whole, the middle says nothing; there it is the one they point at, else that of the meeting's phase, by itself the
 * timeline.
 * @param view what is seen, px at zoom 1
 * @param pointer where they point, px at zoom 1; `null` when they do not
 */
export function regionInView(
  regions: Readonly<Record<Region, Box>>,
  view: Box,
  stage: Stage,
  pointer: Point | null,
): Region | null {
  const whole = REGIONS.filter((region) => contains(view, regions[region]))
  if (whole.length <= REGIONS.length / 2) return regionAt(regions, centreOf(view))
  const pointed = pointer && regionAt(regions, pointer)
  if (pointed !== null) return pointed
  const region = currentPhase(stage)?.region ?? 'board'
  return region === 'board' ? 'timeline' : region
}

/** What a region holds now: its heading, its cards, and of the fishbone its bones. */
export function regionContent(board: Board, layout: BoardLayout, region: Region): RegionContent {
  const whole = layout.regions[region]
  const { ribs, head } = layout.fishbone
  const held = board.cards.flatMap(({ id, kind }) => {
    const box = CARD_KINDS[kind].region === region ? layout.cards.get(id) : undefined
    return box === undefined ? [] : [box]
  })
  const figure = region === 'causes' ? [head, ...ribs.map((rib) => rib.label)] : []
  const corner = { x: whole.x, y: whole.y, ...LEAST }
  const around = boundsOf([corner, ...[...held, ...figure].map((box) => padded(box))]) ?? whole
  const x = Math.max(whole.x, around.x)
  const y = Math.max(whole.y, around.y)
  const box = {
    x,
    y,
    w: Math.min(rightOf(whole), rightOf(around)) - x,
    h: Math.min(bottomOf(whole), bottomOf(around)) - y,
  }
  // A fishbone is read from its head, everything else from the top left.
  return { box, start: region === 'causes' ? centreOf(head) : { x, y } }
}

function padded({ x, y, w, h }: Box): Box {
  return {
    x: x - REGION_PADDING,
    y: y - REGION_PADDING,
    w: w + 2 * REGION_PADDING,
    h: h + 2 * REGION_PADDING,
  }
}

/**
 * The camera that shows a region's content whole, no closer than 100%. Where that would be too small to read it shows a
 * part of that size that holds the start.
 * @param screen px
 * @param inset free space around the content, px of the screen
 * @param least the zoom below which it would be too small
 * @returns as tldraw has it: the world is shifted by `x, y`, then scaled by `z`
 */
export function cameraOn(
  { box, start }: RegionContent,
  screen: { readonly w: number; readonly h: number },
  inset: number,
  least = READABLE_ZOOM,
): { readonly x: number; readonly y: number; readonly z: number } {
  const whole = Math.min((screen.w - 2 * inset) / box.w, (screen.h - 2 * inset) / box.h)
  const z = Math.min(1, Math.max(least, whole))
  const margin = inset / z
  return {
    x: -along(box.x - margin, box.w + 2 * margin, start.x, screen.w / z),
    y: -along(box.y - margin, box.h + 2 * margin, start.y, screen.h / z),
    z,
  }
}

/** Where a view of that length begins: centred on what fits into it, else within it and as near around `at` as it can be. */
function along(from: number, length: number, at: number, view: number): number {
  if (length <= view) return from - (view - length) / 2
  return Math.min(Math.max(at - view / 2, from), from + length - view)
}
