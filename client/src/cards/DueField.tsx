import { readDueDay } from '@whyboard/shared/domain/dueText.ts'
import { CalendarDays } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'

import { formatWeekDay } from '../ui/time.ts'
import { cx } from '../ui/cx.ts'
import { useCardEnvironment } from './cardEnvironment.ts'
import styles from './PanelFields.module.css'

/**
 * A due day, typed in words ("Friday", "in two weeks") or picked from a calendar. While one types it says which day that
 * is; what cannot be read stays in the field, and is not written.
 */
export function DueField({
  cardId,
  value,
  onChange,
}: {
  readonly cardId: string
  /** `YYYY-MM-DD` or none. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
}) {
  const { timeZone, nowMs, fieldDone, refuse } = useCardEnvironment()
  const [draft, setDraft] = useState<string | null>(null)
  const says = useId()
  const picker = useRef<HTMLInputElement>(null)
  const typed = draft?.trim() ?? ''
  const read = typed === '' ? null : readDueDay(typed, { nowMs: nowMs(), timeZone })
  const unread = typed !== '' && read === null

  /** Writes what is typed; `false` when that is no day. */
  const write = (): boolean => {
    if (draft === null) return true
    if (unread) return false
    setDraft(null)
    const day = read?.day ?? null
    if (day !== value) onChange(day)
    return true
  }
  const latest = useRef({ write, typed })
  useEffect(() => {
    latest.current = { write, typed }
  })
  useEffect(
    () => () => {
      // The field goes with the selection, where there is no blur to write on.
      const { current } = latest
      if (current.write()) return
      refuse(`“${current.typed}” is no day that can be read. The due date was left as it was.`)
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
    <div className={styles.due}>
      <input
        className={cx(styles.input, value === null && draft === null && styles.missing)}
        aria-label="Due date"
        aria-describedby={draft === null ? undefined : says}
        aria-invalid={unread || undefined}
        title="A day, such as “Friday”, “in two weeks” or “15 Dec”"
        value={draft ?? (value === null ? '' : formatWeekDay(value))}
        placeholder="Due? e.g. Friday"
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={write}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        className={styles.calendar}
        aria-label="Choose the due date in a calendar"
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
        value={value ?? ''}
        max="9999-12-31"
        onChange={(event) => {
          setDraft(null)
          onChange(event.target.value === '' ? null : event.target.value)
        }}
      />
      {typed !== '' && (
        <output id={says} className={styles.says} data-unread={unread || undefined}>
          {read === null
            ? 'Not a day yet. Try “Friday”, “in two weeks” or “15 Dec”.'
            : `→ ${formatWeekDay(read.day)}${read.past ? ', which is over' : ''}`}
        </output>
      )}
    </div>
  )
}
