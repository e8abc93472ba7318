/**
 * A process that re-encodes one picture: the file on stdin, the result on stdout, exit code 0. Anything else (another
 * code, a signal) means that the file cannot be read. It holds no secret and is given none, so a
 * decoder that a file has taken over finds nothing.
 */
import { constants, setPriority } from 'node:os'
import { buffer } from 'node:stream/consumers'

import { FastResizeFilter, ResizeFit, Transformer } from '@napi-rs/image'

import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import { decodeGif } from './gif.ts'
import { readImageHeader } from './imageHeader.ts'
import { isWholeJpeg } from './jpegEnd.ts'

/** More memory than the largest picture that is taken needs: 25 megapixels of 16 bits in two copies. */
const MAX_RSS_BYTES = 1024 * 1024 * 1024
const WATCH_INTERVAL_MS = 20
/**
 * A picture is kept no larger where it can be helped: everybody on the board loads it, and a board holds so many bytes.
 * What was kept without loss is kept so up to here; a photograph saved as PNG is not worth ten times its size.
 */
const MAX_KEPT_BYTES = 3 * 1024 * 1024
/** Tried in turn until one is small enough. Photographs are so at once; the last ones are for noise. */
const TRIES = [
  { quality: 85, side: LIMITS.maxImageSide },
  { quality: 65, side: LIMITS.maxImageSide },
  { quality: 65, side: LIMITS.maxImageSide / 2 },
  { quality: 65, side: LIMITS.maxImageSide / 4 },
] as const

// Decoding runs in a thread of its own, so this sees it grow.
setInterval(() => {
  if (process.memoryUsage.rss() > MAX_RSS_BYTES) process.exit(3)
}, WATCH_INTERVAL_MS).unref()
// A meeting goes before a picture. Yet on a machine without a pause the lowest priority would never end.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const file = await buffer(process.stdin)
const header = readImageHeader(file)
if (typeof header === 'string') process.exit(2)
const { kind, w, h } = header
if (kind === 'jpeg' && !isWholeJpeg(file)) process.exit(2)

/** GIF is the one kind that the library does not read. */
const read = (): Transformer => {
  if (kind !== 'gif') return new Transformer(file)
  const frame = decodeGif(file)
  return Transformer.fromRgbaPixels(frame.rgba, frame.w, frame.h)
}
const transformed = (side: number): Transformer => {
  const image = read().rotate()
  if (Math.max(w, h) <= side) return image
  const filter = FastResizeFilter.Lanczos3
  return image.fastResize({ width: side, height: side, fit: ResizeFit.Inside, filter })
}

process.stdout.end(await encode())

/** Photographs stay photographs, drawings and screenshots stay sharp, and what is transparent stays so. */
async function encode(): Promise<Uint8Array> {
  if (kind === 'png' || kind === 'gif') {
    const sharp = await transformed(LIMITS.maxImageSide).png()
    if (sharp.byteLength <= MAX_KEPT_BYTES) return sharp
  }
  let made: Uint8Array = new Uint8Array()
  for (const { quality, side } of TRIES) {
    made = await (kind === 'jpeg'
      ? transformed(side).jpeg(quality)
      : transformed(side).webp(quality))
    if (made.byteLength <= MAX_KEPT_BYTES) break
  }
  return made
}
