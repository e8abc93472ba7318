/** Fetches the bars and panels of a board; asked for again, it answers what is there. */
export const importBoard = () => import('./Board.tsx')

/** Fetches the canvas, by far the heaviest part. */
export const importCanvas = () => import('../../canvas/BoardCanvas.tsx')

/**
 * Has the parts of a board come while something else is waited for. One that fails is asked for again when it is needed.
 * @param withCanvas a phone begins with lists
 */
export function prefetchBoard(withCanvas: boolean): void {
  importBoard().catch(() => {})
  if (withCanvas) importCanvas().catch(() => {})
}
