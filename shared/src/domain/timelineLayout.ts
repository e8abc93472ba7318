import type { Board } from './board.ts'
import { MILESTONES, type Milestone } from './cards/event.ts'
import { bottomOf, type Box, type Line } from './geometry.ts'
import { REGION_HEADING_HEIGHT, REGION_MIN_SIZES, REGION_PADDING } from './regions.ts'
import { CARD_WIDTH, cardHeight } from './textMetrics.ts'
import { datedEvents, milestoneTimes, type DatedEvent } from './timeline.ts'
import type {
  Leader,
  MilestoneFlag,
  MilestoneSpan,
  RangeBar,
  TimelineFigure,
} from './timelineFigure.ts'
import { buildDays, buildTicks } from './timelineTicks.ts'
import { layoutTray } from './timelineTray.ts'
import {
  buildTimeScale,
  DEFAULT_PX_PER_MINUTE,
  MIN_PX_PER_MINUTE,
  TIME_SCALES,
  type Stretch,
} from './timeScale.ts'

/** Between cards of one row, and between rows. */
const TIMELINE_CARD_GAP = 16
const FLAG_WIDTH = 132
const FLAG_HEIGHT = 24

/** The height that a level of flags takes. */
export const FLAG_PITCH = FLAG_HEIGHT + 4
/** What a flag may take of its level when it grows because it is seen from afar. */
const FLAG_ROOM = 264

const FLAG_GAP = 8
const MIN_FLAG_LEVELS = 2
/** Between the lowest flag and the axis: the durations. */
export const SPAN_HEIGHT = 32
/** Between the axis and the first row: the labels of the ticks. */
const TICK_LABEL_HEIGHT = 48
/** Free axis between the tray and the first event, so that something can be dragged before it. */
const LEAD = 120
const GAP_MARK_HEIGHT = 24
/** Between the lowest row and a tray below the axis. */
const TRAY_MARGIN = 32
const MINUTE_MS = 60_000

/** The timeline lane with its top left corner at 0, 0. */
export interface TimelineLayout {
  readonly width: number
  readonly height: number
  readonly cards: ReadonlyMap<string, Box>
  readonly figure: TimelineFigure
}

/** What the timeline is laid out from. */
export type TimelineBoard = Pick<Board, 'cards' | 'incident' | 'createdAtMs'>

/**
 * Cards stand below the axis with their left edge at their start, each in the first row where it fits. The row of a card
 * depends only on those that come before it (by start, order key, id), so adding one changes no earlier card's row.
 * @param minWidth px that the lane takes at least
 * @param opened stretches whose compressed gaps someone wants to see at their length
 */
