import { isCardKind, type CardKind } from '../../domain/cards/cardKinds.ts'
import type { Point } from '../../domain/cards/card.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import { cardsOf, entryOf, presentEntryOf, type Entry } from '../entries.ts'
import { CARD_KEYS } from '../keys.ts'
import { contentHash } from '../contentHash.ts'
import type { Writer } from '../writer.ts'
import { createSketched, type CardSketch, type CreateRefusal, type NewCard } from './create.ts'
import {
  isPoint,
  keepOriginalDue,
  refusalOfField,
  toPoint,
  writeFields,
  type FieldPatch,
  type FieldRefusal,
} from './fields.ts'
import { placeAfter, writeRekeyed } from './order.ts'
import { clearMark, write } from './transaction.ts'

/** Makes a card and answers its id. Undoing it marks the card as removed, unless somebody else wrote in it meanwhile. */
export function createCard<Kind extends CardKind>(
  writer: Writer,
  kind: Kind,
  card: NewCard<Kind> = {},
): Result<string, CreateRefusal> {
  const created = createSketched(writer, [{ ...card, kind }])
  if (!created.ok) return created
  const [id] = created.value
  if (id === undefined) throw new Error('One card was asked for.')
  return succeed(id)
}

/** Makes several cards as one undo step and answers their ids; all or, when one is refused, none. */
export function createCards(
  writer: Writer,
  cards: readonly CardSketch[],
): Result<readonly string[], CreateRefusal> {
  return createSketched(writer, cards)
}

export type { CardSketch, CreateRefusal, NewCard }

export type SetFieldRefusal = FieldRefusal | 'no-such-card'

/** Sets plain fields of one card, each on its own the last writer's; all or, when one is refused, none. */
export function setCardFields(
  writer: Writer,
  id: string,
  fields: FieldPatch,
): Result<null, SetFieldRefusal> {
  const entry = presentEntryOf(cardsOf(writer.doc), id)
  const kind: unknown = entry?.get(CARD_KEYS.kind)
  if (entry === null || !isCardKind(kind)) return refuse('no-such-card')
  for (const [name, value] of Object.entries(fields)) {
    const refusal = refusalOfField(kind, name, value)
    if (refusal !== null) return refuse(refusal)
  }
  write(writer, () => {
    clearMark(entry)
    writeFields(entry, fields)
    if (kind === 'action') keepOriginalDue(entry)
  })
  return succeed(null)
}

export type MoveRefusal = 'no-such-card' | 'bad-value'

/** Puts cards at points (world px at zoom 1, their top left corners), one undo for all; all or, when one is refused, none. */
export function moveCards(
  writer: Writer,
  moves: readonly { readonly id: string; readonly point: Point }[],
): Result<null, MoveRefusal> {
  const root = cardsOf(writer.doc)
  const entries: [Entry, Point][] = []
  for (const { id, point } of moves) {
    const entry = presentEntryOf(root, id)
    if (entry === null) return refuse('no-such-card')
    if (!isPoint(point)) return refuse('bad-value')
    entries.push([entry, toPoint(point)])
  }
  write(writer, () => {
    for (const [entry, point] of entries) writeFields(entry, { [CARD_KEYS.position]: point })
  })
  return succeed(null)
}

/** Puts a card right behind another in every list that holds both; `null`: before all others. */
export function reorderCard(
  writer: Writer,
  id: string,
  afterId: string | null,
): Result<null, 'no-such-card'> {
  const root = cardsOf(writer.doc)
  const entry = presentEntryOf(root, id)
  if (entry === null) return refuse('no-such-card')
  if (afterId === id) return succeed(null)
  if (afterId !== null && entryOf(root, afterId) === null) return refuse('no-such-card')
  const place = placeAfter(root, id, afterId, writer.random)
  write(writer, () => {
    writeRekeyed(root, place)
    entry.set(CARD_KEYS.order, place.key)
  })
  return succeed(null)
}

/**
 * Marks cards as removed with the hash of what the writer sees in them; nothing is deleted. Whoever writes in one of
 * them at the same time brings it back. Unknown and already removed ids are passed over; answers those it marked.
 */
export function removeCards(
  writer: Writer,
  ids: Iterable<string>,
): Result<readonly string[], never> {
  const root = cardsOf(writer.doc)
  const present = [...new Set(ids)].filter((id) => presentEntryOf(root, id) !== null)
  if (present.length === 0) return succeed(present)
  write(writer, () => {
    for (const id of present) {
      const entry = entryOf(root, id)
      entry?.set(CARD_KEYS.removed, contentHash(entry))
    }
  })
  return succeed(present)
}

/** Takes a card's removal back; also dismisses the notice of a card that was brought back. */
export function restoreCard(writer: Writer, id: string): Result<null, 'no-such-card'> {
  const entry = entryOf(cardsOf(writer.doc), id)
  if (entry === null) return refuse('no-such-card')
  if (entry.has(CARD_KEYS.removed)) write(writer, () => clearMark(entry))
  return succeed(null)
}
