import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

/** What the server takes; browsers know all of them by their type. */
const IMAGE_TYPES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
])
const MAX_MB = Math.round(LIMITS.maxImageBytes / 1_048_576)
/** A picture is placed no larger, px at zoom 1. */
export const PLACED_WIDTH = 480
const PLACED_HEIGHT = 640
/** Between pictures that come together. */
const GAP = 24
/** What a picture is taken for whose size is not known yet. */
const UNKNOWN_SIZE = { w: 4, h: 3 }

/** Why a file is not sent, in a sentence; `null` when it may be. */
export function fileRefusal({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>) {
  const which = name === '' ? 'The picture' : `“${name}”`
  if (type === 'image/svg+xml') {
    return `${which} is an SVG, which can hold programs. Save it as a PNG and add that.`
  }
  if (!IMAGE_TYPES.has(type)) {
    return `${which} is no picture that a board can show. Use a PNG, JPEG, WebP, GIF or AVIF.`
  }
  if (size > LIMITS.maxImageBytes) {
    const mb = Math.ceil((size / 1_048_576) * 10) / 10
    return `${which} has ${mb} MB; a picture may have ${MAX_MB}. Make it smaller and add it again.`
  }
  return null
}

/** The size in which a picture is placed, px at zoom 1. */
export function placedSize(size: { readonly w: number; readonly h: number } | null): {
  readonly w: number
  readonly h: number
} {
  if (size === null) return { w: PLACED_WIDTH, h: (PLACED_WIDTH * UNKNOWN_SIZE.h) / UNKNOWN_SIZE.w }
  const scale = Math.min(1, PLACED_WIDTH / size.w, PLACED_HEIGHT / size.h)
  return { w: Math.max(1, Math.round(size.w * scale)), h: Math.max(1, Math.round(size.h * scale)) }
}

/** Pictures side by side, the row's middle at a point. */
export function placeInRow(
  sizes: readonly { readonly w: number; readonly h: number }[],
  at: Point,
): readonly Box[] {
  const across = sizes.reduce((sum, { w }) => sum + w, GAP * (sizes.length - 1))
  let x = at.x - across / 2
  return sizes.map(({ w, h }) => {
    const box = { x: Math.round(x), y: Math.round(at.y - h / 2), w, h }
    x += w + GAP
    return box
  })
}
