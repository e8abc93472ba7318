/** One message of a pasted chat. */
export interface ChatMessage {
  readonly name: string
  /** The words of its time, with the day where one was said above. */
  readonly time: string
  readonly text: string
}

/** `Alex Kim  14:03`, `Alex Kim [2:03 PM]`, `Alex Kim — Today at 14:03` */
const NAME_AND_TIME =
  /^(\S[^\n]{0,60}?)(?:\s{2,}|\s*\t\s*|\s+[—–]\s+|\s+(?=\[))\[?([^\]\n]{4,40})\]?$/u
/** `Alex Kim 14:03`: only where every word of the name begins like one. */
const PROPER_NAME_AND_TIME = /^((?:\p{Lu}\S{0,30} ){1,4})(\d{1,2}:\d{2}\S*(?: [AaPp]\.?[Mm]\.?)?)$/u
/** `[20/11/2026 14:03] Alex Kim` */
const TIME_AND_NAME = /^\[([^\]\n]{4,40})\]\s*(\S[^\n]{0,60})$/u
const NAME = /^\p{L}[\p{L}\p{M}\p{N} .'’()_-]{0,60}$/u
/** What chats put behind the name of a program. */
const APP = /\s+(?:APP|BOT)$/u

/** Longer lines are no head and say no day; patterns that begin and end anywhere would take minutes for them. */
const MAX_LINE = 200

/** The head of a message: who, when, and how many lines it takes. */
interface Head {
  readonly name: string
  readonly time: string
  readonly lines: number
}

/**
 * Reads a text as a chat copied from Slack, Teams or Discord: heads with a name and a time, below each what was written.
 * @param isTime whether a text is a time and nothing else
 * @returns `null` where it does not begin with a head, or a head has nothing below it
 */
export function readChat(
  text: string,
  isTime: (text: string) => boolean,
): readonly ChatMessage[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const messages: { readonly name: string; readonly time: string; readonly text: string[] }[] = []
  let day = ''
  const dated = (time: string) => (day !== '' && isTime(`${day} ${time}`) ? `${day} ${time}` : time)
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const last = messages.at(-1)
    // What stands right below a head is what was written, even if a time follows it.
    const head = headAt(lines, at, isTime, last?.text.length === 0)
    if (head !== null) {
      if (last?.text.length === 0) return null
      messages.push({ name: head.name, time: dated(head.time), text: [] })
      at += head.lines
      continue
    }
    at += 1
    const separator = daySaid(line, isTime)
    if (separator !== null) {
      day = separator
    } else if (last === undefined) {
      return null
    } else if (isTime(line) && last.text.length > 0) {
      // The same person goes on, a little later.
      messages.push({ name: last.name, time: dated(line), text: [] })
    } else {
      last.text.push(line)
    }
  }
  if (messages.length === 0 || messages.at(-1)?.text.length === 0) return null
  return messages.map((message) => ({ ...message, text: message.text.join('\n') }))
}

function headAt(
  lines: readonly string[],
  at: number,
  isTime: (text: string) => boolean,
  isText: boolean,
): Head | null {
  const line = lines[at] ?? ''
  if (line.length > MAX_LINE) return null
  const inOne = NAME_AND_TIME.exec(line) ?? PROPER_NAME_AND_TIME.exec(line)
  if (inOne !== null) {
    const [, name = '', time = ''] = inOne
    if (isTime(time) && !isTime(name)) return { name: nameOf(name), time, lines: 1 }
  }
  const reversed = TIME_AND_NAME.exec(line)
  if (reversed !== null) {
    const [, time = '', name = ''] = reversed
    if (NAME.test(name) && isTime(time)) return { name: nameOf(name), time, lines: 1 }
  }
  const below = lines[at + 1]
  if (
    !isText &&
    below !== undefined &&
    NAME.test(line) &&
    isTime(below.replace(/^\[(.*)\]$/u, '$1'))
  ) {
    return { name: nameOf(line), time: below, lines: 2 }
  }
  return null
}

function nameOf(written: string): string {
  return written.trim().replace(APP, '').replace(/[:,]$/u, '')
}

/** The day that a line between two messages says, e.g. "Friday, November 20th"; `null` for any other line. */
function daySaid(line: string, isTime: (text: string) => boolean): string | null {
  if (line.length > MAX_LINE) return null
  const words = line.replaceAll(/^[\s—–-]+|[\s—–-]+$/gu, '')
  if (words.length > 40 || words === '' || isTime(words)) return null
  return isTime(`${words} 00:00`) ? words : null
}
