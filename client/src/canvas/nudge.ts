import {
  moveCards,
  reorderCard,
  setCardFields,
} from '@whyboard/shared/document/operations/cards.ts'
import { listOf } from '@whyboard/shared/domain/cardList.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { indentOf, outdentOf } from '@whyboard/shared/domain/whyMoves.ts'
import { byOrder } from '@whyboard/shared/domain/order.ts'

import type { BoardModel } from '../board/boardModel.ts'
import { startedAt } from '../cards/times.ts'

const MINUTE_MS = 60_000
/** A step of a note, px. */
const STEP = 8

/** One press of Alt with an arrow key: a direction, and whether it goes ten times as far. */
export interface Nudge {
  readonly dx: number
  readonly dy: number
  readonly far: boolean
}

type NudgedModel = Pick<BoardModel, 'writer' | 'board' | 'card' | 'step'>

/**
 * What Alt and an arrow key do to cards, one step to undo: minutes on the timeline, places in a list, a level of the whys
 * to the left and right, px for notes. Where a list is a grid, left and right are places as well.
 */
export function nudgeCards(model: NudgedModel, cards: readonly Card[], nudge: Nudge): void {
  const { dx, dy, far } = nudge
  const times = far ? 10 : 1
  const back = dx < 0 || dy < 0
  const nudged = new Set(cards.map(({ id }) => id))
  const sorted = cards.toSorted(byOrder)
  model.step(() => {
    const moves = cards.flatMap(({ id, kind, position }) =>
      kind !== 'note' || position === null
        ? []
        : [{ id, point: { x: position.x + dx * times * STEP, y: position.y + dy * times * STEP } }],
    )
    if (moves.length > 0) moveCards(model.writer, moves)
    // Whoever leads goes first, so that cards side by side stay so.
    for (const card of back ? sorted : sorted.toReversed()) {
      if (card.kind === 'event' && card.time !== null) {
        if (dx === 0) continue
        const time = startedAt(card.time, card.time.startMs + dx * times * MINUTE_MS)
        setCardFields(model.writer, card.id, { time })
      } else if (card.kind === 'why' && dx !== 0) {
        changeLevel(model, card.id, dx, nudged)
      } else if (dy !== 0 || isInGrid(card)) {
        changePlace(model, card, back, nudged)
      }
    }
  })
}

function isInGrid({ kind }: Card): boolean {
  return kind === 'action' || kind === 'worked' || kind === 'parked'
}

function changeLevel(
  { writer, board }: NudgedModel,
  id: string,
  dx: number,
  nudged: ReadonlySet<string>,
): void {
  const place = dx < 0 ? outdentOf(board(), id) : indentOf(board(), id)
  // Whys that are moved together keep how they stand to each other.
  if (place === null || nudged.has(place.parentId) || nudged.has(place.after)) return
  setCardFields(writer, id, { parent: place.parentId })
  reorderCard(writer, id, place.after)
}

function changePlace(
  { writer, board }: NudgedModel,
  card: Card,
  back: boolean,
  nudged: ReadonlySet<string>,
): void {
  const list = listOf(board(), card)
  const at = list.indexOf(card.id)
  const passed = list[back ? at - 1 : at + 1]
  if (at === -1 || passed === undefined || nudged.has(passed)) return
  reorderCard(writer, card.id, back ? (list[at - 2] ?? null) : passed)
}
