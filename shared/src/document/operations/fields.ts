import * as v from 'valibot'

import { CARD_KINDS, type CardFields, type CardKind } from '../../domain/cards/cardKinds.ts'
import type { FieldSchema, Point } from '../../domain/cards/card.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { canonical } from '../contentHash.ts'
import type { Entry } from '../entries.ts'

/** Any kind's plain fields, some of them. */
export type FieldPatch = { [Kind in CardKind]: Partial<CardFields<Kind>> }[CardKind]

export type FieldRefusal = 'unknown-field' | 'bad-value' | 'too-long'

/** The schema of a kind's field, or `null` when it has none of that name. */
function fieldSchema(kind: CardKind, name: string): FieldSchema | null {
  const fields: Readonly<Record<string, FieldSchema>> = CARD_KINDS[kind].fields
  return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
}

/**
 * Why a value may not be stored in a field, or `null` when it may. Field schemas are total (they end in a fallback), so
 * a value fits when it comes out as it went in.
 */
export function refusalOfField(kind: CardKind, name: string, value: unknown): FieldRefusal | null {
  const schema = fieldSchema(kind, name)
  if (schema === null) return 'unknown-field'
  if (canonical(v.parse(schema, value), 0) !== canonical(value, 0)) return 'bad-value'
  if (typeof value === 'string' && value.length > LIMITS.maxFieldLength) return 'too-long'
  return null
}

/** Writes the values that differ from what is stored. Call it inside a transaction. */
export function writeFields(entry: Entry, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!entry.has(name) || canonical(entry.get(name), 0) !== canonical(value, 0)) {
      entry.set(name, value)
    }
  }
}

/** Slips are measured against the due date that an action had when it was first agreed on. Call it inside a transaction. */
export function keepOriginalDue(action: Entry): void {
  const due = action.get('due')
  const status = action.get('status') ?? 'proposed'
  const isAgreed = status !== 'proposed' && status !== 'declined' && status !== 'risk-accepted'
  if (isAgreed && typeof due === 'string' && typeof action.get('originalDue') !== 'string') {
    action.set('originalDue', due)
  }
}

/** Whether a stored or given value is a point with finite coordinates. */
export function isPoint(value: unknown): value is Point {
  return (
    typeof value === 'object' &&
    value !== null &&
    'x' in value &&
    'y' in value &&
    Number.isFinite(value.x) &&
    Number.isFinite(value.y)
  )
}

/** The point alone, without whatever else its object carries. */
export function toPoint(point: Point): Point {
  return { x: point.x, y: point.y }
}
