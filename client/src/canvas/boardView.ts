import { ownDots } from '@whyboard/shared/document/operations/votes.ts'
import type { Board } from '@whyboard/shared/domain/board.ts'
import { CARD_KINDS, type Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { boardLayouter, type BoardLayout } from '@whyboard/shared/domain/layout.ts'
import { cardHeight } from '@whyboard/shared/domain/textMetrics.ts'
import type { Stretch } from '@whyboard/shared/domain/timeScale.ts'
import { atom, computed, react, type Atom, type Computed } from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'

/** What a card shows that stands elsewhere in the document. */
export interface CardFacts {
  readonly links: number
  readonly votes: number
  /** How many of the votes are this person's. */
  readonly ownVotes: number
  readonly depth: number
}

const NO_FACTS: CardFacts = { links: 0, votes: 0, ownVotes: 0, depth: 0 }

/**
 * The board's value and layout as signals. Both change only when something that matters to the layout or to the
 * structure around the cards did: typing in a card changes neither until its height changes.
 */
export class BoardView {
  readonly board: Atom<Board>
  /** Stretches of the timeline whose gaps this page shows at their length; the others do not see it. */
  readonly openedGaps = atom<readonly Stretch[]>('opened gaps', [])
  readonly layout: Computed<BoardLayout>
  readonly #facts: Computed<ReadonlyMap<string, CardFacts>>
  readonly #model: BoardModel
  readonly #geometry = new Map<string, string>()

  constructor(model: BoardModel) {
    this.#model = model
    this.board = atom('board', model.board())
    const layOut = boardLayouter()
    this.layout = computed('layout', () =>
      layOut(this.board.get(), { openedGaps: this.openedGaps.get() }),
    )
    this.#facts = computed('card facts', (before) =>
      factsOf(
        this.board.get(),
        this.layout.get(),
        ownDots(this.#model.writer),
        before instanceof Map ? before : new Map(),
      ),
    )
  }

  /**
   * Follows the document until what it answers is called.
   * @param onChange is called when {@link layout} is to be shown anew
   */
  start(onChange: () => void): () => void {
    const refresh = () => {
      this.board.set(this.#model.board())
      onChange()
    }
    this.#geometry.clear()
    for (const card of this.#model.board().cards) this.#geometry.set(card.id, geometryKey(card))
    refresh()
    const endGaps = react('opened gaps', () => {
      this.openedGaps.get()
      onChange()
    })
    const endCards = this.#model.subscribeCards((ids, other) => {
      if (this.#matters(ids, other)) refresh()
    })
    return () => {
      endGaps()
      endCards()
    }
  }

  /** What stands about a card; the same object as long as it is the same. */
  factsOf(cardId: string): CardFacts {
    return this.#facts.get().get(cardId) ?? NO_FACTS
  }

  /** The card as it is now, with its latest text. */
  card(id: string): Card | null {
    return this.#model.card(id)
  }

  #matters(ids: ReadonlySet<string>, other: boolean): boolean {
    let matters = other
    for (const id of ids) {
      const card = this.#model.card(id)
      const key = card === null ? undefined : geometryKey(card)
      if (this.#geometry.get(id) === key) continue
      matters = true
      if (key === undefined) this.#geometry.delete(id)
      else this.#geometry.set(id, key)
    }
    return matters
  }
}

/** Everything of a card that the layout may depend on, as one string: its text counts by its height only. */
export function geometryKey(card: Card): string {
  const fields = card as unknown as Readonly<Record<string, unknown>>
  const values = Object.keys(CARD_KINDS[card.kind].fields).map((name) => fields[name])
  return JSON.stringify([
    card.kind,
    card.order,
    card.position,
    cardHeight(card.text, card.kind),
    values,
  ])
}

function factsOf(
  board: Board,
  layout: BoardLayout,
  own: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, CardFacts>,
): ReadonlyMap<string, CardFacts> {
  const links = new Map<string, number>()
  for (const { from, to } of board.links) {
    links.set(from, (links.get(from) ?? 0) + 1)
    links.set(to, (links.get(to) ?? 0) + 1)
  }
  const facts = new Map<string, CardFacts>()
  for (const { id } of board.cards) {
    const now: CardFacts = {
      links: links.get(id) ?? 0,
      votes: board.votes[id] ?? 0,
      ownVotes: Math.min(own.get(id) ?? 0, board.votes[id] ?? 0),
      depth: layout.fishbone.depths.get(id) ?? 0,
    }
    const old = before.get(id)
    const same =
      old?.links === now.links &&
      old.votes === now.votes &&
      old.ownVotes === now.ownVotes &&
      old.depth === now.depth
    facts.set(id, same ? old : now)
  }
  return facts
}
