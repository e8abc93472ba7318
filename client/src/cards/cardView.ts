import type { CardKind, CardOfKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { ComponentType, ReactNode } from 'react'

import type { CardState } from './cardEnvironment.ts'

/** What a card's body gets: the card, how it is shown, and its text or the editor of it. */
export interface CardBodyProps<Kind extends CardKind> {
  readonly card: CardOfKind<Kind>
  readonly state: CardState
  readonly children: ReactNode
}

/** What the fields and facts of a card get. */
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
   * What of it is edited most besides its text: a few fields of `CardFields.tsx`, which stand side by side in the bar beside
   * the one selected card and in lists.
   */
  readonly Fields: ComponentType<CardFieldsProps<Kind>>
  /** The rest of its fields, made of `PanelRow` and `PanelText`; it stands behind "More". */
  readonly MoreFields?: ComponentType<CardFieldsProps<Kind>>
  /** All of its fields as `Fact`s, for those who may only read; left out: its body tells them. */
  readonly Facts?: ComponentType<CardFieldsProps<Kind>>
}
