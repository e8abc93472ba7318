import type { Board } from './board.ts'
import { MILESTONES, type Milestone } from './cards/event.ts'
import type { Box, Line } from './geometry.ts'
import { gridHeight, layoutGrid } from './grid.ts'
import { REGION_HEADING_HEIGHT, REGION_MIN_SIZES, REGION_PADDING } from './regions.ts'
import { CARD_WIDTH, cardHeight } from './textMetrics.ts'
import { datedEvents, milestoneTimes, undatedEvents, type DatedEvent } from './timeline.ts'
import type {
  Leader,
  MilestoneFlag,
  MilestoneSpan,
  RangeBar,
  Tick,
  TimelineFigure,
} from './timelineFigure.ts'
import { buildTimeScale, type TimeScale } from './timeScale.ts'
import { MAX_INSTANT_MS, startOfDayMs } from './zone.ts'

/** The scale of the axis where nothing is compressed. */
export const DEFAULT_PX_PER_MINUTE = 20
/** Between cards of one row, and between rows. */
export const TIMELINE_CARD_GAP = 16
export const FLAG_WIDTH = 132
export const FLAG_HEIGHT = 24

const FLAG_PITCH = FLAG_HEIGHT + 4
const FLAG_GAP = 8
const MIN_FLAG_LEVELS = 2
/** Between the lowest flag and the axis: the durations. */
const SPAN_HEIGHT = 32
/** Between the axis and the first row: the labels of the ticks. */
const TICK_LABEL_HEIGHT = 40
/** Free axis between the tray and the first event, so that something can be dragged before it. */
const LEAD = 120
const GAP_MARK_HEIGHT = 24
const MIN_TICK_DISTANCE = 80
const TICK_STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 10_080]
const TRAY_PADDING = 16
const TRAY_HEADING_HEIGHT = 40
const TRAY_CARDS_PER_COLUMN = 4
const MAX_TRAY_COLUMNS = 3

const MINUTE_MS = 60_000

/** The timeline lane with its top left corner at 0, 0. */
export interface TimelineLayout {
  readonly width: number
  readonly height: number
  readonly cards: ReadonlyMap<string, Box>
  readonly figure: TimelineFigure
}

/**
 * Cards stand below the axis with their left edge at their start, each in the first row where it fits. The row of a card
 * depends only on those that come before it (by start, order key, id), so adding one changes no earlier card's row.
 * @param minWidth px that the lane takes at least
 */
export function layoutTimeline(
  board: Board,
  pxPerMinute: number,
  minWidth: number,
): TimelineLayout {
  const events = datedEvents(board.cards)
  const times = milestoneTimes(board)
  const scale = buildTimeScale(anchorsOf(board, events), pxPerMinute)
  const tray = layoutTray(board)
  const originX = tray.box.x + tray.box.w + LEAD
  const xOf = (ms: number): number => originX + scale.xOf(ms)

  const flags = placeFlags(times, xOf)
  const axisY =
    REGION_HEADING_HEIGHT + Math.max(MIN_FLAG_LEVELS, flags.levels) * FLAG_PITCH + SPAN_HEIGHT
  const placed = placeRows(events, xOf, axisY + TICK_LABEL_HEIGHT)
  const trayHeight = tray.box.y + tray.contentHeight
  const height = Math.max(
    REGION_MIN_SIZES.timeline.h,
    placed.bottom + REGION_PADDING,
    trayHeight + REGION_PADDING,
  )
  const endX = xOf(scale.anchors.at(-1) ?? 0)
  const width = Math.max(
    minWidth,
    endX + CARD_WIDTH + REGION_PADDING,
    endX + FLAG_WIDTH + REGION_PADDING,
  )
  const axis: Line = {
    from: { x: originX - LEAD + REGION_PADDING, y: axisY },
    to: { x: width - REGION_PADDING, y: axisY },
  }
  const msAt = (x: number): number => scale.msAt(x - originX)
  const figure: TimelineFigure = {
    axis,
    ticks: buildTicks(scale, xOf, msAt(axis.from.x), msAt(axis.to.x)),
    dayBoundaries: buildDays(scale, xOf, msAt(axis.from.x), msAt(axis.to.x), board),
    gaps: scale.gaps.map((gap) => ({
      box: {
        x: originX + gap.fromX,
        y: axisY - GAP_MARK_HEIGHT / 2,
        w: gap.toX - gap.fromX,
        h: GAP_MARK_HEIGHT,
      },
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
        box: { x, y, w: FLAG_WIDTH, h: FLAG_HEIGHT },
        pole: { from: { x, y }, to: { x, y: axisY } },
      }
    }),
    spans: buildSpans(times, xOf, axisY - SPAN_HEIGHT / 2),
    tray: { ...tray.box, h: height - tray.box.y - REGION_PADDING },
    rows: placed.rows,
    xOf,
    msAt,
  }
  return { width, height, cards: new Map([...tray.cards, ...placed.cards]), figure }
}

