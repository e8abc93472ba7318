import { casual, type ParsedResult } from 'chrono-node/en'

import type { EventTime } from './cards/event.ts'
import { MAX_INSTANT_MS, wallTime } from './zone.ts'
import { instantOf } from './zoneInstants.ts'

/** What the words of a time are understood by. */
export interface TimeContext {
  /** IANA name of the zone whose clocks are meant. */
  readonly timeZone: string
  /**
   * Epoch ms near which a time without its day lies, the weightiest first: the event before it, the incident's start.
   * None: the last time before {@link nowMs}.
   */
  readonly nearMs: readonly number[]
  /** What `+12m` counts from, epoch ms; `null`: nothing, so that it is no time. */
  readonly fromMs: number | null
  /** What "yesterday" is the day before of, epoch ms. */
  readonly nowMs: number
}

/** The time at the start of a text. */
export interface LeadingTime {
  readonly time: EventTime
  /** UTF-16 units from the text's start that say the time, with what separates it from what follows. */
  readonly length: number
}

/** Nobody writes a time in more words than this. */
const MAX_WORDS = 56
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const OPENING = /^\s*(?:[[(]\s*)?/u
const ABOUT =
  /^(?:[~≈]|(?:ca\.|ca|circa|c\.|around|about|approx\.|approx|approximately)(?=\s))\s*/iu
/** A time of day: `14:03`, `14:03:20,123`, `2:03 pm`, `2 pm`; a lone number is none, nor is a length of time. */
const CLOCK =
  /(?<![\d:.,/])(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?:\s?[ap]\.?m\b)?|(?:0?[1-9]|1[0-2])\s?[ap]m\b)(?!\d|:\d|%|\s?(?:min|minutes?|hours?|secs?|seconds?)\b)/iu
const MERIDIEM = /[ap]\.?m$/iu
/** Words before a time of day that make it another one, or a length of time. */
const COUNTING = /\b(?:after|before|from|until|till|within|in|later|minutes?|mins?|hours?|hrs?)\b/iu
const ZONE =
  /^\s?(?:Z|(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?|A[CEW][SD]T|[CEMP][SD]T|BST|CES?T|EES?T|WES?T|IST|JST|MSK|NZ[SD]T|SGT)(?![\p{L}\p{N}:])/u
/** An offset as logs write it, behind seconds or a `T`; elsewhere it would read a range as one. */
const OFFSET = /^\s?[+-](?:0\d|1[0-4]):?(?:00|15|30|45)(?![\d:])/u
const RANGE = /^\s*(?:[-–—−]|(?:to|until|till)\b)\s*/iu
/** `+12m`, `+1h 30m`, `+90 s` */
const AFTER =
  /^\+\s?(?:\d+(?:\.\d+)?\s?(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])\s?)+/iu
const AMOUNT = /(\d+(?:\.\d+)?)\s?([dhms])/giu
const UNIT_MS: Readonly<Record<string, number>> = {
  d: DAY_MS,
  h: 60 * MINUTE_MS,
  m: MINUTE_MS,
  s: 1_000,
}
/** What may stand between a time and the words after it. */
const CLOSING = /^(?:\s?(?:Uhr|hrs)\b)?\s*[\])]?(?:$|\s*[,;|]\s*|\s*[-–—:.>→]+(?:\s+|$)|\s+)/u

/** Whether it is worth reading a text's time: what holds none in its first words is most of what people write. */
export function mayBeginWithTime(text: string): boolean {
  const head = text.slice(0, MAX_WORDS)
  return CLOCK.test(head) || head.includes('+')
}

/**
 * Reads the time at the start of a text: `14:03 …`, `~14:03`, `2:03 pm`, `2026-11-20 14:03`, `yesterday 14:03`, `+12m`,
 * `14:03–14:20`. Words that only hold a number ("5xx errors", "2 of 3 nodes") or a time further on are none.
 * @returns `null` when the text does not begin with a time
 */
