/** The kinds of picture that can be put on a board. */
export const IMAGE_KINDS = ['png', 'jpeg', 'webp', 'gif', 'avif'] as const
export type ImageKind = (typeof IMAGE_KINDS)[number]

/** What a file says of itself before anything is decoded; sizes in px as stored, before EXIF turns them. */
export interface ImageHeader {
  readonly kind: ImageKind
  readonly w: number
  readonly h: number
}

/**
 * Reads what kind of picture some bytes are, whatever their name says, and its size. Never throws.
 * @returns `unsupported` for everything that does not begin like one of {@link IMAGE_KINDS}, `unreadable` for a file
 * that begins like one and does not go on so
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | 'unsupported' | 'unreadable' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = kindOf(view)
  if (kind === null) return 'unsupported'
  const size = SIZE_OF[kind](view)
  if (size === null || size.w < 1 || size.h < 1) return 'unreadable'
  return { kind, ...size }
}

interface Size {
  readonly w: number
  readonly h: number
}

function kindOf(view: DataView): ImageKind | null {
  if (textAt(view, 1, 3) === 'PNG' && byteAt(view, 0) === 0x89) return 'png'
  if (byteAt(view, 0) === 0xff && byteAt(view, 1) === 0xd8) return 'jpeg'
  if (textAt(view, 0, 3) === 'GIF') return 'gif'
  if (textAt(view, 0, 4) === 'RIFF' && textAt(view, 8, 4) === 'WEBP') return 'webp'
  if (textAt(view, 4, 4) === 'ftyp' && isAvif(view)) return 'avif'
  return null
}

/** Each format's size: PNG 11.2.2, GIF89a 18, ITU-T T.81 B.2.2, RFC 9649 2.5 to 2.7, ISO/IEC 23008-12 6.5.3. */
const SIZE_OF: Readonly<Record<ImageKind, (view: DataView) => Size | null>> = {
  png: (view) =>
    view.byteLength < 24 || textAt(view, 12, 4) !== 'IHDR'
      ? null
      : { w: view.getUint32(16), h: view.getUint32(20) },
  gif: (view) =>
    view.byteLength < 10 ? null : { w: view.getUint16(6, true), h: view.getUint16(8, true) },
  jpeg: jpegSize,
  webp: webpSize,
  avif: avifSize,
}

/** Markers of frames, without those of tables (DHT, JPG, DAC) that lie between them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegSize(view: DataView): Size | null {
  let offset = 2
  while (offset + 9 <= view.byteLength) {
    if (view.getUint8(offset) !== 0xff) return null
    const marker = view.getUint8(offset + 1)
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      offset += 1
      continue
    }
    if (isFrame(marker)) return { w: view.getUint16(offset + 7), h: view.getUint16(offset + 5) }
    offset += 2 + view.getUint16(offset + 2)
  }
  return null
}

function webpSize(view: DataView): Size | null {
  if (view.byteLength < 30) return null
  switch (textAt(view, 12, 4)) {
    case 'VP8 ':
      return { w: view.getUint16(26, true) & 0x3fff, h: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { w: (bits & 0x3fff) + 1, h: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { w: uint24(view, 24) + 1, h: uint24(view, 27) + 1 }
    default:
      return null
  }
}

const AVIF_BRANDS: ReadonlySet<string> = new Set(['avif', 'avis'])

function isAvif(view: DataView): boolean {
  const end = Math.min(byteAt(view, 2) * 256 + byteAt(view, 3), view.byteLength)
  if (AVIF_BRANDS.has(textAt(view, 8, 4))) return true
  for (let offset = 16; offset + 4 <= end; offset += 4) {
    if (AVIF_BRANDS.has(textAt(view, offset, 4))) return true
  }
  return false
}

/** The largest of the sizes that its items have: that of the whole, where it is put together from tiles. */
function avifSize(view: DataView): Size | null {
  let size: Size | null = null
  const walk = (start: number, end: number, path: readonly string[]): void => {
    const [wanted, ...rest] = path
    let offset = start
    while (wanted !== undefined && offset + 8 <= end) {
      const length = view.getUint32(offset)
      const boxEnd = length === 0 ? end : offset + length
      if ((length !== 0 && length < 8) || boxEnd > end) return
      if (textAt(view, offset + 4, 4) === wanted) {
        // `meta` begins with a version and flags; the other two do not.
        if (rest.length > 0) walk(offset + (wanted === 'meta' ? 12 : 8), boxEnd, rest)
        else if (offset + 20 <= boxEnd) {
          const found = { w: view.getUint32(offset + 12), h: view.getUint32(offset + 16) }
          if (size === null || found.w * found.h > size.w * size.h) size = found
        }
      }
      offset = boxEnd
    }
  }
  walk(0, view.byteLength, ['meta', 'iprp', 'ipco', 'ispe'])
  return size
}

function byteAt(view: DataView, offset: number): number {
  return offset < view.byteLength ? view.getUint8(offset) : -1
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) + view.getUint8(offset + 2) * 65_536
}

function textAt(view: DataView, offset: number, length: number): string {
  if (offset + length > view.byteLength) return ''
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset, length))
}
