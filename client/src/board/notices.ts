import type { Removal } from '@whyboard/shared/document/entries.ts'

import { writableStore, type Store } from '../connection/store.ts'
import type { Notice } from './boardModel.ts'

/** How a card's removal was before and is now, and who did what. */
export interface RemovalChange {
  readonly cardId: string
  /** `null`: the card was not there before. */
  readonly before: Removal | null
  readonly now: Removal
  /** This page did it by undo or redo. */
  readonly byUndo: boolean
}

/** The list of notices of one page. */
export interface NoticeList {
  readonly list: Store<readonly Notice[]>
  /** Adds a notice when a card came to stay against somebody's wish. */
  hear(change: RemovalChange): void
  dismiss(id: number): void
}

/** No more than so many are kept; the oldest go. */
const MAX_NOTICES = 5

/** An empty list. */
export function noticeList(): NoticeList {
  const list = writableStore<readonly Notice[]>([])
  let lastId = 0
  return {
    list,
    hear: (change) => {
      if (change.now !== 'brought-back') return
      if (change.before === 'brought-back' || change.before === null) return
      lastId += 1
      const notice = { id: lastId, says: sentenceOf(change), cardId: change.cardId }
      list.set([...list.get(), notice].slice(-MAX_NOTICES))
    },
    dismiss: (id) => list.set(list.get().filter((notice) => notice.id !== id)),
  }
}

function sentenceOf({ before, byUndo }: RemovalChange): string {
  if (byUndo) return 'Someone else wrote in this card meanwhile: it stays.'
  return before === 'removed'
    ? 'Someone edited a card while it was deleted: it stays.'
    : 'Someone deleted a card while it was edited: it stays.'
}
