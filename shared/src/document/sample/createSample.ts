import * as Y from 'yjs'

import { wallTime, formatDay } from '../../domain/zone.ts'
import { startOfDayMs } from '../../domain/zoneInstants.ts'
import type { Result } from '../../domain/result.ts'
import { randomId, type Random } from '../../domain/random.ts'
import {
  createStageDoc,
  fillBoard,
  newDoc,
  type NewBoard,
  type NewBoardBytes,
} from '../createBoardDoc.ts'
import { createCard, setCardFields } from '../operations/cards.ts'
import { addLabel, setIncident, type IncidentPatch } from '../operations/incident.ts'
import { link } from '../operations/links.ts'
import { putParticipant } from '../operations/participants.ts'
import { replaceText } from '../operations/text.ts'
import { vote } from '../operations/votes.ts'
import type { Writer } from '../writer.ts'
import { SAMPLE_EVENTS, type SampleEvent } from './events.ts'
import { SAMPLE_CAUSES, type SampleWhy } from './factors.ts'
import { SAMPLE_ACTIONS, SAMPLE_NOTES, SAMPLE_PARKED, SAMPLE_WINS } from './outcomes.ts'
import { SAMPLE_PEOPLE, type PersonKey } from './people.ts'
import { SAMPLE_TEXTS } from './texts.ts'

const MINUTE_MS = 60_000

/** What a sample board is made of; what is left out is the sample's own. */
export type NewSample = Pick<NewBoard, 'boardId' | 'nowMs' | 'random'> &
  Partial<Pick<NewBoard, 'title' | 'template' | 'incident'>>

/**
 * A realistic board to look around in: a failed deployment took a payment database out on the last weekday before
 * `nowMs`, and the meeting has gone through the whole agenda. The same values and randomness give the same bytes.
 */
export function createSample(sample: NewSample): NewBoardBytes {
  const { nowMs, random } = sample
  const timeZone = sample.incident?.timeZone ?? 'UTC'
  const board: NewBoard = {
    ...sample,
    title: sample.title ?? SAMPLE_TEXTS.title,
    template: sample.template ?? 'full',
  }
  const doc = newDoc(random)
  const server = fillBoard(doc, board)
  const people = addPeople(server, random)
  const writerOf = (person: PersonKey): Writer => ({ ...server, participantId: people[person] })
  const dayStartMs = lastWeekdayMs(nowMs, timeZone)

  writeTexts(server)
  done(setIncident(server, incidentOf(nowMs, timeZone, sample.incident ?? {})))
  addLabels(server)
  const events = addEvents(writerOf, dayStartMs)
  const factors = addCauses(writerOf, events)
  addOutcomes(writerOf)
  addActions(writerOf, factors, people, (days) =>
    formatDay(startOfDayMs(nowMs, timeZone, days), timeZone),
  )
  return { board: Y.encodeStateAsUpdate(doc), stage: createStageDoc(board) }
}

/** The sample's own content is always valid, so a refusal is a mistake in it. */
function done<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`The sample does not fit the document: ${result.reason}.`)
  return result.value
}

/** When the last day from Monday to Friday before `nowMs` begins in a zone, epoch ms. */
function lastWeekdayMs(nowMs: number, timeZone: string): number {
  for (let daysAgo = 1; ; daysAgo += 1) {
    const startMs = startOfDayMs(nowMs, timeZone, -daysAgo)
    const { year, month, day } = wallTime(startMs, timeZone)
    const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
    if (weekday !== 0 && weekday !== 6) return startMs
  }
}

function addPeople(server: Writer, random: Random): Record<PersonKey, string> {
  const ids = Object.entries(SAMPLE_PEOPLE).map(([key, person]) => {
    const id = randomId(random)
    done(putParticipant(server, { id, ...person }))
    return [key, id] as const
  })
  return Object.fromEntries(ids) as Record<PersonKey, string>
}

function writeTexts(server: Writer): void {
  const { title: _title, ...texts } = SAMPLE_TEXTS
  for (const [name, text] of Object.entries(texts)) {
    done(replaceText(server, { board: name as keyof typeof texts }, text))
  }
}

