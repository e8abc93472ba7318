import { EVENT_TYPES, MILESTONES } from '@whyboard/shared/domain/cards/event.ts'
import { Clock, Star } from 'lucide-react'

import { Badge, CardFrame } from '../CardFrame.tsx'
import { CardButton, ChoiceField } from '../CardFields.tsx'
import { useCardEnvironment } from '../cardEnvironment.ts'
import type { CardBodyProps, CardView } from '../cardView.ts'
import { formatDay, formatEventTime } from '../times.ts'
import { EVENT_TYPE_NAMES, MILESTONE_NAMES, namedOptions } from '../words.ts'

const TYPES = namedOptions(EVENT_TYPES, EVENT_TYPE_NAMES)
const MILESTONE_OPTIONS = namedOptions(MILESTONES, MILESTONE_NAMES)

/** A fact of the timeline: its time in the head, its type, and whether it is a milestone. */
function EventBody({ card, state, children }: CardBodyProps<'event'>) {
  const { timeZone, canWrite, setFields } = useCardEnvironment()
  const controls = state.selected && canWrite && !state.far
  const { time } = card
  const label =
    time === null ? (
      'No time yet'
    ) : (
      <time
        dateTime={new Date(time.startMs).toISOString()}
        title={formatDay(time.startMs, timeZone)}
      >
        {formatEventTime(time, timeZone)}
      </time>
    )
  const footer = controls ? (
    <>
      {time !== null && (
        <CardButton
          label={time.approximate ? 'The time is approximate' : 'The time is exact'}
          pressed={time.approximate}
          onPress={() =>
            setFields(card.id, 'event', { time: { ...time, approximate: !time.approximate } })
          }
        >
          ~
        </CardButton>
      )}
      <ChoiceField
        label="Milestone"
        value={card.milestone}
        options={MILESTONE_OPTIONS}
        none="No milestone"
        onChange={(milestone) => setFields(card.id, 'event', { milestone })}
      />
    </>
  ) : undefined
  return (
    <CardFrame
      lane="timeline"
      icon={Clock}
      label={label}
      state={state}
      author={card.author}
      {...(footer !== undefined && { footer })}
      badges={
        <>
          {card.starred && (
            <Badge quiet title="Starred for the report">
              <Star size={12} fill="currentColor" aria-label="Starred for the report" />
            </Badge>
          )}
          {controls ? (
            <ChoiceField
              label="Type of event"
              value={card.type}
              options={TYPES}
              onChange={(type) => type !== null && setFields(card.id, 'event', { type })}
            />
          ) : (
            <Badge quiet>
              {card.milestone === null
                ? EVENT_TYPE_NAMES[card.type]
                : MILESTONE_NAMES[card.milestone]}
            </Badge>
          )}
        </>
      }
    >
      {children}
    </CardFrame>
  )
}

export const eventView: CardView<'event'> = {
  icon: Clock,
  prompt: 'What happened?',
  Body: EventBody,
}
