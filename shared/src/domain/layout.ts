import type { Board } from './board.ts'
import { REGIONS, type Region } from './cards/card.ts'
import type { Card, CardKind } from './cards/cardKinds.ts'
import { planFishbone, type FishbonePlan } from './fishbone.ts'
import type { FishboneFigure } from './fishboneFigure.ts'
import { boundsOf, type Box } from './geometry.ts'
import { gridHeight, gridWidth, layoutGrid, widenGrid, type Grid } from './grid.ts'
import { memoLast } from './memo.ts'
import { byOrder } from './order.ts'
import {
  placeRegions,
  REGION_GAP,
  REGION_HEADING_HEIGHT,
  REGION_MIN_SIZES,
  REGION_PADDING,
  type Size,
} from './regions.ts'
import { CARD_WIDTH, cardHeight } from './textMetrics.ts'
import type { TimelineFigure } from './timelineFigure.ts'
import { layoutTimeline } from './timelineLayout.ts'
import type { Stretch } from './timeScale.ts'

/** Where everything on a board is, in world px at zoom 1; nothing of it is stored. */
export interface BoardLayout {
  readonly regions: Readonly<Record<Region, Box>>
  /** Every card's box by id. */
  readonly cards: ReadonlyMap<string, Box>
  readonly timeline: TimelineFigure
  readonly fishbone: FishboneFigure
  /** Around all regions and cards. */
  readonly bounds: Box
}

/** Cards side by side in each region that has a grid. */
const GRIDS = {
  worked: { columns: 4, gap: 16, padding: 48 },
  actions: { columns: 4, gap: 16, padding: 48 },
  parking: { columns: 2, gap: 8, padding: 12 },
} as const
type GridRegion = keyof typeof GRIDS
/** The parking lot is as high as the board when nothing is on it; more ideas make it wider first. */
const PARKING_ROOM = REGION_MIN_SIZES.parking.h - REGION_HEADING_HEIGHT - REGION_PADDING
const MOST_PARKING_COLUMNS = 6

/** Notes that were never put anywhere wait here, left of the board. */
const LOOSE_NOTES_X = -(CARD_WIDTH + REGION_GAP)

/** What a layout is asked for. */
interface LayoutOptions {
  /** Stretches whose compressed gaps someone wants to see at their length. */
  readonly openedGaps?: readonly Stretch[]
}

const NO_STRETCHES: readonly Stretch[] = []
const TIMELINE_KINDS: readonly CardKind[] = ['event']
const FISHBONE_KINDS: readonly CardKind[] = ['cause', 'why']

/** Where everything on the board is. Pure: equal boards have equal layouts on every machine. */
export function layoutBoard(board: Board, options: LayoutOptions = {}): BoardLayout {
  return boardLayouter()(board, options)
}

/**
 * {@link layoutBoard} for a board that is laid out again and again: what a change does not touch (the timeline and the fishbone
 * while somebody writes elsewhere, a region's box) is not worked out again and is the same object as before.
 */
export function boardLayouter(): (board: Board, options?: LayoutOptions) => BoardLayout {
  const planBones = memoLast(
    (cards: Board['cards'], categories: Board['categories'], texts: Board['texts']) =>
      planFishbone({ cards, categories, texts }),
  )
  const placeBones = memoLast((plan: FishbonePlan, origin: Box) => plan.place(origin))
  const layOutTimeline = memoLast(
    (
      cards: Board['cards'],
      incident: Board['incident'],
      createdAtMs: number,
      minWidth: number,
      openedGaps: readonly Stretch[],
    ) => layoutTimeline({ cards, incident, createdAtMs }, minWidth, openedGaps),
  )
  const boxes = recordOf(REGIONS, () =>
    memoLast((x: number, y: number, w: number, h: number): Box => ({ x, y, w, h })),
  )
  return (board, { openedGaps = NO_STRETCHES } = {}) => {
    const ofKinds = (kinds: readonly CardKind[]) =>
      board.cards.filter(({ kind }) => kinds.includes(kind))
    const held = {
      worked: ofKinds(['worked']).toSorted(byOrder),
      actions: ofKinds(['action']).toSorted(byOrder),
      parking: ofKinds(['parked']).toSorted(byOrder),
    }
    const grids = {
      ...GRIDS,
      parking: widenGrid(held.parking, GRIDS.parking, PARKING_ROOM, MOST_PARKING_COLUMNS),
    }
    const fishbone = planBones(ofKinds(FISHBONE_KINDS), board.categories, board.texts)
    const timeline = layOutTimeline(
      ofKinds(TIMELINE_KINDS),
      board.incident,
      board.createdAtMs,
      Math.max(
        REGION_MIN_SIZES.timeline.w,
        fishbone.width + REGION_GAP + REGION_MIN_SIZES.worked.w,
      ),
      openedGaps,
    )
    const places = placeRegions({
      timeline: { w: timeline.width, h: timeline.height },
      causes: { w: fishbone.width, h: fishbone.height },
      worked: gridSize('worked', held.worked, grids.worked),
      actions: gridSize('actions', held.actions, grids.actions),
      parking: gridSize('parking', held.parking, grids.parking),
    })
    const regions = recordOf(REGIONS, (region) => {
      const { x, y, w, h } = places[region]
      return boxes[region](x, y, w, h)
    })
    const bones = placeBones(fishbone, regions.causes)
    const cards = new Map<string, Box>([...timeline.cards, ...bones.cards])
    for (const region of ['worked', 'actions', 'parking'] as const) {
      const { x, y } = regions[region]
      const origin = { x: x + grids[region].padding, y: y + REGION_HEADING_HEIGHT }
      for (const [id, box] of layoutGrid(held[region], origin, grids[region])) cards.set(id, box)
    }
    placeNotes(ofKinds(['note']).toSorted(byOrder), cards)
    return {
      regions,
      cards,
      timeline: timeline.figure,
      fishbone: bones.figure,
      bounds: boundsOf([...Object.values(regions), ...cards.values()]) ?? regions.timeline,
    }
  }
}

function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Readonly<Record<Key, Value>> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>
}

function gridSize(
  region: GridRegion,
  cards: readonly Card[],
  grid: Grid & { readonly padding: number },
): Size {
  return {
    w: Math.max(REGION_MIN_SIZES[region].w, gridWidth(grid) + 2 * grid.padding),
    h: REGION_HEADING_HEIGHT + gridHeight(cards, grid) + REGION_PADDING,
  }
}

function placeNotes(notes: readonly Card[], cards: Map<string, Box>): void {
  let looseY = 0
  for (const card of notes) {
    if (card.kind !== 'note') continue
    const h = cardHeight(card.text, 'note')
    const { x, y } = card.position ?? { x: LOOSE_NOTES_X, y: looseY }
    cards.set(card.id, { x, y, w: CARD_WIDTH, h })
    if (card.position === null) looseY += h + GRIDS.worked.gap
  }
}
