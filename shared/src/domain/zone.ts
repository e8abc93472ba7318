import { keepByKey } from './keepByKey.ts'

/** A date and time on a wall in some zone. Months count from 1. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** The first and last instants of ECMAScript's Date (ECMA-262, 21.4.1.1), epoch ms. */
export const MAX_INSTANT_MS = 8.64e15

const keepFormat = keepByKey<Intl.DateTimeFormat>(200)

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return keepFormat(
    timeZone,
    () =>
      new Intl.DateTimeFormat('en-GB', {
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
      }),
  )
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
