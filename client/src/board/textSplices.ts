import { differenceOf, type TextEdit } from '@whyboard/shared/document/operations/text.ts'

/** What Yjs tells of a change of a text, in order: keep, delete, insert. Lengths in UTF-16 units. */
export type TextDelta = readonly {
  readonly retain?: number | undefined
  readonly delete?: number | undefined
  readonly insert?: unknown
}[]

/** A selection of a text field in UTF-16 units; a caret where both are the same. */
export interface TextSelection {
  readonly start: number
  readonly end: number
}

/**
 * The edit that led from one text to the next, with the caret after it as a hint: what was typed ends at the caret, so
 * "aa|" → "aaa|" is an insertion at the caret and not somewhere else among equal letters.
 */
export function editAtCaret(before: string, after: string, caret: number): TextEdit {
  const tail = after.slice(caret)
  if (!before.endsWith(tail)) return differenceOf(before, after)
  const head = before.slice(0, before.length - tail.length)
  const typed = after.slice(0, caret)
  let start = 0
  while (start < head.length && start < typed.length && head[start] === typed[start]) start += 1
  return { index: start, remove: head.length - start, insert: typed.slice(start) }
}

/**
 * Where a selection lies after somebody else's change. A caret stays behind the character that it stood behind, so what
 * one goes on to type stays in one piece; a range stays around the text that it was around.
 */
export function moveSelection(selection: TextSelection, delta: TextDelta): TextSelection {
  const collapsed = selection.start === selection.end
  const end = moveIndex(selection.end, delta, false)
  if (collapsed) return { start: end, end }
  return { start: Math.min(moveIndex(selection.start, delta, true), end), end }
}

/** An index after a change; `pushed`: an insertion right at the index moves it along. */
function moveIndex(index: number, delta: TextDelta, pushed: boolean): number {
  let moved = index
  let at = 0
  for (const part of delta) {
    if (at > moved) break
    if (part.retain !== undefined) {
      at += part.retain
    } else if (part.delete !== undefined) {
      moved -= Math.min(part.delete, Math.max(0, moved - at))
    } else {
      const length = lengthOf(part.insert)
      if (at < moved || (pushed && at === moved)) moved += length
      at += length
    }
  }
  return moved
}

/** The end of what a change changed first: where the eye is after an undo. */
export function endOfChange(delta: TextDelta): number {
  let at = 0
  for (const part of delta) {
    if (part.retain !== undefined) at += part.retain
    else return at + (part.delete === undefined ? lengthOf(part.insert) : 0)
  }
  return at
}

/** Where each character of an older text is in a newer one: its index, or −1 when it was deleted. */
export type CharacterMap = readonly number[]

/** Each character where it is. */
export function unchanged(length: number): CharacterMap {
  return Array.from({ length }, (_, index) => index)
}

/** The map after one more change of the newer text. */
export function followChange(map: CharacterMap, delta: TextDelta): CharacterMap {
  return map.map((index) => {
    if (index < 0) return index
    let moved = index
    let at = 0
    for (const part of delta) {
      if (at > moved) break
      if (part.retain !== undefined) {
        at += part.retain
      } else if (part.delete !== undefined) {
        if (moved < at + part.delete) return -1
        moved -= part.delete
      } else {
        const length = lengthOf(part.insert)
        moved += length
        at += length
      }
    }
    return moved
  })
}

/** A caret of the older text in the newer one: behind the last character before it that is still there. */
export function followCaret(map: CharacterMap, caret: number): number {
  for (let index = Math.min(caret, map.length) - 1; index >= 0; index -= 1) {
    const now = map[index] ?? -1
    if (now >= 0) return now + 1
  }
  return 0
}

/**
 * An edit of the older text as edits of the newer one, to be applied in this order: what others inserted meanwhile within
 * the removed part stays.
 */
export function followEdit(map: CharacterMap, edit: TextEdit): readonly TextEdit[] {
  const removals: TextEdit[] = []
  for (let index = edit.index + edit.remove - 1; index >= edit.index; index -= 1) {
    const now = map[index] ?? -1
    const last = removals.at(-1)
    if (now < 0) continue
    if (last !== undefined && last.index === now + 1) {
      removals[removals.length - 1] = { index: now, remove: last.remove + 1, insert: '' }
    } else {
      removals.push({ index: now, remove: 1, insert: '' })
    }
  }
  // Removals lie at or behind the insertion, and go from the back to the front, so no index moves.
  const insertion = { index: followCaret(map, edit.index), remove: 0, insert: edit.insert }
  return edit.insert === '' ? removals : [...removals, insertion]
}

/** An embedded object of a foreign writer takes one unit of the type but shows nothing; see `editText`. */
function lengthOf(insert: unknown): number {
  return typeof insert === 'string' ? insert.length : 0
}
