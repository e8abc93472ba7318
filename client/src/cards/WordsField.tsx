import { CalendarDays } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'

import { cx } from '../ui/cx.ts'
import { useCardEnvironment } from './cardEnvironment.ts'
import { ownPointer } from './CardFields.tsx'
import styles from './PanelFields.module.css'

/** What typed words mean, and how that is told while one types. */
export interface ReadWords<Value> {
  readonly value: Value
  readonly says: string
}

/**
 * A day or time, typed in words. While one types it says what they mean; what cannot be read stays in the field and is not
 * written. Enter takes it, Escape gives it up.
 */
export function WordsField<Value>({
  cardId,
  label,
  title,
  shown,
  placeholder,
  optional = false,
  read,
  unread,
  refused,
  calendar,
  onChange,
}: {
  readonly cardId: string
  readonly label: string
  /** On hover: what may be typed. */
  readonly title: string
  /** The value in words; empty: there is none. */
  readonly shown: string
  readonly placeholder: string
  /** That there is none is nothing to be marked. */
  readonly optional?: boolean
  /** What words mean, `null`: nothing. */
  readonly read: (typed: string) => ReadWords<Value> | null
  /** What is said of words that mean nothing yet. */
  readonly unread: string
  /** What is said when the field goes with such words in it. */
  readonly refused: (typed: string) => string
  /** A day picked instead of typed, `YYYY-MM-DD`. */
  readonly calendar?: {
    readonly label: string
    readonly value: string
    readonly onPick: (day: string) => void
  }
  /** Another value than before; `null`: the field was emptied. */
  readonly onChange: (value: Value | null) => void
}) {
  const { fieldDone, refuse } = useCardEnvironment()
  const [draft, setDraft] = useState<string | null>(null)
  const says = useId()
  const picker = useRef<HTMLInputElement>(null)
  const typed = draft?.trim() ?? ''
  const meant = typed === '' ? null : read(typed)
  const isUnread = typed !== '' && meant === null

  /** Writes what is typed; `false` when that means nothing. */
  const write = (): boolean => {
    if (draft === null) return true
    if (isUnread) return false
    setDraft(null)
    if (typed !== shown) onChange(meant?.value ?? null)
    return true
  }
  const latest = useRef({ write, typed, refused })
  useEffect(() => {
    latest.current = { write, typed, refused }
  })
  useEffect(
    () => () => {
      // The field goes with the selection, where there is no blur to write on.
      const { current } = latest
      if (!current.write()) refuse(current.refused(current.typed))
    },
    [refuse],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && draft !== null) {
      event.preventDefault()
      setDraft(null)
    }
    if (event.key === 'Enter') {
      // The next card's text has the focus before the key has had its way, and would take it as a new line.
      event.preventDefault()
      if (write()) fieldDone(cardId)
    }
  }
  return (
    <div {...ownPointer} className={styles.words}>
      <input
        className={cx(styles.input, shown === '' && draft === null && !optional && styles.missing)}
        aria-label={label}
        aria-describedby={draft === null ? undefined : says}
        aria-invalid={isUnread || undefined}
        title={title}
        value={draft ?? shown}
        placeholder={placeholder}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={write}
        onKeyDown={onKeyDown}
      />
      {calendar !== undefined && (
        <>
          <button
            type="button"
            className={styles.calendar}
            aria-label={calendar.label}
            title="Calendar"
            onClick={() => picker.current?.showPicker()}
          >
            <CalendarDays size={16} aria-hidden />
          </button>
          <input
            ref={picker}
            type="date"
            className={styles.picker}
            tabIndex={-1}
            aria-hidden
            value={calendar.value}
            max="9999-12-31"
            onChange={(event) => {
              setDraft(null)
              calendar.onPick(event.target.value)
            }}
          />
        </>
      )}
      {typed !== '' && (
        <output id={says} className={styles.says} data-unread={isUnread || undefined}>
          {meant === null ? unread : `→ ${meant.says}`}
        </output>
      )}
    </div>
  )
}
