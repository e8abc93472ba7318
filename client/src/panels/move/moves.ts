import {
  moveCards,
  reorderCard,
  setCardFields,
} from '@whyboard/shared/document/operations/cards.ts'
import type { Board } from '@whyboard/shared/domain/board.ts'
import { listOf } from '@whyboard/shared/domain/cardList.ts'
import { firstWords } from '@whyboard/shared/domain/cardWords.ts'
import { REGIONS, type Point } from '@whyboard/shared/domain/cards/card.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { OUTCOMES, type Win } from '@whyboard/shared/domain/cards/worked.ts'
import { bonesOf, OTHER_BONE_NAME, walk, whyTree } from '@whyboard/shared/domain/fishboneTree.ts'
import { isWithin } from '@whyboard/shared/domain/whyMoves.ts'
import {
  bottomOf,
  boundsOf,
  overlaps,
  rightOf,
  type Box,
} from '@whyboard/shared/domain/geometry.ts'
import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'
import { byOrder } from '@whyboard/shared/domain/order.ts'
import { REGION_HEADING_HEIGHT, REGION_PADDING } from '@whyboard/shared/domain/regions.ts'
import { OUTCOME_WORDS } from '@whyboard/shared/domain/words.ts'

import type { BoardModel } from '../../board/boardModel.ts'
import { REGION_NAMES } from '../../cards/regionNames.ts'
import { startedAt } from '../../cards/times.ts'

/** What a move asks of the document. */
export type MoveChange =
  /** The first of the events begins then, epoch ms; the others keep their distance from it. */
  | { readonly kind: 'time'; readonly startMs: number }
  | { readonly kind: 'untimed' }
  | { readonly kind: 'category'; readonly categoryId: string | null }
  /** `null`: it explains nothing yet. */
  | { readonly kind: 'parent'; readonly parentId: string | null }
  | { readonly kind: 'outcome'; readonly outcome: Win['outcome'] }
  | { readonly kind: 'order'; readonly after: string | null }
  /** The cards lie beside that box, or within it, where there is room. */
  | { readonly kind: 'beside'; readonly box: Box }
  | { readonly kind: 'within'; readonly box: Box }

/** A place that cards can be moved to. */
export interface MovePlace {
  readonly label: string
  readonly change: MoveChange
  /** How far it is indented: 1 for the first why below a cause. */
  readonly level: number
  /** Says what another place says as well, and so is offered only to those who look for its words. */
  readonly soughtOnly: boolean
}

/**
 * Everywhere that a drag could bring these cards and every list that they could be in, but times, which are typed. Empty for
 * cards of different kinds, which have no place in common.
 */
export function placesFor(
  board: Board,
  layout: () => BoardLayout,
  cards: readonly Card[],
): readonly MovePlace[] {
  const [first] = cards
  if (first === undefined || cards.some((card) => card.kind !== first.kind)) return []
  switch (first.kind) {
    case 'event':
      return []
    case 'cause':
      return [...bones(board), ...siblingPlaces(board, first, cards)]
    case 'why':
      return [...parents(board, cards), ...siblingPlaces(board, first, cards)]
    case 'worked':
      return listPlaces(board, first, cards, outcomes(cards))
    case 'action':
    case 'parked':
      return listPlaces(board, first, cards)
    case 'note':
      return notePlaces(board, layout(), cards)
  }
}

const place = (label: string, change: MoveChange, level = 0, soughtOnly = false): MovePlace => ({
  label,
  change,
  level,
  soughtOnly,
})

function bones(board: Board): readonly MovePlace[] {
  const named = board.categories
    .toSorted(byOrder)
    .map(({ id, name }) => place(name, { kind: 'category', categoryId: id }))
  return [...named, place(OTHER_BONE_NAME, { kind: 'category', categoryId: null })]
}

function parents(board: Board, whys: readonly Card[]): readonly MovePlace[] {
  const tree = whyTree(board.cards)
  const isFree = (id: string) => whys.every((why) => !isWithin(tree, id, why.id))
  const below = bonesOf(board, tree).flatMap(({ roots }) =>
    roots.flatMap((root) =>
      walk(tree, root)
        .filter(({ card }) => isFree(card.id))
        .map(({ card, level }) =>
          place(`Below ${firstWords(card)}`, { kind: 'parent', parentId: card.id }, level),
        ),
    ),
  )
  const hangs = whys.some(({ id }) => (tree.parents.get(id) ?? null) !== null)
  return [...below, ...(hangs ? [place(ON_ITS_OWN, { kind: 'parent', parentId: null })] : [])]
}

const ON_ITS_OWN = 'Explains nothing yet'

/** The lists of what worked in which not all of these cards are. */
function outcomes(wins: readonly Card[]): readonly MovePlace[] {
  return OUTCOMES.filter((outcome) =>
    wins.some((win) => win.kind === 'worked' && win.outcome !== outcome),
  ).map((outcome) => place(OUTCOME_WORDS[outcome], { kind: 'outcome', outcome }))
}

/** @param lists the other lists of that kind */
function listPlaces(
  board: Board,
  first: Card,
  cards: readonly Card[],
  lists: readonly MovePlace[] = [],
): readonly MovePlace[] {
  const others = othersOf(board, first, cards)
  const last = others.at(-1)
  if (last === undefined) return lists
  return [
    place('First', { kind: 'order', after: null }),
    place('Last', { kind: 'order', after: last.id }),
    ...lists,
    ...besidesOthers(others, false),
  ]
}

