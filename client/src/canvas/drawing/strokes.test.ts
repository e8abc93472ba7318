import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { appendedTo, decodeStroke, encodeStroke, type StrokeSegment } from './strokes.ts'

/** Coordinates as tldraw rounds them: hundredths of a px. */
const coordinate = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100)
const point = fc.oneof(
  fc.record({ x: coordinate, y: coordinate }),
  fc.record({
    x: coordinate,
    y: coordinate,
    z: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
  }),
)
const segment: fc.Arbitrary<StrokeSegment> = fc.record({
  type: fc.constantFrom('free' as const, 'straight' as const),
  points: fc.array(point, { minLength: 1, maxLength: 20 }),
})
const segments = fc.array(segment, { maxLength: 5 })

describe('strokes', () => {
  test('a line comes back as it went', () => {
    fc.assert(
      fc.property(segments, (line) => {
        expect(decodeStroke(encodeStroke(line))).toEqual(line)
      }),
    )
  })

  test('a line that goes on begins with the same numbers', () => {
    fc.assert(
      fc.property(segments, fc.array(point, { minLength: 1 }), segment, (line, more, next) => {
        const last = line.at(-1)
        const longer =
          last === undefined
            ? [next]
            : [...line.slice(0, -1), { ...last, points: [...last.points, ...more] }, next]
        const start = encodeStroke(line)
        const whole = encodeStroke(longer)
        const rest = appendedTo(start, whole)
        expect(rest).not.toBeNull()
        expect([...start, ...(rest ?? [])]).toEqual(whole)
      }),
    )
  })

  test('a line that was changed is no continuation', () => {
    expect(appendedTo([1, 2, 3], [1, 2])).toBeNull()
    expect(appendedTo([1, 2, 3], [1, 9, 3, 4])).toBeNull()
  })

  test('numbers that mean nothing end the line and never throw', () => {
    const good = encodeStroke([{ type: 'free', points: [{ x: 1, y: 2, z: 0.5 }] }])
    expect(decodeStroke([...good, -5, 1, 1, ...good])).toHaveLength(1)
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), (ints) => {
        decodeStroke(ints)
      }),
    )
  })
})
