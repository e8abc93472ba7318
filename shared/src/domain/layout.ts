import type { Point, Region } from './cards/card.ts'
import type { FishboneFigure } from './fishboneFigure.ts'
import type { Box } from './geometry.ts'
import type { TimelineFigure } from './timelineFigure.ts'

/** Where everything on a board is, in world px at zoom 1; nothing of it is stored. */
export interface BoardLayout {
  readonly regions: Readonly<Record<Region, Box>>
  /** Every card's box by id. */
  readonly cards: ReadonlyMap<string, Box>
  readonly timeline: TimelineFigure
  readonly fishbone: FishboneFigure
  /** Around all regions and cards. */
  readonly bounds: Box
}

/** What dragging a card somewhere means for the document. */
export type DropTarget =
  /** An event happens at this time, epoch ms, a whole minute. */
  | { readonly kind: 'time'; readonly startMs: number }
  /** An event loses its time and waits in the tray. */
  | { readonly kind: 'untimed' }
  /** A cause moves to this bone; `null` is the bone "Other". */
  | { readonly kind: 'category'; readonly categoryId: string | null }
  /** A why explains this cause or why. */
  | { readonly kind: 'parent'; readonly parentId: string }
  /** A card of a grid comes after this one; `null`: first. */
  | { readonly kind: 'order'; readonly after: string | null }
  /** A free card lies here. */
  | { readonly kind: 'position'; readonly point: Point }
  /** Nothing changes: the card goes back to where it was. */
  | { readonly kind: 'none' }
