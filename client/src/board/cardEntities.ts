import type { Board } from '@whyboard/shared/domain/board.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { cardsOf } from '@whyboard/shared/document/entries.ts'
import { assembleBoard } from '@whyboard/shared/document/readBoard.ts'
import { readStoredCard, type ReadProblem } from '@whyboard/shared/document/readCard.ts'
import type * as Y from 'yjs'

import { shareEqualParts } from './shareEqualParts.ts'

/** The cards of a document as values, read again only when they changed, and the board assembled from them. */
export interface CardEntities {
  card(id: string): Card | null
  /** Whether the document has, or had, an entry of that id when it was read last. */
  knows(id: string): boolean
  ids(): Iterable<string>
  board(): Board
  /** Reads these cards again; `other`: something besides cards changed too. */
  refresh(cardIds: ReadonlySet<string>, other: boolean): void
}

/** Reads all cards once. */
export function cardEntities(doc: Y.Doc): CardEntities {
  const cards = new Map<string, Card>()
  const problems = new Map<string, ReadProblem>()
  const known = new Set<string>()
  let board: Board | null = null
  let outdated = true

  const read = (id: string) => {
    known.add(id)
    const { card, problem } = readStoredCard(id, cardsOf(doc).get(id))
    if (card === null) cards.delete(id)
    else cards.set(id, card)
    if (problem === null) problems.delete(id)
    else problems.set(id, problem)
  }
  for (const id of cardsOf(doc).keys()) read(id)

  return {
    card: (id) => cards.get(id) ?? null,
    knows: (id) => known.has(id),
    ids: () => known,
    board: () => {
      if (board !== null && !outdated) return board
      const assembled = assembleBoard(doc, [...cards.values()], [...problems.values()]).board
      board = board === null ? assembled : shareEqualParts(board, assembled)
      outdated = false
      return board
    },
    refresh: (cardIds, other) => {
      for (const id of cardIds) read(id)
      if (cardIds.size > 0 || other) outdated = true
    },
  }
}
