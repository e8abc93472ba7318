import { defineCardKind, type CardOf } from './card.ts'
import { choice, optionalChoice, optionalDay, optionalLink, optionalString } from './fields.ts'

export const ACTION_STATUSES = [
  'proposed',
  'confirmed',
  'in-progress',
  'blocked',
  'done',
  'declined',
  'risk-accepted',
] as const

export const ACTION_TYPES = [
  'investigate',
  'prevent',
  'mitigate',
  'repair',
  'detect',
  'process',
  'other',
] as const
export const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const
export const VERDICTS = [
  'effective',
  'partly',
  'ineffective',
  'too-early',
  'not-exercised',
] as const

/** Corrective work that somebody owns and that is finished by a day. */
export const actionKind = defineCardKind({
  kind: 'action',
  label: 'Action',
  one: 'an action',
  region: 'actions',
  fieldRows: 1,
  fields: {
    /** The owner's name; people who never joined own actions too. Whoever has an `ownerId` is read by their name of now. */
    owner: optionalString,
    /** Participant id when the owner was picked from the people of the board. */
    ownerId: optionalString,
    due: optionalDay,
    /** The first due date it was confirmed with: slips are measured against it. */
    originalDue: optionalDay,
    status: choice(ACTION_STATUSES, 'proposed'),
    type: optionalChoice(ACTION_TYPES),
    priority: optionalChoice(PRIORITIES),
    tracker: optionalLink,
    /** What the effect check found, some weeks later. */
    verdict: optionalChoice(VERDICTS),
  },
  /** `reason`: why it was declined or its risk accepted. */
  keeps: [],
  texts: ['expectedEffect', 'measuredBy', 'finishTest', 'reason', 'evidence'],
})
export type Action = CardOf<typeof actionKind>
