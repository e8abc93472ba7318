import type { Card, CardFields, CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { EventTime } from '@whyboard/shared/domain/cards/event.ts'
import type { CaretInText } from '@whyboard/shared/protocol/presence.ts'
import { createContext, use } from 'react'

import type { OwnerChoice } from './ownerChoices.ts'

/** Somebody as a card shows them. */
export interface CardPerson {
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
}

/** What card bodies need of the board around them; the canvas gives it once for all cards. */
export interface CardEnvironment {
  /** IANA name of the board's zone. */
  readonly timeZone: string
  /** The day in that zone on which the incident began, `YYYY-MM-DD`; times of other days are shown with theirs. */
  readonly homeDay: string
  /** IANA name of this browser's zone. */
  readonly ownTimeZone: string
  /** The server's time, epoch ms. */
  nowMs(): number
  /** The day that it is in the board's zone, `YYYY-MM-DD`. */
  readonly today: string
  /** False for observers: cards show no controls. */
  readonly canWrite: boolean
  /** The person with that participant id, or `null`. */
  person(id: string | null): CardPerson | null
  /** Whom to offer as owners: people of the board, then those who own actions here or own those of earlier boards. */
  readonly owners: readonly OwnerChoice[]
  /** Participant id of the one person of the board with exactly that name, or `null`. */
  participantNamed(name: string): string | null
  setFields<Kind extends CardKind>(id: string, kind: Kind, fields: Partial<CardFields<Kind>>): void
  /** The time that the first words of a card's text will set; `null` for none. */
  readTime(card: Card): EventTime | null
  /** The time that words say which say nothing else, beside the card's own or that of the event before it; `null` for none. */
  readTimeWords(card: Card, words: string): EventTime | null
  /** Adds a why below a cause or why and starts editing it. */
  addWhy(parentId: string): void
  /** Ends writing in a card and makes the next one of its list. */
  addSibling(cardId: string): void
  /** Gives the keyboard back to the canvas from a field of a card. */
  leaveField(): void
  /** Enter in a field of a card: of one that is being written it makes the next one of its list, else leaves the field. */
  fieldDone(cardId: string): void
  /** Goes to a card and selects it. */
  goToCard(cardId: string): void
  /** Starts drawing a link from a card to the one that is pressed next. */
  startLink(cardId: string): void
  /** Makes a card of that kind from a parked idea, which then says so. */
  takeUp(ideaId: string, kind: 'action' | 'cause' | 'note'): void
  /** Tells the others where this person's caret is in a card's text; `null`: nowhere. */
  showCaret(cardId: string, caret: CaretInText | null): void
  /** A text that somebody typed was refused; says why in one sentence. */
  refuse(sentence: string): void
}

export const CardEnvironmentContext = createContext<CardEnvironment | null>(null)

/** The board around a card. Throws outside of a canvas. */
export function useCardEnvironment(): CardEnvironment {
  const environment = use(CardEnvironmentContext)
  if (environment === null) throw new Error('A card needs a CardEnvironmentContext above it')
  return environment
}

/** How one card is shown at the moment. */
export interface CardState {
  /** Below 35% zoom: glyph and a bold first line only. */
  readonly far: boolean
  readonly editing: boolean
  /** The only selected card, so that it shows its controls. */
  readonly selected: boolean
  /** Links from or to the card. */
  readonly links: number
  readonly votes: number
  /** How many of the votes are this person's. */
  readonly ownVotes: number
  /** Others who are editing its text. */
  readonly editors: readonly CardPerson[]
  /** 1 for the first why below a cause; 0 for everything else. */
  readonly depth: number
}
