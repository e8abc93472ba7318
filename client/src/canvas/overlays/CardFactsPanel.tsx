import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'

import { CardFacts } from '../../cards/CardFacts.tsx'
import { CardLinks } from './CardLinks.tsx'
import styles from './cardPanel.module.css'

/** Of less room the panel takes another side, px. */
const LEAST = 96

/** What is known of a card besides its text, to read; nothing where its body tells all of it. */
export function CardFactsPanel({
  card,
  height,
}: {
  readonly card: Card
  /** The most that it should take, px; left out: the style sheet says it. */
  readonly height: number | undefined
}) {
  return (
    <div className={styles.facts} style={{ maxHeight: height && Math.max(LEAST, height) }}>
      <CardFacts card={card} />
      <CardLinks cardId={card.id} />
    </div>
  )
}
