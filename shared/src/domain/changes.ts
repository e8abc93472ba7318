import { withNameOfBefore } from './actions.ts'
import type { Card } from './cards/cardKinds.ts'

/** How the cards of a board differ from how they were, as ids. */
export interface CardChanges {
  /** In the order of the board as it is now. */
  readonly added: readonly string[]
  /** Other words or other fields; where a card lies does not count. In the order of the board as it is now. */
  readonly changed: readonly string[]
  /** In the order of the board as it was. */
  readonly removed: readonly string[]
}

/** What belongs to a card's place rather than to what it says. */
const OF_PLACE: ReadonlySet<string> = new Set(['order', 'position'])

/** What became of the cards of a board between two values of it. */
export function changesBetween(before: readonly Card[], after: readonly Card[]): CardChanges {
  const earlier = new Map(before.map((card) => [card.id, card]))
  const now = new Set(after.map((card) => card.id))
  return {
    added: after.filter(({ id }) => !earlier.has(id)).map(({ id }) => id),
    changed: after
      .filter((card) => {
        const old = earlier.get(card.id)
        return old !== undefined && !saysTheSame(old, card)
      })
      .map(({ id }) => id),
    removed: before.filter(({ id }) => !now.has(id)).map(({ id }) => id),
  }
}

/** How many cards differ. */
export function changeCount({ added, changed, removed }: CardChanges): number {
  return added.length + changed.length + removed.length
}

function saysTheSame(a: Card, b: Card): boolean {
  if (a === b) return true
  const fields = (card: Card): Readonly<Record<string, unknown>> =>
    card as unknown as Readonly<Record<string, unknown>>
  const now = withNameOfBefore(a, b)
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  for (const name of names) {
    if (OF_PLACE.has(name)) continue
    // Fields are plain JSON values, read in one order of their keys.
    if (JSON.stringify(fields(a)[name]) !== JSON.stringify(fields(now)[name])) return false
  }
  return true
}
