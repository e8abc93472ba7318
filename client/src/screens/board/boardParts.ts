import { lateComponent } from '../../ui/lateComponent.ts'

/** The bars and panels of a board. The page that asks for a name needs none of it. */
export const Board = lateComponent(async () => (await import('./Board.tsx')).Board)

/** The canvas, by far the heaviest part. */
export const BoardCanvas = lateComponent(
  async () => (await import('../../canvas/BoardCanvas.tsx')).BoardCanvas,
)

/**
 * Has the parts of a board come while something else is waited for. One that fails is asked for again when it is needed.
 * @param withCanvas a phone begins with lists
 */
export function prefetchBoard(withCanvas: boolean): void {
  Board.fetch().catch(() => {})
  if (withCanvas) BoardCanvas.fetch().catch(() => {})
}
