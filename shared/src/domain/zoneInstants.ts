import { keepByKey } from './keepByKey.ts'
import { wallTime, type WallTime } from './zone.ts'

/** From what clocks in a zone show back to instants. */

const DAY_MS = 24 * 60 * 60_000

/** Beginnings of days by zone and day: a layout asks for the same few again and again. */
const keepDayStart = keepByKey<number>(2_000)

/** The instant (epoch ms) at which a day begins that is so many days after the one of `ms`, in a zone. */
export function startOfDayMs(ms: number, timeZone: string, daysAfter = 0): number {
  const { year, month, day } = wallTime(ms, timeZone)
  const midnight = Date.UTC(year, month - 1, day + daysAfter)
  return keepDayStart(`${timeZone} ${midnight}`, () => beginningOf(midnight, timeZone))
}

/** When the day begins in a zone that begins at `midnight` in UTC. */
function beginningOf(midnight: number, timeZone: string): number {
  // Where clocks change, the offsets of both neighbouring days are tried; where they jump over midnight, the later one.
  const candidates = [midnight - DAY_MS, midnight + DAY_MS].map(
    (near) => midnight - offsetMs(near, timeZone),
  )
  const [earlier, later] = [Math.min(...candidates), Math.max(...candidates)]
  const date = new Date(midnight).getUTCDate()
  return wallTime(earlier, timeZone).day === date ? earlier : later
}

/** How far clocks in a zone are ahead of UTC at an instant, in ms. */
export function offsetMs(ms: number, timeZone: string): number {
  const wall = wallTime(ms, timeZone)
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  return asUtc - Math.floor(ms / 1000) * 1000
}

/**
 * The instant (epoch ms) at which clocks in a zone show a time; the inverse of {@link wallTime}. A time that a clock
 * change skips reads as the moment that follows it, one that it repeats as the first of the two.
 */
export function instantOf(wall: WallTime, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wall
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second)
  const before = asUtc - offsetMs(asUtc - DAY_MS, timeZone)
  const after = asUtc - offsetMs(asUtc + DAY_MS, timeZone)
  const fits = [before, after].filter((ms) => ms + offsetMs(ms, timeZone) === asUtc)
  return fits.length > 0 ? Math.min(...fits) : before
}
