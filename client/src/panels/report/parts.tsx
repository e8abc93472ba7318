import type { ReactNode } from 'react'

import { Button } from '../../ui/Button.tsx'
import styles from './parts.module.css'

/** Shows a card on the board. */
export type ShowCard = (cardId: string) => void

/** One section of the report. */
export function Section({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  )
}

/** What a section without content needs, and where to add it. Not printed: there it reads "Not recorded". */
export function Missing({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <p className={styles.missing}>{children}</p>
      <p className={styles.printed}>Not recorded</p>
    </>
  )
}

/** The way to what does not stand on the first pages: more of it on a screen, the appendix on paper. */
export function More({
  count,
  what,
  all,
  onAll,
}: {
  readonly count: number
  /** In the plural, e.g. `events`. */
  readonly what: string
  readonly all: boolean
  readonly onAll: (all: boolean) => void
}) {
  if (count === 0) return null
  return (
    <>
      <Button small tone="quiet" className={styles.more} onClick={() => onAll(!all)}>
        {all ? `Show the main ${what} only` : `Show ${count} more`}
      </Button>
      <p className={styles.printed}>+{count} in the appendix</p>
    </>
  )
}

/** A card's text, with the way back to it. */
export function CardText({
  text,
  cardId,
  onShowCard,
}: {
  readonly text: string
  readonly cardId: string
  readonly onShowCard?: ShowCard | undefined
}) {
  return (
    <>
      <span className={styles.text}>{text || 'Empty card'}</span>
      {onShowCard !== undefined && (
        <button
          type="button"
          className={styles.chip}
          title="Show on the board"
          aria-label={`Show on the board: ${text.slice(0, 60) || 'empty card'}`}
          onClick={() => onShowCard(cardId)}
        >
          <span aria-hidden>↗</span>
        </button>
      )}
    </>
  )
}
