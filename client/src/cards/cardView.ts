import type { CardKind, CardOfKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { ComponentType, ReactNode } from 'react'

import type { CardState } from './cardEnvironment.ts'

/** What a card's body gets: the card, how it is shown, and its text or the editor of it. */
export interface CardBodyProps<Kind extends CardKind> {
  readonly card: CardOfKind<Kind>
  readonly state: CardState
  readonly children: ReactNode
}

/** What the fields of a card get. */
export interface CardFieldsProps<Kind extends CardKind> {
  readonly card: CardOfKind<Kind>
}

/** How one kind of card is shown. */
export interface CardView<Kind extends CardKind> {
  /** What makes one more of them, as a button says it. */
  readonly add: string
  /** What to write, shown in an empty card. */
  readonly prompt: string
  readonly Body: ComponentType<CardBodyProps<Kind>>
  /**
   * What of it is edited besides its text, made of `PanelRow` and the fields of `CardFields.tsx`. It stands in a panel
   * beside the one selected card, at the screen's scale whatever the zoom; left out: no panel.
   */
  readonly Fields?: ComponentType<CardFieldsProps<Kind>>
}
