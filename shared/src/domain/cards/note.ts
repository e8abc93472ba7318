import { defineCardKind, type CardOf } from './card.ts'
import { choice } from './fields.ts'

export const STICKY_COLOURS = ['sun', 'sky', 'mint', 'rose', 'paper'] as const

/** A free sticky, anywhere on the board. */
export const noteKind = defineCardKind({
  kind: 'note',
  label: 'Note',
  one: 'a note',
  region: null,
  fieldRows: 0,
  fields: { colour: choice(STICKY_COLOURS, 'sun') },
  keeps: ['colour'],
  texts: [],
})
export type Note = CardOf<typeof noteKind>
