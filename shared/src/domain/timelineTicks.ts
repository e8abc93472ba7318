import type { Tick, TimeTick } from './timelineFigure.ts'
import type { TimeScale } from './timeScale.ts'
import { MAX_INSTANT_MS, startOfDayMs } from './zone.ts'

const MIN_TICK_DISTANCE = 80
const TICK_STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 10_080]
/** Ticks this far apart are seen from afar as well. */
const MIN_MAJOR_DISTANCE = 320
const MINUTE_MS = 60_000

/** Whole multiples of a step that keeps labels apart, wherever the axis is not compressed. */
export function buildTicks(
  scale: TimeScale,
  xOf: (ms: number) => number,
  fromMs: number,
  toMs: number,
): readonly TimeTick[] {
  const stepMs = stepFor(scale, MIN_TICK_DISTANCE)
  const majorStepMs = stepFor(scale, MIN_MAJOR_DISTANCE)
  const starts = [fromMs, ...scale.gaps.map((gap) => gap.toMs)]
  const ends = [...scale.gaps.map((gap) => gap.fromMs), toMs]
  let majorX = -Infinity
  return starts.flatMap((start, index) => {
    const end = ends[index] ?? start
    const ticks: TimeTick[] = []
    for (let ms = Math.ceil(start / stepMs) * stepMs; ms <= end; ms += stepMs) {
      if (Math.abs(ms) > MAX_INSTANT_MS) continue
      const x = xOf(ms)
      const major = ms % majorStepMs === 0 && x - majorX >= MIN_MAJOR_DISTANCE
      if (major) majorX = x
      ticks.push({ ms, x, major })
    }
    return ticks
  })
}

/** The least round step whose multiples are so many px apart, ms. */
function stepFor(scale: TimeScale, distance: number): number {
  const minutes =
    TICK_STEPS_MIN.find((step) => step * scale.pxPerMinute >= distance) ??
    Math.ceil(distance / scale.pxPerMinute)
  return minutes * MINUTE_MS
}

/** The beginnings of days on the axis; within a compressed gap only of the day on which it ends. */
export function buildDays(
  scale: TimeScale,
  xOf: (ms: number) => number,
  fromMs: number,
  toMs: number,
  timeZone: string,
): readonly Tick[] {
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