export function readLeadingTime(text: string, context: TimeContext): LeadingTime | null {
  let at = OPENING.exec(text)?.[0].length ?? 0
  const about = ABOUT.exec(text.slice(at))?.[0].length ?? 0
  at += about
  const [line = ''] = text.slice(at, at + MAX_WORDS).split('\n', 1)
  // As web servers write it: 20/Nov/2026:14:03:20.
  const head = line.replace(/^(\d{1,2})\/(\p{L}{3})\/(\d{4}):(?=\d)/u, '$1 $2 $3 ')
  const read = readAfter(head, context) ?? readRange(head, context)
  if (read === null) return null
  at += read.length
  const closing = CLOSING.exec(text.slice(at))
  const { startMs, endMs } = read
  if (closing === null || !isInstant(startMs) || (endMs !== null && !isInstant(endMs))) return null
  return {
    time: { startMs, endMs, approximate: about > 0 },
    length: at + closing[0].length,
  }
}

interface Read {
  readonly startMs: number
  readonly endMs: number | null
  readonly length: number
}

function readAfter(head: string, { fromMs }: TimeContext): Read | null {
  const found = AFTER.exec(head)
  if (found === null || fromMs === null) return null
  const words = found[0].trimEnd()
  let startMs = fromMs
  for (const [, amount, unit = ''] of words.matchAll(AMOUNT)) {
    startMs += Number(amount) * (UNIT_MS[unit.toLowerCase()] ?? 0)
  }
  return { startMs: Math.round(startMs), endMs: null, length: words.length }
}

function readRange(head: string, context: TimeContext): Read | null {
  const first = findMoment(head)
  if (first === null) return null
  const between = RANGE.exec(head.slice(first.length))?.[0].length ?? 0
  const offset = first.length + between
  const last = between === 0 ? null : findMoment(head.slice(offset))
  // "14:03 – Friday 15:00 …" is a time and a sentence.
  const isRange = last !== null && (last.day === '' || first.day !== '')
  const half = isRange && !MERIDIEM.test(first.clock) ? MERIDIEM.exec(last.clock)?.[0] : undefined
  const start = half === undefined ? first : { ...first, clock: `${first.clock} ${half}` }
  const startMs = resolve(start, context)
  if (startMs === null) return null
  const alone = { startMs, endMs: null, length: first.length }
  if (!isRange) return alone
  const zone = last.zone === '' ? first.zone : last.zone
  const endMs = resolve({ ...last, zone }, context, startMs)
  if (endMs === null) return alone
  return { startMs, endMs, length: offset + last.length }
}

/** The words of a moment at the start of a text. */
interface Moment {
  /** What stands before the time of day; a day, or nothing. */
  readonly day: string
  readonly clock: string
  readonly zone: string
  readonly length: number
}

function findMoment(head: string): Moment | null {
  const clock = CLOCK.exec(head)
  if (clock === null) return null
  const day = head.slice(0, clock.index)
  if (COUNTING.test(day)) return null
  const after = head.slice(clock.index + clock[0].length)
  const isLog = day.endsWith('T') || /:\d\d:/u.test(clock[0])
  const zone = ZONE.exec(after)?.[0] ?? (isLog ? OFFSET.exec(after)?.[0] : undefined) ?? ''
  return {
    day,
    clock: clock[0],
    zone,
    length: clock.index + clock[0].length + zone.length,
  }
}

/**
 * The instant of a moment's words, epoch ms: of the days that they leave open the one nearest to what is known.
 * @param notBeforeMs given for the end of a range: a time without its day is the first one that is not before it
 * @returns `null` for words that are no day
 */