export function layoutTimeline(
  board: TimelineBoard,
  minWidth: number,
  opened: readonly Stretch[] = [],
): TimelineLayout {
  const events = datedEvents(board.cards)
  const times = milestoneTimes(board)
  const pxPerMinute = board.incident.pxPerMinute ?? DEFAULT_PX_PER_MINUTE
  const scale = buildTimeScale(anchorsOf(board, events), pxPerMinute, opened)
  const tray = layoutTray(board)
  const originX = (tray.at === 'left' ? tray.box.x + tray.box.w : 0) + LEAD
  const xOf = (ms: number): number => originX + scale.xOf(ms)

  const flags = placeFlags(times, xOf)
  const axisY =
    REGION_HEADING_HEIGHT + Math.max(MIN_FLAG_LEVELS, flags.levels) * FLAG_PITCH + SPAN_HEIGHT
  const placed = placeRows(events, xOf, axisY + TICK_LABEL_HEIGHT)
  const trayY = tray.at === 'left' ? 0 : placed.bottom + TRAY_MARGIN
  const height = Math.max(
    REGION_MIN_SIZES.timeline.h,
    placed.bottom + REGION_PADDING,
    trayY + bottomOf(tray.box) + REGION_PADDING,
  )
  const endX = xOf(scale.anchors.at(-1) ?? 0)
  const content = Math.max(
    REGION_MIN_SIZES.timeline.w,
    endX + CARD_WIDTH + REGION_PADDING,
    endX + FLAG_ROOM + REGION_PADDING,
  )
  // What is below may be wider than the time that the board is about; the axis ends with the latter.
  const axis: Line = {
    from: { x: originX - LEAD + REGION_PADDING, y: axisY },
    to: { x: content - REGION_PADDING, y: axisY },
  }
  const msAt = (x: number): number => scale.msAt(x - originX)
  const [fromMs, toMs] = [msAt(axis.from.x), msAt(axis.to.x)]
  const figure: TimelineFigure = {
    axis,
    ticks: buildTicks(scale, xOf, fromMs, toMs, board.incident.timeZone),
    dayBoundaries: buildDays(scale, xOf, fromMs, toMs, board.incident.timeZone),
    gaps: scale.gaps.map((gap) => ({
      box: {
        x: originX + gap.fromX,
        y: axisY - GAP_MARK_HEIGHT / 2,
        w: gap.toX - gap.fromX,
        h: GAP_MARK_HEIGHT,
      },
      opened: gap.opened,
      fromMs: gap.fromMs,
      toMs: gap.toMs,
    })),
    leaders: buildLeaders(events, placed.cards, axisY),
    rangeBars: buildRangeBars(events, xOf, axisY),
    flags: flags.placed.map(({ milestone, ms, level }): MilestoneFlag => {
      const x = xOf(ms)
      const y = axisY - SPAN_HEIGHT - (level + 1) * FLAG_PITCH
      return {
        milestone,
        ms,
        level,
        box: { x, y, w: FLAG_WIDTH, h: FLAG_HEIGHT },
        pole: { from: { x, y }, to: { x, y: axisY } },
      }
    }),
    spans: buildSpans(times, xOf, axisY - SPAN_HEIGHT / 2),
    tray:
      tray.at === 'left'
        ? { ...tray.box, h: height - tray.box.y - REGION_PADDING }
        : { ...tray.box, y: trayY },
    rows: placed.rows,
    xOf,
    msAt,
  }
  const cards = new Map(placed.cards)
  for (const [id, box] of tray.cards) cards.set(id, { ...box, y: trayY + box.y })
  return { width: Math.max(minWidth, content), height, cards, figure }
}

/**
 * The scale (px per minute) at which all that the timeline places lies beside the tray in a lane of the least width, with
 * the fewest rows of cards and then the fewest compressed gaps. Of equally good ones it is the one nearest to the usual.
 */
export function fittingScale(board: TimelineBoard): number {
  const events = datedEvents(board.cards)
  const anchors = anchorsOf(board, events)
  if (anchors.size < 2) return DEFAULT_PX_PER_MINUTE
  const tray = layoutTray(board)
  const left = (tray.at === 'left' ? tray.box.x + tray.box.w : 0) + LEAD
  const width = REGION_MIN_SIZES.timeline.w - left - FLAG_ROOM - REGION_PADDING
  let best: { pxPerMinute: number; rows: number; gaps: number } = {
    pxPerMinute: MIN_PX_PER_MINUTE,
    rows: Infinity,
    gaps: Infinity,
  }
  const offUsual = (pxPerMinute: number) => Math.abs(Math.log(pxPerMinute / DEFAULT_PX_PER_MINUTE))
  for (const pxPerMinute of TIME_SCALES) {
    const scale = buildTimeScale(anchors, pxPerMinute)
    if ((scale.xs.at(-1) ?? 0) > width) continue
    const rows = Math.max(0, ...placeRows(events, scale.xOf, 0).rows.values())
    const gaps = scale.gaps.length
    const by =
      rows - best.rows || gaps - best.gaps || offUsual(pxPerMinute) - offUsual(best.pxPerMinute)
    if (by < 0) best = { pxPerMinute, rows, gaps }
  }
  return best.pxPerMinute
}

/**
 * What the scale must place exactly. The incident's own times always count, also where an event's milestone comes before
 * them: otherwise marking a later event could move the earlier ones.
 */
