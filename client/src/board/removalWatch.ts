import { cardsOf, removalOf, type Removal } from '@whyboard/shared/document/entries.ts'
import type * as Y from 'yjs'

import { writableStore, type Store } from '../connection/store.ts'
import type { Notice } from './boardModel.ts'
import type { UndoStep } from './undoHistory.ts'

type TakenBack = UndoStep['kind'] | null

/** Follows which cards are removed, and tells when one came to stay against somebody's wish. */
export interface RemovalWatch {
  readonly notices: Store<readonly Notice[]>
  /** Looks at these cards again. `by`: what of this page's changed them, where it was taking back. */
  refresh(cardIds: ReadonlySet<string>, by: TakenBack): void
  dismiss(id: number): void
}

/** No more than so many are kept; the oldest go. */
const MAX_NOTICES = 5

/** Takes the document as it is; only what happens from now on is told. */
export function removalWatch(doc: Y.Doc): RemovalWatch {
  const removals = new Map<string, Removal>()
  for (const id of cardsOf(doc).keys()) removals.set(id, removalOf(doc, id))
  const notices = writableStore<readonly Notice[]>([])
  let lastId = 0
  return {
    notices,
    refresh: (cardIds, by) => {
      for (const cardId of cardIds) {
        const before = removals.get(cardId)
        const now = removalOf(doc, cardId)
        removals.set(cardId, now)
        // A card that was never seen before comes with the loading of the board: its story is an old one.
        if (now !== 'brought-back' || before === now || before === undefined) continue
        lastId += 1
        const notice = { id: lastId, says: sentence(before, by), cardId }
        notices.set([...notices.get(), notice].slice(-MAX_NOTICES))
      }
    },
    dismiss: (id) => notices.set(notices.get().filter((notice) => notice.id !== id)),
  }
}

function sentence(before: Removal, by: TakenBack): string {
  if (by !== null && before === 'removed') {
    const act = by === 'undo' ? 'Your undo' : 'Your redo'
    return `${act} changed the words of a card that was deleted: it is back.`
  }
  if (by !== null) return 'Someone else wrote in this card meanwhile: it stays.'
  return before === 'removed'
    ? 'Someone edited a card while it was deleted: it stays.'
    : 'Someone deleted a card while it was edited: it stays.'
}
