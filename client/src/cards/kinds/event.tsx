import type { CardFields } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { EVENT_TYPES, MILESTONES } from '@whyboard/shared/domain/cards/event.ts'
import { EVENT_TYPE_WORDS, MILESTONE_WORDS } from '@whyboard/shared/domain/words.ts'
import { Clock, Star } from 'lucide-react'

import { Badge, CardFrame } from '../CardFrame.tsx'
import { CardButton, ChoiceField, MomentField } from '../CardFields.tsx'
import { useCardEnvironment } from '../cardEnvironment.ts'
import type { CardBodyProps, CardView } from '../cardView.ts'
import { formatDateTime } from '../../ui/time.ts'
import { formatEventTime, startedAt } from '../times.ts'
import { namedOptions } from '../namedOptions.ts'

const TYPES = namedOptions(EVENT_TYPES, EVENT_TYPE_WORDS)
const MILESTONE_OPTIONS = namedOptions(MILESTONES, MILESTONE_WORDS)

/** A fact of the timeline: its time in the head, its type and whether it is a milestone at the foot. */
function EventBody({ card, state, children }: CardBodyProps<'event'>) {
  const { timeZone, canWrite, setFields } = useCardEnvironment()
  const controls = state.selected && canWrite && !state.far
  const { time } = card
  const set = (fields: Partial<CardFields<'event'>>) => setFields(card.id, 'event', fields)
  const label = controls ? (
    <MomentField
      label="Time"
      valueMs={time?.startMs ?? null}
      timeZone={timeZone}
      onChange={(startMs) => set({ time: startedAt(time, startMs) })}
    />
  ) : time === null ? (
    'No time yet'
  ) : (
    <time
      dateTime={new Date(time.startMs).toISOString()}
      title={formatDateTime(time.startMs, timeZone)}
    >
      {formatEventTime(time, timeZone)}
    </time>
  )
  const footer = controls ? (
    <>
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
        none="Milestone"
        onChange={(milestone) => set({ milestone })}
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
          {controls && time !== null && (
            <CardButton
              label={time.approximate ? 'The time is approximate' : 'The time is exact'}
              pressed={time.approximate}
              onPress={() => set({ time: { ...time, approximate: !time.approximate } })}
            >
              ~
            </CardButton>
          )}
          {!controls && card.starred && (
            <Badge quiet title="Starred for the report">
              <Star size={12} fill="currentColor" aria-label="Starred for the report" />
            </Badge>
          )}
          {!controls && (
            <Badge quiet>
              {card.milestone === null
                ? EVENT_TYPE_WORDS[card.type]
                : MILESTONE_WORDS[card.milestone]}
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
