import type { Board } from '@whyboard/shared/domain/board.ts'
import { findCards, soughtWords } from '@whyboard/shared/domain/find.ts'
import { centreOf, type Box } from '@whyboard/shared/domain/geometry.ts'

import { linkBetween } from './links.ts'

/** Where an arrow key points. */
export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * The cards to which a link may lead from a card and does not yet, in the order in which Tab goes through them: from left
 * to right, those above one another from the top down.
 * @param sought words that they hold; empty: whatever they hold
 */
export function linkPicks(
  board: Pick<Board, 'cards' | 'categories' | 'links'>,
  boxes: ReadonlyMap<string, Box>,
  fromId: string,
  sought = '',
): readonly string[] {
  const from = board.cards.find((card) => card.id === fromId)
  if (from === undefined) return []
  const linked = new Set(
    board.links.flatMap((link) =>
      link.from === fromId ? [link.to] : link.to === fromId ? [link.from] : [],
    ),
  )
  const words = soughtWords(sought)
  const cards = words.length === 0 ? board.cards : findCards(board, board.cards, words)
  return cards
    .flatMap((card) => {
      const box = boxes.get(card.id)
      const fits = box !== undefined && !linked.has(card.id) && linkBetween(from, card) !== null
      return fits ? [{ id: card.id, box }] : []
    })
    .toSorted((a, b) => a.box.x - b.box.x || a.box.y - b.box.y)
    .map(({ id }) => id)
}

/** The pick after or before the one at hand, around the end; without one at hand, the one nearest to the card. */
export function stepPick(
  picks: readonly string[],
  boxes: ReadonlyMap<string, Box>,
  fromId: string,
  atId: string | null,
  step: 1 | -1,
): string | null {
  const at = atId === null ? -1 : picks.indexOf(atId)
  if (at === -1) return nearestTo(picks, boxes, fromId, () => true)
  return picks[(at + step + picks.length) % picks.length] ?? null
}

/** The nearest pick in a direction from the one at hand, or from the card; `null` when there is none. */
export function pickTowards(
  picks: readonly string[],
  boxes: ReadonlyMap<string, Box>,
  fromId: string,
  atId: string | null,
  direction: Direction,
): string | null {
  const at = atId ?? fromId
  return nearestTo(picks, boxes, at, (dx, dy) => {
    if (direction === 'left') return dx < 0 && Math.abs(dx) >= Math.abs(dy) / 2
    if (direction === 'right') return dx > 0 && Math.abs(dx) >= Math.abs(dy) / 2
    if (direction === 'up') return dy < 0 && Math.abs(dy) >= Math.abs(dx) / 2
    return dy > 0 && Math.abs(dy) >= Math.abs(dx) / 2
  })
}

function nearestTo(
  picks: readonly string[],
  boxes: ReadonlyMap<string, Box>,
  id: string,
  counts: (dx: number, dy: number) => boolean,
): string | null {
  const box = boxes.get(id)
  if (box === undefined) return picks[0] ?? null
  const here = centreOf(box)
  let nearest: string | null = null
  let least = Infinity
  for (const pick of picks) {
    const other = boxes.get(pick)
    if (other === undefined || pick === id) continue
    const there = centreOf(other)
    const dx = there.x - here.x
    const dy = there.y - here.y
    const distance = Math.hypot(dx, dy)
    if (distance >= least || !counts(dx, dy)) continue
    nearest = pick
    least = distance
  }
  return nearest
}
