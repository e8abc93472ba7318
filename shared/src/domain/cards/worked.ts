import { defineCardKind, type CardOf } from './card.ts'
import { choice, optionalChoice } from './fields.ts'

export const WORKED_AREAS = ['detection', 'response', 'communication'] as const
export const OUTCOMES = ['well', 'poorly', 'lucky'] as const

/** A win, something that went poorly, or where we got lucky. */
export const workedKind = defineCardKind({
  kind: 'worked',
  label: 'What worked',
  one: 'something that worked',
  region: 'worked',
  fieldRows: 0,
  fields: {
    area: optionalChoice(WORKED_AREAS),
    outcome: choice(OUTCOMES, 'well'),
  },
  keeps: ['area', 'outcome'],
  texts: [],
})
export type Win = CardOf<typeof workedKind>
