import type { Board } from './board.ts'
import { bonesOf, walk, whyTree } from './fishboneTree.ts'
import { bottomOf, centreOf, rightOf, type Box } from './geometry.ts'
import { byOrder } from './order.ts'
import { datedEvents, undatedEvents } from './timeline.ts'

/** A way to look from a card. */
export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * The ids of all cards in the order in which a board is read: events by time, those without one behind them; the fishbone
 * bone by bone and down its chains; what worked, actions and parked ideas as their lists have them; notes from the top left.
 * @param boxes where the cards are, by id
 */
export function walkOrder(
  board: Pick<Board, 'cards' | 'categories'>,
  boxes: ReadonlyMap<string, Box>,
): readonly string[] {
  const tree = whyTree(board.cards)
  const sorted = board.cards.toSorted(byOrder)
  const listed = (kind: string) => sorted.filter((card) => card.kind === kind)
  const notes = listed('note').toSorted((a, b) => {
    const [one, other] = [boxes.get(a.id), boxes.get(b.id)]
    if (one === undefined || other === undefined) return 0
    return one.y - other.y || one.x - other.x
  })
  const cards = [
    ...datedEvents(board.cards),
    ...undatedEvents(board.cards),
    ...bonesOf(board, tree).flatMap(({ roots }) =>
      roots.flatMap((root) => walk(tree, root).map(({ card }) => card)),
    ),
    ...listed('worked'),
    ...listed('action'),
    ...listed('parked'),
    ...notes,
  ]
  return cards.map(({ id }) => id)
}

/** Of two cards equally far in the wanted direction the one that is less aside comes first. */
const ASIDE_WEIGHT = 3

/**
 * The card nearest in a direction: what lies straight ahead before what lies aside. `null` where nothing is there.
 * @param boxes of all cards, by id
 * @param from the card that one looks from, or a point as a box without size
 */
export function nearestCard(
  boxes: ReadonlyMap<string, Box>,
  from: Box,
  direction: Direction,
): string | null {
  let nearest: string | null = null
  let least = Infinity
  for (const [id, box] of boxes) {
    const cost = costOf(from, box, direction)
    // Of cards at the same place the smaller id, on every page alike.
    if (cost > least || (cost === least && nearest !== null && id >= nearest)) continue
    if (cost === Infinity) continue
    nearest = id
    least = cost
  }
  return nearest
}

/** How far a box is in a direction; `Infinity` for one that is not there. */
function costOf(from: Box, box: Box, direction: Direction): number {
  const [a, b] = [centreOf(from), centreOf(box)]
  const sideways = direction === 'left' || direction === 'right'
  const back = direction === 'left' || direction === 'up'
  const ahead = (sideways ? b.x - a.x : b.y - a.y) * (back ? -1 : 1)
  if (ahead <= 0) return Infinity
  const gap = sideways
    ? Math.max(0, box.y - bottomOf(from), from.y - bottomOf(box))
    : Math.max(0, box.x - rightOf(from), from.x - rightOf(box))
  const aside = sideways ? Math.abs(b.y - a.y) : Math.abs(b.x - a.x)
  // Beside and hardly ahead is not where one looks, unless nothing else is there.
  const steep = aside > 2 * ahead ? aside : 0
  return ahead + ASIDE_WEIGHT * gap + aside / 8 + steep
}
