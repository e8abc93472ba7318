import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

/** The first picture of a GIF: `w` × `h` pixels of red, green, blue and opacity, a byte each. */
export interface GifFrame {
  readonly w: number
  readonly h: number
  readonly rgba: Uint8Array
}

/** GIF89a, appendix A. */
const EXTENSION = 0x21
const CONTROL = 0xf9
const IMAGE = 0x2c
const MAX_CODES = 4096

/**
 * Decodes the first picture of a GIF (CompuServe, "Graphics Interchange Format, version 89a"), which the picture
 * library does not know. Pixels for which there are no codes stay transparent.
 * @throws RangeError for bytes that are no GIF, one that is cut off, or a picture of too many pixels: it has a size of
 * its own, which may be far larger than the screen's
 */
export function decodeGif(bytes: Uint8Array): GifFrame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const w = view.getUint16(6, true)
  const h = view.getUint16(8, true)
  let offset = 13
  const colours = (flags: number): Uint8Array => {
    const length = flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
    offset += length
    return bytes.subarray(offset - length, offset)
  }
  const shared = colours(view.getUint8(10))
  let transparent = -1
  for (;;) {
    const block = view.getUint8(offset)
    if (block === EXTENSION) {
      const isControl = view.getUint8(offset + 1) === CONTROL
      if (isControl) transparent = view.getUint8(offset + 3) & 1 ? view.getUint8(offset + 6) : -1
      offset = skipParts(view, offset + 2)
    } else if (block === IMAGE) {
      const frame = {
        x: view.getUint16(offset + 1, true),
        y: view.getUint16(offset + 3, true),
        w: view.getUint16(offset + 5, true),
        h: view.getUint16(offset + 7, true),
      }
      if (frame.w * frame.h > LIMITS.maxImagePixels) {
        throw new RangeError('The picture of the GIF has too many pixels.')
      }
      const flags = view.getUint8(offset + 9)
      offset += 10
      const own = colours(flags)
      const indices = unpackCodes(readParts(view, offset + 1), view.getUint8(offset), frame)
      const rgba = new Uint8Array(w * h * 4)
      const palette = own.length > 0 ? own : shared
      paint({ w, h, rgba }, frame, indices, { palette, transparent, laced: (flags & 0x40) !== 0 })
      return { w, h, rgba }
    } else {
      throw new RangeError('The GIF holds no picture.')
    }
  }
}

interface Place {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

function paint(
  screen: GifFrame,
  frame: Place,
  indices: Uint8Array,
  look: { readonly palette: Uint8Array; readonly transparent: number; readonly laced: boolean },
): void {
  const { palette, transparent, laced } = look
  const rows = rowOrder(frame.h, laced)
  for (const [at, row] of rows.entries()) {
    const y = frame.y + row
    const across = Math.min(frame.w, screen.w - frame.x)
    if (y >= screen.h) continue
    for (let x = 0; x < across; x += 1) {
      const index = indices[at * frame.w + x]
      if (index === undefined) return
      if (index === transparent) continue
      const pixel = (y * screen.w + frame.x + x) * 4
      screen.rgba.set(palette.subarray(index * 3, index * 3 + 3), pixel)
      screen.rgba[pixel + 3] = 255
    }
  }
}

/** Which row comes at each place of the data: in order, or every eighth, then those between. */
function rowOrder(h: number, laced: boolean): readonly number[] {
  const passes = laced
    ? ([
        [0, 8],
        [4, 8],
        [2, 4],
        [1, 2],
      ] as const)
    : ([[0, 1]] as const)
  const rows: number[] = []
  for (const [first, step] of passes) for (let row = first; row < h; row += step) rows.push(row)
  return rows
}

/** LZW with codes of growing width (appendix F). */
function unpackCodes(data: Uint8Array, minSize: number, { w, h }: Place): Uint8Array {
  const out = new Uint8Array(Math.min(w * h, MAX_CODES * data.length * 8))
  const clear = 2 ** minSize
  const prefixes = new Uint16Array(MAX_CODES)
  const lasts = new Uint8Array(MAX_CODES)
  const firsts = new Uint8Array(MAX_CODES)
  const lengths = new Uint16Array(MAX_CODES)
  for (let code = 0; code < Math.min(clear, 256); code += 1) {
    lasts[code] = code
    firsts[code] = code
    lengths[code] = 1
  }
  let [size, next, before] = [minSize + 1, clear + 2, -1]
  let [bits, held, written] = [0, 0, 0]

  /** Writes what a code stands for, from its end. */
  const write = (code: number): void => {
    const length = lengths[code] ?? 0
    let one = code
    for (let at = written + length - 1; at >= written; at -= 1) {
      if (at < out.length) out[at] = lasts[one] ?? 0
      one = prefixes[one] ?? 0
    }
    written += length
  }

  for (const byte of data) {
    held |= byte << bits
    bits += 8
    while (bits >= size) {
      const code = held & (2 ** size - 1)
      held >>>= size
      bits -= size
      if (code === clear) {
        ;[size, next, before] = [minSize + 1, clear + 2, -1]
        continue
      }
      if (code === clear + 1 || written >= out.length) return out.subarray(0, written)
      if (before === -1) {
        write(code)
      } else {
        if (code > next) return out.subarray(0, written)
        if (next < MAX_CODES) {
          prefixes[next] = before
          lengths[next] = (lengths[before] ?? 0) + 1
          // A code that is only just being made begins with what the one before begins with.
          lasts[next] = firsts[code === next ? before : code] ?? 0
          firsts[next] = firsts[before] ?? 0
          next += 1
        }
        write(code)
        if (next === 2 ** size && size < 12) size += 1
      }
      before = code
    }
  }
  return out.subarray(0, written)
}

/** Data comes in parts of at most 255 bytes, each behind its length; an empty one ends it. */
function skipParts(view: DataView, start: number): number {
  let offset = start
  for (let length = view.getUint8(offset); length > 0; length = view.getUint8(offset)) {
    offset += length + 1
  }
  return offset + 1
}

/** @throws RangeError where they end without an empty one: the file is cut off */
function readParts(view: DataView, start: number): Uint8Array {
  const parts: Uint8Array[] = []
  let offset = start
  for (let length = view.getUint8(offset); length > 0; length = view.getUint8(offset)) {
    parts.push(new Uint8Array(view.buffer, view.byteOffset + offset + 1, length))
    offset += length + 1
  }
  return Buffer.concat(parts)
}
