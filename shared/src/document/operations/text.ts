import * as Y from 'yjs'

import { BOARD_TEXTS, type BoardTextName } from '../../domain/board.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { cardsOf, categoriesOf, entryOf, type Entry } from '../entries.ts'
import { BOARD_TEXT_PREFIX, CATEGORY_KEYS } from '../keys.ts'
import type { Writer } from '../writer.ts'
import { clearMark, write } from './transaction.ts'

/** A human text of the board: a card's, the board's own, or a category's name. */
export type TextTarget =
  | { readonly card: string; readonly name: string }
  | { readonly board: BoardTextName }
  | { readonly category: string }

/** A change of a text: at `index`, `remove` UTF-16 units go and `insert` comes. */
export interface TextEdit {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/** The Y.Text of a target, for carets (relative positions) and observers; `null` when there is none. */
export function textOf(doc: Y.Doc, target: TextTarget): Y.Text | null {
  if ('board' in target) {
    return BOARD_TEXTS.includes(target.board) ? doc.getText(BOARD_TEXT_PREFIX + target.board) : null
  }
  const text = entryOfText(doc, target)?.get('card' in target ? target.name : CATEGORY_KEYS.name)
  return text instanceof Y.Text ? text : null
}

function entryOfText(doc: Y.Doc, target: TextTarget): Entry | null {
  if ('card' in target) return entryOf(cardsOf(doc), target.card)
  if ('category' in target) return entryOf(categoriesOf(doc), target.category)
  return null
}

/** The most UTF-16 units that a target may hold. */
export function maxLengthOf(target: TextTarget): number {
  if ('category' in target) return LIMITS.maxNameLength
  if ('board' in target && target.board === 'title') return LIMITS.maxTitleLength
  return LIMITS.maxCardTextLength
}

export type EditTextRefusal = 'no-such-text' | 'too-long'

/**
 * Edits a text in place, so that everybody's characters stay. Bounds past the text's end mean its end. An edit whose
 * bounds lie within a surrogate pair is widened to whole pairs, with the same text as the outcome; a lone surrogate in
 * `insert` becomes U+FFFD, as Yjs could not send it. Editing a removed card brings it back.
 */
export function editText(
  writer: Writer,
  target: TextTarget,
  edit: TextEdit,
): Result<null, EditTextRefusal> {
  const text = textOf(writer.doc, target)
  if (text === null) return refuse('no-such-text')
  const before = text.toString()
  const { index, remove, insert } = wholeCharacters(before, edit)
  const length = before.length - remove + insert.length
  if (length > maxLengthOf(target) && length > before.length) return refuse('too-long')
  if (remove === 0 && insert === '') return succeed(null)
  const entry = entryOfText(writer.doc, target)
  write(writer, () => {
    if (entry !== null) clearMark(entry)
    const start = typeIndex(text, before, index)
    const end = typeIndex(text, before, index + remove)
    if (end > start) text.delete(start, end - start)
    if (insert !== '') text.insert(start, insert)
  })
  return succeed(null)
}

/** Replaces a whole text by the smallest edit in its middle: what both have in common stays where it is. */
export function replaceText(
  writer: Writer,
  target: TextTarget,
  value: string,
): Result<null, EditTextRefusal> {
  const before = textOf(writer.doc, target)?.toString()
  return before === undefined
    ? refuse('no-such-text')
    : editText(writer, target, differenceOf(before, value))
}

/** The edit between a common start and a common end. */
export function differenceOf(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  let end = 0
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1
  }
  return {
    index: start,
    remove: before.length - end - start,
    insert: after.slice(start, after.length - end),
  }
}

/**
 * The same edit with bounds in range and between whole characters. Half a character that the edit would have left
 * stays only where `insert` brings its other half; so a diff by UTF-16 units that swaps one half swaps the character.
 */
function wholeCharacters(text: string, edit: TextEdit): TextEdit {
  const start = clamp(edit.index, 0, text.length)
  const end = clamp(start + clamp(edit.remove, 0, text.length), start, text.length)
  const splitsStart = isWithinPair(text, start)
  const splitsEnd = isWithinPair(text, end)
  const from = splitsStart ? start - 1 : start
  if (start === end) return { index: from, remove: 0, insert: edit.insert.toWellFormed() }
  const head = splitsStart && /^[\udc00-\udfff]/.test(edit.insert) ? text.charAt(from) : ''
  const tail = splitsEnd && /[\ud800-\udbff]$/.test(edit.insert) ? text.charAt(end) : ''
  return {
    index: from,
    remove: (splitsEnd ? end + 1 : end) - from,
    insert: (head + edit.insert + tail).toWellFormed(),
  }
}

function clamp(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), low), high) : low
}

function isWithinPair(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1)
  const after = text.charCodeAt(index)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/** An index of the string as an index of the type, which also counts embedded objects of foreign writers. */
function typeIndex(text: Y.Text, shown: string, index: number): number {
  if (text.length === shown.length) return index
  let typed = 0
  let seen = 0
  const delta = text.toDelta() as readonly { readonly insert?: unknown }[]
  for (const { insert } of delta) {
    const length = typeof insert === 'string' ? insert.length : 0
    if (length > 0 && seen + length >= index) return typed + index - seen
    seen += length
    typed += length === 0 ? 1 : length
  }
  return typed
}
