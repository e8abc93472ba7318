import type { Board } from './board.ts'
import type { Point } from './cards/card.ts'
import type { TimelineEvent } from './cards/event.ts'
import type { Box } from './geometry.ts'
import { gridHeight, layoutGrid } from './grid.ts'
import { REGION_HEADING_HEIGHT, REGION_MIN_SIZES, REGION_PADDING } from './regions.ts'
import { CARD_WIDTH, cardHeight } from './textMetrics.ts'
import { undatedEvents } from './timeline.ts'

/** Up to so many events wait beside the axis; more of them wait in a band below it. */
const MAX_WAITING_BESIDE = 8
/** The gap between the cards of the tray. */
const TRAY_GAP = 16

const TRAY_PADDING = 16
const TRAY_HEADING_HEIGHT = 40
const CARDS_PER_COLUMN = 4
/** As wide as the lane at its least, so that the band is the same however wide the lane is. */
const BAND_WIDTH = REGION_MIN_SIZES.timeline.w - 2 * REGION_PADDING
const BAND_COLUMNS = Math.floor(
  (BAND_WIDTH - 2 * TRAY_PADDING + TRAY_GAP) / (CARD_WIDTH + TRAY_GAP),
)

/** The tray with its cards; one below the axis has its top at 0. */
export interface TrayLayout {
  readonly at: 'left' | 'below'
  readonly box: Box
  readonly cards: ReadonlyMap<string, Box>
}

/** Lays out the events that wait for a time: a few beside the axis at the left, many in a band as wide as the lane. */
export function layoutTray(board: Pick<Board, 'cards'>): TrayLayout {
  const waiting = undatedEvents(board.cards)
  if (waiting.length > MAX_WAITING_BESIDE) return layoutBand(waiting)
  const columns = Math.max(1, Math.ceil(waiting.length / CARDS_PER_COLUMN))
  const grid = { columns, gap: TRAY_GAP }
  const x = REGION_PADDING
  const y = REGION_HEADING_HEIGHT
  return {
    at: 'left',
    box: {
      x,
      y,
      w: 2 * TRAY_PADDING + columns * CARD_WIDTH + (columns - 1) * TRAY_GAP,
      h: TRAY_HEADING_HEIGHT + gridHeight(waiting, grid) + TRAY_PADDING,
    },
    cards: layoutGrid(waiting, { x: x + TRAY_PADDING, y: y + TRAY_HEADING_HEIGHT }, grid),
  }
}

/** Each card goes below the column that ends highest, the leftmost of equal ones: a long text leaves no hole beside it. */
function layoutBand(waiting: readonly TimelineEvent[]): TrayLayout {
  const corner: Point = { x: REGION_PADDING + TRAY_PADDING, y: TRAY_HEADING_HEIGHT }
  const ends = Array.from({ length: BAND_COLUMNS }, () => corner.y)
  const cards = new Map<string, Box>()
  for (const { id, text } of waiting) {
    const y = Math.min(...ends)
    const column = ends.indexOf(y)
    const h = cardHeight(text, 'event')
    cards.set(id, { x: corner.x + column * (CARD_WIDTH + TRAY_GAP), y, w: CARD_WIDTH, h })
    ends[column] = y + h + TRAY_GAP
  }
  const h = Math.max(...ends) - TRAY_GAP + TRAY_PADDING
  return { at: 'below', box: { x: REGION_PADDING, y: 0, w: BAND_WIDTH, h }, cards }
}
