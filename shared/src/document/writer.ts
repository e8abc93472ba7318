import type * as Y from 'yjs'

import type { Random } from '../domain/random.ts'

/**
 * Who writes: every operation takes one. Undo tracks `origin`, so each author (tab) has an object of their own.
 */
export interface Writer {
  /** The board's document, or the stage's for the operations of `stage.ts`. */
  readonly doc: Y.Doc
  /** Origin of the tracked transactions. */
  readonly origin: object
  /** `null`: an anonymous session, which has no votes, sign-off or pulse. */
  readonly participantId: string | null
  readonly random: Random
  /** Epoch ms, corrected by the server's clock. */
  readonly nowMs: () => number
}

/**
 * Origin of the half of a creation that no undo may take back: the making of the (still removed) card. The tracked half
 * clears the mark, so undoing a creation marks the card as removed again and never deletes what others wrote in it.
 */
export const UNTRACKED: object = Object.freeze({ untracked: true })
