import type { Board, Category } from './board.ts'
import type { Card } from './cards/cardKinds.ts'
import type { Cause } from './cards/cause.ts'
import type { Why } from './cards/why.ts'
import { byOrder, compareText } from './order.ts'

/** A card of the fishbone. */
export type FishboneCard = Cause | Why

/** Causes and whys as a forest. Siblings are sorted by order key, ties by id. */
export interface WhyTree {
  /** By id of every why: what it explains, or `null` for no parent. */
  readonly parents: ReadonlyMap<string, string | null>
  /** By id of a cause or why: the whys right below it; absent for none. */
  readonly children: ReadonlyMap<string, readonly Why[]>
  readonly causes: readonly Cause[]
  /** Whys without a parent. */
  readonly orphans: readonly Why[]
  /** By card id: 0 for a cause, n for "Why n"; an orphan counts as Why 1. */
  readonly depths: ReadonlyMap<string, number>
}

/**
 * Reads parents as people see them. A parent that is missing, removed or neither cause nor why reads as none. In a cycle
 * (two people moved whys below each other at once) the why with the smallest id reads as having no parent, which every
 * replica sees alike, and the others keep theirs.
 */
export function whyTree(cards: readonly Card[]): WhyTree {
  const causes = cards.filter((card) => card.kind === 'cause').toSorted(byOrder)
  const whys = cards.filter((card) => card.kind === 'why').toSorted(byOrder)
  const parents = readParents(causes, whys)
  const children = new Map<string, Why[]>()
  const orphans: Why[] = []
  for (const why of whys) {
    const parent = parents.get(why.id) ?? null
    if (parent === null) orphans.push(why)
    else {
      const siblings = children.get(parent)
      if (siblings === undefined) children.set(parent, [why])
      else siblings.push(why)
    }
  }
  const depths = new Map<string, number>()
  const tree = { parents, children, causes, orphans, depths }
  for (const root of [...causes, ...orphans]) {
    for (const { card, level } of walk(tree, root)) {
      depths.set(card.id, root.kind === 'cause' ? level : level + 1)
    }
  }
  return tree
}

function readParents(causes: readonly Cause[], whys: readonly Why[]): Map<string, string | null> {
  const ids = new Set([...causes, ...whys].map((card) => card.id))
  const parents = new Map<string, string | null>()
  for (const { id, parent } of whys) {
    parents.set(id, parent !== null && parent !== id && ids.has(parent) ? parent : null)
  }
  // Every why has at most one parent, so each walk upwards ends in a root, in what was walked before, or in a cycle.
  const settled = new Set<string>()
  for (const { id } of whys) {
    const path: string[] = []
    const onPath = new Set<string>()
    let at: string | null = id
    while (at !== null && !settled.has(at) && !onPath.has(at)) {
      path.push(at)
      onPath.add(at)
      at = parents.get(at) ?? null
    }
    if (at !== null && onPath.has(at)) {
      const cycle = path.slice(path.indexOf(at))
      const smallest = cycle.toSorted(compareText)[0]
      if (smallest !== undefined) parents.set(smallest, null)
    }
    for (const one of path) settled.add(one)
  }
  return parents
}

/** A card and all below it, each parent before its children; `level` counts from 0 at `root`. */
export function walk(
  tree: Pick<WhyTree, 'children'>,
  root: FishboneCard,
): readonly { readonly card: FishboneCard; readonly level: number }[] {
  const reached: { card: FishboneCard; level: number }[] = []
  const waiting: { card: FishboneCard; level: number }[] = [{ card: root, level: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    reached.push(next)
    const level = next.level + 1
    for (const card of (tree.children.get(next.card.id) ?? []).toReversed()) {
      waiting.push({ card, level })
    }
  }
  return reached
}

/** The longest chain of whys below a card, from the first to the deepest; of equal ones the first in reading order. */
export function deepestChain(tree: WhyTree, root: FishboneCard): readonly FishboneCard[] {
  const path: FishboneCard[] = []
  let deepest: readonly FishboneCard[] = []
  for (const { card, level } of walk(tree, root)) {
    path.length = level
    path[level] = card
    if (level > deepest.length) deepest = path.slice(1)
  }
  return deepest
}

/** A bone with what hangs on it. */
export interface Bone {
  /** `null` is the bone "Other". */
  readonly categoryId: string | null
  readonly name: string
  /** Causes in order; on "Other" the whys without a parent follow them. */
  readonly roots: readonly FishboneCard[]
}

/** What the bone is called on which causes without a category hang. */
export const OTHER_BONE_NAME = 'Other'

/** The bones in the order of their categories; "Other" comes last, when something hangs on it or it is the only one. */
export function bonesOf(board: Pick<Board, 'categories'>, tree: WhyTree): readonly Bone[] {
  const categories = board.categories.toSorted(byOrder)
  const ids = new Set(categories.map((category) => category.id))
  const onBone = new Map<string | null, FishboneCard[]>()
  for (const cause of tree.causes) {
    const id = cause.category !== null && ids.has(cause.category) ? cause.category : null
    const roots = onBone.get(id)
    if (roots === undefined) onBone.set(id, [cause])
    else roots.push(cause)
  }
  const bones = categories.map(({ id, name }: Category): Bone => ({
    categoryId: id,
    name,
    roots: onBone.get(id) ?? [],
  }))
  const others = [...(onBone.get(null) ?? []), ...tree.orphans]
  if (others.length === 0 && bones.length > 0) return bones
  return [...bones, { categoryId: null, name: OTHER_BONE_NAME, roots: others }]
}
