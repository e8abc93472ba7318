import type { Card, CardKind, CardOfKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { ReactNode } from 'react'

import type { CardState } from './cardEnvironment.ts'
import { CaretsLayer } from './CaretsLayer.tsx'
import { CardText } from './CardText.tsx'
import type { CardView } from './cardView.ts'
import { CARD_VIEWS } from './cardViews.ts'

/**
 * A card of any kind as it stands on the board. `editor`, when it is being edited, takes the place of its text; `card` may be
 * older than its text, which is read where it is shown.
 */
export function CardOnBoard({
  card,
  state,
  editor,
}: {
  readonly card: Card
  readonly state: CardState
  readonly editor?: ReactNode
}) {
  const { Body, prompt } = viewOf(card)
  return (
    <Body card={card} state={state}>
      {editor ?? (
        <CardText
          card={card}
          prompt={prompt}
          far={state.far}
          carets={state.editors.length > 0 ? <CaretsLayer card={card.id} /> : null}
        />
      )}
    </Body>
  )
}

/** The view of a card's kind. The registry pairs each kind with its own body, which the compiler cannot follow here. */
function viewOf(card: Card): CardView<CardKind> & {
  readonly Body: (props: {
    readonly card: CardOfKind<CardKind>
    readonly state: CardState
    readonly children: ReactNode
  }) => ReactNode
} {
  return CARD_VIEWS[card.kind] as never
}
