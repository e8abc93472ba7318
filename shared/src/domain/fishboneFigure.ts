import type { Box, Line, Polyline } from './geometry.ts'

/** A bone of the fishbone with its label. */
export interface Rib {
  /** Category id; `null` is the bone "Other", of causes whose category is none or gone, and of whys without a parent. */
  readonly categoryId: string | null
  readonly name: string
  readonly side: 'up' | 'down'
  /** From the spine outwards. */
  readonly line: Line
  readonly label: Box
  /** Around the label: where it may grow, away from the spine and to the right, when it is seen from afar. */
  readonly room: Box
  /** From the label over the trunks of its further columns; `null` when its cards stand in one column. */
  readonly branch: Line | null
}

/**
 * What joins a cause to its bone, or a why to what it explains. Where several go the same way, each covers a part of it
 * of its own.
 */
export interface FishboneConnector {
  readonly cardId: string
  /** The card that it explains; `null`: it hangs on the bone itself. */
  readonly parentId: string | null
  readonly points: Polyline
}

/** Everything of the fishbone besides its cards, in world px. */
export interface FishboneFigure {
  /** The effect. */
  readonly head: Box
  readonly spine: Line
  readonly ribs: readonly Rib[]
  readonly connectors: readonly FishboneConnector[]
  /** By card id: 0 for a cause, n for "Why n"; whys without a parent count from 1. */
  readonly depths: ReadonlyMap<string, number>
}
