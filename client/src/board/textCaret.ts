import { textOf, type TextTarget } from '@whyboard/shared/document/operations/text.ts'
import * as Y from 'yjs'

/** A place in a text that stays behind its character whoever edits, as JSON for presence. */
export function caretAt(text: Y.Text, index: number): unknown {
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1))
}

/**
 * The index in `target` that somebody's caret means now; `null` when it is none (another text, or anything at all: it
 * comes from another page).
 */
export function indexOfCaret(doc: Y.Doc, target: TextTarget, caret: unknown): number | null {
  if (typeof caret !== 'object' || caret === null) return null
  try {
    const relative = Y.createRelativePositionFromJSON(caret)
    const place = Y.createAbsolutePositionFromRelativePosition(relative, doc)
    return place !== null && place.type === textOf(doc, target) ? place.index : null
  } catch {
    return null
  }
}
