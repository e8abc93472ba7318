import type { CardKind } from './cards/cardKinds.ts'
import type { EventTime } from './cards/event.ts'
import { readChat } from './pasteChat.ts'
import { fieldsOf, type RowFields } from './pasteFields.ts'
import { readJsonList, readStructuredLine, type JsonEntry } from './pasteJson.ts'
import { splitLines } from './pasteLines.ts'
import { readTable, type ColumnRole, type PastedTable } from './pasteTable.ts'
import { entryTimes, readEpochMs, type EntryTimes } from './pasteTimes.ts'
import type { TimeContext } from './timeText.ts'

/** One entry of a pasted text: what becomes one card. */
export interface PastedEntry {
  /** What happened, without the time that stood before it where that was read. */
  readonly text: string
  /** `null`: it says none, or the card has none. */
  readonly time: EventTime | null
  /** What further columns of a table said, for cards of the kind that it was read for. */
  readonly fields: RowFields
}

/** How a paste is understood. */
export interface PasteContext {
  /** The kind of card that its entries become; only events have times. */
  readonly kind: CardKind
  /** How its first time is understood; each further one lies near the one before it. */
  readonly times: TimeContext
  /** Entries beyond are counted, not read. */
  readonly maxEntries: number
}

/** What a pasted text holds. */
export interface Paste {
  readonly entries: readonly PastedEntry[]
  /** Entries that were left out because there were too many. */
  readonly left: number
}

/** Of a long table so many rows tell what its columns are. */
const TELLING_ROWS = 50

