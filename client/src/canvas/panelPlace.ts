import { bottomOf, type Box } from '@whyboard/shared/domain/geometry.ts'
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

/**
 * Where the panel of a card goes, its top left corner in px of the screen: below the card, above it where there is no room
 * below, else as low as it may. It never leaves the screen.
 * @param card its box on the screen
 * @param screen what the canvas takes of the page
 */
export function placePanel(card: Box, panel: Size, screen: Size): Point {
  const lowest = screen.h - LOWER_EDGE - panel.h
  const below = bottomOf(card) + PANEL_GAP
  const above = card.y - PANEL_GAP - panel.h
  const y = below <= lowest ? below : above >= EDGE ? Math.min(above, lowest) : lowest
  const x = Math.min(card.x, screen.w - rightEdge(screen) - panel.w)
  return { x: Math.max(EDGE, x), y: Math.max(EDGE, y) }
}

function rightEdge(screen: Size): number {
  return screen.w < NARROW ? NARROW_EDGE : EDGE
}