function incidentOf(nowMs: number, timeZone: string, given: IncidentPatch): IncidentPatch {
  const dayIn = (days: number): string => formatDay(startOfDayMs(nowMs, timeZone, days), timeZone)
  return {
    occasion: 'incident',
    severity: 'sev1',
    status: 'draft',
    timeZone,
    owner: SAMPLE_PEOPLE.mara.name,
    facilitator: SAMPLE_PEOPLE.helen.name,
    meetingAtMs: nowMs,
    shareBy: dayIn(1),
    reviewOn: dayIn(14),
    checkOn: dayIn(21),
    ...given,
  }
}

function addLabels(server: Writer): void {
  for (const name of ['payments-api', 'payments-db', 'checkout-web']) {
    done(addLabel(server, 'service', name))
  }
  for (const name of ['Payments', 'Platform', 'Support']) done(addLabel(server, 'team', name))
  for (const name of ['configuration', 'database', 'deployment'])
    done(addLabel(server, 'tag', name))
}

type WriterOf = (person: PersonKey) => Writer

function addEvents(writerOf: WriterOf, dayStartMs: number): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const event of SAMPLE_EVENTS) {
    const fields = { ...eventFields(event), time: timeOf(event, dayStartMs) }
    ids.set(event.key, done(createCard(writerOf(event.by), 'event', { text: event.text, fields })))
  }
  return ids
}

function eventFields(event: SampleEvent) {
  const { type, milestone = null, source = null, known = 'then', starred = false } = event
  return { type, milestone, source, known, starred }
}

function timeOf(event: SampleEvent, dayStartMs: number) {
  if (event.at === null) return null
  return {
    startMs: dayStartMs + clockMs(event.at),
    endMs: event.until === undefined ? null : dayStartMs + clockMs(event.until),
    approximate: event.approximate ?? false,
  }
}

/** `14:03` as ms since midnight. */
function clockMs(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return (hours * 60 + minutes) * MINUTE_MS
}

function addCauses(
  writerOf: WriterOf,
  events: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const addFactor = (factor: SampleWhy, id: string): void => {
    if (factor.key !== undefined) ids.set(factor.key, id)
    for (const event of factor.evidence ?? []) {
      done(link(writerOf(factor.by), 'evidence', id, idOf(events, event)))
    }
    for (const why of factor.whys ?? []) {
      const fields = { parent: id, confidence: why.confidence ?? 'suspected' } as const
      const created = createCard(writerOf(why.by), 'why', { text: why.text, fields })
      addFactor(why, done(created))
    }
  }
  for (const cause of SAMPLE_CAUSES) {
    const fields = {
      category: cause.category,
      confidence: cause.confidence ?? 'suspected',
    } as const
    const id = done(createCard(writerOf(cause.by), 'cause', { text: cause.text, fields }))
    addFactor(cause, id)
    for (const [person, dots] of Object.entries(cause.dots ?? {})) {
      for (let i = 0; i < dots; i += 1) done(vote(writerOf(person as PersonKey), id))
    }
  }
  return ids
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The sample has nothing called ${key}.`)
  return id
}

function addOutcomes(writerOf: WriterOf): void {
  for (const { by, text, ...fields } of SAMPLE_WINS) {
    done(createCard(writerOf(by), 'worked', { text, fields }))
  }
  for (const { by, text } of SAMPLE_PARKED) done(createCard(writerOf(by), 'parked', { text }))
  for (const { by, text, colour, x, y } of SAMPLE_NOTES) {
    done(createCard(writerOf(by), 'note', { text, fields: { colour }, position: { x, y } }))
  }
}

function addActions(
  writerOf: WriterOf,
  factors: ReadonlyMap<string, string>,
  people: Readonly<Record<PersonKey, string>>,
  dayIn: (days: number) => string,
): void {
  for (const action of SAMPLE_ACTIONS) {
    const { by, owner, dueInDays, text, texts = {} } = action
    const writer = writerOf(by)
    const id = done(createCard(writer, 'action', { text, texts }))
    const ownerFields =
      owner === null ? {} : { owner: SAMPLE_PEOPLE[owner].name, ownerId: people[owner] }
    const due = dueInDays === null ? {} : { due: dayIn(dueInDays) }
    done(setCardFields(writer, id, { ...action.fields, ...ownerFields, ...due }))
    for (const factor of action.answers) done(link(writer, 'answers', id, idOf(factors, factor)))
  }
}
