import { instantOf, offsetMs } from '@whyboard/shared/domain/zoneInstants.ts'

/** Times as people type them: on the wall clock of a zone, an IANA name. */

/** All zones this browser knows, UTC first; `always` is among them even if the browser does not list it. */
export function timeZones(always: readonly string[]): readonly string[] {
  const listed = Intl.supportedValuesOf('timeZone')
  return ['UTC', ...new Set([...always, ...listed].filter((zone) => zone !== 'UTC'))]
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
  const wall = new Date(asUtc)
  return instantOf(
    {
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      day: wall.getUTCDate(),
      hour: wall.getUTCHours(),
      minute: wall.getUTCMinutes(),
      second: wall.getUTCSeconds(),
    },
    timeZone,
  )
}

/** `YYYY-MM-DDTHH:mm` on the zone's wall clock, for `<input type="datetime-local">`. */
export function epochToZoned(ms: number, timeZone: string): string {
  return new Date(ms + offsetMs(ms, timeZone)).toISOString().slice(0, 16)
}
