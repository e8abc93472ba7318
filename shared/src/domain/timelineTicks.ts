import type { Tick, TimeTick } from './timelineFigure.ts'
import type { TimeScale } from './timeScale.ts'
import { MAX_INSTANT_MS, wallTime } from './zone.ts'
import { instantOf, startOfDayMs } from './zoneInstants.ts'

const MIN_TICK_DISTANCE = 80
const TICK_STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 10_080]
/** Ticks this far apart are seen from afar as well. */
const MIN_MAJOR_DISTANCE = 320
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const WEEK_MS = 7 * DAY_MS
/** 5 January 1970 was a Monday. */
const FIRST_MONDAY = 4
/** Days are asked for only where those beside them exist as well. */
const LAST_DAY_MS = MAX_INSTANT_MS - 2 * WEEK_MS

/** A part of the axis with one scale. */
interface Part {
  readonly fromMs: number
  readonly toMs: number
  readonly pxPerMinute: number
  /** Free axis at both ends, where the ticks of its neighbours stand, px. */
  readonly margin: number
}

/**
 * Round times of the zone's clocks, far enough apart for their labels, wherever the axis is not compressed: minutes and
 * hours counted from midnight, or days, or weeks.
 */
export function buildTicks(
  scale: TimeScale,
  xOf: (ms: number) => number,
  fromMs: number,
  toMs: number,
  timeZone: string,
): readonly TimeTick[] {
  const ticks: TimeTick[] = []
  let majorX = -Infinity
  let day = { startMs: Infinity, endMs: -Infinity }
  const dayOf = (ms: number) => {
    if (ms < day.startMs || ms >= day.endMs) {
      day = { startMs: startOfDayMs(ms, timeZone), endMs: startOfDayMs(ms, timeZone, 1) }
    }
    return day
  }
  for (const part of partsOf(scale, fromMs, toMs)) {
    const stepMs = stepFor(part.pxPerMinute, MIN_TICK_DISTANCE)
    const majorStepMs = stepFor(part.pxPerMinute, MIN_MAJOR_DISTANCE)
    const left = xOf(part.fromMs) + part.margin
    const right = xOf(part.toMs) - part.margin
    const put = (ms: number, isRound: boolean): void => {
      const x = xOf(ms)
      if (ms < part.fromMs || ms > part.toMs || x < left || x > right) return
      const major = isRound && x - majorX >= MIN_MAJOR_DISTANCE
      if (major) majorX = x
      ticks.push({ ms, x, major, unit: stepMs < DAY_MS ? 'time' : 'day' })
    }
    const end = Math.min(part.toMs, LAST_DAY_MS)
    let ms = Math.max(part.fromMs, -LAST_DAY_MS)
    if (stepMs >= DAY_MS) {
      const days = stepMs / DAY_MS
      ms = startOfDayMs(ms, timeZone, daysUntil(ms, timeZone, days))
      for (; ms <= end; ms = startOfDayMs(ms, timeZone, days)) {
        put(ms, daysUntil(ms, timeZone, Math.max(days, majorStepMs / DAY_MS)) === 0)
      }
      continue
    }
    while (ms <= end) {
      const { startMs, endMs } = dayOf(ms)
      const first = startMs + Math.ceil((ms - startMs) / stepMs) * stepMs
      for (let at = first; at < endMs && at <= end; at += stepMs) {
        put(at, (at - startMs) % majorStepMs === 0)
      }
      ms = endMs
    }
  }
  return ticks
}

/** The axis without what is compressed; an opened gap that is still narrower than the scale says is a part of its own. */
function partsOf(scale: TimeScale, fromMs: number, toMs: number): readonly Part[] {
  const parts: Part[] = []
  let startMs = fromMs
  const { pxPerMinute } = scale
  for (const gap of scale.gaps) {
    if (!gap.compressed) continue
    parts.push({ fromMs: startMs, toMs: gap.fromMs, pxPerMinute, margin: 0 })
    startMs = gap.toMs
    if (!gap.opened) continue
    parts.push({
      fromMs: gap.fromMs,
      toMs: gap.toMs,
      pxPerMinute: (gap.toX - gap.fromX) / ((gap.toMs - gap.fromMs) / MINUTE_MS),
      margin: MIN_TICK_DISTANCE,
    })
  }
  return [...parts, { fromMs: startMs, toMs, pxPerMinute, margin: 0 }]
}

/** The least round step whose multiples are so many px apart, ms; beyond a week whole weeks. */
function stepFor(pxPerMinute: number, distance: number): number {
  const minutes = TICK_STEPS_MIN.find((step) => step * pxPerMinute >= distance)
  if (minutes !== undefined) return minutes * MINUTE_MS
  return Math.ceil((distance / pxPerMinute) * (MINUTE_MS / WEEK_MS)) * WEEK_MS
}

/** How many days after the one of `ms` the next comes of those counted in steps from a Monday; 0: it is one. */
function daysUntil(ms: number, timeZone: string, step: number): number {
  const { year, month, day } = wallTime(ms, timeZone)
  const number = Date.UTC(year, month - 1, day) / DAY_MS - FIRST_MONDAY
  return (step - (((number % step) + step) % step)) % step
}

/**
 * The beginnings of days on the axis, or of months where its ticks are days; within a compressed gap only of the one
 * in which it ends.
 */
export function buildDays(
  scale: TimeScale,
  xOf: (ms: number) => number,
  fromMs: number,
  toMs: number,
  timeZone: string,
): readonly Tick[] {
  const isMonths = stepFor(scale.pxPerMinute, MIN_TICK_DISTANCE) >= DAY_MS
  const startOf = isMonths ? startOfMonthMs : startOfDayMs
  const days: Tick[] = []
  let nextMs = -Infinity
  const reach = (ms: number): void => {
    if (ms < nextMs || Math.abs(ms) > MAX_INSTANT_MS - 60 * DAY_MS) return
    const startMs = startOf(ms, timeZone, 0)
    if (startMs >= fromMs) days.push({ ms: startMs, x: xOf(startMs) })
    nextMs = startOf(ms, timeZone, 1)
  }
  for (const ms of scale.anchors) reach(ms)
  while (nextMs <= toMs && nextMs > fromMs) {
    const before = nextMs
    reach(nextMs)
    if (nextMs <= before) break
  }
  return days
}

function startOfMonthMs(ms: number, timeZone: string, monthsAfter: number): number {
  const { year, month } = wallTime(ms, timeZone)
  return startOfDayMs(
    instantOf(
      { year, month: month + monthsAfter, day: 1, hour: 12, minute: 0, second: 0 },
      timeZone,
    ),
    timeZone,
  )
}
