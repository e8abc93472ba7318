import type { Incident } from './board.ts'
import type { Card } from './cards/cardKinds.ts'
import { byOrder } from './order.ts'
import type { TimeContext } from './timeText.ts'

const DAY_MS = 24 * 60 * 60_000

/**
 * How times typed into a list of events are understood: beside the event before, and beside the incident where that one
 * happened long before or after it.
 * @param previousMs start of the event before in the list, epoch ms; `null` for none
 */
export function timeContextOf(
  { times, timeZone }: Incident,
  previousMs: number | null,
  nowMs: number,
): TimeContext {
  const ends = [times.started, times.resolved].filter((ms) => ms !== null)
  const [first, last] = [Math.min(...ends) - DAY_MS, Math.max(...ends) + DAY_MS]
  const isApart =
    previousMs !== null && ends.length > 0 && (previousMs < first || previousMs > last)
  return {
    timeZone,
    nearMs: previousMs === null ? ends : isApart ? [previousMs, ...ends] : [previousMs],
    fromMs: previousMs ?? times.started,
    nowMs,
  }
}

/** When the event before a place of the list (by order key, id) began, epoch ms; `null` when none before it has a time. */
export function eventBeforeMs(
  cards: readonly Card[],
  place: { readonly order: string; readonly id: string },
): number | null {
  let before: Card | null = null
  let beforeMs: number | null = null
  for (const card of cards) {
    if (card.kind !== 'event' || card.time === null || byOrder(card, place) >= 0) continue
    if (before !== null && byOrder(card, before) < 0) continue
    before = card
    beforeMs = card.time.startMs
  }
  return beforeMs
}
