import type { Board } from '@whyboard/shared/domain/board.ts'
import type { EventTime } from '@whyboard/shared/domain/cards/event.ts'
import { timeContextOf } from '@whyboard/shared/domain/timeContext.ts'
import { mayBeginWithTime, readLeadingTime } from '@whyboard/shared/domain/timeText.ts'
import { datedEvents } from '@whyboard/shared/domain/timeline.ts'

/** An event as typed with its time before it; `null` where the text begins with no time. */
export function typedEvent(
  board: Pick<Board, 'incident' | 'cards'>,
  text: string,
  nowMs: number,
): { readonly time: EventTime; readonly text: string } | null {
  const typed = text.trimStart()
  if (!mayBeginWithTime(typed)) return null
  const last = datedEvents(board.cards).at(-1)?.time.startMs ?? null
  const found = readLeadingTime(typed, timeContextOf(board.incident, last, nowMs))
  if (found === null) return null
  const { startMs, endMs, approximate } = found.time
  return { time: { startMs, endMs, approximate }, text: typed.slice(found.length).trim() }
}
