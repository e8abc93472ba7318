import { casual, GB, type ParsedResult } from 'chrono-node/en'

import { addDays } from './actions.ts'
import { wallTime } from './zone.ts'

/** What a text says about when something is due. */
export interface DueDay {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** Whether that day is over already. */
  readonly past: boolean
}

/** What a day is counted from. */
export interface DueContext {
  /** Epoch ms. */
  readonly nowMs: number
  /** IANA name of the zone in whose calendar "today" is meant. */
  readonly timeZone: string
}

/** Longer texts are no day. */
const MAX_LENGTH = 80
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/u
/** Words around a day that say nothing more about it. */
const BEFORE =
  /^(?:(?:due|done|by|on|until|till|before|at|latest|the|end of day|eod|cob)\b[:\s]*)+/iu
const AFTER = /(?:[\s,]*(?:at the latest|latest|end of day|eod|cob|please)|[\s.,!]+)+$/iu
/** Everything else means a day to come. */
const BACK = /\b(?:last|past|ago|yesterday|previous|before)\b/iu
const DAY_OF_MONTH = /^(\d{1,2})(?:st|nd|rd|th)$/iu
const FRIDAY = 5

/**
 * The day that a text means, such as "Friday", "in two weeks", "end of month", "15 Dec", "15/12/2026" (the day first) or
 * "2026-12-15"; `null` when it is not wholly understood, so that nothing is guessed. A day without its year, or a weekday,
 * is the next one from today on.
 */
export function readDueDay(text: string, { nowMs, timeZone }: DueContext): DueDay | null {
  const now = wallTime(nowMs, timeZone)
  const today = isoDay(now.year, now.month, now.day)
  const words = text.trim().slice(0, MAX_LENGTH + 1)
  if (words.length > MAX_LENGTH || today === null) return null
  const bare = words.replace(BEFORE, '').replace(AFTER, '')
  const found = ISO_DAY.test(bare)
    ? readIso(bare)
    : (readPeriodEnd(bare, today) ?? readDayOfMonth(bare, today) ?? readWords(bare, today))
  return found === null ? null : { day: found, past: found < today }
}

function readIso(words: string): string | null {
  const [, year, month, day] = ISO_DAY.exec(words) ?? []
  return year === undefined ? null : isoDay(Number(year), Number(month), Number(day))
}

/** The ends of calendar periods that chrono has no word for. A week of work ends on its Friday. */
function readPeriodEnd(words: string, today: string): string | null {
  const { year, month } = partsOf(today)
  switch (words.toLowerCase().replace(/^end of (?:the |this )?/u, 'eo ')) {
    case 'eow':
    case 'eo week':
      return addDays(today, (FRIDAY - weekday(today) + 7) % 7)
    case 'eom':
    case 'eo month':
      return addDays(firstOfMonth(year, month + 1), -1)
    case 'eoq':
    case 'eo quarter':
      return addDays(firstOfMonth(year, Math.ceil(month / 3) * 3 + 1), -1)
    case 'eoy':
    case 'eo year':
      return isoDay(year, 12, 31)
    case 'a fortnight':
    case 'in a fortnight':
      return addDays(today, 14)
    default:
      return null
  }
}

/** `15th`: this month's, or the next month's that has such a day. */
function readDayOfMonth(words: string, today: string): string | null {
  const date = Number(DAY_OF_MONTH.exec(words)?.[1] ?? 0)
  if (date < 1 || date > 31) return null
  const { year, month } = partsOf(today)
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const first = partsOf(firstOfMonth(year, month + ahead))
    const day = isoDay(first.year, first.month, date)
    if (day !== null && day >= today) return day
  }
  return null
}

function readWords(words: string, today: string): string | null {
  const { year, month, date } = partsOf(today)
  // Noon on the machine's own clocks: chrono then shifts nothing between zones, and only the calendar day counts.
  const noon = new Date(year, month - 1, date, 12)
  // Only the second of them knows "December 15", only the first that 3/4 is in April.
  for (const reader of [GB, casual]) {
    const [result, ...others] = reader.parse(words, noon, { forwardDate: !BACK.test(words) })
    if (result === undefined || others.length > 0 || !meansDay(result)) continue
    if (result.index > 0 || result.text.length < words.length || result.end) continue
    const { start } = result
    return isoDay(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0)
  }
  return null
}

/** A month alone or a time of day is no day, though chrono makes one of it. */
function meansDay({ start }: ParsedResult): boolean {
  return (
    start.isCertain('day') || start.isCertain('weekday') || start.tags().has('result/relativeDate')
  )
}

function firstOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)
}

/** 0 is Sunday. */
function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

function partsOf(day: string): {
  readonly year: number
  readonly month: number
  readonly date: number
} {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, date }
}

/** `null` where the calendar has no such day, or nobody means it. */
function isoDay(year: number, month: number, date: number): string | null {
  if (year < 1900 || year > 9999) return null
  const day = new Date(Date.UTC(year, month - 1, date))
  const exists = day.getUTCMonth() === month - 1 && day.getUTCDate() === date
  return exists ? day.toISOString().slice(0, 10) : null
}
