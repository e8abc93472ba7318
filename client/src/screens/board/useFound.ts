import {
  findCards,
  findNamed,
  soughtWords,
  type SoughtWords,
} from '@whyboard/shared/domain/find.ts'
import type { Board } from '@whyboard/shared/domain/board.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { buildOutline, readingOrder } from '@whyboard/shared/domain/outline.ts'
import { useEffect, useMemo } from 'react'

import type { CanvasHandle } from '../../canvas/handle.ts'
import type { NamedPlace } from '../../canvas/namedPlaces.ts'
import { useBoard } from '../../board/boardContext.tsx'

/** What is found on the board as it is now, while others write too. */
export interface Found {
  readonly words: SoughtWords
  /** In reading order. */
  readonly cards: readonly Card[]
}

/** A word that no card holds. */
const NOWHERE: SoughtWords = ['\uFFFF']

/** The cards of this board that hold all words of a query. */
export function useFound(query: string): Found {
  const board = useBoard()
  const cards = useMemo(() => inReadingOrder(board), [board])
  useEffect(() => {
    // Texts are folded when they are first looked at: here rather than under the first key.
    findCards(board, cards, NOWHERE)
  }, [board, cards])
  return useMemo(() => {
    const words = soughtWords(query)
    return { words, cards: findCards(board, cards, words) }
  }, [board, cards, query])
}

/** One of all that Find goes through. */
export type Hit =
  | { readonly id: string; readonly card: Card; readonly place: null }
  | { readonly id: string; readonly card: null; readonly place: NamedPlace }

/** What is found of a query: cards, then what else on the board has these words. */
export function useHits(
  query: string,
  canvas: Pick<CanvasHandle, 'places'>,
): { readonly words: SoughtWords; readonly hits: readonly Hit[] } {
  const { words, cards } = useFound(query)
  const hits = useMemo(
    () => [
      ...cards.map((card): Hit => ({ id: card.id, card, place: null })),
      ...findNamed(canvas.places(), words).map((place): Hit => ({
        id: place.id,
        card: null,
        place,
      })),
    ],
    [cards, words, canvas],
  )
  return { words, hits }
}

/** All cards as one would read them: region by region, from the first to the last. */
export function inReadingOrder(board: Board): readonly Card[] {
  const byId = new Map(board.cards.map((card) => [card.id, card]))
  return readingOrder(buildOutline(board)).flatMap((id) => byId.get(id) ?? [])
}
