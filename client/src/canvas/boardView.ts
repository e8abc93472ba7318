import { ownDots } from '@whyboard/shared/document/operations/votes.ts'
import type { Board } from '@whyboard/shared/domain/board.ts'
import { CARD_KINDS, type Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { boardLayouter, type BoardLayout } from '@whyboard/shared/domain/layout.ts'
import { cardHeight } from '@whyboard/shared/domain/textMetrics.ts'
import type { Stretch } from '@whyboard/shared/domain/timeScale.ts'
import { atom, computed, react, type Atom, type Computed } from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'
import { isSame } from '../board/shareEqualParts.ts'
import type { Environment } from '../connection/environment.ts'

/** What a card shows that stands elsewhere in the document. */
export interface CardFacts {
  readonly links: number
  readonly votes: number
  /** How many of the votes are this person's. */
  readonly ownVotes: number
  readonly depth: number
}

const NO_FACTS: CardFacts = { links: 0, votes: 0, ownVotes: 0, depth: 0 }

/** What of a card its place depends on. */
interface Geometry {
  /** Everything but the text, as one string. */
  readonly fields: string
  /** The text counts by its height only, px. */
  readonly height: number
}

/** Why the layout may be another: a text has got more or fewer lines, or anything else. */
export type LayoutChange = 'lines' | 'other'

/**
 * A pause in typing, ms, after which the board makes room for the lines that were typed: longer than what lies between two letters
 * of one who types steadily.
 */
export const LINES_PAUSE_MS = 300

/**
 * The board's value and layout as signals. Both change only when something that matters to the layout or to the
 * structure around the cards did: typing in a card changes neither until its height changes, and then at the first pause
 * ({@link LINES_PAUSE_MS}), because a board that is laid out anew between two letters keeps the second one waiting. Until
 * then the card itself is as high as its text and lies over its neighbours; whatever else happens shows all at once.
 */
export class BoardView {
  readonly board: Atom<Board>
  /** Stretches of the timeline whose gaps this page shows at their length; the others do not see it. */
  readonly openedGaps = atom<readonly Stretch[]>('opened gaps', [])
  readonly layout: Computed<BoardLayout>
  /** What {@link CardFacts} are made of, each another object only when it says something else. */
  readonly #links: Computed<ReadonlyMap<string, number>>
  readonly #votes: Computed<Board['votes']>
  readonly #ownVotes: Computed<ReadonlyMap<string, number>>
  readonly #depths: Computed<ReadonlyMap<string, number>>
  readonly #facts = new Map<string, CardFacts>()
  readonly #model: BoardModel
  readonly #geometry = new Map<string, Geometry>()
  #onChange: (why: LayoutChange) => void = () => {}
  /** Ends the waiting for a pause; `null`: nothing waits. */
  #endWait: (() => void) | null = null

  constructor(model: BoardModel) {
    this.#model = model
    this.board = atom('board', model.board())
    const layOut = boardLayouter()
    this.layout = computed('layout', () =>
      layOut(this.board.get(), { openedGaps: this.openedGaps.get() }),
    )
    const links = computed('links', () => this.board.get().links)
    this.#links = computed('links of cards', () => countLinks(links.get()))
    this.#votes = computed('votes', () => this.board.get().votes)
    this.#ownVotes = computed('own votes', () => {
      this.#votes.get()
      return ownDots(model.writer)
    })
    this.#depths = computed('depths', () => this.layout.get().fishbone.depths)
  }

  /**
   * Follows the document until what it answers is called.
   * @param onChange is called when {@link layout} is to be shown anew
   */
  start(onChange: (why: LayoutChange) => void, after: Environment['after']): () => void {
    this.#onChange = onChange
    this.#geometry.clear()
    for (const card of this.#model.board().cards) this.#geometry.set(card.id, geometryOf(card))
    this.#refresh('other')
    const endGaps = react('opened gaps', () => {
      this.openedGaps.get()
      onChange('other')
    })
    const endCards = this.#model.subscribeCards((ids, other, done) => {
      const why = this.#changeOf(ids, other)
      const isTyping = done && why !== 'other'
      if (isTyping && (why === 'lines' || this.#endWait !== null)) {
        this.#endWait?.()
        this.#endWait = after(LINES_PAUSE_MS, () => this.settle())
      } else if (why !== null) {
        this.#refresh(why)
      }
    })
    return () => {
      this.#endWait?.()
      this.#endWait = null
      this.#onChange = () => {}
      endGaps()
      endCards()
    }
  }

  /** Shows at once what waits for a pause. */
  settle(): void {
    if (this.#endWait !== null) this.#refresh('lines')
  }

  #refresh(why: LayoutChange): void {
    this.#endWait?.()
    this.#endWait = null
    this.board.set(this.#model.board())
    this.#onChange(why)
  }

  /** What stands about a card; the same object as long as it is the same. */
  factsOf(cardId: string): CardFacts {
    const votes = this.#votes.get()[cardId] ?? 0
    const now: CardFacts = {
      links: this.#links.get().get(cardId) ?? 0,
      votes,
      ownVotes: Math.min(this.#ownVotes.get().get(cardId) ?? 0, votes),
      depth: this.#depths.get().get(cardId) ?? 0,
    }
    const before = this.#facts.get(cardId) ?? NO_FACTS
    if (isSame(before, now)) return before
    this.#facts.set(cardId, now)
    return now
  }

  /** The card as it is now, with its latest text. */
  card(id: string): Card | null {
    return this.#model.card(id)
  }

  #changeOf(ids: ReadonlySet<string>, other: boolean): LayoutChange | null {
    let change: LayoutChange | null = other ? 'other' : null
    for (const id of ids) {
      const card = this.#model.card(id)
      const before = this.#geometry.get(id)
      const now = card === null ? undefined : geometryOf(card)
      if (before?.fields === now?.fields && before?.height === now?.height) continue
      if (before?.fields !== now?.fields) change = 'other'
      else change ??= 'lines'
      if (now === undefined) this.#geometry.delete(id)
      else this.#geometry.set(id, now)
    }
    return change
  }
}

function geometryOf(card: Card): Geometry {
  const values = card as unknown as Readonly<Record<string, unknown>>
  const fields = Object.keys(CARD_KINDS[card.kind].fields).map((name) => values[name])
  return {
    fields: JSON.stringify([card.kind, card.order, card.position, fields]),
    height: cardHeight(card.text, card.kind),
  }
}

/** How many links each card has. */
function countLinks(links: Board['links']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const link of links) {
    for (const id of [link.from, link.to]) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
