import { Transformer } from '@napi-rs/image'
import { afterAll, describe, expect, test } from 'vitest'

import { seededRandom } from '@whyboard/shared/testing/random.ts'
import { SLOW } from '@whyboard/shared/testing/slow.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import { SILENT } from '../room/environment.ts'
import { chunk, plainPng, toGif, toPng } from '../testing/pictures.ts'
import { runningClock } from '../testing/runningClock.ts'
import { readImageHeader } from './imageHeader.ts'
import { createProcessReencoder } from './processReencoder.ts'

const reencoder = createProcessReencoder({ clock: runningClock(), log: SILENT })
afterAll(() => reencoder.close())

const drawn = (w: number, h: number, opacity = 255) =>
  Transformer.fromRgbaPixels(
    Uint8Array.from({ length: w * h * 4 }, (_, at) => (at % 4 === 3 ? opacity : (at * 7) % 251)),
    w,
    h,
  )
const made = async (file: Uint8Array) => {
  const result = await reencoder.reencode(file)
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}
const short = async (file: Uint8Array) => {
  const { mimeType, w, h } = await made(file)
  return `${mimeType} ${w}×${h}`
}
const reasonFor = async (file: Uint8Array) => {
  const result = await reencoder.reencode(file)
  return result.ok ? 'made' : result.reason
}

/** A JPEG with an EXIF segment that says which way up it is, and where it was taken. */
async function photograph(orientation: number): Promise<Buffer> {
  const plain = await drawn(40, 20).jpeg(90)
  const exif = Buffer.from('ffe100f045786966000049492a000800000001001201030001000000', 'hex')
  const segment = Buffer.concat([
    exif,
    Buffer.from([orientation, 0, 0, 0, 0, 0, 0, 0]),
    Buffer.from('GPS 52.5200 N 13.4050 E'),
  ])
  const padded = Buffer.concat([segment, Buffer.alloc(0xf0 + 2 - segment.length)])
  return Buffer.concat([plain.subarray(0, 2), padded, plain.subarray(2)])
}

describe('I2 pictures are decoded and encoded anew', () => {
  test('I2.1 drawings stay sharp, photographs photographs, and what is transparent stays so', async () => {
    expect(await short(plainPng(30, 20))).toBe('image/png 30×20')
    expect(await short(await drawn(30, 20).jpeg(90))).toBe('image/jpeg 30×20')
    expect(await short(await drawn(30, 20).webp(90))).toBe('image/webp 30×20')
    expect(await short(await drawn(30, 20).avif({ speed: 10 }))).toBe('image/webp 30×20')
    const gif = { w: 3, h: 2, indices: [0, 1, 0, 1, 0, 1], colours: [0xff0000, 0], transparent: 1 }
    const { bytes, mimeType } = await made(toGif(gif))
    expect(mimeType).toBe('image/png')
    const pixels = await new Transformer(bytes).rawPixels()
    expect([...pixels.subarray(0, 8)]).toEqual([255, 0, 0, 255, 0, 0, 0, 0])
    const glass = await made(await drawn(8, 8, 90).webp(90))
    expect((await new Transformer(glass.bytes).rawPixels())[3]).toBe(90)
  })

  test('I2.2 a photograph stands upright, and nothing is left of where it was taken', async () => {
    const file = await photograph(6)
    expect(file.includes('GPS')).toBe(true)
    const { w, h, bytes } = await made(file)
    expect([w, h]).toEqual([20, 40])
    expect(Buffer.from(bytes).includes('GPS')).toBe(false)
    expect(Buffer.from(bytes).includes('Exif')).toBe(false)
  })

  test('I2.3 what is longer than a board shows is made smaller', async () => {
    const { w, h } = await made(plainPng(LIMITS.maxImageSide * 2, 100))
    expect([w, h]).toEqual([LIMITS.maxImageSide, 50])
  })

  test('I2.5 noise, which packs badly, is kept in 3 MB all the same', SLOW, async () => {
    const [w, h] = [2_200, 1_600]
    const noise = Transformer.fromRgbaPixels(seededRandom(3).bytes(w * h * 4), w, h)
    const file = await noise.jpeg(92)
    expect(file.byteLength).toBeGreaterThan(4_000_000)
    const { bytes } = await made(file)
    expect(bytes.byteLength).toBeLessThanOrEqual(3 * 1024 * 1024)
  })

  test('I2.4 the same file becomes the same bytes', async () => {
    const file = await drawn(60, 40).jpeg(90)
    expect(Buffer.compare((await made(file)).bytes, (await made(file)).bytes)).toBe(0)
  })
})

