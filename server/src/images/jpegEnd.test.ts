import { Transformer } from '@napi-rs/image'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isWholeJpeg } from './jpegEnd.ts'

const pixels = Uint8Array.from({ length: 64 * 48 * 4 }, (_, at) => (at * at + (at >> 5)) % 256)
const file = await Transformer.fromRgbaPixels(pixels, 64, 48).jpeg(85)

describe('I5 isWholeJpeg', () => {
  test('I5.1 a whole file is whole, also with bytes behind its end and fill bytes before a marker', () => {
    expect(isWholeJpeg(file)).toBe(true)
    expect(isWholeJpeg(Buffer.concat([file, Buffer.from('a short film')]))).toBe(true)
    const filled = Buffer.concat([file.subarray(0, 2), Buffer.from([255, 255]), file.subarray(2)])
    expect(isWholeJpeg(filled)).toBe(true)
  })

  test('I5.2 cut anywhere it is not, nor by the end of a small picture within it', () => {
    for (let length = 2; length < file.length; length += 1) {
      expect(isWholeJpeg(file.subarray(0, length))).toBe(false)
    }
    const small = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), file])
    small.writeUInt16BE(file.length + 2, 2)
    const outer = Buffer.concat([file.subarray(0, 2), small, file.subarray(2)])
    expect(isWholeJpeg(outer)).toBe(true)
    expect(isWholeJpeg(outer.subarray(0, -2))).toBe(false)
  })

  test('I5.3 whatever the bytes are, it answers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 0xff, 0xd0, 0xd8, 0xd9, 0xda, 0xe1)), (bytes) => {
        expect(typeof isWholeJpeg(Uint8Array.from([0xff, 0xd8, ...bytes]))).toBe('boolean')
      }),
      { numRuns: 1_000 },
    )
  })
})
