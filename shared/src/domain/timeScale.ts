/** A stretch without events that is drawn at a fixed width. Epoch ms; x in px from the first anchor. */
export interface CompressedGap {
  readonly fromMs: number
  readonly toMs: number
  readonly fromX: number
  readonly toX: number
}

/** Places times on an axis, in px from the first anchor: a constant scale, but long gaps are compressed. */
export interface TimeScale {
  readonly pxPerMinute: number
  /** Times that are placed exactly, ascending, epoch ms; never empty. */
  readonly anchors: readonly number[]
  readonly gaps: readonly CompressedGap[]
  xOf(ms: number): number
  /** The inverse of `xOf`. */
  msAt(x: number): number
}

/** Gaps longer than this without events are compressed. */
export const MAX_OPEN_GAP_MS = 30 * 60_000
/** The width of a compressed gap. */
export const GAP_WIDTH = 120
/** The scale of an axis: six cards side by side are a little over an hour. */
export const DEFAULT_PX_PER_MINUTE = 20

const MINUTE_MS = 60_000

/** What lies between two neighbouring times, px. */
function widthBetween(fromMs: number, toMs: number, pxPerMs: number): number {
  const open = (toMs - fromMs) * pxPerMs
  return toMs - fromMs > MAX_OPEN_GAP_MS && open > GAP_WIDTH ? GAP_WIDTH : open
}

/**
 * Where a time lies depends only on the anchors before it, so that a later one never moves an earlier one against
 * another.
 * @param times epoch ms, in any order; at least one
 */
export function buildTimeScale(times: Iterable<number>, pxPerMinute: number): TimeScale {
  const anchors = [...new Set(times)].toSorted((a, b) => a - b)
  const first = anchors[0]
  if (first === undefined) throw new Error('A time scale needs at least one time.')
  const pxPerMs = pxPerMinute / MINUTE_MS
  const xs = [0]
  const gaps: CompressedGap[] = []
  for (let index = 1; index < anchors.length; index++) {
    const fromMs = anchors[index - 1] ?? first
    const toMs = anchors[index] ?? first
    const fromX = xs[index - 1] ?? 0
    const width = widthBetween(fromMs, toMs, pxPerMs)
    const toX = fromX + width
    xs.push(toX)
    if (width < (toMs - fromMs) * pxPerMs) gaps.push({ fromMs, toMs, fromX, toX })
  }
  return {
    pxPerMinute,
    anchors,
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
