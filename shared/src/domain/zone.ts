/** A date and time on a wall in some zone. Months count from 1. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const DAY_MS = 24 * 60 * 60_000

/** The first and last instants of ECMAScript's Date (ECMA-262, 21.4.1.1), epoch ms. */
export const MAX_INSTANT_MS = 8.64e15

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}

/** Whether it is an IANA name that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What clocks in a zone show at an instant (epoch ms). An unknown zone reads as UTC. */
export function wallTime(ms: number, timeZone: string): WallTime {
  const parts: Record<string, number> = {}
  for (const part of formatOf(timeZone).formatToParts(ms)) parts[part.type] = Number(part.value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  return { year, month, day, hour, minute, second }
}

/** Beginnings of days by zone and day: a layout asks for the same few again and again. */
const dayStarts = new Map<string, number>()
const MAX_DAY_STARTS = 2_000

/** The instant (epoch ms) at which a day begins that is so many days after the one of `ms`, in a zone. */
export function startOfDayMs(ms: number, timeZone: string, daysAfter = 0): number {
  const { year, month, day } = wallTime(ms, timeZone)
  const midnight = Date.UTC(year, month - 1, day + daysAfter)
  const key = `${timeZone} ${midnight}`
  const known = dayStarts.get(key)
  if (known !== undefined) return known
  const startMs = beginningOf(midnight, timeZone)
  if (dayStarts.size >= MAX_DAY_STARTS) dayStarts.clear()
  dayStarts.set(key, startMs)
  return startMs
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

/** `2026-03-12`. */
export function formatDay(ms: number, timeZone: string): string {
  const { year, month, day } = wallTime(ms, timeZone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** `14:03`. */
export function formatClock(ms: number, timeZone: string): string {
  const { hour, minute } = wallTime(ms, timeZone)
  return `${two(hour)}:${two(minute)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** `45 s`, `8 min`, `1 h 19 min`, `2 d 3 h`: the two largest units of a length of time in ms, which is not negative. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(ms / 60_000)
  if (minutes < 60) return `${minutes} min`
  if (minutes < 24 * 60) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
  const hours = Math.round(ms / 3_600_000)
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h')
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}
