import { crc32, deflateSync } from 'node:zlib'

/** A chunk of a PNG. */
export const chunk = (type: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** A PNG (8 bits of red, green, blue and opacity) that says a size and holds this, packed, whether it fits or not. */
export function toPng(w: number, h: number, content: Uint8Array): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(w, 0)
  header.writeUInt32BE(h, 4)
  header.set([8, 6], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(content)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PNG of one colour, `0xrrggbbaa`. */
export function plainPng(w: number, h: number, colour = 0x3b5bdbff): Buffer {
  const rows = Buffer.alloc(h * (w * 4 + 1))
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) rows.writeUInt32BE(colour, y * (w * 4 + 1) + 1 + x * 4)
  }
  return toPng(w, h, rows)
}

/** A GIF of up to 8 colours (`0xrrggbb`), packed by LZW as any program does it. */
export function toGif({
  w,
  h,
  indices,
  colours,
  transparent,
  laced = false,
}: {
  readonly w: number
  readonly h: number
  readonly indices: readonly number[]
  readonly colours: readonly number[]
  readonly transparent?: number
  readonly laced?: boolean
}): Uint8Array {
  const rows = Array.from({ length: h }, (_, y) => y)
  const order = laced
    ? [
        ...rows.filter((y) => y % 8 === 0),
        ...rows.filter((y) => y % 8 === 4),
        ...rows.filter((y) => y % 4 === 2),
        ...rows.filter((y) => y % 2 === 1),
      ]
    : rows
  const parts: Buffer[] = []
  const packed = Buffer.from(
    packCodes(
      order.flatMap((y) => indices.slice(y * w, y * w + w)),
      3,
    ),
  )
  for (let at = 0; at < packed.length; at += 255) {
    const part = packed.subarray(at, at + 255)
    parts.push(Buffer.from([part.length]), part)
  }
  const two = (value: number): number[] => [value & 255, value >> 8]
  return Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([...two(w), ...two(h), 0x82, 0, 0]),
    Buffer.from(
      Array.from({ length: 8 }, (_, at) => colours[at] ?? 0).flatMap((colour) => [
        colour >> 16,
        (colour >> 8) & 255,
        colour & 255,
      ]),
    ),
    transparent === undefined
      ? Buffer.alloc(0)
      : Buffer.from([0x21, 0xf9, 4, 1, 0, 0, transparent, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, ...two(w), ...two(h), laced ? 0x40 : 0, 3]),
    ...parts,
    Buffer.from([0, 0x3b]),
  ])
}

function packCodes(indices: readonly number[], minSize: number): number[] {
  const clear = 2 ** minSize
  const out: number[] = []
  let [held, bits] = [0, 0]
  const put = (code: number, size: number): void => {
    held |= code << bits
    bits += size
    for (; bits >= 8; bits -= 8) {
      out.push(held & 255)
      held >>>= 8
    }
  }
  let codes = new Map<string, number>()
  let [next, size] = [clear + 2, minSize + 1]
  put(clear, size)
  let run = ''
  let runCode = -1
  for (const index of indices) {
    const longer = `${run},${index}`
    const known = run === '' ? index : codes.get(longer)
    if (known !== undefined) {
      run = longer
      runCode = known
      continue
    }
    put(runCode, size)
    if (next < 4096) {
      codes.set(longer, next)
      if (next === 2 ** size) size += 1
      next += 1
    } else {
      put(clear, size)
      codes = new Map()
      ;[next, size] = [clear + 2, minSize + 1]
    }
    run = `,${index}`
    runCode = index
  }
  if (runCode >= 0) put(runCode, size)
  put(clear + 1, size)
  if (bits > 0) out.push(held & 255)
  return out
}
