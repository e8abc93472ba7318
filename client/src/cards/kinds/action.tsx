import type { CardFields } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { ACTION_STATUSES, ACTION_TYPES, PRIORITIES } from '@whyboard/shared/domain/cards/action.ts'
import { isOverdue } from '@whyboard/shared/domain/actions.ts'
import {
  ACTION_STATUS_WORDS,
  ACTION_TYPE_WORDS,
  PRIORITY_WORDS,
} from '@whyboard/shared/domain/words.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { CalendarClock, CalendarDays } from 'lucide-react'

import { formatCalendarDay } from '../../ui/time.ts'
import { useCardEnvironment } from '../cardEnvironment.ts'
import { Badge, CardFrame, Initials } from '../CardFrame.tsx'
import { CARD_ICONS } from '../cardIcons.ts'
import { ChoiceField } from '../CardFields.tsx'
import type { CardBodyProps, CardFieldsProps, CardView } from '../cardView.ts'
import { DueField } from '../DueField.tsx'
import { LinkChips } from '../LinkChips.tsx'
import { namedOptions } from '../namedOptions.ts'
import { OwnerField } from '../OwnerField.tsx'
import { PanelMore, PanelRow, PanelText } from '../PanelFields.tsx'
import styles from './action.module.css'

const STATUS_OPTIONS = namedOptions(ACTION_STATUSES, ACTION_STATUS_WORDS)
const TYPE_OPTIONS = namedOptions(ACTION_TYPES, ACTION_TYPE_WORDS)
const PRIORITY_OPTIONS = namedOptions(PRIORITIES, PRIORITY_WORDS)
type Action = CardBodyProps<'action'>['card']

/** Corrective work: owner and due date stand below its text, type and priority at its foot. */
function ActionBody({ card, state, children }: CardBodyProps<'action'>) {
  return (
    <CardFrame
      lane="actions"
      icon={CARD_ICONS.action}
      label="Action"
      state={state}
      author={card.author}
      muted={isGivenUp(card)}
      badges={<Badge quiet={card.status === 'proposed'}>{ACTION_STATUS_WORDS[card.status]}</Badge>}
      rows={
        <>
          <Owner action={card} />
          <Due action={card} />
        </>
      }
      footer={
        <span>
          {[
            card.type === null ? null : ACTION_TYPE_WORDS[card.type],
            card.priority === null ? null : PRIORITY_WORDS[card.priority],
          ]
            .filter((word) => word !== null)
            .join(' · ')}
        </span>
      }
    >
      {children}
    </CardFrame>
  )
}

function Owner({ action: { owner, ownerId } }: { readonly action: Action }) {
  const { person } = useCardEnvironment()
  if (owner === null) return <span className={styles.missing}>No owner</span>
  return (
    <>
      <Initials person={person(ownerId) ?? { name: owner, colour: '#85837b' }} />
      <span className={styles.owner}>{owner}</span>
    </>
  )
}

function Due({ action }: { readonly action: Action }) {
  const { today } = useCardEnvironment()
  const { due } = action
  if (due === null) {
    return (
      <span className={styles.missing}>
        <CalendarDays size={12} aria-hidden /> No date
      </span>
    )
  }
  const day = formatCalendarDay(due)
  // The year goes where the word needs its room.
  return isOverdue(action, today) ? (
    <span className={styles.overdue} title={`Was due on ${day}`}>
      <CalendarClock size={12} aria-hidden /> Overdue {day.replace(/ \d{4}$/, '')}
    </span>
  ) : (
    <span className={styles.due}>
      <CalendarDays size={12} aria-hidden /> {day}
    </span>
  )
}

function ActionFields({ card }: CardFieldsProps<'action'>) {
  const { participantNamed, setFields } = useCardEnvironment()
  const set = (fields: Partial<CardFields<'action'>>) => setFields(card.id, 'action', fields)
  const text = (name: 'expectedEffect' | 'measuredBy' | 'finishTest' | 'reason') => ({
    card: card.id,
    name,
  })
  return (
    <>
      <PanelRow>
        <OwnerField
          cardId={card.id}
          value={card.owner}
          maxLength={LIMITS.maxNameLength}
          onChange={(owner) =>
            set({ owner, ownerId: owner === null ? null : participantNamed(owner) })
          }
        />
        <DueField cardId={card.id} value={card.due} onChange={(due) => set({ due })} />
      </PanelRow>
      <PanelRow>
        <ChoiceField
          label="Status"
          value={card.status}
          options={STATUS_OPTIONS}
          onChange={(status) => status !== null && set({ status })}
        />
        <ChoiceField
          label="Type of action"
          value={card.type}
          options={TYPE_OPTIONS}
          none="Type"
          onChange={(type) => set({ type })}
        />
        <ChoiceField
          label="Priority"
          value={card.priority}
          options={PRIORITY_OPTIONS}
          none="Priority"
          onChange={(priority) => set({ priority })}
        />
      </PanelRow>
      {isGivenUp(card) && (
        <PanelText
          target={text('reason')}
          label={card.status === 'declined' ? 'Why it was declined' : 'Why the risk is accepted'}
          placeholder="The report says it in these words."
        />
      )}
      <LinkChips cardId={card.id} kind="answers" label="Answers" add="Cause" />
      <PanelMore label="Effect and finish test">
        <PanelText
          target={text('finishTest')}
          label="Finished when"
          placeholder="How anybody can tell that it is done."
        />
        <PanelText
          target={text('expectedEffect')}
          label="Expected effect"
          placeholder="What will be different then?"
        />
        <PanelText
          target={text('measuredBy')}
          label="Measured by"
          placeholder="Best a number, such as a time or a rate."
        />
      </PanelMore>
    </>
  )
}

function isGivenUp({ status }: Action): boolean {
  return status === 'declined' || status === 'risk-accepted'
}

export const actionView: CardView<'action'> = {
  add: 'Add an action',
  prompt: 'What will change?',
  Body: ActionBody,
  Fields: ActionFields,
}