describe('I3 no file harms the server', () => {
  test('I3.1 what is no picture, or larger than it may be, is not decoded at all', async () => {
    expect(await reasonFor(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
      'unsupported',
    )
    expect(await reasonFor(toPng(100_000, 100_000, Buffer.alloc(10)))).toBe('too-many-pixels')
    expect(await reasonFor(toPng(5_001, 5_000, Buffer.alloc(10)))).toBe('too-many-pixels')
  })

  test('I3.2 bombs and what is cut off end with their process', SLOW, async () => {
    // Half a GB of zeros in half a MB, behind a header of 10,000 pixels.
    const bomb = toPng(100, 100, Buffer.alloc(512 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(['made', 'unreadable']).toContain(await reasonFor(bomb))
    expect(await reasonFor(toPng(4_000, 4_000, Buffer.alloc(1_000)))).toBe('unreadable')
    expect(await reasonFor(plainPng(300, 300).subarray(0, 200))).toBe('unreadable')
    const photo = await drawn(60, 40).jpeg(90)
    expect(await reasonFor(photo.subarray(0, -40))).toBe('unreadable')
    expect(await short(plainPng(5, 5))).toBe('image/png 5×5')
  })

  test(
    'I3.3 files with random mistakes are refused or made, and the next one is made',
    SLOW,
    async () => {
      const random = seededRandom(7)
      const files = [
        plainPng(40, 30),
        await drawn(40, 30).jpeg(80),
        await drawn(40, 30).webp(80),
        await drawn(40, 30).avif({ speed: 10 }),
      ]
      for (const file of files) {
        for (let round = 0; round < 3; round += 1) {
          const broken = Buffer.from(file)
          const mistakes = random.bytes(40)
          for (let at = 0; at < mistakes.length; at += 2) {
            broken[12 + (((mistakes[at] ?? 0) * 31) % (broken.length - 12))] = mistakes[at + 1] ?? 0
          }
          expect(['made', 'unreadable', 'unsupported', 'too-many-pixels']).toContain(
            await reasonFor(broken),
          )
        }
      }
      expect(await short(plainPng(5, 5))).toBe('image/png 5×5')
    },
  )

  test('I3.6 of what moves, or is two things at once, one picture is left', SLOW, async () => {
    const script = Buffer.from('<script>alert(1)</script>')
    const [red, blue] = [plainPng(16, 8, 0xff0000ff), plainPng(16, 8, 0x0000ffff)]
    const afterHeader = 33
    // Its number, the whole of 16 × 8 px at 0, 0, a tenth of a second.
    const frame = (n: number): Buffer =>
      chunk('fcTL', Buffer.from(`0000000${n}00000010000000080000000000000000000a00640000`, 'hex'))
    const blueData = blue.subarray(afterHeader + 8, -16)
    const moving = Buffer.concat([
      red.subarray(0, afterHeader),
      chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
      frame(0),
      red.subarray(afterHeader, -12),
      frame(1),
      chunk('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 2]), blueData])),
      red.subarray(-12),
    ])
    const photo = await drawn(16, 8).jpeg(90)
    for (const file of [
      moving,
      Buffer.concat([red, script]),
      Buffer.concat([
        red.subarray(0, afterHeader),
        chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), script])),
        red.subarray(afterHeader),
      ]),
      Buffer.concat([
        photo.subarray(0, 2),
        Buffer.from([0xff, 0xfe, 0, 2 + script.length]),
        script,
        photo.subarray(2),
      ]),
      Buffer.concat([photo, Buffer.from('PK\u0003\u0004'), script]),
    ]) {
      const { bytes, w, h } = await made(file)
      expect([w, h]).toEqual([16, 8])
      const kept = Buffer.from(bytes)
      for (const word of ['<script', 'acTL', 'fdAT', 'PK\u0003'])
        expect(kept.includes(word)).toBe(false)
    }
    expect([
      ...(await new Transformer((await made(moving)).bytes).rawPixels()).subarray(0, 4),
    ]).toEqual([255, 0, 0, 255])
    // Begins as a GIF and goes on as a program.
    expect(await reasonFor(Buffer.from(`GIF89a/*${'\0'.repeat(40)}*/=1;alert(1)`))).toBe(
      'unreadable',
    )
    expect(await reasonFor(Buffer.concat([Buffer.from('%PDF-1.4\n'), red]))).toBe('unsupported')
  })

  test('I3.7 a WebP that says it is smaller than what it holds is refused', async () => {
    const large = Buffer.from(await drawn(600, 400).webpLossless())
    const whole = large.subarray(12)
    const header = Buffer.from('VP8X\n\0\0\0\0\0\0\0\u000f\0\0\u0007\0\0', 'latin1')
    const file = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), header, whole])
    file.writeUInt32LE(file.length - 8, 4)
    expect(readImageHeader(file)).toEqual({ kind: 'webp', w: 16, h: 8 })
    expect(await reasonFor(file)).toBe('unreadable')
  })

  test('I3.4 a crowd waits in a short line, and the rest is told to come again', SLOW, async () => {
    const asked = Array.from({ length: 24 }, () => reasonFor(plainPng(20, 20)))
    const answers = await Promise.all(asked)
    expect(answers.filter((one) => one === 'made')).toHaveLength(18)
    expect(answers.filter((one) => one === 'busy')).toHaveLength(6)
  })

  test(
    'I3.5 one that takes too long is ended, and the time in the line does not count',
    SLOW,
    async () => {
      const limits: (() => void)[] = []
      const clock = {
        nowMs: () => 0,
        after: (_: number, act: () => void) => {
          limits.push(act)
          return () => {}
        },
      }
      const hasty = createProcessReencoder({ clock, log: SILENT })
      const sound = plainPng(4_000, 4_000)
      const first = [hasty.reencode(sound), hasty.reencode(sound)]
      const waiting = hasty.reencode(plainPng(5, 5))
      expect(limits).toHaveLength(2)
      for (const limit of limits.splice(0)) limit()
      const late = { ok: false, reason: 'too-slow' }
      expect(await Promise.all(first)).toEqual([late, late])
      expect(await waiting).toMatchObject({ ok: true, value: { w: 5, h: 5 } })
      expect(limits).toHaveLength(1)
    },
  )
})
