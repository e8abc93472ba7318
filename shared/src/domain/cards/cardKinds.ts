import { actionKind } from './action.ts'
import type { CardOf } from './card.ts'
import { causeKind } from './cause.ts'
import { eventKind } from './event.ts'
import { noteKind } from './note.ts'
import { parkedKind } from './parked.ts'
import { whyKind } from './why.ts'
import { workedKind } from './worked.ts'

/** Every kind of card there is. */
export const CARD_KINDS = {
  event: eventKind,
  cause: causeKind,
  why: whyKind,
  worked: workedKind,
  action: actionKind,
  parked: parkedKind,
  note: noteKind,
} as const

export type CardKind = keyof typeof CARD_KINDS
/** Any card, told apart by `kind`. */
export type Card = { [Kind in CardKind]: CardOf<(typeof CARD_KINDS)[Kind]> }[CardKind]
/** The card of one kind. */
export type CardOfKind<Kind extends CardKind> = Extract<Card, { readonly kind: Kind }>
/** The names and values of a kind's plain fields. */
export type CardFields<Kind extends CardKind> = {
  -readonly [
    Name in keyof (typeof CARD_KINDS)[Kind]['fields'] & keyof CardOfKind<Kind>
  ]: CardOfKind<Kind>[Name]
}
/** The names of a kind's human texts. */
export type CardTextName<Kind extends CardKind> =
  | 'text'
  | (typeof CARD_KINDS)[Kind]['texts'][number]

/** Whether a stored kind is one that this version knows. */
export function isCardKind(kind: unknown): kind is CardKind {
  return typeof kind === 'string' && Object.hasOwn(CARD_KINDS, kind)
}
