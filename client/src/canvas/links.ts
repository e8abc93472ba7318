import type { Link, LinkKind } from '@whyboard/shared/domain/board.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { isLinkOfKinds } from '@whyboard/shared/domain/links.ts'
import { LINK_KINDS } from '@whyboard/shared/domain/board.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import {
  centreOf,
  containsPoint,
  overlaps,
  rightOf,
  type Box,
} from '@whyboard/shared/domain/geometry.ts'

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
  return kind !== 'worked' && kind !== 'note'
}

/** A link as one of its two cards sees it. */
export interface CardLink {
  readonly link: Link
  /** The card at its other end. */
  readonly other: string
  /** What the other card is to this one, e.g. "Evidence". */
  readonly says: string
}

/** The links of a card, in the order of the document. */
export function linksOf(links: readonly Link[], cardId: string): readonly CardLink[] {
  return links.flatMap((link) => {
    if (link.from !== cardId && link.to !== cardId) return []
    const leaves = link.from === cardId
    const words = LINK_WORDS[link.kind]
    return [
      { link, other: leaves ? link.to : link.from, says: leaves ? words.leaving : words.arriving },
    ]
  })
}

const LINK_WORDS: Readonly<Record<LinkKind, { leaving: string; arriving: string }>> = {
  evidence: { leaving: 'Evidence', arriving: 'Evidence for' },
  answers: { leaving: 'Answers', arriving: 'Answered by' },
}

/** A cubic curve: its ends and what it bends towards. */
export type LinkCurve = readonly [Point, Point, Point, Point]

/** The curve between two cards: it leaves and enters them where they face each other. */
export function linkCurve(from: Box, to: Box): LinkCurve {
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
  const bend = horizontal ? { x: signX * reach, y: 0 } : { x: 0, y: signY * reach }
  return [
    start,
    { x: start.x + bend.x, y: start.y + bend.y },
    { x: end.x - bend.x, y: end.y - bend.y },
    end,
  ]
}

/** A curve between two cards as SVG path data. */
export function linkPath(from: Box, to: Box): string {
  const [start, c1, c2, end] = linkCurve(from, to)
  return `M ${start.x} ${start.y} C ${c1.x} ${c1.y} ${c2.x} ${c2.y} ${end.x} ${end.y}`
}

const STEPS = 40

/**
 * Where the words about a link stand: in its middle, or, where its other end is out of view, at the last place of the
 * curve that is seen. `null` when nothing of it is seen.
 * @param seen the part of the board in view, less what the words need around them
 */
export function linkWordsAt(
  curve: LinkCurve,
  other: Box,
  seen: Box,
): { readonly at: Point; readonly away: boolean } | null {
  if (overlaps(other, seen)) {
    const middle = pointOn(curve, 0.5)
    return { at: containsPoint(seen, middle) ? middle : clampTo(seen, middle), away: false }
  }
  let last: Point | null = null
  for (let step = 0; step <= STEPS; step += 1) {
    const point = pointOn(curve, step / STEPS)
    if (containsPoint(seen, point)) last = point
  }
  return last === null ? null : { at: last, away: true }
}

/**
 * Moves words down that would lie on others.
 * @param places middles of the words
 * @param size how much room the words of one link take
 */
export function spreadWords<Place extends { readonly at: Point }>(
  places: readonly Place[],
  size: { readonly w: number; readonly h: number },
): readonly Place[] {
  const settled: Place[] = []
  for (const place of places.toSorted((a, b) => a.at.y - b.at.y)) {
    let { y } = place.at
    // From the top down, so that one that was passed is never met again.
    for (const { at } of settled.toSorted((a, b) => a.at.y - b.at.y)) {
      const meets = Math.abs(at.x - place.at.x) < size.w && Math.abs(at.y - y) < size.h
      if (meets) y = at.y + size.h
    }
    settled.push({ ...place, at: { x: place.at.x, y } })
  }
  return settled
}

function clampTo(box: Box, { x, y }: Point): Point {
  return {
    x: Math.min(Math.max(x, box.x), rightOf(box)),
    y: Math.min(Math.max(y, box.y), box.y + box.h),
  }
}

/** The point of a curve at `t`, from 0 at its start to 1 at its end. */
function pointOn([a, b, c, d]: LinkCurve, t: number): Point {
  const u = 1 - t
  const on = (p: number, q: number, r: number, s: number): number =>
    u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s
  return { x: on(a.x, b.x, c.x, d.x), y: on(a.y, b.y, c.y, d.y) }
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
