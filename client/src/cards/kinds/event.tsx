import type { CardFields } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { EVENT_TYPES, MILESTONES } from '@whyboard/shared/domain/cards/event.ts'
import { EVENT_TYPE_WORDS } from '@whyboard/shared/domain/fieldWords.ts'
import { MILESTONE_WORDS } from '@whyboard/shared/domain/words.ts'
import { Icon } from 'lucide-react'
import { __iconData as history } from 'lucide-react/icons/rotate-ccw-clock'
import { __iconData as star } from 'lucide-react/icons/star'

import { Badge, CardFrame, Initials } from '../CardFrame.tsx'
import { CARD_GLYPHS } from '../cardIcons.ts'
import { CardButton, ChoiceField } from '../CardFields.tsx'
import { useCardEnvironment } from '../cardEnvironment.ts'
import type { CardBodyProps, CardFieldsProps, CardView } from '../cardView.ts'
import { namedOptions } from '../namedOptions.ts'
import { PaintedIcon } from '../PaintedIcon.tsx'
import { Fact, PanelRow } from '../PanelFields.tsx'
import { SourceChip, SourceField } from '../SourceField.tsx'
import { EndField, TimeField } from '../TimeField.tsx'
import { formatEventTime, timeTitle } from '../times.ts'
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
      glyph={CARD_GLYPHS.event}
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
              <PaintedIcon icon={history} ink="text-2" size={12} label={LEARNED_LATER} />
            </Badge>
          )}
          {card.starred && (
            <Badge quiet title="Starred for the report">
              <PaintedIcon
                icon={star}
                ink="text-2"
                size={12}
                filled
                label="Starred for the report"
              />
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

/** When it was, and what kind of event. */
function EventFields({ card }: CardFieldsProps<'event'>) {
  const { setFields } = useCardEnvironment()
  const set = (fields: Partial<CardFields<'event'>>) => setFields(card.id, 'event', fields)
  return (
    <>
      <TimeField event={card} onChange={(time) => set({ time })} />
      <ChoiceField
        label="Type of event"
        value={card.type}
        options={TYPES}
        onChange={(type) => type !== null && set({ type })}
      />
      <CardButton
        label="Star for the report"
        pressed={card.starred}
        onPress={() => set({ starred: !card.starred })}
      >
        <Icon icon={star} size={16} fill={card.starred ? 'currentColor' : 'none'} aria-hidden />
      </CardButton>
    </>
  )
}

/** How its time is meant, whether it is a milestone, and where it is known from. */
function MoreEventFields({ card }: CardFieldsProps<'event'>) {
  const { setFields } = useCardEnvironment()
  const { time } = card
  const set = (fields: Partial<CardFields<'event'>>) => setFields(card.id, 'event', fields)
  return (
    <>
      {time !== null && (
        <PanelRow>
          <EndField event={card} time={time} onChange={(ended) => set({ time: ended })} />
          <CardButton
            label="~ About: the time is approximate"
            pressed={time.approximate}
            onPress={() => set({ time: { ...time, approximate: !time.approximate } })}
          >
            ~ About
          </CardButton>
        </PanelRow>
      )}
      <PanelRow>
        <ChoiceField
          label="Milestone"
          value={card.milestone}
          options={MILESTONE_OPTIONS}
          none="No milestone"
          onChange={(milestone) => set({ milestone })}
        />
        <CardButton
          label={LEARNED_LATER}
          pressed={card.known === 'later'}
          onPress={() => set({ known: card.known === 'later' ? 'then' : 'later' })}
        >
          <Icon icon={history} size={14} aria-hidden /> Learned later
        </CardButton>
      </PanelRow>
      <SourceField card={card.id} value={card.source} onChange={(source) => set({ source })} />
    </>
  )
}

function EventFacts({ card }: CardFieldsProps<'event'>) {
  const { timeZone, ownTimeZone } = useCardEnvironment()
  return (
    <>
      <Fact label="Time">
        {card.time === null ? 'Not known yet' : timeTitle(card.time, timeZone, ownTimeZone)}
      </Fact>
      <Fact label="Type">{EVENT_TYPE_WORDS[card.type]}</Fact>
      {card.milestone !== null && <Fact label="Milestone">{MILESTONE_WORDS[card.milestone]}</Fact>}
      {card.known === 'later' && <Fact label="Known">{LEARNED_LATER}</Fact>}
      {card.starred && <Fact label="Report">Starred</Fact>}
      {card.source !== null && (
        <Fact label="Source">
          <SourceChip href={card.source} />
        </Fact>
      )}
    </>
  )
}

export const eventView: CardView<'event'> = {
  add: 'Add an event',
  prompt: 'What happened?',
  Body: EventBody,
  Fields: EventFields,
  MoreFields: MoreEventFields,
  Facts: EventFacts,
}
