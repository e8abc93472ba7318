import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '@whyboard/shared/domain/textMetrics.ts'

import { KIND_OF_REGION, placeAt } from './newCards.ts'
import type { OpenCanvas } from './openCanvas.ts'
import { regionAt } from './regionView.ts'

/** Makes the card that belongs at a point of the world, with what the point says about it, and starts editing it. */
export function addCardAt({ model, view, commands }: OpenCanvas, at: Point): void {
  const point = { x: Math.round(at.x), y: Math.round(at.y) }
  const layout = view.layout.get()
  const region = regionAt(layout.regions, point)
  if (region === null) {
    const corner = { x: point.x - CARD_WIDTH / 2, y: point.y - CARD_MIN_HEIGHT / 2 }
    commands.addCard('note', { position: corner })
    return
  }
  const kind = KIND_OF_REGION[region]
  commands.addCard(kind, placeAt(model.board(), layout, kind, point))
}
