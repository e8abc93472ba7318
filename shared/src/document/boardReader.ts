import type * as Y from 'yjs'

import type { Board } from '../domain/board.ts'
import type { Card } from '../domain/cards/cardKinds.ts'
import { byOrder } from '../domain/order.ts'
import { cardsOf } from './entries.ts'
import { BOARD_ROOTS } from './keys.ts'
import { observeBoard, type BoardChange } from './observe.ts'
import { readRelations, readSurroundings, sortProblems } from './readBoard.ts'
import { readStoredCard, type ReadCard, type ReadProblem } from './readCard.ts'
import { namesOf, readParticipants, type Names } from './readParticipants.ts'

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
  /**
   * Calls back once after each transaction that changed something of the board; a card is changed, too, when its owner is
   * called something else. Returns what ends it.
   */
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
  /** `null`: other cards are there than before, or other links or votes. */
  let relations: ReturnType<typeof readRelations> | null = null
  let surroundings: ReturnType<typeof readSurroundings> | null = null
  let names: Names | null = null
  let board: Board | null = null

  const people = doc.getMap(BOARD_ROOTS.participants)
  /** Who was written down anew in the transaction that is ending. */
  const renamed = new Set<unknown>()
  const onPeople = ({ keysChanged }: Y.YMapEvent<unknown>): void => {
    for (const id of keysChanged) renamed.add(id)
  }
  people.observe(onPeople)

  /** Cards that show the name of one of them. */
  const ownedByRenamed = (): readonly string[] => {
    const cards = [...read.values()].flatMap(({ card }) => card ?? [])
    const owned = cards.filter((card) => card.kind === 'action' && renamed.has(card.ownerId))
    renamed.clear()
    names = null
    return owned.map(({ id }) => id)
  }

  const stop = observeBoard(doc, ({ cards, other, local }) => {
    const touched = renamed.size === 0 ? cards : new Set([...cards, ...ownedByRenamed()])
    const change = { cards: touched, other, local }
    for (const id of change.cards) dirty.add(id)
    if (other) surroundings = relations = null
    board = null
    for (const subscriber of subscribers) subscriber(change)
  })

  const refresh = (id: string): ReadCard => {
    names ??= namesOf(readParticipants(doc))
    const now = readStoredCard(id, root.get(id), names)
    read.set(id, now)
    return now
  }

  const sortedCards = (): readonly Card[] => {
    if (dirty.size === 0) return sorted
    const changes = [...dirty].map((id) => {
      const before = read.get(id)?.card ?? null
      return { before, now: refresh(id).card }
    })
    const changed = changes.flatMap(({ now }) => now ?? [])
    if (changes.every(({ before, now }) => before !== null && isInPlace(before, now))) {
      sorted = withReplaced(sorted, changed)
    } else {
      // The cards that did not change are sorted already, which a merging sort takes in one pass.
      const kept = sorted.filter(({ id }) => !dirty.has(id))
      sorted = [...kept, ...changed].toSorted(byOrder)
      relations = null
    }
    dirty.clear()
    return sorted
  }

  return {
    board: () => {
      surroundings ??= readSurroundings(doc)
      if (board === null) {
        const cards = sortedCards()
        relations ??= readRelations(doc, cards)
        board = { ...surroundings.values, cards, ...relations }
      }
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
      people.unobserve(onPeople)
      stop()
    },
  }
}

/** Whether a changed card stands where it did and may be linked as before, as after nearly every change: a letter typed in it. */
function isInPlace(before: Card, now: Card | null): boolean {
  return now !== null && byOrder(before, now) === 0 && before.kind === now.kind
}

/** Sorted cards with some of them as they are now, each of which is in place. */
function withReplaced(sorted: readonly Card[], changed: readonly Card[]): readonly Card[] {
  const cards = [...sorted]
  for (const card of changed) {
    let [low, high] = [0, cards.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = cards[middle]
      if (other !== undefined && byOrder(other, card) < 0) low = middle + 1
      else high = middle
    }
    cards[low] = card
  }
  return cards
}
