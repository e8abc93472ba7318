import type { CardFields } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { EVENT_TYPES, MILESTONES, type EventTime } from '@whyboard/shared/domain/cards/event.ts'
import { EVENT_TYPE_WORDS, MILESTONE_WORDS } from '@whyboard/shared/domain/words.ts'
import { formatDuration } from '@whyboard/shared/domain/zone.ts'
import { History, Plus, Star, X } from 'lucide-react'
import { useState } from 'react'

import { zoneAbbreviation } from '../../ui/time.ts'
import { Badge, CardFrame, Initials } from '../CardFrame.tsx'
import { CARD_ICONS } from '../cardIcons.ts'
import { CardButton, ChoiceField, MomentField } from '../CardFields.tsx'
import { useCardEnvironment } from '../cardEnvironment.ts'
import type { CardBodyProps, CardFieldsProps, CardView } from '../cardView.ts'
import { namedOptions } from '../namedOptions.ts'
import { PanelRow } from '../PanelFields.tsx'
import { SourceChip, SourceField } from '../SourceField.tsx'
import { endedAt, formatEventTime, startedAt, timeTitle } from '../times.ts'
import styles from './event.module.css'

const TYPES = namedOptions(EVENT_TYPES, EVENT_TYPE_WORDS)
const MILESTONE_OPTIONS = namedOptions(MILESTONES, MILESTONE_WORDS)
const LEARNED_LATER = 'Learned later: nobody knew it at that moment'

/** A fact of the timeline: its time in the head, with its type or milestone, and where it is known from at the foot. */
function EventBody({ card, state, children }: CardBodyProps<'event'>) {
  const { timeZone, ownTimeZone, homeDay, person } = useCardEnvironment()
  const { time } = card
  const label =
    time === null ? (
      <span className={styles.time}>No time yet</span>
    ) : (
      <time
        className={styles.time}
        dateTime={new Date(time.startMs).toISOString()}
        title={timeTitle(time, timeZone, ownTimeZone)}
      >
        {formatEventTime(time, timeZone, homeDay)}
      </time>
    )
  return (
    <CardFrame
      lane="timeline"
      icon={CARD_ICONS.event}
      label={label}
      state={state}
      author={card.author}
      footer={
        <>
          <Initials person={person(card.author)} />
          {card.source !== null && <SourceChip href={card.source} />}
        </>
      }
      badges={
        <>
          {card.known === 'later' && (
            <Badge quiet title={LEARNED_LATER}>
              <History size={12} aria-label={LEARNED_LATER} />
            </Badge>
          )}
          {card.starred && (
            <Badge quiet title="Starred for the report">
              <Star size={12} fill="currentColor" aria-label="Starred for the report" />
            </Badge>
          )}
          <span className={styles.type}>
            {card.milestone === null
              ? EVENT_TYPE_WORDS[card.type]
              : MILESTONE_WORDS[card.milestone]}
          </span>
        </>
      }
    >
      {children}
    </CardFrame>
  )
}

/** Its time and end on the board's clocks, what kind of event it is, and where it is known from. */
function EventFields({ card }: CardFieldsProps<'event'>) {
  const { timeZone, setFields } = useCardEnvironment()
  const [ending, setEnding] = useState(false)
  const { time } = card
  const set = (fields: Partial<CardFields<'event'>>) => setFields(card.id, 'event', fields)
  return (
    <>
      <PanelRow>
        <MomentField
          label="Time"
          valueMs={time?.startMs ?? null}
          timeZone={timeZone}
          onChange={(startMs) => set({ time: startedAt(time, startMs) })}
        />
        {time !== null && (
          <CardButton
            label={time.approximate ? 'The time is approximate' : 'The time is exact'}
            pressed={time.approximate}
            onPress={() => set({ time: { ...time, approximate: !time.approximate } })}
          >
            ~
          </CardButton>
        )}
        <Zone ms={time?.startMs ?? 0} />
      </PanelRow>
      {time !== null && (time.endMs !== null || ending) && (
        <EndRow cardId={card.id} time={time} onEnd={() => setEnding(false)} />
      )}
      <PanelRow>
        <ChoiceField
          label="Type of event"
          value={card.type}
          options={TYPES}
          onChange={(type) => type !== null && set({ type })}
        />
        <ChoiceField
          label="Milestone"
          value={card.milestone}
          options={MILESTONE_OPTIONS}
          none="No milestone"
          onChange={(milestone) => set({ milestone })}
        />
      </PanelRow>
      <PanelRow>
        {time !== null && time.endMs === null && !ending && (
          <CardButton label="End: say when it ended" onPress={() => setEnding(true)}>
            <Plus size={14} aria-hidden /> End
          </CardButton>
        )}
        <CardButton
          label="Star for the report"
          pressed={card.starred}
          onPress={() => set({ starred: !card.starred })}
        >
          <Star size={14} aria-hidden />
        </CardButton>
        <CardButton
          label={LEARNED_LATER}
          pressed={card.known === 'later'}
          onPress={() => set({ known: card.known === 'later' ? 'then' : 'later' })}
        >
          <History size={14} aria-hidden /> Learned later
        </CardButton>
      </PanelRow>
      <SourceField value={card.source} text={card.text} onChange={(source) => set({ source })} />
    </>
  )
}

/** Until when it lasted, and for how long that was. */
function EndRow({
  cardId,
  time,
  onEnd,
}: {
  readonly cardId: string
  readonly time: EventTime
  /** It is a moment after all. */
  readonly onEnd: () => void
}) {
  const { timeZone, setFields, refuse } = useCardEnvironment()
  const setEnd = (endMs: number | null) => {
    if (endMs !== null && endMs < time.startMs) {
      refuse('An event cannot end before it begins. Its end was left as it was.')
      return
    }
    setFields(cardId, 'event', { time: endedAt(time, endMs) })
  }
  return (
    <PanelRow>
      <MomentField
        label="End"
        valueMs={time.endMs ?? time.startMs}
        timeZone={timeZone}
        onChange={setEnd}
      />
      <CardButton
        label="No end"
        onPress={() => {
          onEnd()
          if (time.endMs !== null) setEnd(null)
        }}
      >
        <X size={14} aria-hidden />
      </CardButton>
      <span className={styles.aside}>
        {time.endMs === null ? 'End' : formatDuration(time.endMs - time.startMs)}
      </span>
    </PanelRow>
  )
}

/** The board's zone, beside a field that the browser shows in its own way. */
function Zone({ ms }: { readonly ms: number }) {
  const { timeZone } = useCardEnvironment()
  return (
    <span className={styles.aside} title={`Times are those of ${timeZone}`}>
      {zoneAbbreviation(ms, timeZone)}
    </span>
  )
}

export const eventView: CardView<'event'> = {
  add: 'Add an event',
  prompt: 'What happened?',
  Body: EventBody,
  Fields: EventFields,
}
