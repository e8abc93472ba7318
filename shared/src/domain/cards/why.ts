import { defineCardKind, type CardOf } from './card.ts'
import { CONFIDENCES } from './cause.ts'
import { choice, optionalString } from './fields.ts'

/** One answer to "why?" below a cause or another why; a cause may have several, so a chain may branch. */
export const whyKind = defineCardKind({
  kind: 'why',
  label: 'Why',
  one: 'a why',
  region: 'causes',
  fieldRows: 0,
  fields: {
    /** Card id of the cause or why that it explains; a cycle or a missing one reads as no parent. */
    parent: optionalString,
    confidence: choice(CONFIDENCES, 'suspected'),
  },
  keeps: ['parent'],
  texts: [],
})
export type Why = CardOf<typeof whyKind>
