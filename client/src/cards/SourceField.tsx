import { ExternalLink } from 'lucide-react'
import { __iconData as link } from 'lucide-react/icons/link'
import { useState, type KeyboardEvent } from 'react'

import { useCardPart } from '../board/boardContext.tsx'
import { useCardEnvironment } from './cardEnvironment.ts'
import { CardButton, ownPointer, useLate } from './CardFields.tsx'
import { hostOf, linkFrom, linkIn } from './sourceLinks.ts'
import { PaintedIcon } from './PaintedIcon.tsx'
import { PanelRow } from './PanelFields.tsx'
import styles from './SourceField.module.css'

/** Where something is known from, by its site's name; opens in a page of its own that learns nothing about this one. */
export function SourceChip({ href }: { readonly href: string }) {
  return (
    <a
      {...ownPointer}
      className={styles.chip}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      title={href}
      aria-label={`Source: ${hostOf(href)}`}
    >
      <PaintedIcon icon={link} ink="timeline-ink" size={11} />
      <span>{hostOf(href)}</span>
    </a>
  )
}

/** The link to where an event is known from; written when the person leaves the field or presses Enter. */
export function SourceField({
  card,
  value,
  onChange,
}: {
  /** Id of the card; a link among its words is offered. */
  readonly card: string
  readonly value: string | null
  readonly onChange: (source: string | null) => void
}) {
  const { leaveField, refuse } = useCardEnvironment()
  const [draft, setDraft] = useState<string | null>(null)
  const write = () => {
    if (draft === null) return
    const source = linkFrom(draft)
    setDraft(null)
    if (source === null && draft.trim() !== '') {
      refuse('A source is a link that begins with http:// or https://. It was left as it was.')
    } else if (source !== value) onChange(source)
  }
  const writeLate = useLate(write)
  const link = useCardPart(card, (now) => (now === null ? null : linkIn(now.text)))
  const offered = value === null && (draft ?? '') === '' ? link : null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') leaveField()
    if (event.key === 'Escape' && draft !== null) {
      event.preventDefault()
      setDraft(null)
    }
  }
  return (
    <PanelRow>
      <input
        {...ownPointer}
        className={styles.input}
        type="url"
        inputMode="url"
        aria-label="Source"
        placeholder="Source: link to a log, chat or chart"
        value={draft ?? value ?? ''}
        maxLength={2_000}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={writeLate}
        onKeyDown={onKeyDown}
      />
      {value !== null && draft === null && (
        <a
          className={styles.open}
          href={value}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`Open ${hostOf(value)}`}
          title={`Open ${hostOf(value)}`}
        >
          <ExternalLink size={14} aria-hidden />
        </a>
      )}
      {offered !== null && (
        <CardButton label={`Use ${offered} as the source`} onPress={() => onChange(offered)}>
          Use {hostOf(offered)}
        </CardButton>
      )}
    </PanelRow>
  )
}
