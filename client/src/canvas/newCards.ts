import type { Board } from '@whyboard/shared/domain/board.ts'
import { REGIONS, type Point, type Region } from '@whyboard/shared/domain/cards/card.ts'
import type { Card, CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { dropTarget } from '@whyboard/shared/domain/dropTarget.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { layoutBoard, type BoardLayout } from '@whyboard/shared/domain/layout.ts'
import { nextStart } from '@whyboard/shared/domain/outline.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '@whyboard/shared/domain/textMetrics.ts'

import type { NewCardPlace } from './canvasContext.ts'
import { changeOfDrop } from './drop.ts'

const GAP = 16

/** The kind of card that a region is for. */
export const KIND_OF_REGION: Readonly<Record<Region, CardKind>> = {
  timeline: 'event',
  causes: 'cause',
  worked: 'worked',
  actions: 'action',
  parking: 'parked',
}

/**
 * What a point of a region means for a new card of its kind, exactly as if one were dropped there: on the timeline its
 * time, among the causes its bone, in a list its place.
 */
export function placeAt(
  board: Board,
  layout: BoardLayout,
  kind: CardKind,
  point: Point,
): NewCardPlace {
  // An event begins at the point; any other card has it in its middle.
  const corner =
    kind === 'event' ? point : { x: point.x - CARD_WIDTH / 2, y: point.y - CARD_MIN_HEIGHT / 2 }
  const blank = blankCard(kind, '')
  const change = changeOfDrop(blank, dropTarget(board, layout, blank, corner))
  switch (change?.kind) {
    case 'fields':
      return { fields: change.fields }
    case 'order':
      return { after: change.after }
    case 'move':
      return { position: change.point }
    case undefined:
      return {}
  }
}

/** Stands for a card that is not there yet, where only places matter: without text, time, bone and parent. */
function blankCard(kind: CardKind, id: string, category: string | null = null): Card {
  const blank = { id, kind, text: '', order: '', position: null, time: null, parent: null }
  return { ...blank, category } as unknown as Card
}

/** Where the first card of each region goes that has none. */
export function firstPlaces(board: Board): ReadonlyMap<Region, Box> {
  const bone = board.categories[0]?.id ?? null
  const empty = REGIONS.filter(
    (region) => !board.cards.some((card) => card.kind === KIND_OF_REGION[region]),
  )
  if (empty.length === 0) return new Map()
  const blanks = empty.map((region) => blankCard(KIND_OF_REGION[region], region, bone))
  const { cards } = layoutBoard({ ...board, cards: [...board.cards, ...blanks] })
  return new Map(
    empty.flatMap((region) => {
      const box = cards.get(region)
      return box === undefined ? [] : [[region, box] as const]
    }),
  )
}

/** The next card of a list: same kind, right behind, with what the two have in common. */
export function siblingOf(card: Card): NewCardPlace {
  const { fields } = nextStart(card, card.kind === 'why' ? card.parent : null)
  const place = { after: card.id, fields }
  if (card.kind !== 'note' || card.position === null) return place
  const { x, y } = card.position
  return { ...place, position: { x: x + CARD_WIDTH + GAP, y } }
}
