import { defineCardKind, type CardOf } from './card.ts'
import { choice, optionalString } from './fields.ts'

export const CONFIDENCES = ['suspected', 'confirmed'] as const

/** A contributing factor on a bone of the fishbone; never "the" root cause. */
export const causeKind = defineCardKind({
  kind: 'cause',
  label: 'Cause',
  one: 'a cause',
  region: 'causes',
  fieldRows: 0,
  fields: {
    /** Category id; `null` or one that is gone reads as the "Other" bone. */
    category: optionalString,
    confidence: choice(CONFIDENCES, 'suspected'),
  },
  keeps: ['category'],
  texts: [],
})
export type Cause = CardOf<typeof causeKind>
