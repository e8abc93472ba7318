import { changedKeys, type DeepEvents } from '@whyboard/shared/document/observe.ts'
import { drawingOf } from '@whyboard/shared/document/readDrawing.ts'
import { cardsOf } from '@whyboard/shared/document/entries.ts'
import * as Y from 'yjs'

import { listeners } from '../connection/listeners.ts'
import { writableStore, type Store } from '../connection/store.ts'

/** Something that was taken back, or was asked to be. */
export interface UndoStep {
  readonly kind: 'undo' | 'redo'
  /** `overtaken`: others have changed the same since, and it stays as it is. */
  readonly outcome: 'done' | 'nothing-left' | 'overtaken'
  /** Ids of the cards and drawing records that are different now. */
  readonly changed: ReadonlySet<string>
}

/** What one author can take back. */
export interface UndoHistory {
  readonly stack: Y.UndoManager
  readonly canUndo: Store<boolean>
  readonly canRedo: Store<boolean>
  undo(): void
  redo(): void
  /** Hears of every undo and redo before it is done: what waits to be written belongs to the step that is taken back. */
  before(listener: () => void): () => void
  /** Hears of every undo and redo, once it is done. */
  subscribe(listener: (step: UndoStep) => void): () => void
  markBoundary(): void
  /** Holds the last step: what comes after a call of what this answers belongs to it, unless another step came behind it. */
  holdStep(): () => void
  close(): void
}

/**
 * The history of what was done with `origin` on the whole document, and of nothing that others did. Everything between
 * two boundaries is one step, however long it takes: gestures and typing say themselves where they begin.
 */
export function undoHistory(doc: Y.Doc, origin: object): UndoHistory {
  const stack = new Y.UndoManager(doc, {
    trackedOrigins: new Set([origin]),
    captureTimeout: Number.MAX_SAFE_INTEGER,
  })
  const canUndo = writableStore(false)
  const canRedo = writableStore(false)
  const refresh = () => {
    canUndo.set(stack.canUndo())
    canRedo.set(stack.canRedo())
  }
  stack.on('stack-item-added', refresh)
  stack.on('stack-item-popped', refresh)
  stack.on('stack-cleared', refresh)

  const asked = listeners<[]>()
  const heard = listeners<[step: UndoStep]>()
  let changed = new Set<string>()
  const roots = [cardsOf(doc), drawingOf(doc)]
  const onChange = (events: DeepEvents) => {
    if (!stack.undoing && !stack.redoing) return
    for (const id of changedKeys(events)) changed.add(id)
  }
  for (const root of roots) root.observeDeep(onChange)

  /** Takes the last step back, and no other. */
  const takeBack = (kind: UndoStep['kind']): UndoStep['outcome'] | 'void' => {
    const steps = kind === 'undo' ? stack.undoStack : stack.redoStack
    const step = steps.at(-1)
    if (step === undefined) return 'nothing-left'
    // Yjs would go on to the step before where this one has been overtaken: one press would take back something else.
    const earlier = steps.splice(0, steps.length - 1)
    const done = kind === 'undo' ? stack.undo() : stack.redo()
    steps.unshift(...earlier)
    if (done !== null) return 'done'
    return cameToNothing(step) || isOvertakenBySelf(doc, step) ? 'void' : 'overtaken'
  }
  const run = (kind: UndoStep['kind']) => {
    asked.call()
    stack.stopCapturing()
    changed = new Set()
    let outcome = takeBack(kind)
    while (outcome === 'void') outcome = takeBack(kind)
    stack.stopCapturing()
    // A step that has become empty is dropped without an event.
    refresh()
    heard.call({ kind, outcome, changed })
  }
  return {
    stack,
    canUndo,
    canRedo,
    undo: () => run('undo'),
    redo: () => run('redo'),
    before: asked.add,
    subscribe: heard.add,
    markBoundary: () => stack.stopCapturing(),
    holdStep: () => {
      const step = stack.undoStack.at(-1)
      return () => {
        // When the last change came, ms; a boundary sets it to 0.
        if (step !== undefined && stack.undoStack.at(-1) === step) stack.lastChange = 1
      }
    },
    close: () => {
      for (const root of roots) root.unobserveDeep(onChange)
      stack.destroy()
    },
  }
}

type Step = Y.UndoManager['undoStack'][number]
type DeleteSet = Step['insertions']

/** Whether a step took back itself all that it did, such as a letter typed and deleted. */
function cameToNothing(step: Step): boolean {
  return isWithin(step.insertions, step.deletions) && isWithin(step.deletions, step.insertions)
}

/** Whether `part` names nothing that `whole` does not. */
function isWithin(part: DeleteSet, whole: DeleteSet): boolean {
  for (const [client, ranges] of part.clients) {
    for (const { clock, len } of ranges) {
      for (let at = clock; at < clock + len; at += 1) {
        if (!Y.isDeleted(whole, Y.createID(client, at))) return false
      }
    }
  }
  return true
}

/** Whether this page itself has set a value anew that a step had replaced, as for a new card that stayed blank. */
function isOvertakenBySelf(doc: Y.Doc, { deletions }: Step): boolean {
  for (const [client, ranges] of deletions.clients) {
    for (const { clock } of ranges) {
      const item: unknown = Y.getItem(doc.store, Y.createID(client, clock))
      if (!(item instanceof Y.Item) || item.parentSub === null) continue
      const { parent } = item
      if (!(parent instanceof Y.AbstractType)) continue
      if (parent._map.get(item.parentSub)?.id.client === doc.clientID) return true
    }
  }
  return false
}
