/** What a line of a structured log, or a message of an exported chat, says. */
export interface JsonEntry {
  readonly text: string
  /** The words of its time; empty where it says none. */
  readonly time: string
}

const TIME_KEYS = ['@timestamp', 'timestamp', 'time', 'ts', 'datetime', 'date', 'created_at', 't']
const TEXT_KEYS = ['message', 'msg', 'text', 'event', 'summary', 'log', 'body']
/** `time="2026-11-20T14:03:11Z" level=error msg="Connection refused"`; https://brandur.org/logfmt */
const LOGFMT_TIME = /(?:^|\s)(?:time|ts|timestamp)=(?:"([^"]{4,40})"|(\S{4,40}))/u
const LOGFMT_TEXT = /\s(?:msg|message)=(?:"((?:[^"\\]|\\.)*)"|(\S+))/u

/** Reads a whole text as a JSON list of entries (an export of Slack, say); `null` when it is none. */
export function readJsonList(text: string): readonly JsonEntry[] | null {
  if (!text.trimStart().startsWith('[')) return null
  const value = parsed(text)
  if (!Array.isArray(value) || value.length === 0) return null
  const entries = value.map((one: unknown) => entryOf(one))
  return entries.every((entry) => entry !== null) ? entries : null
}

/** Reads a line as a JSON object or as `key=value` pairs with a message; `null` when it is neither. */
export function readStructuredLine(line: string): JsonEntry | null {
  if (line.startsWith('{')) return entryOf(parsed(line))
  const text = LOGFMT_TEXT.exec(line)
  const time = LOGFMT_TIME.exec(line)
  if (text === null || time === null) return null
  return {
    text: (text[1] ?? text[2] ?? '').replaceAll('\\"', '"'),
    time: time[1] ?? time[2] ?? '',
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function entryOf(value: unknown): JsonEntry | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const fields = new Map<string, unknown>(Object.entries(value))
  const text = TEXT_KEYS.map((key) => fields.get(key)).find((one) => typeof one === 'string')
  if (typeof text !== 'string' || text.trim() === '') return null
  const time = TIME_KEYS.map((key) => fields.get(key)).find(
    (one) => typeof one === 'string' || typeof one === 'number',
  )
  return { text, time: typeof time === 'string' || typeof time === 'number' ? String(time) : '' }
}
