import { bottomOf, rightOf, type Box } from '@whyboard/shared/domain/geometry.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'

/** Between a card and its panel, px of the screen. */
export const PANEL_GAP = 12
/** Free space between a panel and the edges of the canvas. */
const EDGE = 8
/** The lower edge belongs to the zoom buttons and to tldraw's mark. */
const LOWER_EDGE = 48
/** Below this width of the canvas, tldraw's mark stands at the right edge instead. */
const NARROW = 700
const NARROW_EDGE = 32

export interface Size {
  readonly w: number
  readonly h: number
}

/** The widest that a panel may be on a screen, px. */
export function panelRoom(screen: Size): number {
  return screen.w - EDGE - rightEdge(screen)
}

/** The tallest that a panel may be, px: what it holds beyond that scrolls. */
export function panelHeight(screen: Size): number {
  return screen.h - EDGE - LOWER_EDGE
}

/**
 * Where the panel of a card goes, its top left corner in px of the screen: below the card, above it where there is no room
 * below, else beside it, else as low as it may. It never leaves the screen.
 * @param card its box on the screen
 * @param screen what the canvas takes of the page
 */
export function placePanel(card: Box, panel: Size, screen: Size): Point {
  const lowest = screen.h - LOWER_EDGE - panel.h
  const farthest = screen.w - rightEdge(screen) - panel.w
  const within = (x: number, y: number): Point => ({
    x: Math.max(EDGE, Math.min(x, farthest)),
    y: Math.max(EDGE, Math.min(y, lowest)),
  })
  const below = bottomOf(card) + PANEL_GAP
  if (below <= lowest) return within(card.x, below)
  const above = card.y - PANEL_GAP - panel.h
  if (above >= EDGE) return within(card.x, above)
  const right = rightOf(card) + PANEL_GAP
  if (right <= farthest) return within(right, card.y)
  const left = card.x - PANEL_GAP - panel.w
  return left >= EDGE ? within(left, card.y) : within(card.x, lowest)
}

/**
 * Whether a card is out of view, so that a panel would stand beside nothing.
 * @param card its box on the screen
 */
export function isAway(card: Box, screen: Size): boolean {
  return rightOf(card) <= 0 || bottomOf(card) <= 0 || card.x >= screen.w || card.y >= screen.h
}

function rightEdge(screen: Size): number {
  return screen.w < NARROW ? NARROW_EDGE : EDGE
}
