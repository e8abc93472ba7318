import type { Static } from 'typebox'

import type { AgendaTemplate } from '@whyboard/shared/domain/agenda.ts'
import type { IncidentPatch } from '@whyboard/shared/document/operations/incident.ts'
import { BOARD_TEXTS, SEVERITIES, type BoardTextName } from '@whyboard/shared/domain/board.ts'
import type { Milestone } from '@whyboard/shared/domain/cards/event.ts'

import { milestoneConflicts, outOfOrderMessage } from '@whyboard/shared/domain/timeline.ts'

import { Refused } from './problems.ts'
import { TITLE_PHRASE, type NewBoardBody } from './schemas.ts'

/** What a board is created from, read and checked. */
export interface NewBoardRequest {
  /** `null`: the sample's own. */
  readonly title: string | null
  readonly template: AgendaTemplate
  readonly sample: boolean
  /** Only what was given. */
  readonly incident: IncidentPatch
  /** Without the title; only those given. */
  readonly texts: Partial<Record<BoardTextName, string>>
  readonly services: readonly string[]
  readonly teams: readonly string[]
  readonly tags: readonly string[]
}

type Body = Static<typeof NewBoardBody>

/**
 * Reads the body of `POST /api/boards` beyond what its schema says: times that exist and come in order, and a time
 * zone that is known.
 * @throws Refused naming the field
 */
export function readNewBoard(body: Body): NewBoardRequest {
  const texts: Partial<Record<BoardTextName, string>> = {}
  for (const name of BOARD_TEXTS) {
    const text = name === 'title' ? null : body[name]
    if (text !== undefined && text !== null && text !== '') texts[name] = text
  }
  const sample = body.sample ?? false
  if (body.title === undefined && !sample) {
    throw new Refused('invalid-request', `"title" must be ${TITLE_PHRASE}.`, { field: 'title' })
  }
  return {
    title: body.title?.trim() ?? null,
    template: body.template ?? 'full',
    sample,
    incident: readIncident(body),
    texts,
    services: readLabels(body.services),
    teams: readLabels(body.teams),
    tags: readLabels(body.tags),
  }
}

function readIncident(body: Body): IncidentPatch {
  const given = {
    occasion: body.occasion ?? null,
    severity: SEVERITIES.find((one) => one === body.severity?.toLowerCase()) ?? null,
    timeZone: readTimeZone(body.timeZone),
    owner: readName(body.owner),
    facilitator: readName(body.facilitator),
    meetingAtMs: readInstant(body, 'meetingAt'),
  }
  return { ...withoutNulls(given), times: withoutNulls(readTimes(body)) }
}

/** What was not given is left to the document, which may have something of its own there. */
function withoutNulls<Value extends object>(values: Value): Partial<NonNullableValues<Value>> {
  const given = Object.entries(values).filter(([, value]) => value !== null)
  return Object.fromEntries(given) as Partial<NonNullableValues<Value>>
}
type NonNullableValues<Value> = { [Name in keyof Value]: NonNullable<Value[Name]> }

function readName(name: string | null | undefined): string | null {
  const trimmed = name?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

function readLabels(labels: readonly string[] | null | undefined): readonly string[] {
  return [...new Set(labels?.map((one) => one.trim()))]
}

function readTimes(body: Body): Record<Milestone, number | null> {
  const times: Record<Milestone, number | null> = {
    started: readInstant(body, 'startedAt'),
    detected: readInstant(body, 'detectedAt'),
    acknowledged: readInstant(body, 'acknowledgedAt'),
    mitigated: readInstant(body, 'mitigatedAt'),
    resolved: readInstant(body, 'resolvedAt'),
  }
  const [conflict] = milestoneConflicts(times)
  if (conflict !== undefined) {
    throw new Refused('invalid-request', outOfOrderMessage(conflict, times), {
      field: `${conflict.later}At`,
    })
  }
  return times
}

type TimeField = `${Milestone}At` | 'meetingAt'

/** Epoch ms. */
function readInstant(body: Body, field: TimeField): number | null {
  const value = body[field]
  if (value === undefined || value === null) return null
  if (typeof value === 'number') return value
  // RFC 3339 lets a space stand for the T, and ISO 8601 a zone without a colon; the language reads neither for sure.
  const text = value
    .toUpperCase()
    .replace(' ', 'T')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
  const atMs = Date.parse(text)
  // 30 February is moved into March by the language.
  const isReal =
    Number(text.slice(8, 10)) <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
  if (!Number.isNaN(atMs) && isReal) return atMs
  throw new Refused('invalid-request', `"${field}" is no date that exists.`, { field })
}

/** @param month 1–12 */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function readTimeZone(timeZone: string | null | undefined): string | null {
  if (timeZone === undefined || timeZone === null || timeZone === '') return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    throw new Refused(
      'invalid-request',
      '"timeZone" must be the IANA name of a time zone, like Europe/Berlin.',
      { field: 'timeZone' },
    )
  }
}
