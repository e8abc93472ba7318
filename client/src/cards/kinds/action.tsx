import type { CardFields } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { ACTION_STATUSES, ACTION_TYPES, PRIORITIES } from '@whyboard/shared/domain/cards/action.ts'
import { isOverdue } from '@whyboard/shared/domain/actions.ts'
import { ACTION_STATUS_WORDS } from '@whyboard/shared/domain/words.ts'
import { ACTION_TYPE_WORDS, PRIORITY_WORDS } from '@whyboard/shared/domain/fieldWords.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { __iconData as calendarClock } from 'lucide-react/icons/calendar-clock'
import { __iconData as calendarDays } from 'lucide-react/icons/calendar-days'

import { formatWeekDay } from '../../ui/moments.ts'
import { formatCalendarDay } from '../../ui/time.ts'
import { useCardEnvironment } from '../cardEnvironment.ts'
import { Badge, CardFrame, Initials } from '../CardFrame.tsx'
import { CARD_GLYPHS } from '../cardIcons.ts'
import { ChoiceField } from '../CardFields.tsx'
import type { CardBodyProps, CardFieldsProps, CardView } from '../cardView.ts'
import { DueField } from '../DueField.tsx'
import { LinkChips } from '../LinkChips.tsx'
import { namedOptions } from '../namedOptions.ts'
import { OwnerField } from '../OwnerField.tsx'
import { PaintedIcon } from '../PaintedIcon.tsx'
import { Fact, PanelRow, PanelText } from '../PanelFields.tsx'
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
      glyph={CARD_GLYPHS.action}
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
        <PaintedIcon icon={calendarDays} ink="warn" size={12} /> No date
      </span>
    )
  }
  const day = formatCalendarDay(due)
  // The year goes where the word needs its room.
  return isOverdue(action, today) ? (
    <span className={styles.overdue} title={`Was due on ${day}`}>
      <PaintedIcon icon={calendarClock} ink="danger" size={12} /> Overdue{' '}
      {day.replace(/ \d{4}$/, '')}
    </span>
  ) : (
    <span className={styles.due}>
      <PaintedIcon icon={calendarDays} ink="text-2" size={12} /> {day}
    </span>
  )
}

/** Whose it is, until when, and how far it is. */
function ActionFields({ card }: CardFieldsProps<'action'>) {
  const { participantNamed, setFields } = useCardEnvironment()
  const set = (fields: Partial<CardFields<'action'>>) => setFields(card.id, 'action', fields)
  return (
    <>
      <OwnerField
        cardId={card.id}
        value={card.owner}
        maxLength={LIMITS.maxNameLength}
        onChange={(owner) =>
          set({ owner, ownerId: owner === null ? null : participantNamed(owner) })
        }
      />
      <DueField cardId={card.id} value={card.due} onChange={(due) => set({ due })} />
      <ChoiceField
        label="Status"
        value={card.status}
        options={STATUS_OPTIONS}
        onChange={(status) => status !== null && set({ status })}
      />
      {isGivenUp(card) && <ActionText card={card} text={reasonOf(card)} />}
    </>
  )
}

function MoreActionFields({ card }: CardFieldsProps<'action'>) {
  const { setFields } = useCardEnvironment()
  const set = (fields: Partial<CardFields<'action'>>) => setFields(card.id, 'action', fields)
  return (
    <>
      <PanelRow>
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
      <LinkChips cardId={card.id} kind="answers" label="Answers" add="Cause" />
      {TEXTS.map((text) => (
        <ActionText key={text.name} card={card} text={text} />
      ))}
    </>
  )
}

function ActionFacts({ card }: CardFieldsProps<'action'>) {
  return (
    <>
      <Fact label="Owner">{card.owner ?? 'Nobody yet'}</Fact>
      <Fact label="Due">{card.due === null ? 'No date yet' : formatWeekDay(card.due)}</Fact>
      <Fact label="Status">{ACTION_STATUS_WORDS[card.status]}</Fact>
      {card.type !== null && <Fact label="Type">{ACTION_TYPE_WORDS[card.type]}</Fact>}
      {card.priority !== null && <Fact label="Priority">{PRIORITY_WORDS[card.priority]}</Fact>}
      {[...(isGivenUp(card) ? [reasonOf(card)] : []), ...TEXTS].map(
        ({ name, label }) =>
          card[name] !== '' && (
            <Fact key={name} label={label}>
              {card[name]}
            </Fact>
          ),
      )}
    </>
  )
}

interface FurtherText {
  readonly name: 'finishTest' | 'expectedEffect' | 'measuredBy' | 'reason'
  readonly label: string
  readonly placeholder: string
}

function ActionText({ card, text }: { readonly card: Action; readonly text: FurtherText }) {
  const { name, label, placeholder } = text
  return <PanelText target={{ card: card.id, name }} label={label} placeholder={placeholder} />
}

function reasonOf({ status }: Action): FurtherText {
  return {
    name: 'reason',
    label: status === 'declined' ? 'Why it was declined' : 'Why the risk is accepted',
    placeholder: 'The report says it in these words.',
  }
}

const TEXTS: readonly FurtherText[] = [
  {
    name: 'finishTest',
    label: 'Finished when',
    placeholder: 'How anybody can tell that it is done.',
  },
  { name: 'expectedEffect', label: 'Expected effect', placeholder: 'What will be different then?' },
  {
    name: 'measuredBy',
    label: 'Measured by',
    placeholder: 'Best a number, such as a time or a rate.',
  },
]

function isGivenUp({ status }: Action): boolean {
  return status === 'declined' || status === 'risk-accepted'
}

export const actionView: CardView<'action'> = {
  add: 'Add an action',
  prompt: 'What will change?',
  Body: ActionBody,
  Fields: ActionFields,
  MoreFields: MoreActionFields,
  Facts: ActionFacts,
}
