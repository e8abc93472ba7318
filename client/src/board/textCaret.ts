import { textOf, type TextTarget } from '@whyboard/shared/document/operations/text.ts'
import type { CaretInText } from '@whyboard/shared/protocol/presence.ts'
import * as Y from 'yjs'

/** Both ends of a selection in a text, UTF-16 indices; the caret stands at `head`. */
export interface CaretPlace {
  readonly anchor: number
  readonly head: number
  /** How many characters the caret has been moved by what its own page typed since it was told. */
  readonly typed: number
}

/** This page's caret as it is told to the others: its ends stay behind their characters whoever edits. */
export function caretOf(
  text: Y.Text,
  { anchor, head }: Pick<CaretPlace, 'anchor' | 'head'>,
): CaretInText {
  const placeAt = (index: number): unknown =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1))
  const { doc } = text
  return {
    anchor: placeAt(anchor),
    head: placeAt(head),
    ...(doc !== null && {
      next: { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) },
    }),
  }
}

/**
 * Where somebody's caret stands now; `null` when it stands nowhere in `target` (another text, or anything at all: it comes from
 * another page). What its page types right behind it takes it along, so it is told again only when it goes elsewhere, and is never
 * seen apart from the letters.
 */
export function placeOfCaret(
  doc: Y.Doc,
  target: TextTarget,
  caret: CaretInText,
): CaretPlace | null {
  const text = textOf(doc, target)
  if (text === null) return null
  const anchor = indexOf(text, doc, caret.anchor)
  const head = indexOf(text, doc, caret.head)
  if (anchor === null || head === null) return null
  const end = anchor === head ? behindTyped(text, head, caret.next) : head
  return end === head ? { anchor, head, typed: 0 } : { anchor: end, head: end, typed: end - head }
}

function indexOf(text: Y.Text, doc: Y.Doc, end: unknown): number | null {
  if (typeof end !== 'object' || end === null) return null
  try {
    const relative = Y.createRelativePositionFromJSON(end)
    // Yjs would make a root of that name.
    if (relative.tname !== null && !doc.share.has(relative.tname)) return null
    const place = Y.createAbsolutePositionFromRelativePosition(relative, doc)
    return place !== null && place.type === text ? place.index : null
  } catch {
    return null
  }
}

/** The end of what `next` and the characters after it have put right behind an index. */
function behindTyped(text: Y.Text, index: number, next: CaretInText['next']): number {
  if (next === undefined) return index
  let end = index
  let start = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    const after = start + item.length
    if (after > end) {
      const clock = item.id.clock + end - start
      if (item.id.client !== next.client || clock < next.clock) return end
      end = after
    }
    start = after
  }
  return end
}
