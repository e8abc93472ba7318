import type { EventTime } from '@whyboard/shared/domain/cards/event.ts'
import { formatClock, formatDay, formatDuration } from '@whyboard/shared/domain/zone.ts'

import { zoneAbbreviation } from '../ui/time.ts'
import { formatDateTime, formatShortDay } from '../ui/moments.ts'

/**
 * `14:03`, `~14:03`, `14:03–14:11` on the clocks of a zone, `21 Nov 00:10` on another day than everybody thinks of.
 * @param homeDay the day that is not told, `YYYY-MM-DD`; left out: none is
 */
export function formatEventTime(time: EventTime, timeZone: string, homeDay?: string): string {
  const { startMs, endMs, approximate } = time
  const startDay = formatDay(startMs, timeZone)
  const told = (ms: number, isTold: boolean) =>
    `${isTold ? `${formatShortDay(ms, timeZone)} ` : ''}${formatClock(ms, timeZone)}`
  const start = told(startMs, homeDay !== undefined && startDay !== homeDay)
  const end = endMs === null ? '' : `–${told(endMs, formatDay(endMs, timeZone) !== startDay)}`
  return `${approximate ? '~' : ''}${start}${end}`
}

/** The same time begun at another moment, epoch ms: a range keeps its length. `null` begins a time of its own. */
export function startedAt(time: EventTime | null, startMs: number): EventTime {
  if (time === null) return { startMs, endMs: null, approximate: false }
  const endMs = time.endMs === null ? null : time.endMs + (startMs - time.startMs)
  return { ...time, startMs, endMs }
}

/** The same time ending at another moment, epoch ms; `null`, or an end that is its start, makes it a moment. */
export function endedAt(time: EventTime, endMs: number | null): EventTime {
  return { ...time, endMs: endMs === time.startMs ? null : endMs }
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

/**
 * `14:03`, and `14:03 CET, 13:03 UTC for you` where the viewer's clocks show another time: what is read aloud of a time.
 */
export function spokenTime(time: EventTime, timeZone: string, ownTimeZone: string): string {
  const shown = formatEventTime(time, timeZone)
  const own = formatEventTime(time, ownTimeZone, formatDay(time.startMs, timeZone))
  if (own === shown) return shown
  const zoned = (told: string, zone: string) => `${told} ${zoneAbbreviation(time.startMs, zone)}`
  return `${zoned(shown, timeZone)}, ${zoned(own, ownTimeZone)} for you`
}

/** What {@link formatReadTime} says in the board's zone, and on a second line in the viewer's own where that is another. */
export function timeTitle(time: EventTime, timeZone: string, ownTimeZone: string): string {
  const own = formatReadTime(time, ownTimeZone)
  const shown = formatReadTime(time, timeZone)
  return own === shown ? shown : `${shown}\n${own} for you`
}
