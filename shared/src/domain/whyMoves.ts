import type { Board } from './board.ts'
import { whyTree, type WhyTree } from './fishboneTree.ts'

/** Whether a card is `ancestorId` or lies below it. */
export function isWithin(tree: WhyTree, cardId: string, ancestorId: string): boolean {
  for (let at: string | null = cardId; at !== null; at = tree.parents.get(at) ?? null) {
    if (at === ancestorId) return true
  }
  return false
}

/** Where a why goes when it is moved in the tree. */
export interface WhyPlace {
  /** The cause or why that it explains then. */
  readonly parentId: string
  /** The card behind which it comes in the order of cards, so that it stands where people expect it among its siblings. */
  readonly after: string
}

/**
 * A why one level up: it explains what its parent explains, right behind that parent. `null` for what is no why, and for
 * one right below a cause or without a parent, because a why does not become a cause.
 */
export function outdentOf(board: Pick<Board, 'cards'>, id: string): WhyPlace | null {
  const tree = whyTree(board.cards)
  const parent = tree.parents.get(id) ?? null
  const above = parent === null ? null : (tree.parents.get(parent) ?? null)
  return parent === null || above === null ? null : { parentId: above, after: parent }
}

/**
 * A why one level down: it explains the sibling before it, as the last of that one's whys. `null` for what is no why, and
 * for the first of its siblings. Whys without a parent are siblings of each other.
 */
export function indentOf(board: Pick<Board, 'cards'>, id: string): WhyPlace | null {
  const tree = whyTree(board.cards)
  const parent = tree.parents.get(id)
  if (parent === undefined) return null
  const siblings = parent === null ? tree.orphans : (tree.children.get(parent) ?? [])
  const before = siblings[siblings.findIndex((one) => one.id === id) - 1]
  if (before === undefined) return null
  return { parentId: before.id, after: lastChildOf(tree, before.id) ?? before.id }
}

/** The last of the whys right below a card, or `null`. */
export function lastChildOf(tree: Pick<WhyTree, 'children'>, id: string): string | null {
  return tree.children.get(id)?.at(-1)?.id ?? null
}
