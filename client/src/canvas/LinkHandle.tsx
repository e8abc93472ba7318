import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { useValue } from 'tldraw'

import { cx } from '../ui/cx.ts'
import { useCanvas } from './canvasContext.ts'
import styles from './cards.module.css'
import { isLinkable } from './links.ts'

/** The dot at a card's edge from which a link is drawn to another card. */
export function LinkHandle({
  card,
  selected,
}: {
  readonly card: Card
  readonly selected: boolean
}) {
  const { readonly, commands } = useCanvas()
  const hidden = useValue('readonly', () => readonly.get(), [readonly])
  if (hidden || !isLinkable(card.kind)) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      className={cx(styles.link, selected && styles.shown)}
      aria-label="Link to another card (L)"
      title="Drag to link to another card (L)"
      onPointerDown={(event) => {
        // The press goes on to the canvas, where the link tool takes it up.
        if (event.button === 0) commands.startLink(card.id)
      }}
    />
  )
}
