/**
 * A process that re-encodes one picture: the file on stdin, the result on stdout, exit code 0. Anything else (another
 * code, a signal, nothing in time) means that the file cannot be read. It holds no secret and is given none, so a
 * decoder that a file has taken over finds nothing.
 */
import { constants, setPriority } from 'node:os'
import { buffer } from 'node:stream/consumers'

import { FastResizeFilter, ResizeFit, Transformer } from '@napi-rs/image'

import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import { decodeGif } from './gif.ts'
import { readImageHeader } from './imageHeader.ts'

/** More memory than the largest picture that is taken needs: 25 megapixels of 16 bits in two copies. */
const MAX_RSS_BYTES = 1024 * 1024 * 1024
const WATCH_INTERVAL_MS = 20
/** What was kept without loss is kept so up to here; a photograph saved as PNG is not worth ten times its size. */
const MAX_LOSSLESS_BYTES = 3 * 1024 * 1024
const QUALITY = 85

// Decoding runs in a thread of its own, so this sees it grow.
setInterval(() => {
  if (process.memoryUsage.rss() > MAX_RSS_BYTES) process.exit(3)
}, WATCH_INTERVAL_MS).unref()
// A meeting goes before a picture.
setPriority(constants.priority.PRIORITY_LOW)

const file = await buffer(process.stdin)
const header = readImageHeader(file)
if (typeof header === 'string') process.exit(2)
const { kind, w, h } = header
const isLarge = Math.max(w, h) > LIMITS.maxImageSide

/** GIF is the one kind that the library does not read. */
const read = (): Transformer => {
  if (kind !== 'gif') return new Transformer(file)
  const frame = decodeGif(file)
  return Transformer.fromRgbaPixels(frame.rgba, frame.w, frame.h)
}
const transformed = (): Transformer => {
  const image = read().rotate()
  if (!isLarge) return image
  const side = LIMITS.maxImageSide
  const filter = FastResizeFilter.Lanczos3
  return image.fastResize({ width: side, height: side, fit: ResizeFit.Inside, filter })
}

process.stdout.end(await encode())

/** Photographs stay photographs, drawings and screenshots stay sharp, and what is transparent stays so. */
async function encode(): Promise<Uint8Array> {
  if (kind === 'jpeg') return transformed().jpeg(QUALITY)
  if (kind === 'webp' || kind === 'avif') return transformed().webp(QUALITY)
  const sharp = await transformed().png()
  return sharp.byteLength <= MAX_LOSSLESS_BYTES ? sharp : transformed().webp(QUALITY)
}
