/**
 * What people wrote, made safe for Markdown (CommonMark 0.31 with GitHub's tables): it reads as they typed it, and can
 * be nothing but text, whatever it holds.
 */

/** Control characters, and marks that turn the direction of what follows; line ends and tabs are handled before. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]/gu

/** What can begin a link, code, HTML, a table cell, a template or emphasis anywhere in a line. */
const INLINE = /[\\`*{}[\]|~$]/g
/** Within a word an underscore is a character like any other. */
const OUTER_UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What can begin a block at the start of a line: headings, lists, rules, underlines of headings, table delimiters. */
const LINE_START = /^[-+=:#]|^\d{1,9}(?=[.)](?: |$))/
/** What a heading's end would swallow. */
const CLOSING_HASHES = /#(?=#*$)/g

function escapeLine(line: string): string {
  return line
    .replaceAll(/\s+/g, ' ')
    .replaceAll(UNPRINTABLE, '')
    .trim()
    .replaceAll(INLINE, String.raw`\$&`)
    .replaceAll(OUTER_UNDERSCORE, String.raw`\_`)
    .replaceAll(/[&<>]/g, (char) => ENTITIES[char] ?? char)
    .replaceAll(CLOSING_HASHES, String.raw`\#`)
    .replace(LINE_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).map(escapeLine)
}

/** For a heading, a list item or a table cell: one line; where people began a new one stands " / ". */
export function inline(text: string): string {
  return linesOf(text)
    .filter((line) => line !== '')
    .join(' / ')
}

/** For paragraphs of their own: blank lines part them, and single line breaks are kept. */
export function paragraphs(text: string): string {
  return linesOf(text)
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim().replaceAll('\n', '\\\n'))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

/** What would end an address, or begin something else within it. */
const UNSAFE_IN_ADDRESS = /[\s\p{Cc}\p{Cf}<>"'`\\^{|}()$]/u

/** A link, when its address is http or https; only the label otherwise. `label` is a word of ours. */
export function link(label: string, url: string): string {
  if (!/^https?:\/\/[^\s/]/i.test(url)) return label
  const address = Array.from(url.toWellFormed(), (char) =>
    UNSAFE_IN_ADDRESS.test(char) ? percentEncode(char) : char,
  )
  return `[${label}](${address.join('').replaceAll('&', '&amp;')})`
}

function percentEncode(char: string): string {
  const encoded = encodeURIComponent(char)
  // Brackets and quotes are left alone by encodeURIComponent.
  if (encoded !== char) return encoded
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
