import type { LinkKind } from './board.ts'

/**
 * Whether a link of this kind may lead between cards of these kinds. `evidence`: cause or why → event. `answers`:
 * action, or a parked idea that may become one, → cause or why.
 */
export function isLinkOfKinds(link: LinkKind, from: unknown, to: unknown): boolean {
  const isFactor = (kind: unknown): boolean => kind === 'cause' || kind === 'why'
  if (link === 'evidence') return isFactor(from) && to === 'event'
  return (from === 'action' || from === 'parked') && isFactor(to)
}
