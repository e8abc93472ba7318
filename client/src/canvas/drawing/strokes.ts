/** A piece of a line as tldraw has it; coordinates in px relative to the shape, `z` the pressure from 0 to 1. */
export interface StrokeSegment {
  readonly type: 'free' | 'straight'
  readonly points: readonly { readonly x: number; readonly y: number; readonly z?: number }[]
}

/** Coordinates are kept to a hundredth of a px, as tldraw rounds them; pressures to a hundredth. */
const SCALE = 100
/** What the first number of a point says: pressure in hundredths, plus one of these when it begins a segment. */
const BEGINS = { free: 1_000, straight: 2_000 } as const
/** A point without pressure. */
const NO_PRESSURE = 999
const INTS_PER_POINT = 3

/**
 * A line as whole numbers, three a point: how it begins and its pressure, then the way from the point before. A longer
 * version of the same line begins with the same numbers, so that a growing line only ever appends.
 */
export function encodeStroke(segments: readonly StrokeSegment[]): number[] {
  const ints: number[] = []
  let lastX = 0
  let lastY = 0
  for (const { type, points } of segments) {
    points.forEach(({ x, y, z }, index) => {
      const pressure = z === undefined ? NO_PRESSURE : Math.round(clamp(z) * SCALE)
      const wholeX = Math.round(x * SCALE)
      const wholeY = Math.round(y * SCALE)
      ints.push(pressure + (index === 0 ? BEGINS[type] : 0), wholeX - lastX, wholeY - lastY)
      lastX = wholeX
      lastY = wholeY
    })
  }
  return ints
}

/** The line in such numbers. Numbers that make no sense (they come from other people) end the line before them. */
export function decodeStroke(ints: readonly number[]): StrokeSegment[] {
  const segments: { type: 'free' | 'straight'; points: { x: number; y: number; z?: number }[] }[] =
    []
  let x = 0
  let y = 0
  for (let index = 0; index + INTS_PER_POINT <= ints.length; index += INTS_PER_POINT) {
    const [head = Number.NaN, dx = Number.NaN, dy = Number.NaN] = ints.slice(
      index,
      index + INTS_PER_POINT,
    )
    const begins = Math.floor(head / 1_000)
    const pressure = head - begins * 1_000
    x += dx
    y += dy
    const fits =
      begins >= 0 &&
      begins <= 2 &&
      (pressure <= SCALE || pressure === NO_PRESSURE) &&
      Number.isSafeInteger(x) &&
      Number.isSafeInteger(y)
    if (!fits) break
    if (begins > 0 || segments.length === 0)
      segments.push({ type: begins === 2 ? 'straight' : 'free', points: [] })
    segments.at(-1)?.points.push({
      x: x / SCALE,
      y: y / SCALE,
      ...(pressure !== NO_PRESSURE && { z: pressure / SCALE }),
    })
  }
  return segments
}

/**
 * Segments of any shape as tldraw can draw them as a line; `null`: it cannot, for one without points makes it throw, and with it
 * the whole canvas. So does a straight one with a single point. A person's own canvas makes such a one where Shift is let go
 * before the pointer has moved: it is a dot, as a free one.
 */
export function lineOf(segments: unknown): readonly unknown[] | null {
  if (!Array.isArray(segments) || segments.length === 0) return null
  const line = (segments as readonly unknown[]).map((segment) => {
    const { type, points } = (segment ?? {}) as {
      readonly type?: unknown
      readonly points?: unknown
    }
    if (!Array.isArray(points) || points.length === 0) return null
    return type === 'straight' && points.length === 1 ? { type: 'free', points } : segment
  })
  return line.includes(null) ? null : line
}

function clamp(pressure: number): number {
  return Math.min(Math.max(pressure, 0), 1)
}

/** What `longer` has after `start`; `null` when it does not begin with it. */
export function appendedTo(
  start: readonly number[],
  longer: readonly number[],
): readonly number[] | null {
  if (longer.length < start.length) return null
  return start.every((one, index) => longer[index] === one) ? longer.slice(start.length) : null
}
