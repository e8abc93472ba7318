import type { LinkKind } from './board.ts'

/**
 * Whether a link of this kind may lead between cards of these kinds. `evidence`: cause or why → event. `answers`:
 * action → cause or why.
 */
export function isLinkOfKinds(link: LinkKind, from: unknown, to: unknown): boolean {
  const isFactor = (kind: unknown): boolean => kind === 'cause' || kind === 'why'
  return link === 'evidence' ? isFactor(from) && to === 'event' : from === 'action' && isFactor(to)
}
