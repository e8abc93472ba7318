import type { Stage } from '@whyboard/shared/domain/agenda.ts'
import type { Board } from '@whyboard/shared/domain/board.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { Writer } from '@whyboard/shared/document/writer.ts'
import type * as Y from 'yjs'

import type { Store } from '../connection/store.ts'
import type { UndoStep } from './undoHistory.ts'

/**
 * What a change touched: ids of cards that are new, different or gone, whether anything besides cards is different, and whether
 * it was done on this page, other than by undo and redo.
 */
export type BoardChangeListener = (
  cardIds: ReadonlySet<string>,
  other: boolean,
  done: boolean,
) => void

/** Something a person should know about what happened to their work. */
export interface Notice {
  readonly id: number
  /** One sentence. */
  readonly says: string
  /** The card it is about. */
  readonly cardId: string | null
}

/**
 * One open board as values: read from its documents as they change, one card at a time. Created once per connection.
 */
export interface BoardModel {
  readonly doc: Y.Doc
  readonly stageDoc: Y.Doc
  /** For operations on the board; what they do can be undone. */
  readonly writer: Writer
  /** For operations on the stage. */
  readonly stageWriter: Writer

  /** Hears of every change at once, within the transaction's turn, with the ids of the cards that it touched. */
  subscribeCards(listener: BoardChangeListener): () => void
  /** Hears of every change of one card at once: made, different, removed or brought back. */
  subscribeCard(id: string, listener: () => void): () => void
  /** The card as it is now; `null`: not there, removed or not readable. The same object until it changes. */
  card(id: string): Card | null
  /** The whole board as it is now. The same object until something changes; cards that did not change keep theirs. */
  board(): Board
  /** The stage as it is now. The same object until it changes. */
  stage(): Stage
  subscribeStage(listener: () => void): () => void

  undo(): void
  redo(): void
  /** Hears of every undo and redo before it is done: what waits to be written belongs to the step that is taken back. */
  beforeUndo(listener: () => void): () => void
  /** Hears of every undo and redo, once it is done. */
  subscribeUndo(listener: (step: UndoStep) => void): () => void
  readonly canUndo: Store<boolean>
  readonly canRedo: Store<boolean>
  /** What follows is a step of its own for undo. Called at the start of an edit and at pauses in typing. */
  markUndoBoundary(): void
  /** Holds the last undo step: what comes after a call of what this answers belongs to it, unless another came behind it. */
  holdUndoStep(): () => void
  /** Runs operations that are one step for undo, apart from what came before and comes after. */
  step<Value>(run: () => Value): Value
  readonly undoStack: Y.UndoManager

  /** Whether this person may change the board now: by role, and because what they write is kept somewhere. */
  readonly canWrite: boolean
  /** The same as a store. */
  readonly writing: Store<boolean>

  readonly notices: Store<readonly Notice[]>
  dismissNotice(id: number): void
  /** Ends all subscriptions to the documents; they stay. */
  close(): void
}
