import type { LinkKind } from '@whyboard/shared/domain/board.ts'
import { unlink } from '@whyboard/shared/document/operations/links.ts'
import { CARD_KINDS } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { Plus, X } from 'lucide-react'

import { useBoardModel, useBoardPart, useCard } from '../board/boardContext.tsx'
import { useCardEnvironment } from './cardEnvironment.ts'
import { CardButton } from './CardFields.tsx'
import { CARD_ICONS } from './cardIcons.ts'
import styles from './PanelFields.module.css'

/** The cards that a card links to, each to go to or to unlink, and a way to link one more. */
export function LinkChips({
  cardId,
  kind,
  label,
  add,
}: {
  readonly cardId: string
  readonly kind: LinkKind
  /** What the links mean, e.g. "Answers". */
  readonly label: string
  /** What the button that adds one says, e.g. "Cause". */
  readonly add: string
}) {
  const links = useBoardPart((board) => board.links)
  const model = useBoardModel()
  const { startLink } = useCardEnvironment()
  const linked = links.filter((link) => link.kind === kind && link.from === cardId)
  return (
    <div className={styles.chips}>
      <b>{label}</b>
      {linked.map(({ to }) => (
        <CardChip
          key={to}
          id={to}
          onUnlink={() => model.step(() => unlink(model.writer, kind, cardId, to))}
        />
      ))}
      <CardButton
        label={`Link ${add.toLowerCase()}: press it next`}
        onPress={() => startLink(cardId)}
      >
        <Plus size={14} aria-hidden /> {add}
      </CardButton>
    </div>
  )
}

/** Another card by its first words; a press goes there. */
export function CardChip({
  id,
  onUnlink,
}: {
  readonly id: string
  readonly onUnlink?: () => void
}) {
  const card = useCard(id)
  const { goToCard } = useCardEnvironment()
  if (card === null) return null
  const Icon = CARD_ICONS[card.kind]
  const words = card.text.trim().split('\n', 1)[0] || CARD_KINDS[card.kind].label
  return (
    <span className={styles.chip} data-lane={CARD_KINDS[card.kind].region ?? 'none'}>
      <button
        type="button"
        title={card.text}
        aria-label={`Go to: ${words}`}
        onClick={() => goToCard(card.id)}
      >
        <Icon size={12} aria-hidden /> <span dir="auto">{words}</span>
      </button>
      {onUnlink !== undefined && (
        <button type="button" title="Unlink" aria-label={`Unlink: ${words}`} onClick={onUnlink}>
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  )
}