function resolve(moment: Moment, context: TimeContext, notBeforeMs?: number): number | null {
  const { timeZone } = context
  const now = wallTime(context.nowMs, timeZone)
  // Logs write fractions of a second behind a comma too, and finer than ms.
  const clock = moment.clock.replace(/[.,](\d{1,3})\d*$/u, '.$1')
  const words = `${moment.day}${clock}${moment.zone}`
  const [found] = casual.parse(words, {
    instant: new Date(Date.UTC(now.year, now.month - 1, now.day, 12)),
    timezone: 0,
  })
  if (found?.index !== 0 || found.text.length !== words.length || (found.end ?? null) !== null)
    return null
  const read = found.start
  const offset = moment.zone === '' ? null : read.get('timezoneOffset')
  const instant = (at: Day): number => {
    const wall = { ...at, ...clockOf(read) }
    const ms = read.get('millisecond') ?? 0
    if (offset === null) return instantOf(wall, timeZone) + ms
    return (
      Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) -
      offset * MINUTE_MS +
      ms
    )
  }
  const near = notBeforeMs === undefined ? context.nearMs : [notBeforeMs]
  const known = near.length > 0 ? near : [context.nowMs]
  const instants = daysOf(read, moment.day, known, timeZone).map(instant)
  if (notBeforeMs !== undefined) {
    const later = instants.filter((ms) => ms >= notBeforeMs)
    return later.length === 0 ? null : Math.min(...later)
  }
  const past = near.length > 0 ? [] : instants.filter((ms) => ms <= context.nowMs)
  return nearest(past.length > 0 ? past : instants, known)
}

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

function clockOf(read: ParsedResult['start']): { hour: number; minute: number; second: number } {
  return {
    hour: read.get('hour') ?? 0,
    minute: read.get('minute') ?? 0,
    second: read.get('second') ?? 0,
  }
}

/** The days that the words leave open, near the known instants where they name none. */
function daysOf(
  read: ParsedResult['start'],
  words: string,
  knownMs: readonly number[],
  timeZone: string,
): readonly Day[] {
  const [year = 0, month = 0, day = 0] = [read.get('year'), read.get('month'), read.get('day')].map(
    (value) => value ?? 0,
  )
  const around = knownMs.map((ms) => wallTime(ms, timeZone))
  if (read.isCertain('day') && read.isCertain('month')) {
    if (!read.isCertain('year')) {
      const years = around.flatMap((at) => [-1, 0, 1].map((by) => at.year + by))
      // Not every year has a 29 February.
      const has = (year: number) => new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
      return years.filter((one) => has(one)).map((one) => ({ year: one, month, day }))
    }
    const sign = /^\d{1,2}([./-])\d{1,2}[./-]\d{4}/u.exec(words)?.[1]
    // The library reads the month first. Points are written where the day comes first; of others either may be meant.
    if (sign === undefined || month > 12 || day > 12) return [{ year, month, day }]
    const dayFirst = { year, month: day, day: month }
    return sign === '.' ? [dayFirst] : [{ year, month, day }, dayFirst]
  }
  const weekday = read.isCertain('weekday') ? read.get('weekday') : null
  return around.flatMap((at) =>
    [0, -1, 1, -2, 2, -3, 3].flatMap((by): readonly Day[] => {
      const on = new Date(Date.UTC(at.year, at.month - 1, at.day + by))
      if (weekday !== null && on.getUTCDay() !== weekday) return []
      return [{ year: on.getUTCFullYear(), month: on.getUTCMonth() + 1, day: on.getUTCDate() }]
    }),
  )
}

/** The instant nearest to one of the known ones; of equally near ones the first. */
function nearest(instants: readonly number[], knownMs: readonly number[]): number | null {
  let best: number | null = null
  let leastMs = Infinity
  for (const ms of instants) {
    const distance = Math.min(...knownMs.map((known) => Math.abs(ms - known)))
    if (distance >= leastMs) continue
    best = ms
    leastMs = distance
  }
  return best
}

function isInstant(ms: number): boolean {
  return Math.abs(ms) <= MAX_INSTANT_MS
}
