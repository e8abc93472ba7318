import type { Board } from '@whyboard/shared/domain/board.ts'
import type { Point, Region } from '@whyboard/shared/domain/cards/card.ts'
import type { Card, CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { dropTarget } from '@whyboard/shared/domain/dropTarget.ts'
import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'
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
  // Stands for the card that is not there yet: like it, it has no time and no category.
  const blank = { id: '', kind, time: null, category: null, parent: null } as unknown as Card
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

/** The next card of a list: same kind, right behind, with what the two have in common. */
export function siblingOf(card: Card): NewCardPlace {
  const after = card.id
  switch (card.kind) {
    case 'cause':
      return { after, fields: { category: card.category } }
    case 'why':
      return { after, fields: { parent: card.parent } }
    case 'worked':
      return { after, fields: { area: card.area, outcome: card.outcome } }
    case 'note': {
      const place = { after, fields: { colour: card.colour } }
      const { position } = card
      if (position === null) return place
      return { ...place, position: { x: position.x + CARD_WIDTH + GAP, y: position.y } }
    }
    case 'event':
    case 'action':
    case 'parked':
      return { after }
  }
}
