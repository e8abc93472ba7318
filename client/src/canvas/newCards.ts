import type { Region } from '@whyboard/shared/domain/cards/card.ts'
import type { Card, CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { CARD_WIDTH } from '@whyboard/shared/domain/textMetrics.ts'

import type { NewCardPlace } from './canvasContext.ts'

const GAP = 16

/** The kind of card that a region is for. */
export const KIND_OF_REGION: Readonly<Record<Region, CardKind>> = {
  timeline: 'event',
  causes: 'cause',
  worked: 'worked',
  actions: 'action',
  parking: 'parked',
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
