import type { LinkKind } from '@whyboard/shared/domain/board.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { isLinkOfKinds } from '@whyboard/shared/domain/links.ts'
import { LINK_KINDS } from '@whyboard/shared/domain/board.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { centreOf, rightOf, type Box } from '@whyboard/shared/domain/geometry.ts'

/** The link that joins two cards, whichever of them it was drawn from, or `null` when the two do not go together. */
export function linkBetween(
  a: Pick<Card, 'id' | 'kind'>,
  b: Pick<Card, 'id' | 'kind'>,
): { readonly kind: LinkKind; readonly from: string; readonly to: string } | null {
  if (a.id === b.id) return null
  for (const kind of LINK_KINDS) {
    if (isLinkOfKinds(kind, a.kind, b.kind)) return { kind, from: a.id, to: b.id }
    if (isLinkOfKinds(kind, b.kind, a.kind)) return { kind, from: b.id, to: a.id }
  }
  return null
}

/** Whether cards of that kind can be linked at all. */
export function isLinkable(kind: Card['kind']): boolean {
  return kind === 'event' || kind === 'cause' || kind === 'why' || kind === 'action'
}

/** A curve between two cards as SVG path data: it leaves and enters them where they face each other. */
export function linkPath(from: Box, to: Box): string {
  const a = centreOf(from)
  const b = centreOf(to)
  const start = edgePoint(from, b)
  const end = edgePoint(to, a)
  const horizontal = Math.abs(b.x - a.x) * 0.8 > Math.abs(b.y - a.y)
  const reach = Math.max(
    40,
    (horizontal ? Math.abs(end.x - start.x) : Math.abs(end.y - start.y)) / 2,
  )
  const signX = Math.sign(b.x - a.x) || 1
  const signY = Math.sign(b.y - a.y) || 1
  const c1 = horizontal
    ? { x: start.x + signX * reach, y: start.y }
    : { x: start.x, y: start.y + signY * reach }
  const c2 = horizontal
    ? { x: end.x - signX * reach, y: end.y }
    : { x: end.x, y: end.y - signY * reach }
  return `M ${start.x} ${start.y} C ${c1.x} ${c1.y} ${c2.x} ${c2.y} ${end.x} ${end.y}`
}

/** The middle of the side that faces a point. */
function edgePoint(box: Box, towards: Point): Point {
  const centre = centreOf(box)
  const dx = towards.x - centre.x
  const dy = towards.y - centre.y
  if (Math.abs(dx) * 0.8 > Math.abs(dy)) {
    return { x: dx > 0 ? rightOf(box) : box.x, y: centre.y }
  }
  return { x: centre.x, y: dy > 0 ? box.y + box.h : box.y }
}
