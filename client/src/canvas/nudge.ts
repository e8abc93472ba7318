import {
  moveCards,
  reorderCard,
  setCardFields,
} from '@whyboard/shared/document/operations/cards.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { byOrder } from '@whyboard/shared/domain/order.ts'

import type { BoardModel } from '../board/boardModel.ts'
import { startedAt } from '../cards/times.ts'

const MINUTE_MS = 60_000
/** A step of a note, px. */
const STEP = 8

/** One press of an arrow key: a direction, and whether it goes ten times as far. */
export interface Nudge {
  readonly dx: number
  readonly dy: number
  readonly far: boolean
}

/** What an arrow key does to cards: minutes on the timeline, places in a list, px for notes. One step to undo. */
export function nudgeCards(
  model: Pick<BoardModel, 'writer' | 'board' | 'markUndoBoundary'>,
  cards: readonly Card[],
  { dx, dy, far }: Nudge,
): void {
  const { writer } = model
  model.markUndoBoundary()
  const times = far ? 10 : 1
  const moves = cards.flatMap(({ id, kind, position }) =>
    kind !== 'note' || position === null
      ? []
      : [{ id, point: { x: position.x + dx * times * STEP, y: position.y + dy * times * STEP } }],
  )
  if (moves.length > 0) moveCards(writer, moves)
  const back = dx < 0 || dy < 0
  const nudged = new Set(cards.map(({ id }) => id))
  const sorted = cards.toSorted(byOrder)
  // Whoever leads goes first, so that cards side by side stay so.
  for (const card of back ? sorted : sorted.toReversed()) {
    if (card.kind === 'event' && card.time !== null && dx !== 0) {
      const time = startedAt(card.time, card.time.startMs + dx * times * MINUTE_MS)
      setCardFields(writer, card.id, { time })
    }
    if (card.kind === 'action' || card.kind === 'worked' || card.kind === 'parked') {
      const list = model.board().cards.filter((one) => one.kind === card.kind)
      const at = list.findIndex((one) => one.id === card.id)
      const passed = list[back ? at - 1 : at + 1]
      if (passed === undefined || nudged.has(passed.id)) continue
      reorderCard(writer, card.id, back ? (list[at - 2]?.id ?? null) : passed.id)
    }
  }
}