function anchorsOf(board: TimelineBoard, events: readonly DatedEvent[]): Set<number> {
  const anchors = new Set<number>()
  for (const { time } of events) {
    anchors.add(time.startMs)
    if (time.endMs !== null) anchors.add(time.endMs)
  }
  for (const milestone of MILESTONES) {
    const ms = board.incident.times[milestone]
    if (ms !== null) anchors.add(ms)
  }
  if (anchors.size === 0) anchors.add(Math.floor(board.createdAtMs / MINUTE_MS) * MINUTE_MS)
  return anchors
}

function placeRows(
  events: readonly DatedEvent[],
  xOf: (ms: number) => number,
  top: number,
): { cards: ReadonlyMap<string, Box>; rows: ReadonlyMap<string, number>; bottom: number } {
  const rightEdges: number[] = []
  const heights: number[] = []
  const rows = new Map<string, number>()
  const sizes = events.map((event) => {
    const x = xOf(event.time.startMs)
    const h = cardHeight(event.text, 'event')
    const row = firstFree(rightEdges, x - TIMELINE_CARD_GAP)
    rightEdges[row] = x + CARD_WIDTH
    heights[row] = Math.max(heights[row] ?? 0, h)
    rows.set(event.id, row)
    return { id: event.id, x, h, row }
  })
  const tops: number[] = []
  let y = top
  for (const height of heights) {
    tops.push(y)
    y += height + TIMELINE_CARD_GAP
  }
  const cards = new Map<string, Box>()
  for (const { id, x, h, row } of sizes) cards.set(id, { x, y: tops[row] ?? top, w: CARD_WIDTH, h })
  return { cards, rows, bottom: heights.length === 0 ? top : y - TIMELINE_CARD_GAP }
}

/** The first row whose right edge is not beyond `x`; a new one when there is none. */
function firstFree(rightEdges: readonly number[], x: number): number {
  let row = 0
  while (row < rightEdges.length && (rightEdges[row] ?? Infinity) > x) row++
  return row
}

function placeFlags(
  times: Readonly<Record<Milestone, number | null>>,
  xOf: (ms: number) => number,
): { placed: { milestone: Milestone; ms: number; level: number }[]; levels: number } {
  const reached = MILESTONES.flatMap((milestone) => {
    const ms = times[milestone]
    return ms === null ? [] : [{ milestone, ms }]
  }).toSorted((a, b) => a.ms - b.ms)
  const rightEdges: number[] = []
  const placed = reached.map((flag) => {
    const x = xOf(flag.ms)
    const level = firstFree(rightEdges, x - FLAG_GAP)
    rightEdges[level] = x + FLAG_ROOM
    return { ...flag, level }
  })
  return { placed, levels: rightEdges.length }
}

/** From one recorded milestone to the next; one that lies before an earlier one is passed over, so that none overlap. */
function buildSpans(
  times: Readonly<Record<Milestone, number | null>>,
  xOf: (ms: number) => number,
  y: number,
): readonly MilestoneSpan[] {
  const spans: MilestoneSpan[] = []
  let last: { readonly milestone: Milestone; readonly ms: number } | null = null
  for (const milestone of MILESTONES) {
    const ms = times[milestone]
    if (ms === null || (last !== null && ms < last.ms)) continue
    if (last !== null) {
      const line = { from: { x: xOf(last.ms), y }, to: { x: xOf(ms), y } }
      spans.push({ from: last.milestone, to: milestone, durationMs: ms - last.ms, line })
    }
    last = { milestone, ms }
  }
  return spans
}

function buildLeaders(
  events: readonly DatedEvent[],
  cards: ReadonlyMap<string, Box>,
  axisY: number,
): readonly Leader[] {
  return events.flatMap(({ id: cardId }) => {
    const box = cards.get(cardId)
    if (box === undefined) return []
    return [{ cardId, line: { from: { x: box.x, y: axisY }, to: { x: box.x, y: box.y } } }]
  })
}

function buildRangeBars(
  events: readonly DatedEvent[],
  xOf: (ms: number) => number,
  axisY: number,
): readonly RangeBar[] {
  return events.flatMap(({ id: cardId, time }) => {
    if (time.endMs === null) return []
    const from = { x: xOf(time.startMs), y: axisY }
    return [{ cardId, line: { from, to: { x: xOf(time.endMs), y: axisY } } }]
  })
}
