import type { Region } from '@whyboard/shared/domain/cards/card.ts'
import { CARD_KINDS, type Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import {
  cardTexts,
  excerpt,
  type FoundPiece,
  type SoughtWords,
} from '@whyboard/shared/domain/find.ts'
import { Flag, GitBranch, Type, type LucideIcon } from 'lucide-react'

import type { NamedPlace } from '../../canvas/namedPlaces.ts'
import { CARD_ICONS } from '../../cards/cardIcons.ts'
import styles from './HitLine.module.css'
import { PLACES } from './places.ts'

/** As many characters as fit into two lines of a list. */
const EXCERPT = 90

/** A card in a list of what was found: its kind, a line around the words, and where it is. */
export function HitLine({ card, words }: { readonly card: Card; readonly words: SoughtWords }) {
  const { label, region } = CARD_KINDS[card.kind]
  return (
    <Line
      icon={CARD_ICONS[card.kind]}
      region={region}
      label={label}
      pieces={excerpt(cardTexts(card), words, EXCERPT)}
    />
  )
}

const PLACE_KINDS = {
  category: { icon: GitBranch, region: 'causes', label: 'Category' },
  milestone: { icon: Flag, region: 'timeline', label: 'Milestone' },
  drawing: { icon: Type, region: null, label: 'Drawing' },
} as const

/** The same of what is no card. */
export function PlaceLine({
  place,
  words,
}: {
  readonly place: NamedPlace
  readonly words: SoughtWords
}) {
  return <Line {...PLACE_KINDS[place.kind]} pieces={excerpt([place.text], words, EXCERPT)} />
}

function Line({
  icon: Icon,
  region,
  label,
  pieces,
}: {
  readonly icon: LucideIcon
  readonly region: Region | null
  readonly label: string
  readonly pieces: readonly FoundPiece[]
}) {
  const place = PLACES.find((one) => one.region === region)
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