/** Colours of a terminal, and signs that are not seen. */
const INVISIBLE = /(?![\n\t])\p{Cc}(?:\[[\d;]{0,20}[A-Za-z])?|[\u200B\u2060\uFEFF]/gu
const LINE_END = /\r\n?|[\u2028\u2029]/gu
/** What may stand between a name and a text in a line of a chat: `<alex> text`. */
const IRC_NAME = /^<([^<>\s]{1,40})>\s+(?=\S)/u

/**
 * Reads a pasted text as entries: rows of a table, messages of a chat, entries of a log, or lines. Nothing of a line is
 * lost but bullets and, for events, the time that is read from its start; of a table the columns that the card has no
 * field for stand behind its text.
 */
export function readPaste(pasted: string, context: PasteContext): Paste {
  const { kind, maxEntries } = context
  const text = tidied(pasted)
  if (text.trim() === '') return { entries: [], left: 0 }
  const isTime = timeTest(context.times)
  const times = entryTimes(context.times)
  const some = <Source>(
    all: readonly Source[],
    read: (one: Source) => PastedEntry | null,
  ): Paste => ({
    entries: all.slice(0, maxEntries).flatMap((one) => read(one) ?? []),
    left: Math.max(0, all.length - maxEntries),
  })
  const list = readJsonList(text)
  if (list !== null) return some(list, (one) => entryOfJson(one, kind, times))
  const table = readTable(text, isTime)
  if (table !== null) return some(table.rows, rowReader(table, context, isTime, times))
  const chat = readChat(text, isTime)
  if (chat !== null) {
    return some(chat, ({ name, time, text: said }) =>
      kind === 'event'
        ? { text: `${name}: ${said}`, time: times.readWhole(time), fields: {} }
        : { text: `${time} ${name}: ${said}`, time: null, fields: {} },
    )
  }
  const lines = splitLines(text, (line) => timeOfLine(line, context.times))
  return some(lines, (line) => entryOfLine(line, kind, times))
}

/** The whole of a pasted text as one entry; the time of an event is read from its beginning. */
export function readPasteAsOne(pasted: string, { kind, times }: PasteContext): PastedEntry | null {
  const text = tidied(pasted).trim()
  if (text === '') return null
  return entryOfLine(text, kind, entryTimes(times))
}

function tidied(pasted: string): string {
  return pasted.replaceAll(LINE_END, '\n').replaceAll(INVISIBLE, '')
}

/** Whether a text is a time and nothing else, remembered, as one text is asked for again and again. */
function timeTest(times: TimeContext): (text: string) => boolean {
  const known = new Map<string, boolean>()
  return (text) => {
    let answer = known.get(text)
    if (answer === undefined) {
      answer = /\d/u.test(text) && entryTimes(times).readWhole(text) !== null
      known.set(text, answer)
    }
    return answer
  }
}

function timeOfLine(line: string, times: TimeContext): 'machine' | 'person' | null {
  if (!/\d/u.test(line)) return null
  if (readStructuredLine(line) !== null) return 'machine'
  const read = entryTimes(times).read(line)
  if (read === null) return null
  return read.machine ? 'machine' : 'person'
}

function entryOfLine(line: string, kind: CardKind, times: EntryTimes): PastedEntry {
  const structured = readStructuredLine(line)
  if (structured !== null) return entryOfJson(structured, kind, times)
  const read = kind === 'event' ? times.read(line) : null
  if (read === null) return { text: line, time: null, fields: {} }
  const rest = read.rest.replace(IRC_NAME, '$1: ')
  // A time alone is all there is to say.
  return { text: rest === '' ? line : rest, time: read.time, fields: {} }
}

function entryOfJson({ text, time }: JsonEntry, kind: CardKind, times: EntryTimes): PastedEntry {
  const trimmed = text.trim()
  if (kind !== 'event' || time === '') return { text: trimmed, time: null, fields: {} }
  const startMs = readEpochMs(time)
  const written =
    startMs === null ? times.readWhole(time) : { startMs, endMs: null, approximate: false }
  return { text: trimmed, time: written, fields: {} }
}

function rowReader(
  { rows, roles }: PastedTable,
  { kind, times: first }: PasteContext,
  isTime: (text: string) => boolean,
  times: EntryTimes,
): (row: readonly string[]) => PastedEntry | null {
  const isNamed = roles.some((role) => role !== null)
  const timeColumn = isNamed ? -1 : mostlyTimes(rows.slice(0, TELLING_ROWS), isTime)
  return (row) => {
    const cell = (role: ColumnRole): string => {
      const at = roles.indexOf(role)
      return at === -1 ? '' : (row[at] ?? '')
    }
    const written = isNamed
      ? [cell('day'), cell('time')].filter((one) => one !== '').join(' ')
      : (row[timeColumn] ?? '')
    const time = kind === 'event' && written !== '' ? timeOf(written, cell, times) : null
    const fields = fieldsOf(kind, cell, first)
    const text = textOf(row, roles, fields, {
      timeColumn,
      time: time === null ? written : '',
      author: cell('author'),
      main: cell('text'),
    })
    return text === '' ? null : { text, time, fields }
  }
}

function timeOf(
  written: string,
  cell: (role: ColumnRole) => string,
  times: EntryTimes,
): EventTime | null {
  const zone = cell('zone')
  const start = times.readWhole(written, zone)
  const end = cell('end')
  if (start === null || end === '') return start
  const read = times.readWhole(end, zone)
  return read === null || read.startMs < start.startMs ? start : { ...start, endMs: read.startMs }
}

/** Roles whose cells become a field where the kind has it, and otherwise stand behind the text. */
const FIELD_OF_ROLE: Partial<Record<ColumnRole, readonly (keyof RowFields)[]>> = {
  type: ['type'],
  source: ['source', 'tracker'],
  owner: ['owner'],
  due: ['due'],
  status: ['status'],
  priority: ['priority'],
}

function textOf(
  row: readonly string[],
  roles: PastedTable['roles'],
  fields: RowFields,
  {
    timeColumn,
    time,
    author,
    main,
  }: {
    readonly timeColumn: number
    /** What said a time that could not be read, or that the card has no place for. */
    readonly time: string
    readonly author: string
    readonly main: string
  },
): string {
  const rest = row.filter((one, index) => {
    if (one === '' || index === timeColumn) return false
    const role = roles[index] ?? null
    if (role === null) return true
    return FIELD_OF_ROLE[role]?.every((name) => fields[name] === undefined) ?? false
  })
  const said = author === '' || main === '' ? main || author : `${author}: ${main}`
  const parts = [time, said, ...rest].filter((one) => one !== '')
  return parts.join(' · ')
}

/** The first column that holds times in at least half of its rows; -1 for none. */
function mostlyTimes(
  rows: readonly (readonly string[])[],
  isTime: (text: string) => boolean,
): number {
  const columns = Math.max(...rows.map((row) => row.length))
  for (let column = 0; column < columns; column += 1) {
    const held = rows.filter((row) => (row[column] ?? '') !== '')
    const times = held.filter((row) => isTime(row[column] ?? ''))
    if (times.length > 0 && times.length * 2 >= held.length) return column
  }
  return -1
}
