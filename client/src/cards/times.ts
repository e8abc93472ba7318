import type { EventTime } from '@whyboard/shared/domain/cards/event.ts'
import { formatClock } from '@whyboard/shared/domain/zone.ts'

/** `14:03`, `~14:03`, `14:03–14:11` on the clocks of a zone. */
export function formatEventTime(time: EventTime, timeZone: string): string {
  const start = formatClock(time.startMs, timeZone)
  const range = time.endMs === null ? start : `${start}–${formatClock(time.endMs, timeZone)}`
  return time.approximate ? `~${range}` : range
}

/** The same time begun at another moment, epoch ms: a range keeps its length. `null` begins a time of its own. */
export function startedAt(time: EventTime | null, startMs: number): EventTime {
  if (time === null) return { startMs, endMs: null, approximate: false }
  const endMs = time.endMs === null ? null : time.endMs + (startMs - time.startMs)
  return { ...time, startMs, endMs }
}
