import * as Y from 'yjs'

import { CARD_KEYS } from './keys.ts'

/** What says where a card is and who made it, rather than what people wrote in it. */
const NOT_CONTENT: ReadonlySet<string> = new Set([
  CARD_KEYS.position,
  CARD_KEYS.order,
  CARD_KEYS.author,
  CARD_KEYS.createdAtMs,
  CARD_KEYS.removed,
])

/** The same for a drawing record, in tldraw's words. */
const NOT_DRAWN: ReadonlySet<string> = new Set([
  'x',
  'y',
  'rotation',
  'index',
  'parentId',
  CARD_KEYS.removed,
])

/** Deeper values all look alike; the server's guard refuses them anyway (LIMITS.maxValueDepth). */
const MAX_DEPTH = 40

/**
 * A hash of what people wrote in a card: its kind, texts and fields, also those that this version does not know; not
 * position, order, author, time and votes. The same on every replica that holds the same content. 16 hex digits:
 * 64-bit FNV-1a (draft-eastlake-fnv) over a canonical text. It guards against chance, not against malice; whoever can
 * edit can remove as well.
 */
export function contentHash(entry: Y.Map<unknown>): string {
  return hashWithout(entry, NOT_CONTENT)
}

/** As {@link contentHash}, for a free drawing record: where it lies and what it lies on is not its content. */
export function drawingHash(record: Y.Map<unknown>): string {
  return hashWithout(record, NOT_DRAWN)
}

function hashWithout(entry: Y.Map<unknown>, ignored: ReadonlySet<string>): string {
  const keys = [...entry.keys()].filter((key) => !ignored.has(key)).toSorted()
  return fnv1a64(keys.map((key) => `${JSON.stringify(key)}:${canonical(entry.get(key), 0)}`).join())
}

/** One text for equal values, whatever the order of their keys; never throws. */
export function canonical(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) return '…'
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      return value === 0 ? '0' : String(value)
    case 'bigint':
      return `${String(value)}n`
    case 'boolean':
    case 'undefined':
      return String(value)
    case 'object':
      return value === null ? 'null' : canonicalObject(value, depth)
    default:
      return '?'
  }
}

function canonicalObject(value: object, depth: number): string {
  if (value instanceof Y.Text) return `T${JSON.stringify(value.toString())}`
  if (value instanceof Y.Map) {
    const keys = [...value.keys()].toSorted()
    return `M{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value.get(key), depth + 1)}`).join()}}`
  }
  if (value instanceof Y.Array) return `A${canonical(value.toArray(), depth + 1)}`
  if (value instanceof Y.AbstractType) return 'Y'
  if (value instanceof Uint8Array) return `B[${value.join()}]`
  if (Array.isArray(value)) {
    return `[${value.map((one: unknown) => canonical(one, depth + 1)).join()}]`
  }
  // A key `__proto__` does not survive the way over the wire, so it must not count where it was written either.
  const entries = Object.entries(value)
    .filter(([key]) => key !== '__proto__')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one, depth + 1)}`).join()}}`
}

/** 64-bit FNV-1a over the UTF-16 code units, low byte first; computed on two halves, because BigInt is slow. */
function fnv1a64(text: string): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    for (const byte of [unit & 0xff, unit >>> 8]) {
      low = (low ^ byte) >>> 0
      // The prime is 2^40 + 0x1b3, so the product is (value << 40) + value · 0x1b3, modulo 2^64.
      const product = low * 0x1b3
      high = (Math.imul(high, 0x1b3) + (low << 8) + Math.floor(product / 2 ** 32)) >>> 0
      low = product >>> 0
    }
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
