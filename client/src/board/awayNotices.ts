import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { changeCount, changesBetween, type CardChanges } from '@whyboard/shared/domain/changes.ts'
import type { Transaction } from 'yjs'

import type { BoardConnection } from '../connection/boardConnection.ts'
import { writableStore, type Store } from '../connection/store.ts'
import type { BoardModel } from './boardModel.ts'

/** Who was away for less saw what happened, or will find it, ms. */
export const AWAY_MS = 60_000

/** What others did while this page was hidden, offline or closed. */
export interface AwayChanges extends CardChanges {
  /** The removed cards as they were last seen here. */
  readonly gone: readonly Card[]
}

/** When a board was last seen on this device, in the page's storage. */
export function lastSeenKey(boardId: string): string {
  return `whyboard.seen.${boardId}`
}

/**
 * Tells what others changed while nobody looked: the page was hidden, had no connection, or was closed and the copy on
 * this device still shows the board as it was. All of it is computed here from the board's values.
 * @returns the changes until they are dismissed, and what ends the watching
 */
export function watchAway(
  connection: Pick<BoardConnection, 'boardId' | 'syncState' | 'environment'>,
  model: Pick<BoardModel, 'doc' | 'board' | 'subscribeCards'>,
): { readonly changes: Store<AwayChanges | null>; dismiss(): void; end(): void } {
  const { boardId, syncState, environment } = connection
  const changes = writableStore<AwayChanges | null>(null)
  const key = lastSeenKey(boardId)
  const lastSeen = Number(environment.storage.getItem(key) ?? 'none')

  let hidden = false
  let leftAtMs = Number.isFinite(lastSeen) ? lastSeen : environment.nowMs()
  /** The cards as they were when this person left; `null` while they are there, and before the board is there. */
  let before: readonly Card[] | null = null
  let isHere = syncState.get().phase === 'live'
  const touched = new Set<string>()

  const remember = () => {
    if (isHere) environment.storage.setItem(key, String(environment.nowMs()))
  }
  const look = () => {
    const { phase, ready } = syncState.get()
    const wasHere = isHere
    if (wasHere && (hidden || phase !== 'live')) {
      remember()
      leftAtMs = environment.nowMs()
    }
    isHere = !hidden && phase === 'live'
    if (!isHere) {
      if (ready && before === null) {
        before = model.board().cards
        // Until here cards came from the copy on this device.
        touched.clear()
      }
      return
    }
    if (!wasHere && before !== null) tell(before)
    before = null
  }
  const tell = (seen: readonly Card[]) => {
    if (environment.nowMs() - leftAtMs < AWAY_MS) return
    const all = changesBetween(seen, model.board().cards)
    const byOthers = (ids: readonly string[]) => ids.filter((id) => touched.has(id))
    const removed = byOthers(all.removed)
    const found = {
      added: byOthers(all.added),
      changed: byOthers(all.changed),
      removed,
      gone: seen.filter(({ id }) => removed.includes(id)),
    }
    if (changeCount(found) > 0) changes.set(found)
  }

  let isOwn = false
  const onTransaction = ({ local }: Transaction) => {
    isOwn = local
  }
  model.doc.on('beforeTransaction', onTransaction)
  const ends = [
    model.subscribeCards((ids) => {
      if (isHere || isOwn) return
      for (const id of ids) touched.add(id)
    }),
    syncState.subscribe(look),
    environment.onPageMoment((moment) => {
      if (moment === 'hidden' || moment === 'leaving') remember()
      if (moment === 'hidden') hidden = true
      if (moment === 'visible' || moment === 'returned') hidden = false
      look()
    }),
    () => model.doc.off('beforeTransaction', onTransaction),
  ]
  look()
  return {
    changes,
    dismiss: () => changes.set(null),
    end: () => {
      remember()
      for (const end of ends) end()
    },
  }
}

/** What others did, in one sentence. */
export function awayWords({ added, changed, removed }: CardChanges): string {
  const parts = [
    [added.length, 'added'],
    [changed.length, 'changed'],
    [removed.length, 'removed'],
  ] as const
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, what], index) => {
      const noun = index > 0 ? '' : count === 1 ? ' card' : ' cards'
      return `${count}${noun} ${what}`
    })
  return `While you were away: ${said.join(', ')}.`
}
