import { readCell } from './spreadsheetCell.ts'

/** What a column of a pasted table holds. */
export type ColumnRole =
  | 'day'
  | 'time'
  | 'end'
  | 'zone'
  | 'text'
  | 'type'
  | 'source'
  | 'author'
  | 'owner'
  | 'due'
  | 'status'
  | 'priority'

/** A pasted table: its rows, all cells trimmed and without a spreadsheet's mark of text, without the header. */
export interface PastedTable {
  readonly rows: readonly (readonly string[])[]
  /** By column; `null` for one whose heading says nothing known. Without a header all are. */
  readonly roles: readonly (ColumnRole | null)[]
}

const HEADINGS: Readonly<Record<ColumnRole, readonly string[]>> = {
  day: ['date', 'day'],
  time: [
    'time',
    'timestamp',
    'ts',
    'when',
    'datetime',
    'date time',
    'date and time',
    'occurred',
    'occurred at',
    'start',
    'start time',
    'started',
    'started at',
    'starts at',
    'created at',
    'time utc',
    'timestamp utc',
  ],
  end: ['end', 'end time', 'ended', 'ended at', 'ends at'],
  zone: ['timezone', 'time zone', 'tz', 'zone'],
  text: [
    'event',
    'text',
    'description',
    'message',
    'msg',
    'summary',
    'what',
    'what happened',
    'title',
    'details',
    'note',
    'notes',
    'action',
    'action item',
    'item',
    'task',
    'cause',
    'content',
    'entry',
    'subject',
  ],
  type: ['type', 'event type', 'kind', 'issue type'],
  source: ['source url', 'source', 'url', 'link', 'reference', 'evidence', 'tracker'],
  author: ['user', 'author', 'from', 'sender', 'speaker', 'name'],
  owner: ['owner', 'assignee', 'assigned to', 'assigned', 'responsible', 'who'],
  due: ['due', 'due date', 'due by', 'deadline', 'target date', 'by when'],
  status: ['status', 'state'],
  priority: ['priority', 'prio'],
}

const MILLISECONDS = /^\d{3}(?!\d)[\]\s]/u
/** Of a long text so many rows tell whether it is a table. */
const TELLING_ROWS = 50

const ROLE_OF: ReadonlyMap<string, ColumnRole> = new Map(
  (Object.keys(HEADINGS) as ColumnRole[]).flatMap((role) =>
    HEADINGS[role].map((heading) => [heading, role] as const),
  ),
)

/**
 * Reads a paste as a table: cells of a spreadsheet (tabs), CSV with commas or semicolons, or a table of Markdown. What
 * merely holds commas is none: CSV has a known header, or a time in front of every row.
 * @param isTime whether a cell is a time and nothing else
 */
export function readTable(text: string, isTime: (cell: string) => boolean): PastedTable | null {
  const markdown = readMarkdown(text)
  if (markdown !== null) return withRoles(markdown)
  for (const separator of ['\t', ',', ';']) {
    if (!text.includes(separator)) continue
    const rows = readCells(text, separator)
    const table = withRoles(rows)
    if (table.roles.some((role) => role !== null)) return table
    const columns = rows[0]?.length ?? 0
    // Spreadsheets give every row the same cells; a log that holds tabs does not.
    const isEven = columns > 1 && rows.every((row) => row.length === columns)
    if (isEven && (separator === '\t' || begins(rows, isTime))) return table
  }
  return null
}

/** Whether every row begins with a time, as far as one looks, that does not go on as the ms of a log do (`14:03:11,250`). */
function begins(rows: readonly (readonly string[])[], isTime: (cell: string) => boolean): boolean {
  return rows
    .slice(0, TELLING_ROWS)
    .every(([first = '', second = '']) => isTime(first) && !MILLISECONDS.test(second))
}

/** The rows of a text whose cells stand apart by one sign; quoted cells may hold it, line ends and `""` (RFC 4180). */
export function readCells(text: string, separator: string): string[][] {
  return split(text, separator, true) ?? split(text, separator, false) ?? []
}

function split(text: string, separator: string, quotes: boolean): string[][] | null {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const end = text.length
  while (at <= end) {
    let cell: string
    if (quotes && text[at] === '"') {
      const closing = closingQuote(text, at + 1)
      // Only a quote mark then, as in prose or a log.
      if (closing === -1) return null
      cell = text.slice(at + 1, closing).replaceAll('""', '"')
      at = closing + 1
      if (at < end && text[at] !== separator && text[at] !== '\n') return null
    } else {
      const from = at
      while (at < end && text[at] !== separator && text[at] !== '\n') at += 1
      cell = text.slice(from, at)
    }
    row.push(readCell(cell.trim()))
    if (text[at] === separator && at < end) {
      at += 1
      continue
    }
    if (row.some((one) => one !== '')) rows.push(row)
    row = []
    at += 1
  }
  return rows
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

const RULE = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/u

function readMarkdown(text: string): string[][] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length < 3 || !RULE.test(lines[1] ?? '')) return null
  if (!lines.every((line) => line.includes('|'))) return null
  return lines
    .filter((_, index) => index !== 1)
    .map((line) =>
      line
        .replace(/^\|/u, '')
        .replace(/(?<!\\)\|$/u, '')
        .split(/(?<!\\)\|/u)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    )
}

/** The first row is a header when two of its cells are known headings, one of them for what happened or when. */
function withRoles(rows: readonly (readonly string[])[]): PastedTable {
  const [first = [], ...others] = rows
  const roles = first.map((cell) => roleOf(cell))
  const known = roles.filter((role) => role !== null)
  const isHeader =
    known.length >= 2 && (known.includes('text') || known.includes('time') || known.includes('day'))
  if (!isHeader) return { rows, roles: first.map(() => null) }
  // Of two columns of one role the first has it.
  return {
    rows: others,
    roles: roles.map((role, index) => (roles.indexOf(role) === index ? role : null)),
  }
}

function roleOf(cell: string): ColumnRole | null {
  const words = cell
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return ROLE_OF.get(words) ?? null
}
