import * as Y from 'yjs'

import { isRegionOpen, type Stage } from '../../domain/agenda.ts'
import type { Point } from '../../domain/cards/card.ts'
import {
  CARD_KINDS,
  type CardFields,
  type CardKind,
  type CardTextName,
} from '../../domain/cards/cardKinds.ts'
import { randomId } from '../../domain/random.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { cardsOf, hasRoomFor, isEntryId, type Entry } from '../entries.ts'
import { CARD_KEYS } from '../keys.ts'
import { keyBetween } from '../orderKey.ts'
import type { Writer } from '../writer.ts'
import { isPoint, keepOriginalDue, refusalOfField, toPoint, type FieldRefusal } from './fields.ts'
import { placeAfter, placeLast, writeRekeyed } from './order.ts'
import { create } from './transaction.ts'

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

/** A new card with its kind. */
export type CardSketch = {
  [Kind in CardKind]: NewCard<Kind> & { readonly kind: Kind }
}[CardKind]

export type CreateRefusal = FieldRefusal | 'bad-id' | 'id-taken' | 'too-many-cards'

/** What {@link CardSketch} comes down to when no kind is known. */
interface Sketch extends Omit<NewCard<CardKind>, 'fields' | 'texts'> {
  readonly kind: CardKind
  readonly fields?: Readonly<Record<string, unknown>>
  readonly texts?: Readonly<Record<string, string | undefined>>
}

/** A card as it will be stored, checked. */
interface Plan {
  readonly id: string
  readonly kind: CardKind
  readonly texts: Readonly<Record<string, string | undefined>>
  readonly fields: Readonly<Record<string, unknown>>
  readonly sketch: Sketch
}

/** Makes cards in the two transactions of a creation; `createCard` and `createCards` are the ways in. */
export function createSketched(
  writer: Writer,
  sketches: readonly Sketch[],
): Result<readonly string[], CreateRefusal> {
  const root = cardsOf(writer.doc)
  const plans: Plan[] = []
  for (const sketch of sketches) {
    const plan = planOf(writer, sketch)
    const refusal = refusalOf(root, plan)
    if (refusal !== null) return refuse(refusal)
    plans.push(plan)
  }
  const ids = plans.map(({ id }) => id)
  if (new Set(ids).size < ids.length) return refuse('id-taken')
  if (!hasRoomFor(root, ids.length, LIMITS.maxCards)) return refuse('too-many-cards')
  if (plans.length === 0) return succeed(ids)
  create(writer, () => {
    const keyOf = keysFor(writer, root)
    return plans.map((plan) => makeEntry(writer, root, plan, keyOf(plan.sketch.after)))
  })
  return succeed(ids)
}

function planOf(writer: Writer, sketch: Sketch): Plan {
  const id = sketch.id ?? randomId(writer.random)
  const text = sketch.text ?? ''
  const { region } = CARD_KINDS[sketch.kind]
  const isShut =
    region !== null && sketch.stage !== undefined && !isRegionOpen(sketch.stage, region)
  return isShut
    ? { id, kind: 'parked', texts: { text }, fields: {}, sketch }
    : {
        id,
        kind: sketch.kind,
        texts: { ...sketch.texts, text },
        fields: { ...sketch.fields },
        sketch,
      }
}

function refusalOf(root: Y.Map<unknown>, plan: Plan): CreateRefusal | null {
  if (!isEntryId(plan.id)) return 'bad-id'
  if (root.has(plan.id)) return 'id-taken'
  const lengths = Object.values(plan.texts).map((text) => text?.length ?? 0)
  if (Math.max(...lengths) > LIMITS.maxCardTextLength) return 'too-long'
  const { position } = plan.sketch
  if (position !== undefined && !isPoint(position)) return 'bad-value'
  for (const [name, value] of Object.entries(plan.fields)) {
    const refusal = refusalOfField(plan.kind, name, value)
    if (refusal !== null) return refusal
  }
  return null
}

/** Order keys for one card after another; the end of the list is looked for once. */
function keysFor(
  writer: Writer,
  root: Y.Map<unknown>,
): (after: string | null | undefined) => string {
  let last: string | null = null
  return (after) => {
    const next = after === undefined && last !== null ? keyBetween(last, null, writer.random) : null
    if (next !== null) {
      last = next
      return next
    }
    const place =
      after === undefined
        ? placeLast(root, writer.random)
        : placeAfter(root, null, after, writer.random)
    writeRekeyed(root, place)
    last = after === undefined ? place.key : null
    return place.key
  }
}

function makeEntry(writer: Writer, root: Y.Map<unknown>, plan: Plan, key: string): Entry {
  const { kind, texts, fields } = plan
  const entry: Entry = new Y.Map()
  root.set(plan.id, entry)
  entry.set(CARD_KEYS.kind, kind)
  for (const name of [CARD_KEYS.text, ...CARD_KINDS[kind].texts]) {
    entry.set(name, new Y.Text((texts[name] ?? '').toWellFormed()))
  }
  for (const [name, value] of Object.entries(fields)) entry.set(name, value)
  if (kind === 'action') keepOriginalDue(entry)
  if (plan.sketch.position !== undefined) {
    entry.set(CARD_KEYS.position, toPoint(plan.sketch.position))
  }
  entry.set(CARD_KEYS.order, key)
  if (writer.participantId !== null) entry.set(CARD_KEYS.author, writer.participantId)
  entry.set(CARD_KEYS.createdAtMs, writer.nowMs())
  return entry
}
