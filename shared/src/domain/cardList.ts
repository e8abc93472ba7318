import type { Board } from './board.ts'
import type { Card } from './cards/cardKinds.ts'
import { bonesOf, whyTree } from './fishboneTree.ts'
import { byOrder } from './order.ts'
import { undatedEvents } from './timeline.ts'

/** Ids of the list in which a card has a place that people can change, in its order; empty for none. */
export function listOf(board: Pick<Board, 'cards' | 'categories'>, card: Card): readonly string[] {
  switch (card.kind) {
    case 'action':
    case 'worked':
    case 'parked':
      return idsOf(board.cards.filter((one) => one.kind === card.kind).toSorted(byOrder))
    case 'event':
      return card.time === null ? idsOf(undatedEvents(board.cards)) : []
    case 'cause':
    case 'why': {
      const tree = whyTree(board.cards)
      const parent = tree.parents.get(card.id) ?? null
      if (parent !== null) return idsOf(tree.children.get(parent) ?? [])
      const bone = bonesOf(board, tree).find(({ roots }) => roots.some(({ id }) => id === card.id))
      return idsOf((bone?.roots ?? []).filter(({ kind }) => kind === card.kind))
    }
    case 'note':
      return []
  }
}

function idsOf(cards: readonly { readonly id: string }[]): readonly string[] {
  return cards.map(({ id }) => id)
}
