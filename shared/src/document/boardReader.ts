import type * as Y from 'yjs'

import type { Board } from '../domain/board.ts'
import type { Card } from '../domain/cards/cardKinds.ts'
import { byOrder } from '../domain/order.ts'
import { cardsOf } from './entries.ts'
import { observeBoard, type BoardChange } from './observe.ts'
import { joinBoard, readSurroundings, sortProblems } from './readBoard.ts'
import { readStoredCard, type ReadCard, type ReadProblem } from './readCard.ts'

/**
 * A board read again and again: only what changed is read anew, and what did not change keeps its identity, so that
 * views can compare with `===`. Costs a copy of the values and one observer of the document.
 */
export interface BoardReader {
  /** The board as it is now; the same object until something changes. */
  board(): Board
  /** What is stored but cannot be read. */
  problems(): readonly ReadProblem[]
  /** One card; `null` when there is none, or it is removed. */
  card(id: string): Card | null
  /** Calls back once after each transaction that changed something of the board. Returns what ends it. */
  subscribe(changed: (change: BoardChange) => void): () => void
  /** Stops following the document. */
  close(): void
}

/** Opens a reader on a document; the first reading is made when it is asked for. */
export function openBoardReader(doc: Y.Doc): BoardReader {
  const root = cardsOf(doc)
  const subscribers = new Set<(change: BoardChange) => void>()
  const read = new Map<string, ReadCard>()
  const dirty = new Set<string>()
  root.forEach((_, id) => dirty.add(id))
  let sorted: readonly Card[] = []
  let surroundings: ReturnType<typeof readSurroundings> | null = null
  let board: Board | null = null

  const stop = observeBoard(doc, (change) => {
    for (const id of change.cards) dirty.add(id)
    if (change.other) surroundings = null
    board = null
    for (const subscriber of subscribers) subscriber(change)
  })

  const refresh = (id: string): ReadCard => {
    const now = readStoredCard(id, root.get(id))
    read.set(id, now)
    return now
  }

  /** The cards that did not change are sorted already, which a merging sort takes in one pass. */
  const sortedCards = (): readonly Card[] => {
    if (dirty.size === 0) return sorted
    const kept = sorted.filter(({ id }) => !dirty.has(id))
    const changed = [...dirty].flatMap((id) => refresh(id).card ?? [])
    dirty.clear()
    sorted = [...kept, ...changed].toSorted(byOrder)
    return sorted
  }

  return {
    board: () => {
      surroundings ??= readSurroundings(doc)
      board ??= joinBoard(doc, surroundings.values, sortedCards())
      return board
    },
    problems: () => {
      sortedCards()
      surroundings ??= readSurroundings(doc)
      const ofCards = [...read.values()].flatMap(({ problem }) => problem ?? [])
      return sortProblems([...ofCards, ...surroundings.problems])
    },
    card: (id) => {
      if (dirty.has(id)) sortedCards()
      return read.get(id)?.card ?? null
    },
    subscribe: (changed) => {
      subscribers.add(changed)
      return () => subscribers.delete(changed)
    },
    close: () => {
      subscribers.clear()
      stop()
    },
  }
}
