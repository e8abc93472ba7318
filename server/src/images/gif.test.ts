import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { toGif } from '../testing/pictures.ts'
import { decodeGif } from './gif.ts'

const COLOURS = [0xff0000, 0x00ff00, 0x0000ff, 0xffffff, 0x000000, 0x123456, 0xabcdef, 0x777777]

const picture = fc
  .record({ w: fc.integer({ min: 1, max: 40 }), h: fc.integer({ min: 1, max: 40 }) })
  .chain(({ w, h }) =>
    fc.record({
      w: fc.constant(w),
      h: fc.constant(h),
      // Long runs make long codes.
      indices: fc
        .array(fc.record({ colour: fc.nat({ max: 7 }), run: fc.integer({ min: 1, max: 60 }) }), {
          minLength: w * h,
          maxLength: w * h,
        })
        .map((runs) =>
          runs.flatMap(({ colour, run }) => Array<number>(run).fill(colour)).slice(0, w * h),
        ),
      laced: fc.boolean(),
    }),
  )

const pixelsOf = (indices: readonly number[], transparent: number | null) =>
  indices.flatMap((index) => {
    const colour = COLOURS[index] ?? 0
    return index === transparent
      ? [0, 0, 0, 0]
      : [colour >> 16, (colour >> 8) & 255, colour & 255, 255]
  })

const outcomeOf = (bytes: Uint8Array): string => {
  try {
    decodeGif(bytes)
    return 'read'
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown'
  }
}

describe('I4 decodeGif', () => {
  test('I4.1 a picture comes back as it was packed', () => {
    fc.assert(
      fc.property(picture, ({ w, h, indices, laced }) => {
        const frame = decodeGif(toGif({ w, h, indices, colours: COLOURS, laced }))
        expect([frame.w, frame.h]).toEqual([w, h])
        expect([...frame.rgba]).toEqual(pixelsOf(indices, null))
      }),
      { numRuns: 60 },
    )
  })

  test('I4.2 more codes than there can be, and what is transparent', () => {
    const [w, h] = [300, 300]
    const indices = Array.from({ length: w * h }, (_, at) => (at * at + (at >> 7)) % 8)
    const gif = toGif({ w, h, indices, colours: COLOURS, transparent: 3 })
    expect(Buffer.compare(decodeGif(gif).rgba, Buffer.from(pixelsOf(indices, 3)))).toBe(0)
  })

  test('I4.3 what is cut off and nonsense are read or refused, and never hang', () => {
    const gif = toGif({ w: 20, h: 20, indices: Array<number>(400).fill(1), colours: COLOURS })
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat({ max: gif.length - 1 }), to: fc.nat({ max: 255 }) })),
        fc.nat({ max: gif.length }),
        (changes, length) => {
          const bytes = Uint8Array.from(gif)
          for (const { at, to } of changes) bytes[at] = at > 5 && at < 10 ? 1 : to
          expect(['read', 'RangeError']).toContain(outcomeOf(bytes.subarray(0, length)))
        },
      ),
    )
  })

  test('I4.4 a picture far larger than its screen is refused before anything is unpacked', () => {
    const gif = toGif({ w: 4, h: 4, indices: Array<number>(16).fill(1), colours: COLOURS })
    const size = gif.indexOf(0x2c, 13 + 24) + 5
    new DataView(gif.buffer, gif.byteOffset).setUint32(size, 0xffff_ffff)
    expect(outcomeOf(gif)).toBe('RangeError')
  })

  test('I5.4 one that is cut off is refused', () => {
    const gif = toGif({ w: 4, h: 4, indices: Array<number>(16).fill(1), colours: COLOURS })
    expect(outcomeOf(gif.subarray(0, -1))).toBe('read')
    for (let length = 14; length < gif.length - 1; length += 1) {
      expect(outcomeOf(gif.subarray(0, length))).toBe('RangeError')
    }
  })
})