/** Among the causes of a bone or the whys of a card, for cards that stand there already. */
function siblingPlaces(board: Board, first: Card, cards: readonly Card[]): readonly MovePlace[] {
  const list = new Set(listOf(board, first))
  return cards.every(({ id }) => list.has(id))
    ? besidesOthers(othersOf(board, first, cards), true)
    : []
}

function othersOf(board: Board, first: Card, cards: readonly Card[]): readonly Card[] {
  const moved = new Set(cards.map(({ id }) => id))
  const byId = new Map(board.cards.map((card) => [card.id, card]))
  return listOf(board, first).flatMap((id) => (moved.has(id) ? [] : (byId.get(id) ?? [])))
}

function besidesOthers(others: readonly Card[], soughtOnly: boolean): readonly MovePlace[] {
  return others.flatMap((card, index) => {
    const words = firstWords(card)
    const before = others[index - 1]?.id ?? null
    return [
      place(`Before ${words}`, { kind: 'order', after: before }, 0, true),
      place(`After ${words}`, { kind: 'order', after: card.id }, 0, soughtOnly),
    ]
  })
}

function notePlaces(
  board: Board,
  layout: BoardLayout,
  notes: readonly Card[],
): readonly MovePlace[] {
  const moved = new Set(notes.map(({ id }) => id))
  return [
    ...REGIONS.map((region) =>
      place(`In ${REGION_NAMES[region]}`, { kind: 'within', box: layout.regions[region] }),
    ),
    ...board.cards.flatMap((card) => {
      const box = layout.cards.get(card.id)
      if (box === undefined || moved.has(card.id)) return []
      return [place(`Beside ${firstWords(card)}`, { kind: 'beside', box })]
    }),
  ]
}

/**
 * Moves cards, as one step to undo.
 * @param layout where everything is: asked for places on the board only
 */
export function moveTo(
  model: Pick<BoardModel, 'writer' | 'card' | 'board' | 'step'>,
  layout: () => BoardLayout,
  ids: readonly string[],
  change: MoveChange,
): void {
  const cards = ids.flatMap((id) => model.card(id) ?? []).toSorted(byOrder)
  const { writer } = model
  model.step(() => {
    switch (change.kind) {
      case 'time': {
        const starts = cards.flatMap((card) =>
          card.kind === 'event' && card.time !== null ? [card.time.startMs] : [],
        )
        const first = starts.length === 0 ? change.startMs : Math.min(...starts)
        for (const card of cards) {
          if (card.kind !== 'event') continue
          const later = (card.time?.startMs ?? first) - first
          setCardFields(writer, card.id, { time: startedAt(card.time, change.startMs + later) })
        }
        break
      }
      case 'untimed':
        for (const { id } of cards) setCardFields(writer, id, { time: null })
        break
      case 'category':
        for (const { id } of cards) setCardFields(writer, id, { category: change.categoryId })
        break
      case 'parent':
        for (const { id } of cards) setCardFields(writer, id, { parent: change.parentId })
        break
      case 'outcome':
        for (const { id } of cards) setCardFields(writer, id, { outcome: change.outcome })
        break
      case 'order':
        // One behind the other they keep their order.
        cards.reduce<string | null>((after, { id }) => {
          reorderCard(writer, id, after)
          return id
        }, change.after)
        break
      case 'beside':
      case 'within':
        moveCards(writer, movesTo(layout(), cards, change))
        break
    }
  })
}

const GAP = 16

/** Several cards are moved as they lie to each other. */
function movesTo(
  layout: BoardLayout,
  cards: readonly Card[],
  { kind, box }: Extract<MoveChange, { readonly box: Box }>,
): readonly { readonly id: string; readonly point: Point }[] {
  const moved = new Set(cards.map(({ id }) => id))
  const placed = cards.flatMap(({ id }) => {
    const at = layout.cards.get(id)
    return at === undefined ? [] : [{ id, at }]
  })
  const group = boundsOf(placed.map(({ at }) => at))
  if (group === null) return []
  const taken = [...layout.cards].filter(([id]) => !moved.has(id)).map(([, one]) => one)
  const corner = kind === 'beside' ? besides(box, group, taken) : roomIn(box, group, taken)
  return placed.map(({ id, at }) => ({
    id,
    point: {
      x: Math.round(corner.x + at.x - group.x),
      y: Math.round(corner.y + at.y - group.y),
    },
  }))
}

/** Right of a box, else left of it, below or above, where nothing is covered; else right of it all the same. */
function besides(box: Box, { w, h }: Box, taken: readonly Box[]): Point {
  const right = { x: rightOf(box) + GAP, y: box.y }
  const places = [
    right,
    { x: box.x - w - GAP, y: box.y },
    { x: box.x, y: bottomOf(box) + GAP },
    { x: box.x, y: box.y - h - GAP },
  ]
  return places.find((corner) => isFree({ ...corner, w, h }, taken)) ?? right
}

/** The first free place of a region, from its top left; below its heading where all is covered. */
function roomIn(region: Box, { w, h }: Box, taken: readonly Box[]): Point {
  const start = { x: region.x + REGION_PADDING, y: region.y + REGION_HEADING_HEIGHT }
  const step = { x: GAP + w, y: GAP + h }
  for (let { y } = start; y + h <= bottomOf(region); y += step.y) {
    for (let { x } = start; x + w <= rightOf(region); x += step.x) {
      if (isFree({ x, y, w, h }, taken)) return { x, y }
    }
  }
  return start
}

function isFree(box: Box, taken: readonly Box[]): boolean {
  return taken.every((one) => !overlaps(one, box))
}
