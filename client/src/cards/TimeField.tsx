import type { TimelineEvent, EventTime } from '@whyboard/shared/domain/cards/event.ts'
import { formatDay, formatDuration } from '@whyboard/shared/domain/zone.ts'

import { toldAnew } from '../board/typedTime.ts'
import { useCardEnvironment } from './cardEnvironment.ts'
import { endedAt, formatEventTime, formatReadTime } from './times.ts'
import { WordsField } from './WordsField.tsx'

const UNREAD = 'Not a time yet. Try 14:03, ~14:03–14:11 or +12m.'

/** When an event was, as one types it: `14:03`, `~14:03–14:11`, `20 Nov 14:03`, `+12m`. Emptied, it has no time. */
export function TimeField({
  event,
  onChange,
}: {
  readonly event: TimelineEvent
  readonly onChange: (time: EventTime | null) => void
}) {
  const { timeZone, homeDay, readTimeWords } = useCardEnvironment()
  const { time } = event
  return (
    <WordsField
      cardId={event.id}
      label="Time"
      title={`When it was, on the clocks of ${timeZone}: such as 14:03, ~14:03–14:11 or +12m`}
      shown={time === null ? '' : formatEventTime(time, timeZone, homeDay)}
      placeholder="When? 14:03"
      read={(typed) => {
        const told = readTimeWords(event, typed)
        if (told === null) return null
        const value = toldAnew(time, told)
        return { value, says: formatReadTime(value, timeZone) }
      }}
      unread={UNREAD}
      refused={(typed) => `“${typed}” is no time that can be read. The time was left as it was.`}
      onChange={onChange}
    />
  )
}

/** Until when an event with a time lasted: `14:11`, `+8m`. Emptied, it is a moment. */
export function EndField({
  event,
  time,
  onChange,
}: {
  readonly event: TimelineEvent
  readonly time: EventTime
  readonly onChange: (time: EventTime) => void
}) {
  const { timeZone, readTimeWords, refuse } = useCardEnvironment()
  const { startMs, endMs } = time
  const shown =
    endMs === null
      ? ''
      : formatEventTime(
          { startMs: endMs, endMs: null, approximate: false },
          timeZone,
          formatDay(startMs, timeZone),
        )
  return (
    <WordsField
      cardId={event.id}
      label="End"
      title="Until when it lasted: such as 14:11 or +8m"
      shown={shown}
      placeholder="Ended? 14:11"
      optional
      read={(typed) => {
        const told = readTimeWords(event, typed)
        if (told === null) return null
        const value = told.startMs
        const says =
          value < startMs
            ? 'before it begins'
            : `${formatReadTime({ ...told, endMs: null }, timeZone)} (${formatDuration(value - startMs)})`
        return { value, says }
      }}
      unread={UNREAD}
      refused={(typed) => `“${typed}” is no time that can be read. The end was left as it was.`}
      onChange={(value) => {
        if (value !== null && value < startMs) {
          refuse('An event cannot end before it begins. Its end was left as it was.')
        } else onChange(endedAt(time, value))
      }}
    />
  )
}
