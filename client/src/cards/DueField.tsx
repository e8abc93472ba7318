import { readDueDay } from '@whyboard/shared/domain/dueText.ts'

import { formatWeekDay } from '../ui/moments.ts'
import { useCardEnvironment } from './cardEnvironment.ts'
import { WordsField } from './WordsField.tsx'

/** A due day, typed in words ("Friday", "in two weeks") or picked from a calendar. */
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
  const { timeZone, nowMs } = useCardEnvironment()
  return (
    <WordsField
      cardId={cardId}
      label="Due date"
      title="A day, such as “Friday”, “in two weeks” or “15 Dec”"
      shown={value === null ? '' : formatWeekDay(value)}
      placeholder="Due?"
      read={(typed) => {
        const found = readDueDay(typed, { nowMs: nowMs(), timeZone })
        if (found === null) return null
        const says = `${formatWeekDay(found.day)}${found.past ? ', which is over' : ''}`
        return { value: found.day, says }
      }}
      unread="Not a day yet. Try “Friday”, “in two weeks” or “15 Dec”."
      refused={(typed) => `“${typed}” is no day that can be read. The due date was left as it was.`}
      calendar={{
        label: 'Choose the due date in a calendar',
        value: value ?? '',
        onPick: (day) => onChange(day === '' ? null : day),
      }}
      onChange={(day) => {
        if (day !== value) onChange(day)
      }}
    />
  )
}
