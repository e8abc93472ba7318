import { formatDay, formatOf } from './time.ts'

/** Times as pages other than the report show them; `time.ts` has what all do. */

/** `20 Nov`, where the year is told elsewhere. */
export function formatShortDay(ms: number, timeZone: string): string {
  return formatOf(timeZone, { day: 'numeric', month: 'short' }).format(ms)
}

/** `Fri 20 Nov 2026, 14:03`. */
export function formatDateTime(ms: number, timeZone: string): string {
  const day = formatOf(timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
    .format(ms)
    .replace(',', '')
  return `${day}, ${formatOf(timeZone, { hour: '2-digit', minute: '2-digit' }).format(ms)}`
}

/** A calendar day `YYYY-MM-DD` as `Fri 20 Nov 2026`; anything else as it is. */
export function formatWeekDay(day: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(ms)) return day
  const weekday = formatOf('UTC', { weekday: 'short' }).format(ms)
  return `${weekday} ${formatDay(ms, 'UTC')}`
}

/** `3 min ago`, `2 h ago`, `yesterday`, then the day. */
export function formatAgo(ms: number, nowMs: number, timeZone: string): string {
  const minutes = Math.floor((nowMs - ms) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h ago`
  if (hours < 48) return 'yesterday'
  return formatDay(ms, timeZone)
}
