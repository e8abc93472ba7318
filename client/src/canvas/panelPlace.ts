import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { bottomOf, overlaps, rightOf, type Box } from '@whyboard/shared/domain/geometry.ts'

/** Between a card and its panel, px of the screen. */
const GAP = 10
/** Beside a card stand the dots and grips to pull. */
const SIDE_GAP = 28
/** Free space between a panel and the edges of the canvas. */
const EDGE = 8
/** The lower edge belongs to the zoom buttons and to tldraw's mark. */
const LOWER_EDGE = 64
/** Below this width of the canvas, tldraw's mark stands at the right edge instead. */
const NARROW = 700
const NARROW_EDGE = 32

export interface Size {
  readonly w: number
  readonly h: number
}

/** The sides of a card on which its panel can stand, the best first. */
const SIDES = ['above', 'below', 'right', 'left'] as const
export type Side = (typeof SIDES)[number]

/** The top left corner of a panel, px of the screen; `side` is `null` where it covers its card, which fills the screen. */
export interface PanelPlace extends Point {
  readonly side: Side | null
  /** The height that there is for it on that side, px. */
  readonly height: number
}

/** The widest that a panel may be on a screen, px. */
export function panelRoom(screen: Size): number {
  return screen.w - EDGE - (screen.w < NARROW ? NARROW_EDGE : EDGE)
}

/**
 * Where the panel of a card stands: whole on the screen, never on its card, and of such sides on the one where it covers least of
 * what is around. It stays on its side as long as there is room.
 * @param card its box on the screen
 * @param screen what the canvas takes of the page
 * @param others the boxes around it on the screen, asked for only when a side is chosen
 * @param before the side on which it stood; `null`: none yet
 */
export function placePanel(
  card: Box,
  panel: Size,
  screen: Size,
  others: () => readonly Box[],
  before: Side | null = null,
): PanelPlace {
  const room = { x: EDGE, y: EDGE, w: panelRoom(screen), h: screen.h - EDGE - LOWER_EDGE }
  const places = SIDES.flatMap((side) => {
    const at = besides(card, panel, room, side)
    return at === null ? [] : [{ ...at, side, height: heightOn(card, room, side) }]
  })
  const kept = places.find(({ side }) => side === before)
  if (kept !== undefined) return kept
  const [first, ...rest] = places
  if (first === undefined) {
    const lowest = within(room, panel, { x: middle(card, panel), y: bottomOf(room) })
    return { ...lowest, side: null, height: room.h }
  }
  if (rest.length === 0) return first
  const boxes = others()
  const covered = (at: Point) => coveredBy({ ...at, ...panel }, boxes)
  let [best, least] = [first, covered(first)]
  for (const place of rest) {
    const area = covered(place)
    if (area < least) [best, least] = [place, area]
  }
  return best
}

/** The place on one side of a card, as near to its middle as the screen allows; `null`: there is no room. */
function besides(card: Box, panel: Size, room: Box, side: Side): Point | null {
  const wanted: Readonly<Record<Side, Point>> = {
    above: { x: middle(card, panel), y: card.y - GAP - panel.h },
    below: { x: middle(card, panel), y: bottomOf(card) + GAP },
    right: { x: rightOf(card) + SIDE_GAP, y: card.y },
    left: { x: card.x - SIDE_GAP - panel.w, y: card.y },
  }
  const at = within(room, panel, wanted[side])
  return overlaps({ ...at, ...panel }, card) ? null : at
}

function heightOn(card: Box, room: Box, side: Side): number {
  if (side === 'above') return card.y - GAP - room.y
  return side === 'below' ? bottomOf(room) - bottomOf(card) - GAP : room.h
}

function within(room: Box, panel: Size, { x, y }: Point): Point {
  return {
    x: Math.max(room.x, Math.min(x, rightOf(room) - panel.w)),
    y: Math.max(room.y, Math.min(y, bottomOf(room) - panel.h)),
  }
}

function middle(card: Box, panel: Size): number {
  return card.x + (card.w - panel.w) / 2
}

/** How much of the boxes a panel would cover, px². */
function coveredBy(panel: Box, boxes: readonly Box[]): number {
  let area = 0
  for (const box of boxes) {
    const w = Math.min(rightOf(panel), rightOf(box)) - Math.max(panel.x, box.x)
    const h = Math.min(bottomOf(panel), bottomOf(box)) - Math.max(panel.y, box.y)
    if (w > 0 && h > 0) area += w * h
  }
  return area
}

/**
 * Whether a card is out of view, so that a panel would stand beside nothing.
 * @param card its box on the screen
 */
export function isAway(card: Box, screen: Size): boolean {
  return rightOf(card) <= 0 || bottomOf(card) <= 0 || card.x >= screen.w || card.y >= screen.h
}
