import type { Board } from '@whyboard/shared/domain/board.ts'
import { datedEvents, milestoneTimes } from '@whyboard/shared/domain/timeline.ts'
import { formatDay } from '@whyboard/shared/domain/zone.ts'

/** The day in the board's zone on which the incident began, or its first event where nobody said: `YYYY-MM-DD`, else ''. */
export function homeDayOf(board: Board): string {
  const ms = milestoneTimes(board).started ?? datedEvents(board.cards)[0]?.time.startMs
  return ms === undefined ? '' : formatDay(ms, board.incident.timeZone)
}
