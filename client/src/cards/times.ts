import type { EventTime } from '@whyboard/shared/domain/cards/event.ts'
import { formatClock, formatDay, formatDuration } from '@whyboard/shared/domain/zone.ts'

import { formatDateTime, zoneAbbreviation } from '../ui/time.ts'

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

/** `Fri 20 Nov 2026, ~14:03–14:11 CET (8 min)`: a time with its day and zone, for those who want to be sure. */
export function formatReadTime(time: EventTime, timeZone: string): string {
  const { startMs, endMs, approximate } = time
  const start = formatDateTime(startMs, timeZone)
  const sameDay = endMs !== null && formatDay(startMs, timeZone) === formatDay(endMs, timeZone)
  const end =
    endMs === null ? '' : sameDay ? formatClock(endMs, timeZone) : formatDateTime(endMs, timeZone)
  const zone = zoneAbbreviation(startMs, timeZone)
  const length = endMs === null ? '' : ` (${formatDuration(endMs - startMs)})`
  return `${approximate ? '~' : ''}${start}${end === '' ? '' : ` – ${end}`} ${zone}${length}`
}

/** The same in the board's zone, and on a second line in the viewer's own where that is another. */
export function timeTitle(time: EventTime, timeZone: string, ownTimeZone: string): string {
  const own = formatReadTime(time, ownTimeZone)
  const shown = formatReadTime(time, timeZone)
  return own === shown ? shown : `${shown}\n${own} for you`
}
