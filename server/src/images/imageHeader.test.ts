import { Transformer } from '@napi-rs/image'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { plainPng, toGif } from '../testing/pictures.ts'
import { readImageHeader } from './imageHeader.ts'

const [W, H] = [37, 21]
const drawn = () => Transformer.fromRgbaPixels(new Uint8Array(W * H * 4).fill(120), W, H)
const FILES = {
  png: plainPng(W, H),
  gif: toGif({ w: W, h: H, indices: Array<number>(W * H).fill(1), colours: [0, 0xffffff] }),
  jpeg: await drawn().jpeg(80),
  webp: await drawn().webp(80),
  avif: await drawn().avif({ speed: 10 }),
}

describe('I1 readImageHeader', () => {
  test.each(Object.entries(FILES))('I1.1 %s: its kind and size', (kind, file) => {
    expect(readImageHeader(file)).toEqual({ kind, w: W, h: H })
  })

  test('I1.2 WebP without loss', async () => {
    const file = await drawn().webpLossless()
    expect(readImageHeader(file)).toEqual({ kind: 'webp', w: W, h: H })
  })

  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['HTML', '<!doctype html><img src="x">'],
    ['PDF', '%PDF-1.7'],
    ['a video', '\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41'],
    ['nothing', ''],
  ])('I1.3 %s is none of them', (_, text) => {
    expect(readImageHeader(Buffer.from(text, 'latin1'))).toBe('unsupported')
  })

  test('I1.4 whatever the bytes are, it answers, and a view into a larger buffer is read alone', () => {
    const changed = fc.tuple(
      fc.constantFrom(...Object.values(FILES)),
      fc.array(fc.record({ at: fc.nat({ max: 400 }), to: fc.nat({ max: 255 }) })),
      fc.nat({ max: 500 }),
    )
    fc.assert(
      fc.property(changed, ([file, changes, length]) => {
        const pool = Buffer.concat([Buffer.alloc(7, 255), file])
        for (const { at, to } of changes) if (at + 7 < pool.length) pool[at + 7] = to
        const view = pool.subarray(7, 7 + length)
        expect(readImageHeader(view)).toEqual(readImageHeader(Uint8Array.from(view)))
      }),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        readImageHeader(bytes)
      }),
    )
  })
})
