/** A length of time, epoch ms. */
export interface Stretch {
  readonly fromMs: number
  readonly toMs: number
}

/**
 * A stretch without events that is drawn at a fixed width, or would be if nobody had opened it. Epoch ms; x in px from the
 * first anchor.
 */
export interface ScaleGap extends Stretch {
  readonly fromX: number
  readonly toX: number
  readonly opened: boolean
  /** Whether it is narrower than the scale says; the longest gaps are that even when they are open. */
  readonly compressed: boolean
}

/** Places times on an axis, in px from the first anchor: a constant scale, but long gaps are compressed. */
export interface TimeScale {
  readonly pxPerMinute: number
  /** Times that are placed exactly, ascending, epoch ms; never empty. */
  readonly anchors: readonly number[]
  /** Where each anchor lies, px. */
  readonly xs: readonly number[]
  readonly gaps: readonly ScaleGap[]
  xOf(ms: number): number
  /** The inverse of `xOf`. */
  msAt(x: number): number
}

/** Gaps longer than this without events are compressed. */
export const MAX_OPEN_GAP_MS = 30 * 60_000
/** The width of a compressed gap. */
export const GAP_WIDTH = 120
/** What is not at least this much wider stays as it is. */
const WORTH_COMPRESSING = 2
/** The most that an opened gap takes, px: days of silence would push what follows out of anybody's reach. */
export const MAX_OPENED_WIDTH = 3_600

/** The scale of an axis for which nobody chose one: six cards side by side are a little over an hour. */
export const DEFAULT_PX_PER_MINUTE = 20
/** The scales among which people choose, px per minute: from a minute as wide as half a card to a year in a few lanes. */
export const TIME_SCALES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 40, 80, 120] as const
export const MIN_PX_PER_MINUTE = TIME_SCALES[0]
export const MAX_PX_PER_MINUTE = 120

const MINUTE_MS = 60_000

/** The next larger (`1`) or smaller (`-1`) scale; `null` at the end. */
export function nextTimeScale(pxPerMinute: number, by: 1 | -1): number | null {
  const larger = by === 1
  const next = larger
    ? TIME_SCALES.find((scale) => scale > pxPerMinute)
    : TIME_SCALES.findLast((scale) => scale < pxPerMinute)
  return next ?? null
}

/**
 * Where a time lies depends only on the anchors before it, so that a later one never moves an earlier one against
 * another.
 * @param times epoch ms, in any order; at least one
 * @param opened stretches whose gaps someone wants to see at their length
 */
export function buildTimeScale(
  times: Iterable<number>,
  pxPerMinute: number,
  opened: readonly Stretch[] = [],
): TimeScale {
  const anchors = [...new Set(times)].toSorted((a, b) => a - b)
  const first = anchors[0]
  if (first === undefined) throw new Error('A time scale needs at least one time.')
  const pxPerMs = pxPerMinute / MINUTE_MS
  const xs = [0]
  const gaps: ScaleGap[] = []
  for (let index = 1; index < anchors.length; index++) {
    const fromMs = anchors[index - 1] ?? first
    const toMs = anchors[index] ?? first
    const fromX = xs[index - 1] ?? 0
    const full = (toMs - fromMs) * pxPerMs
    let width = full
    if (toMs - fromMs > MAX_OPEN_GAP_MS && full > WORTH_COMPRESSING * GAP_WIDTH) {
      const isOpened = opened.some((one) => one.fromMs < toMs && one.toMs > fromMs)
      width = isOpened ? Math.min(full, MAX_OPENED_WIDTH) : GAP_WIDTH
      const toX = fromX + width
      gaps.push({ fromMs, toMs, fromX, toX, opened: isOpened, compressed: width < full })
    }
    xs.push(fromX + width)
  }
  return {
    pxPerMinute,
    anchors,
    xs,
    gaps,
    xOf: (ms) => interpolate(anchors, xs, ms, pxPerMs),
    msAt: (x) => interpolate(xs, anchors, x, 1 / pxPerMs),
  }
}

/** Piecewise linear through the points (from, to), both ascending; beyond either end with the given slope. */
function interpolate(
  from: readonly number[],
  to: readonly number[],
  value: number,
  slope: number,
): number {
  const last = from.length - 1
  const at = lastNotAbove(from, value)
  const x0 = from[Math.max(at, 0)] ?? 0
  const y0 = to[Math.max(at, 0)] ?? 0
  if (at < 0 || at === last || value === x0) return y0 + (value - x0) * slope
  const x1 = from[at + 1] ?? x0
  const y1 = to[at + 1] ?? y0
  return y0 + ((value - x0) / (x1 - x0)) * (y1 - y0)
}

/** Index of the last element that is not above `value`; −1 when all are. */
function lastNotAbove(ascending: readonly number[], value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? Infinity) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
