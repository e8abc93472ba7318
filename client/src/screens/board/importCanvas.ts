/** Fetches the canvas, by far the heaviest part of a board; asked for again, it answers what is there. */
export const importCanvas = () => import('../../canvas/BoardCanvas.tsx')

/** Has the canvas come while something else is waited for. One that fails is asked for again when it is needed. */
export function prefetchCanvas(): void {
  importCanvas().catch(() => {})
}
