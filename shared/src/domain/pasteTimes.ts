import type { EventTime } from './cards/event.ts'
import { readLeadingTime, type TimeContext } from './timeText.ts'
import { isTimeZone } from './zone.ts'

/** The time that an entry of a paste begins with, and the rest of it. */
export interface EntryTime {
  readonly time: EventTime
  readonly rest: string
  /** Written by a machine, to the second: what follows without a time may belong to it. */
  readonly machine: boolean
}

/** Reads the times of one paste, in its order. */
export interface EntryTimes {
  /** The time at the beginning of an entry; `null` for none. */
  read(text: string): EntryTime | null
  /**
   * A text that is a time and nothing else, as a cell of a table is; `null` for anything else.
   * @param zone what another cell says of its zone: an IANA name, an offset or an abbreviation
   */
  readWhole(text: string, zone?: string): EventTime | null
}

const HOUR_MS = 60 * 60_000
/**
 * Entries stand in the order in which things happened, so a time of day is the next one of that name rather than the last:
 * up to 18 h later, or up to 6 h earlier.
 */
const AHEAD_MS = 6 * HOUR_MS
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** From 2001 to 2100, s since 1970. */
const EPOCH_SECONDS = { from: 1e9, to: 4.1e9 }
const EPOCH = /^\[?(\d{10}(?:\.\d{1,9})?|\d{13}|\d{16}|\d{19})\]?(?:$|[\s,:;|]+)/u
/** https://github.com/kubernetes/klog: `I1120 14:03:11.123456    4711 file.go:123] text`. */
const KLOG = /^[IWEFD](\d{2})(\d{2}) (\d{2}:\d{2}:\d{2}\.\d{1,9})\s+\d+ [^\]\s]+\](?:$|\s)/u
/** A web server's access log has its time in the middle: `10.0.0.1 - - [20/Nov/2026:14:03:11 +0000] "GET …`. */
const WEB_LOG = /^(\S{1,100}) \S{1,100} \S{1,100} (?=\[\d{1,2}\/[A-Za-z]{3}\/\d{4}:)/u
/** The C library writes the year last: `Fri Nov 20 14:03:11 2026`. */
const YEAR_LAST =
  /^(\[?)(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2} [ \d]?\d) (\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?) ((?:19|20)\d{2})(?=[\]\s]|$)/u
/** What some logs put before the time: a priority (RFC 5424), or a level. */
const PRIORITY = /^<\d{1,3}>(?:1 )?/u
const LEVEL =
  /^\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\]?[ :|-]{1,4}(?=[[\d])/u
const SECONDS = /\d:\d{2}:\d{2}/u
const BLANKS = /\s+/gu

/**
 * Reads times one after another: one without its day lies near the one before it.
 * @param first how the first of them is understood
 */
export function entryTimes(first: TimeContext): EntryTimes {
  let context = first
  const follow = (time: EventTime): EventTime => {
    const { startMs } = time
    context = { ...first, nearMs: [startMs + AHEAD_MS], fromMs: startMs }
    return time
  }
  const read = (text: string): EntryTime | null => {
    const entry = readTime(text, context)
    if (entry !== null) follow(entry.time)
    return entry
  }
  return {
    read,
    readWhole: (text, zone = '') => {
      const words = text.trim().replace(BLANKS, ' ')
      const isZone = zone !== '' && isTimeZone(zone)
      const understood = isZone ? { ...context, timeZone: zone } : context
      const entry = readTime(zone === '' || isZone ? words : `${words} ${zone}`, understood)
      return entry !== null && entry.rest === '' ? follow(entry.time) : null
    },
  }
}

/** Seconds, ms, µs or ns since 1970, told apart by their digits, as epoch ms; `null` before 2001 and after 2100. */
export function readEpochMs(digits: string): number | null {
  const [whole = ''] = digits.split('.')
  const perSecond = { 10: 1, 13: 1e3, 16: 1e6, 19: 1e9 }[whole.length]
  if (perSecond === undefined || !/^\d+(?:\.\d+)?$/u.test(digits)) return null
  const seconds = Number(digits) / perSecond
  const isLikely = seconds >= EPOCH_SECONDS.from && seconds < EPOCH_SECONDS.to
  return isLikely ? Math.round(seconds * 1_000) : null
}

function readTime(text: string, context: TimeContext): EntryTime | null {
  const written = text.replace(PRIORITY, '')
  const web = WEB_LOG.exec(written)
  if (web !== null) {
    const entry = readPlain(written.slice(web[0].length), context)
    return entry === null ? null : { ...entry, rest: `${web[1]} ${entry.rest}` }
  }
  const level = LEVEL.exec(written)?.[0]
  if (level !== undefined) {
    const entry = readPlain(written.slice(level.length), context)
    if (entry !== null) return { ...entry, rest: `${level}${entry.rest}` }
  }
  return readPlain(written, context)
}

function readPlain(text: string, context: TimeContext): EntryTime | null {
  const epoch = EPOCH.exec(text)
  const startMs = epoch?.[1] === undefined ? null : readEpochMs(epoch[1])
  if (epoch !== null && startMs !== null) {
    const time = { startMs, endMs: null, approximate: false }
    return { time, rest: text.slice(epoch[0].length).trim(), machine: true }
  }
  const klog = KLOG.exec(text)
  if (klog !== null) {
    const [all, month, day, clock] = klog
    const rest = text.slice(all.length)
    return readWords(`${MONTHS[Number(month) - 1]} ${day} ${clock} ${rest}`, context)
  }
  return readWords(text.replace(YEAR_LAST, '$1$2 $4 $3'), context)
}

function readWords(text: string, context: TimeContext): EntryTime | null {
  const leading = readLeadingTime(text, context)
  if (leading === null) return null
  const { time, length } = leading
  return {
    time,
    rest: text.slice(length).trim(),
    machine: SECONDS.test(text.slice(0, length)),
  }
}
