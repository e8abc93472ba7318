/** A bullet of a list, or the box of a task. */
const BULLET = /^(?:[-*•‣◦▪–—+](?:\s+|$))?(?:\[[ xX]?\]\s+)?/u
const HAS_BULLET = /^(?:[-*•‣◦▪–—+]\s|\[[ xX]?\]\s)/u
const NUMBER = /^(\d{1,3})[.)]\s+(?=\S)/u
const QUOTE = /^(?:>\s?)+/u

/** A line that belongs to the entry before it though it is not indented: the middle of a stack trace. */
const CONTINUED =
  /^(?:at \S+[ (]|Caused by: |Traceback \(|\.\.\. \d+ more|[\w.]{1,80}(?:Error|Exception)\b(?::|$)|[)}\]]+[,;]?$)/u

/**
 * Splits a text into entries: one a line, without bullets and numbers; blank lines are dropped, and lines that are
 * indented below another, with neither a bullet nor a time of their own, belong to it.
 * @param timeOf what a line begins with: below one with a time that a machine wrote, stack traces belong to it
 */
export function splitLines(
  text: string,
  timeOf: (line: string) => 'machine' | 'person' | null,
): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  // Millions of lines are more than a call takes arguments.
  const indent = lines.reduce((least, line) => Math.min(least, indentOf(line)), Infinity)
  const numbered = isNumbered(lines)
  const entries: string[] = []
  for (const line of lines) {
    const content = line.trim().replace(QUOTE, '')
    const bare = content.replace(BULLET, '')
    const entry = numbered ? bare.replace(NUMBER, '') : bare
    if (entry === '') continue
    const isItem = HAS_BULLET.test(content) || (numbered && NUMBER.test(bare))
    const isBelow = indentOf(line) > indent && !isItem
    const before = entries.at(-1)
    const belongs =
      before !== undefined &&
      (isBelow ? timeOf(entry) === null : CONTINUED.test(content) && timeOf(before) === 'machine')
    if (belongs) {
      entries[entries.length - 1] = `${before}\n${isBelow ? line.slice(indent).trimEnd() : content}`
    } else {
      entries.push(entry)
    }
  }
  return entries
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Whether numbers in front of lines count them, rather than saying something: 1, 2, 3, from 1 on wherever they begin again. */
function isNumbered(lines: readonly string[]): boolean {
  let last = 0
  let count = 0
  for (const line of lines) {
    const digits = NUMBER.exec(line.trim().replace(BULLET, ''))?.[1]
    if (digits === undefined) continue
    const number = Number(digits)
    if (number !== last + 1 && number !== 1) return false
    last = number
    count += 1
  }
  return count > 0
}
