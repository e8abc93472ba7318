/** Dots that each participant may put on cards. Votes beyond it are stored and not counted. */
export const DOTS_PER_PERSON = 5

/** One stored vote: a person's dots on a card. */
export interface Vote {
  readonly participantId: string
  readonly cardId: string
  readonly dots: number
}

/**
 * Counts dots per card, at most `limit` for each person. Where somebody cast more (on two devices at once), the ones on
 * the cards with the smaller ids count, so that everybody counts the same.
 * @param votes in any order, at most one per person and card
 */
export function countVotes(
  votes: Iterable<Vote>,
  limit: number = DOTS_PER_PERSON,
): Record<string, number> {
  const left = new Map<string, number>()
  const counted: Record<string, number> = {}
  const sorted = [...votes].toSorted((a, b) =>
    a.cardId < b.cardId ? -1 : a.cardId > b.cardId ? 1 : 0,
  )
  for (const { participantId, cardId, dots } of sorted) {
    const budget = left.get(participantId) ?? limit
    const counts = Math.min(dots, budget)
    left.set(participantId, budget - counts)
    if (counts > 0) counted[cardId] = (counted[cardId] ?? 0) + counts
  }
  return counted
}
