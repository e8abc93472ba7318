import { ACTION_STATUSES, ACTION_TYPES, PRIORITIES } from '@whyboard/shared/domain/cards/action.ts'
import {
  ACTION_STATUS_WORDS,
  ACTION_TYPE_WORDS,
  PRIORITY_WORDS,
} from '@whyboard/shared/domain/words.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { ArrowRight, CalendarDays } from 'lucide-react'

import { Badge, CardFrame, Initials } from '../CardFrame.tsx'
import { ChoiceField, DayField, NameField } from '../CardFields.tsx'
import styles from './action.module.css'
import { useCardEnvironment, type CardPerson } from '../cardEnvironment.ts'
import type { CardBodyProps, CardView } from '../cardView.ts'
import { formatCalendarDay } from '../../ui/time.ts'
import { namedOptions } from '../namedOptions.ts'

const STATUS_OPTIONS = namedOptions(ACTION_STATUSES, ACTION_STATUS_WORDS)
const TYPE_OPTIONS = namedOptions(ACTION_TYPES, ACTION_TYPE_WORDS)
const PRIORITY_OPTIONS = namedOptions(PRIORITIES, PRIORITY_WORDS)

/** Corrective work: owner and due date stand in its footer and are edited there. */
function ActionBody({ card, state, children }: CardBodyProps<'action'>) {
  const { canWrite, person, ownerNames, participantNamed, setFields } = useCardEnvironment()
  const controls = (state.selected || state.editing) && canWrite
  return (
    <CardFrame
      lane="actions"
      icon={ArrowRight}
      label="Action"
      state={state}
      author={card.author}
      muted={card.status === 'declined' || card.status === 'risk-accepted'}
      badges={
        controls ? (
          <ChoiceField
            label="Status"
            value={card.status}
            options={STATUS_OPTIONS}
            onChange={(status) => status !== null && setFields(card.id, 'action', { status })}
          />
        ) : (
          <Badge quiet={card.status === 'proposed'}>{ACTION_STATUS_WORDS[card.status]}</Badge>
        )
      }
      rows={
        controls ? (
          <>
            <NameField
              label="Owner"
              value={card.owner}
              placeholder="Owner?"
              suggestions={ownerNames}
              maxLength={LIMITS.maxNameLength}
              onChange={(owner) =>
                setFields(card.id, 'action', {
                  owner,
                  ownerId: owner === null ? null : participantNamed(owner),
                })
              }
            />
            <DayField
              label="Due date"
              value={card.due}
              onChange={(due) => setFields(card.id, 'action', { due })}
            />
          </>
        ) : (
          <Summary owner={card.owner} due={card.due} person={person(card.ownerId)} />
        )
      }
      footer={
        controls ? (
          <>
            <ChoiceField
              label="Type of action"
              value={card.type}
              options={TYPE_OPTIONS}
              none="Type"
              onChange={(type) => setFields(card.id, 'action', { type })}
            />
            <ChoiceField
              label="Priority"
              value={card.priority}
              options={PRIORITY_OPTIONS}
              none="Priority"
              onChange={(priority) => setFields(card.id, 'action', { priority })}
            />
          </>
        ) : (
          <span>
            {[
              card.type === null ? null : ACTION_TYPE_WORDS[card.type],
              card.priority === null ? null : PRIORITY_WORDS[card.priority],
            ]
              .filter((word) => word !== null)
              .join(' · ')}
          </span>
        )
      }
    >
      {children}
    </CardFrame>
  )
}

function Summary({
  owner,
  due,
  person,
}: {
  readonly owner: string | null
  readonly due: string | null
  readonly person: CardPerson | null
}) {
  return (
    <>
      {owner === null ? (
        <span className={styles.missing}>No owner</span>
      ) : (
        <>
          <Initials person={person ?? { name: owner, colour: '#85837b' }} />
          <span className={styles.owner}>{owner}</span>
        </>
      )}
      <span className={due === null ? styles.missing : styles.due}>
        <CalendarDays size={12} aria-hidden /> {due === null ? 'No date' : formatCalendarDay(due)}
      </span>
    </>
  )
}

export const actionView: CardView<'action'> = {
  icon: ArrowRight,
  prompt: 'What will change?',
  Body: ActionBody,
}
