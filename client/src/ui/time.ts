import { keepByKey } from '@whyboard/shared/domain/keepByKey.ts'
import { isTimeZone } from '@whyboard/shared/domain/zone.ts'

/** Times as people read them. Everything stored is epoch ms in UTC; a zone is an IANA name. */

const keepFormat = keepByKey<Intl.DateTimeFormat>(200)

/** A format of a zone, made once; an unknown zone reads as UTC. */
export function formatOf(
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return keepFormat(`${timeZone} ${JSON.stringify(options)}`, () => {
    const known = isTimeZone(timeZone) ? timeZone : 'UTC'
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: known })
  })
}

/** `20 Nov 2026`. */
export function formatDay(ms: number, timeZone: string): string {
  return formatOf(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(ms)
}

/** A calendar day `YYYY-MM-DD` as `20 Nov 2026`; anything else as it is. */
export function formatCalendarDay(day: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(ms) ? day : formatDay(ms, 'UTC')
}

/** By zone and quarter of an hour: clocks change at none between, and hundreds of cards ask for the same few. */
const keepAbbreviation = keepByKey<string>(2_000)
const QUARTER_MS = 15 * 60_000

/** `GMT+1`, `UTC`: the short name of the zone at that moment. */
export function zoneAbbreviation(ms: number, timeZone: string): string {
  return keepAbbreviation(`${timeZone} ${Math.floor(ms / QUARTER_MS)}`, () =>
    abbreviationAt(ms, timeZone),
  )
}

function abbreviationAt(ms: number, timeZone: string): string {
  const parts = formatOf(timeZone, { timeZoneName: 'short', hour: '2-digit' }).formatToParts(ms)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}
