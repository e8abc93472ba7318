import type { EventTime } from '@whyboard/shared/domain/cards/event.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(timeZone: string, key: string, options: Intl.DateTimeFormatOptions) {
  const cacheKey = `${key} ${timeZone}`
  let made = formats.get(cacheKey)
  if (made === undefined) {
    made = zoned(timeZone, options)
    formats.set(cacheKey, made)
  }
  return made
}

/** A zone that this browser does not know is shown in UTC rather than not at all. */
function zoned(timeZone: string, options: Intl.DateTimeFormatOptions) {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
}

/** `14:03` in that zone. */
export function formatClock(ms: number, timeZone: string): string {
  return format(timeZone, 'clock', { hour: '2-digit', minute: '2-digit' }).format(ms)
}

/** `Fri 20 Nov` in that zone. */
export function formatDay(ms: number, timeZone: string): string {
  return format(timeZone, 'day', { weekday: 'short', day: 'numeric', month: 'short' })
    .format(ms)
    .replace(',', '')
}

/** `14:03`, `~14:03`, `14:03–14:11`. */
export function formatEventTime(time: EventTime, timeZone: string): string {
  const start = formatClock(time.startMs, timeZone)
  const range = time.endMs === null ? start : `${start}–${formatClock(time.endMs, timeZone)}`
  return time.approximate ? `~${range}` : range
}

/** A calendar day `YYYY-MM-DD` as `20 Nov 2026`; anything else as it is. */
export function formatDue(day: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(ms)) return day
  return format('UTC', 'due', { day: 'numeric', month: 'short', year: 'numeric' }).format(ms)
}

/** `2 h 4 min`, `8 min`, `< 1 min`; negative spans by their size. */
export function formatSpan(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  if (minutes < 1) return '< 1 min'
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`
  return `${rest} min`
}
