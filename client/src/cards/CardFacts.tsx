import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { ComponentType } from 'react'

import { CARD_VIEWS } from './cardViews.ts'
import styles from './PanelFields.module.css'

/** All that is known of a card besides its text, to read; nothing where its body tells it. */
export function CardFacts({ card }: { readonly card: Card }) {
  // The registry pairs each kind with its own facts, which the compiler cannot follow here.
  const { Facts } = CARD_VIEWS[card.kind] as {
    readonly Facts?: ComponentType<{ readonly card: Card }>
  }
  if (Facts === undefined) return null
  return (
    <dl className={styles.facts}>
      <Facts card={card} />
    </dl>
  )
}
