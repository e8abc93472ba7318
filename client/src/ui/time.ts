/** Times as people read and type them. Everything stored is epoch ms in UTC; a zone is an IANA name. */

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

/** Whether this browser knows a zone of that name. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone }).format(0)
    return true
  } catch {
    return false
  }
}

/** All zones this browser knows, UTC first; `always` is among them even if the browser does not list it. */
export function timeZones(always: readonly string[]): readonly string[] {
  const listed = Intl.supportedValuesOf('timeZone')
  return ['UTC', ...new Set([...always, ...listed].filter((zone) => zone !== 'UTC'))]
}

/** `20 Nov 2026`. */
export function formatDay(ms: number, timeZone: string): string {
  return formatOf(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(ms)
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

/** `GMT+1`, `UTC`: the short name of the zone at that moment. */
export function zoneAbbreviation(ms: number, timeZone: string): string {
  const parts = formatOf(timeZone, { timeZoneName: 'short', hour: '2-digit' }).formatToParts(ms)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}

/** How far the zone's wall clock is ahead of UTC at that moment, ms. */
function offsetMs(ms: number, timeZone: string): number {
  const parts = formatOf(timeZone, {
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms)
  const part = (type: string): number =>
    Number(parts.find((one) => one.type === type)?.value ?? Number.NaN)
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return wall - Math.floor(ms / 1000) * 1000
}

/**
 * The moment at which clocks in the zone show `local` (`YYYY-MM-DDTHH:mm`, as `<input type="datetime-local">` gives it).
 * A time that a clock change skips reads as the moment that follows it, one that it repeats as the first of the two.
 * @returns epoch ms, or `null` for anything that is no such time
 */
export function zonedToEpochMs(local: string, timeZone: string): number | null {
  if (!/^\d{4,6}-\d\d-\d\dT\d\d:\d\d/u.test(local)) return null
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc)) return null
  const day = 86_400_000
  const before = asUtc - offsetMs(asUtc - day, timeZone)
  const after = asUtc - offsetMs(asUtc + day, timeZone)
  const fits = [before, after].filter((ms) => ms + offsetMs(ms, timeZone) === asUtc)
  return fits.length > 0 ? Math.min(...fits) : before
}

/** `YYYY-MM-DDTHH:mm` on the zone's wall clock, for `<input type="datetime-local">`. */
export function epochToZoned(ms: number, timeZone: string): string {
  return new Date(ms + offsetMs(ms, timeZone)).toISOString().slice(0, 16)
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
