import { isTimeZone } from '@whyboard/shared/domain/zone.ts'

/** Times as people read them. Everything stored is epoch ms in UTC; a zone is an IANA name. */

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    ...options,
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
  })
  formats.set(key, made)
  return made
}

/** `20 Nov 2026`. */
export function formatDay(ms: number, timeZone: string): string {
  return formatOf(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(ms)
}

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

/** A calendar day `YYYY-MM-DD` as `20 Nov 2026`; anything else as it is. */
export function formatCalendarDay(day: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(ms) ? day : formatDay(ms, 'UTC')
}

/** A calendar day `YYYY-MM-DD` as `Fri 20 Nov 2026`; anything else as it is. */
export function formatWeekDay(day: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(ms)) return day
  const weekday = formatOf('UTC', { weekday: 'short' }).format(ms)
  return `${weekday} ${formatDay(ms, 'UTC')}`
}

/** By zone and quarter of an hour: clocks change at none between, and hundreds of cards ask for the same few. */
const abbreviations = new Map<string, string>()
const QUARTER_MS = 15 * 60_000
const MAX_ABBREVIATIONS = 2_000

/** `GMT+1`, `UTC`: the short name of the zone at that moment. */
export function zoneAbbreviation(ms: number, timeZone: string): string {
  const key = `${timeZone} ${Math.floor(ms / QUARTER_MS)}`
  const known = abbreviations.get(key)
  if (known !== undefined) return known
  const named = abbreviationAt(ms, timeZone)
  if (abbreviations.size >= MAX_ABBREVIATIONS) abbreviations.clear()
  abbreviations.set(key, named)
  return named
}

function abbreviationAt(ms: number, timeZone: string): string {
  const parts = formatOf(timeZone, { timeZoneName: 'short', hour: '2-digit' }).formatToParts(ms)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
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
