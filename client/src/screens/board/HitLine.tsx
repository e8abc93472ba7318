import { excerpt, type SoughtWords } from '@whyboard/shared/domain/find.ts'
import { CARD_KINDS, type Card } from '@whyboard/shared/domain/cards/cardKinds.ts'

import { CARD_ICONS } from '../../cards/cardIcons.ts'
import styles from './HitLine.module.css'
import { PLACES } from './places.ts'

/** As many characters as fit into two lines of a list. */
const EXCERPT = 90

/** A card in a list of what was found: its kind, a line around the words, and where it is. */
export function HitLine({ card, words }: { readonly card: Card; readonly words: SoughtWords }) {
  const { label, region } = CARD_KINDS[card.kind]
  const place = PLACES.find((one) => one.region === region)
  const Icon = CARD_ICONS[card.kind]
  const pieces = excerpt(card, words, EXCERPT)
  return (
    <>
      <Icon
        className={styles.icon}
        size={16}
        style={{ color: place?.colour ?? 'var(--text-2)' }}
        aria-hidden
      />
      <span className={styles.words} dir="auto">
        {pieces.length === 0 && <i>{label} without words</i>}
        {pieces.map((piece, index) =>
          piece.found ? <mark key={index}>{piece.text}</mark> : piece.text,
        )}
      </span>
      <span className={styles.place}>{place?.label ?? label}</span>
    </>
  )
}
