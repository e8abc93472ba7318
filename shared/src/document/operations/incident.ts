import * as v from 'valibot'

import type { Incident } from '../../domain/board.ts'
import type { FieldSchema } from '../../domain/cards/card.ts'
import { MILESTONES, type Milestone } from '../../domain/cards/event.ts'
import { instant } from '../../domain/cards/fields.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { canonical } from '../contentHash.ts'
import { BOARD_ROOTS } from '../keys.ts'
import { INCIDENT_FIELDS, timeKey } from '../readIncident.ts'
import type { LabelKind } from '../readSets.ts'
import type { Writer } from '../writer.ts'
import { writeFields } from './fields.ts'
import { write } from './transaction.ts'

/** Some of an incident's fields, and some of its times. */
export type IncidentPatch = Partial<Omit<Incident, 'times'>> & {
  readonly times?: Partial<Record<Milestone, number | null>>
}

/** Sets plain fields of the incident, each on its own the last writer's; all or, when one is refused, none. */
export function setIncident(
  writer: Writer,
  patch: IncidentPatch,
): Result<null, 'unknown-field' | 'bad-value' | 'too-long'> {
  const { times = {}, ...plain } = patch
  const values: Record<string, unknown> = { ...plain }
  const schemas: Readonly<Record<string, FieldSchema>> = INCIDENT_FIELDS
  for (const [name, value] of Object.entries(plain)) {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined
    if (schema === undefined) return refuse('unknown-field')
    if (canonical(v.parse(schema, value), 0) !== canonical(value, 0)) return refuse('bad-value')
    if (typeof value === 'string' && value.length > LIMITS.maxFieldLength) return refuse('too-long')
  }
  for (const [name, time] of Object.entries(times)) {
    const milestone = MILESTONES.find((one) => one === name)
    if (milestone === undefined) return refuse('unknown-field')
    if (time !== null && !v.is(instant, time)) return refuse('bad-value')
    values[timeKey(milestone)] = time
  }
  write(writer, () => writeFields(writer.doc.getMap(BOARD_ROOTS.incident), values))
  return succeed(null)
}

export type LabelRefusal = 'no-name' | 'too-long'

/** Adds a service, team or tag; its name is trimmed. Repeats change nothing. Answers the name. */
export function addLabel(
  writer: Writer,
  kind: LabelKind,
  name: string,
): Result<string, LabelRefusal> {
  const trimmed = name.toWellFormed().trim().replaceAll(/\s+/g, ' ')
  if (trimmed === '') return refuse('no-name')
  if (trimmed.length > LIMITS.maxLabelLength) return refuse('too-long')
  const labels = writer.doc.getMap(BOARD_ROOTS.labels)
  const key = `${kind}/${trimmed}`
  if (labels.get(key) !== true) write(writer, () => labels.set(key, true))
  return succeed(trimmed)
}

/** Takes a label away; one that is not there is no error. */
export function removeLabel(writer: Writer, kind: LabelKind, name: string): Result<null, never> {
  const labels = writer.doc.getMap(BOARD_ROOTS.labels)
  const key = `${kind}/${name}`
  if (labels.has(key)) write(writer, () => labels.delete(key))
  return succeed(null)
}
