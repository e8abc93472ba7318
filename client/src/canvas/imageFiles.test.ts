import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import fc from 'fast-check'
import { AssetRecordType } from 'tldraw'
import { describe, expect, test } from 'vitest'

import { fileRefusal, placedSize, placeInRow, PLACED_WIDTH } from './imageFiles.ts'
import { imageSource } from './imageSource.ts'

const side = fc.integer({ min: 1, max: 10_000 })

describe('pictures', () => {
  test('only what the server takes is sent, and the words say why not', () => {
    expect(fileRefusal({ name: 'a.png', type: 'image/png', size: LIMITS.maxImageBytes })).toBeNull()
    expect(fileRefusal({ name: 'a.png', type: 'image/png', size: 11 * 1_048_576 })).toMatch(
      /^“a\.png” has 11 MB; a picture may have 10\./,
    )
    expect(fileRefusal({ name: 'a.svg', type: 'image/svg+xml', size: 1 })).toMatch(/as a PNG/)
    expect(fileRefusal({ name: '', type: 'application/pdf', size: 1 })).toMatch(
      /^The picture is no/,
    )
  })

  test('one is placed whole, in its shape, and never wider than it should be', () => {
    fc.assert(
      fc.property(side, side, (w, h) => {
        const placed = placedSize({ w, h })
        expect(placed.w).toBeLessThanOrEqual(PLACED_WIDTH)
        expect(placed.w).toBeLessThanOrEqual(w)
        const scale = Math.min(1, PLACED_WIDTH / w, 640 / h)
        expect(Math.abs(placed.w - w * scale)).toBeLessThan(1)
        expect(Math.abs(placed.h - h * scale)).toBeLessThan(1)
      }),
    )
  })

  test('several stand side by side around the point', () => {
    const sizes = fc.array(fc.record({ w: side, h: side }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(sizes, (all) => {
        const boxes = placeInRow(all, { x: 0, y: 0 })
        const gaps = boxes
          .slice(1)
          .map((box, at) => box.x - (boxes[at]?.x ?? 0) - (all[at]?.w ?? 0))
        expect(Math.min(24, ...gaps)).toBeGreaterThanOrEqual(23)
        const [first] = boxes
        const last = boxes.at(-1)
        expect(Math.abs((first?.x ?? 0) + (last?.x ?? 0) + (last?.w ?? 0))).toBeLessThan(2)
      }),
    )
  })

  test.each([
    ['/api/boards/board-1/images/AbCdEfGhIjKlMnOpQrStUvWxYz1', true],
    ['https://elsewhere.example/pixel.png', false],
    ['//elsewhere.example/api/boards/b/images/AbCdEfGhIjKlMnOpQrStUvWxYz1', false],
    ['/api/boards/board-1/images/AbCdEfGhIjKlMnOpQrStUvWxYz1?x=1', false],
    ['/api/boards/board-1/images/../../../x', false],
    ['data:image/png;base64,AAAA', false],
    ['blob:http://here/1', false],
    ['https://whybоard.example/api/boards/b/images/AbCdEfGhIjKlMnOpQrStUvWxYz1', false],
    ['https://xn--whybard-0fg.example/api/boards/b/images/AbCdEfGhIjKlMnOpQrStUvWxYz1', false],
    ['/\\elsewhere.example/api/boards/b/images/AbCdEfGhIjKlMnOpQrStUvWxYz1', false],
    ['\t//elsewhere.example/api/boards/b/images/AbCdEfGhIjKlMnOpQrStUvWxYz1', false],
    ['/api/boards/b/images/AbCdEfGhIjKlMnOpQrStUvWxYz1\n', false],
    ['/api/boards/b/images/AbCdEfGhIjKlMnOpQrStUvWxYz1@elsewhere.example', false],
    ['/api/boards/..%2f..%2f/images/AbCdEfGhIjKlMnOpQrStUvWxYz1', false],
    ['/api/boards/../images/AbCdEfGhIjKlMnOpQrStUvWxYz1', false],
    ['javascript:alert(1)', false],
    ['asset:one', false],
    ['', false],
    [null, false],
  ])('%s is read: %s', (src, reads) => {
    const asset = AssetRecordType.create({
      id: AssetRecordType.createId('one'),
      type: 'image',
      props: { w: 1, h: 1, name: '', isAnimated: false, mimeType: 'image/png', src },
    })
    expect(imageSource(asset) !== null).toBe(reads)
  })
})
