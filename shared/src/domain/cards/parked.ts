import { defineCardKind, type CardOf } from './card.ts'
import { optionalString } from './fields.ts'

/** A fix or topic raised too early; it comes back in the Actions phase. */
export const parkedKind = defineCardKind({
  kind: 'parked',
  label: 'Parked idea',
  one: 'a parked idea',
  region: 'parking',
  fieldRows: 0,
  fields: {
    /** Id of the card that it became; `null` while it waits. */
    became: optionalString,
  },
  keeps: [],
  texts: [],
})
export type ParkedIdea = CardOf<typeof parkedKind>
