import type { Region } from '@whyboard/shared/domain/cards/card.ts'
import type { LucideIconData } from 'lucide-react'
import { __iconData as link } from 'lucide-react/icons/link-2'
import type { CSSProperties, ReactNode } from 'react'

import { cx } from '../ui/cx.ts'
import { useCardEnvironment, type CardPerson, type CardState } from './cardEnvironment.ts'
import styles from './CardFrame.module.css'
import { initials } from './initials.ts'
import { PaintedIcon, type Ink } from './PaintedIcon.tsx'

/** What every card looks like around its text: edge in the lane's ink, glyph and label, footer with links and votes. */
export function CardFrame({
  lane,
  glyph,
  label,
  badges,
  state,
  author,
  rows,
  footer,
  sticky,
  muted = false,
  children,
}: {
  readonly lane: Region | null
  readonly glyph: LucideIconData
  readonly label: ReactNode
  /** At the right of the head. */
  readonly badges?: ReactNode
  readonly state: CardState
  /** Participant id of the person whose initials the footer shows. */
  readonly author: string | null
  /** A row of fields between text and footer (`CARD_FIELD_ROW_HEIGHT`). */
  readonly rows?: ReactNode
  /** Replaces the initials at the left of the footer. */
  readonly footer?: ReactNode
  /** Name of a sticky colour, for notes. */
  readonly sticky?: string
  /** Greyed out: declined, or turned into something else. */
  readonly muted?: boolean
  /** The text. */
  readonly children: ReactNode
}) {
  const { person } = useCardEnvironment()
  const who = state.far ? null : person(author)
  const editor = state.editors[0]
  const second: Ink = sticky === undefined ? 'text-2' : 'sticky-text-2'
  const ink: Ink = lane === null ? second : `${lane}-ink`
  return (
    <article
      className={cx(
        styles.card,
        state.far && styles.far,
        sticky !== undefined && styles.sticky,
        muted && styles.muted,
      )}
      data-lane={lane ?? 'none'}
      data-sticky={sticky}
      {...(editor !== undefined && { style: { '--editor': editor.colour } as CSSProperties })}
    >
      <header className={styles.head}>
        <PaintedIcon icon={glyph} ink={ink} size={state.far ? 26 : 14} />
        {!state.far && (
          <>
            <span className={styles.label}>{label}</span>
            {badges}
          </>
        )}
      </header>
      {children}
      {!state.far && rows !== undefined && <div className={styles.rows}>{rows}</div>}
      {!state.far && (
        <footer className={styles.footer}>
          {footer ?? <Initials person={who} />}
          <span className={styles.space} />
          {state.links > 0 && (
            <span className={styles.count} title={counted(state.links, 'link')}>
              <PaintedIcon icon={link} ink={second} size={12} /> {state.links}
            </span>
          )}
          {state.votes > 0 && (
            <span
              className={cx(styles.count, styles.votes)}
              data-own={state.ownVotes > 0 || undefined}
              title={`${counted(state.votes, 'vote')}${state.ownVotes > 0 ? ', also yours' : ''}`}
            >
              <i aria-hidden /> {state.votes}
              <span className="visually-hidden">
                {` ${state.votes === 1 ? 'vote' : 'votes'}${state.ownVotes > 0 ? ', also yours' : ''}`}
              </span>
            </span>
          )}
        </footer>
      )}
      <Editors editors={state.editors} far={state.far} />
    </article>
  )
}

/** A person as a round mark with their initials. */
export function Initials({ person }: { readonly person: CardPerson | null }) {
  if (person === null) return null
  return (
    <span
      className={styles.initials}
      style={{ '--person': person.colour } as CSSProperties}
      title={person.name}
    >
      {initials(person.name)}
    </span>
  )
}

function Editors({
  editors,
  far,
}: {
  readonly editors: readonly CardPerson[]
  readonly far: boolean
}) {
  const first = editors[0]
  if (first === undefined) return null
  const names = editors.map((editor) => editor.name)
  const shown = far ? initials(first.name) : first.name
  return (
    <span className={styles.editing}>
      {editors.length === 1 ? shown : `${shown} +${editors.length - 1}`}
      <span className="visually-hidden">
        {` ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} editing`}
      </span>
    </span>
  )
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** A short word in a rounded box, in the lane's ink or, `quiet`, in secondary text. */
export function Badge({
  children,
  quiet = false,
  title,
}: {
  readonly children: ReactNode
  readonly quiet?: boolean
  readonly title?: string
}) {
  return (
    <span className={cx(styles.badge, quiet && styles.quiet)} title={title}>
      {children}
    </span>
  )
}
