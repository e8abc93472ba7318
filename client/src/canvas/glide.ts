import type { Environment } from '../connection/environment.ts'

/** So long what has got another place may be on its way, ms: longer than it takes (`--motion-layout`). */
const GLIDE_MS = 400

/**
 * Answers what lets everything in a container that gets another place in the next picture go there by and by. That is not for a
 * text that has got another line: what stands below moves with it, as in any text, and a board that is on its way after every
 * other word costs more than all else.
 */
export function glideIn(
  container: HTMLElement,
  environment: Pick<Environment, 'after'>,
): () => void {
  let cancelEnd = () => {}
  return () => {
    container.toggleAttribute('data-gliding', true)
    cancelEnd()
    cancelEnd = environment.after(GLIDE_MS, () => container.toggleAttribute('data-gliding', false))
  }
}
