import type { TextCaret } from '../board/textCarets.ts'

/** A stretch of a text with the same people in it. */
export interface CaretPiece {
  readonly start: number
  readonly text: string
  /** Who has it selected; of several the last one's colour is shown. */
  readonly selectedBy: TextCaret | null
  /** Whose carets stand right before it. */
  readonly carets: readonly TextCaret[]
}

/**
 * Cuts a text where somebody's caret or selection begins or ends. The texts of all pieces together are the text; the last
 * one is empty where a caret stands at its end.
 */
export function caretPieces(text: string, carets: readonly TextCaret[]): readonly CaretPiece[] {
  const inText = (index: number) => Math.min(Math.max(index, 0), text.length)
  const cuts = new Set([0])
  for (const { anchor, head } of carets) cuts.add(inText(anchor)).add(inText(head))
  const starts = [...cuts].toSorted((a, b) => a - b)
  return starts.map((start, index) => ({
    start,
    text: text.slice(start, starts[index + 1] ?? text.length),
    selectedBy:
      carets.findLast(
        ({ anchor, head }) => Math.min(anchor, head) <= start && Math.max(anchor, head) > start,
      ) ?? null,
    carets: carets.filter(({ head }) => inText(head) === start),
  }))
}