/**
 * What the scale must place exactly. The incident's own times always count, also where an event's milestone comes before
 * them: otherwise marking a later event could move the earlier ones.
 */
function anchorsOf(board: Board, events: readonly DatedEvent[]): Set<number> {
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

function layoutTray(board: Board): {
  box: Box
  contentHeight: number
  cards: ReadonlyMap<string, Box>
} {
  const waiting = undatedEvents(board.cards)
  const columns = Math.min(
    MAX_TRAY_COLUMNS,
    Math.max(1, Math.ceil(waiting.length / TRAY_CARDS_PER_COLUMN)),
  )
  const grid = { columns, gap: TIMELINE_CARD_GAP }
  const x = REGION_PADDING
  const y = REGION_HEADING_HEIGHT
  const cards = layoutGrid(waiting, { x: x + TRAY_PADDING, y: y + TRAY_HEADING_HEIGHT }, grid)
  const w = 2 * TRAY_PADDING + columns * CARD_WIDTH + (columns - 1) * TIMELINE_CARD_GAP
  const contentHeight = TRAY_HEADING_HEIGHT + gridHeight(waiting, grid) + TRAY_PADDING
  return { box: { x, y, w, h: contentHeight }, contentHeight, cards }
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
    rightEdges[level] = x + FLAG_WIDTH
    return { ...flag, level }
  })
  return { placed, levels: rightEdges.length }
}

/** Between neighbouring milestones of those recorded; a pair that runs backwards has no span. */
function buildSpans(
  times: Readonly<Record<Milestone, number | null>>,
  xOf: (ms: number) => number,
  y: number,
): readonly MilestoneSpan[] {
  const recorded = MILESTONES.filter((milestone) => times[milestone] !== null)
  return recorded.flatMap((to, index): readonly MilestoneSpan[] => {
    const from = recorded[index - 1]
    const fromMs = from === undefined ? null : times[from]
    const toMs = times[to]
    if (from === undefined || fromMs === null || toMs === null || toMs < fromMs) return []
    const line = { from: { x: xOf(fromMs), y }, to: { x: xOf(toMs), y } }
    return [{ from, to, durationMs: toMs - fromMs, line }]
  })
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

/** Whole multiples of a step that keeps labels apart, wherever the axis is not compressed. */
function buildTicks(
  scale: TimeScale,
  xOf: (ms: number) => number,
  fromMs: number,
  toMs: number,
): readonly Tick[] {
  const stepMin =
    TICK_STEPS_MIN.find((step) => step * scale.pxPerMinute >= MIN_TICK_DISTANCE) ??
    Math.ceil(MIN_TICK_DISTANCE / scale.pxPerMinute)
  const stepMs = stepMin * MINUTE_MS
  const starts = [fromMs, ...scale.gaps.map((gap) => gap.toMs)]
  const ends = [...scale.gaps.map((gap) => gap.fromMs), toMs]
  return starts.flatMap((start, index) => {
    const end = ends[index] ?? start
    const ticks: Tick[] = []
    for (let ms = Math.ceil(start / stepMs) * stepMs; ms <= end; ms += stepMs) {
      if (Math.abs(ms) <= MAX_INSTANT_MS) ticks.push({ ms, x: xOf(ms) })
    }
    return ticks
  })
}

/** The beginnings of days on the axis; within a compressed gap only of the day on which it ends. */
function buildDays(
  scale: TimeScale,
  xOf: (ms: number) => number,
  fromMs: number,
  toMs: number,
  board: Board,
): readonly Tick[] {
  const { timeZone } = board.incident
  const days: Tick[] = []
  let nextMs = -Infinity
  const reach = (ms: number): void => {
    if (ms < nextMs || Math.abs(ms) > MAX_INSTANT_MS - 2 * 24 * 60 * MINUTE_MS) return
    const startMs = startOfDayMs(ms, timeZone)
    if (startMs >= fromMs) days.push({ ms: startMs, x: xOf(startMs) })
    nextMs = startOfDayMs(ms, timeZone, 1)
  }
  for (const ms of scale.anchors) reach(ms)
  while (nextMs <= toMs && nextMs > fromMs) {
    const before = nextMs
    reach(nextMs)
    if (nextMs <= before) break
  }
  return days
}
