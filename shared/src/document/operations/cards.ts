import * as Y from 'yjs'

import {
  CARD_KINDS,
  isCardKind,
  type CardFields,
  type CardKind,
  type CardTextName,
} from '../../domain/cards/cardKinds.ts'
import { isRegionOpen, type Stage } from '../../domain/agenda.ts'
import type { Point } from '../../domain/cards/card.ts'
import { randomId } from '../../domain/random.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { cardsOf, entryOf, isEntryId, presentEntryOf, type Entry } from '../entries.ts'
import { CARD_KEYS } from '../keys.ts'
import { contentHash } from '../contentHash.ts'
import type { Writer } from '../writer.ts'
import {
  refusalOfField,
  writeFields,
  type FieldName,
  type FieldPatch,
  type FieldRefusal,
  type FieldValue,
} from './fields.ts'
import { placeAfter, placeLast, writeRekeyed, type Place } from './order.ts'
import { clearMark, create, write } from './transaction.ts'

/** What a new card starts with; everything may be left out. */
export interface NewCard<Kind extends CardKind> {
  /** A fresh random id by default. */
  readonly id?: string
  readonly text?: string
  /** Its further texts, e.g. an action's `finishTest`. */
  readonly texts?: Partial<Record<CardTextName<Kind>, string>>
  readonly fields?: Partial<CardFields<Kind>>
  readonly position?: Point
  /** The card behind which it comes; `null`: the first. Left out: the last. */
  readonly after?: string | null
  /** The meeting's stage: a card for a region that is still shut is made as a parked idea. Left out: all are open. */
  readonly stage?: Stage
}

export type CreateRefusal = FieldRefusal | 'bad-id' | 'id-taken' | 'too-many-cards'

/** Makes a card and answers its id. Undoing it marks the card as removed, unless somebody else wrote in it meanwhile. */
export function createCard<Kind extends CardKind>(
  writer: Writer,
  kind: Kind,
  card: NewCard<Kind> = {},
): Result<string, CreateRefusal> {
  const root = cardsOf(writer.doc)
  const id = card.id ?? randomId(writer.random)
  const texts: Readonly<Record<string, string>> = { ...card.texts, text: card.text ?? '' }
  const fields: Readonly<Record<string, unknown>> = { ...card.fields }
  const refusal = refusalOfNew(root, id, kind, texts, fields)
  if (refusal !== null) return refuse(refusal)

  const region = CARD_KINDS[kind].region
  const isShut = region !== null && card.stage !== undefined && !isRegionOpen(card.stage, region)
  const place =
    card.after === undefined
      ? placeLast(root, writer.random)
      : placeAfter(root, null, card.after, writer.random)
  create(writer, () => {
    writeRekeyed(root, place)
    return [
      isShut
        ? makeEntry(writer, root, id, 'parked', { text: texts['text'] ?? '' }, {}, card, place)
        : makeEntry(writer, root, id, kind, texts, fields, card, place),
    ]
  })
  return succeed(id)
}

function refusalOfNew(
  root: Y.Map<unknown>,
  id: string,
  kind: CardKind,
  texts: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, unknown>>,
): CreateRefusal | null {
  if (!isEntryId(id)) return 'bad-id'
  if (root.has(id)) return 'id-taken'
  if (countCards(root) >= LIMITS.maxCards) return 'too-many-cards'
  if (Object.values(texts).some((text) => text.length > LIMITS.maxCardTextLength)) return 'too-long'
  for (const [name, value] of Object.entries(fields)) {
    const refusal = refusalOfField(kind, name, value)
    if (refusal !== null) return refusal
  }
  return null
}

/** Cards that nobody removed; those that were brought back despite their mark hardly count. */
export function countCards(root: Y.Map<unknown>): number {
  let count = 0
  root.forEach((entry) => {
    if (entry instanceof Y.Map && !entry.has(CARD_KEYS.removed)) count += 1
  })
  return count
}

function makeEntry(
  writer: Writer,
  root: Y.Map<unknown>,
  id: string,
  kind: CardKind,
  texts: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, unknown>>,
  card: { readonly position?: Point },
  place: Place,
): Entry {
  const entry: Entry = new Y.Map()
  root.set(id, entry)
  entry.set(CARD_KEYS.kind, kind)
  for (const name of [CARD_KEYS.text, ...CARD_KINDS[kind].texts]) {
    entry.set(name, new Y.Text((texts[name] ?? '').toWellFormed()))
  }
  for (const [name, value] of Object.entries(fields)) entry.set(name, value)
  if (kind === 'action') keepOriginalDue(entry)
  if (card.position !== undefined) entry.set(CARD_KEYS.position, toPoint(card.position))
  entry.set(CARD_KEYS.order, place.key)
  if (writer.participantId !== null) entry.set(CARD_KEYS.author, writer.participantId)
  entry.set(CARD_KEYS.createdAtMs, writer.nowMs())
  return entry
}

function toPoint(point: Point): Point {
  return { x: point.x, y: point.y }
}

export type SetFieldRefusal = FieldRefusal | 'no-such-card'

/** Sets one plain field; the last writer wins. */
export function setCardField<Name extends FieldName>(
  writer: Writer,
  id: string,
  name: Name,
  value: FieldValue<Name>,
): Result<null, SetFieldRefusal> {
  return setFields(writer, id, { [name]: value })
}

/** Sets several plain fields of one card at once; all or, when one is refused, none. */
export function setCardFields(
  writer: Writer,
  id: string,
  fields: FieldPatch,
): Result<null, SetFieldRefusal> {
  return setFields(writer, id, fields)
}

function setFields(
  writer: Writer,
  id: string,
  fields: Readonly<Record<string, unknown>>,
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

/** Slips are measured against the due date that an action had when it was first agreed on. */
function keepOriginalDue(action: Entry): void {
  const due = action.get('due')
  const status = action.get('status') ?? 'proposed'
  const isAgreed = status !== 'proposed' && status !== 'declined' && status !== 'risk-accepted'
  if (isAgreed && typeof due === 'string' && typeof action.get('originalDue') !== 'string') {
    action.set('originalDue', due)
  }
}

export type MoveRefusal = 'no-such-card' | 'bad-value'

/** Puts a card at a point (world px at zoom 1, its top left corner). */
export function moveCard(writer: Writer, id: string, point: Point): Result<null, MoveRefusal> {
  return moveCards(writer, [{ id, point }])
}

/** Puts several cards at once, so that one undo takes all of them back; all or, when one is refused, none. */
export function moveCards(
  writer: Writer,
  moves: readonly { readonly id: string; readonly point: Point }[],
): Result<null, MoveRefusal> {
  const root = cardsOf(writer.doc)
  const entries: [Entry, Point][] = []
  for (const { id, point } of moves) {
    const entry = presentEntryOf(root, id)
    if (entry === null) return refuse('no-such-card')
    if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) return refuse('bad-value')
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
