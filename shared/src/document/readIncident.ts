import * as v from 'valibot'
import type * as Y from 'yjs'

import { OCCASIONS, SEVERITIES, STATUSES, type Incident } from '../domain/board.ts'
import {
  choice,
  instant,
  optionalChoice,
  optionalDay,
  optionalInstant,
  optionalString,
} from '../domain/cards/fields.ts'
import { MILESTONES, type Milestone } from '../domain/cards/event.ts'
import type { FieldSchema } from '../domain/cards/card.ts'
import { MAX_PX_PER_MINUTE, MIN_PX_PER_MINUTE } from '../domain/timeScale.ts'
import { keepByKey } from '../domain/keepByKey.ts'
import { isTimeZone } from '../domain/zone.ts'
import { BOARD_ROOTS } from './keys.ts'

/** The plain fields of an incident, each stored under its own name so that two people setting two never meet. */
export const INCIDENT_FIELDS = {
  occasion: choice(OCCASIONS, 'incident'),
  severity: optionalChoice(SEVERITIES),
  status: choice(STATUSES, 'draft'),
  timeZone: v.fallback(v.pipe(v.string(), v.check(isKnownZone)), 'UTC'),
  /** A scale beyond the bounds, of another version say, reads as the bound. */
  pxPerMinute: v.fallback(
    v.nullable(
      v.pipe(v.number(), v.toMinValue(MIN_PX_PER_MINUTE), v.toMaxValue(MAX_PX_PER_MINUTE)),
    ),
    null,
  ),
  owner: optionalString,
  facilitator: optionalString,
  meetingAtMs: optionalInstant,
  shareBy: optionalDay,
  reviewOn: optionalDay,
  checkOn: optionalDay,
  repeatOf: optionalString,
} as const satisfies Record<Exclude<keyof Incident, 'times'>, FieldSchema>

/** The key of an incident's own time of a milestone, e.g. `startedAtMs`. */
export function timeKey(milestone: Milestone): string {
  return `${milestone}AtMs`
}

/** Answers of {@link isTimeZone}, which costs much more than everything else that is read. */
const keepAnswer = keepByKey<boolean>(1_000)

/** Whether this machine can show times in a zone; anything else would throw in views and reports. */
function isKnownZone(name: string): boolean {
  return keepAnswer(name, () => isTimeZone(name))
}

/** The incident as stored; what does not fit reads as not recorded. Never throws. */
export function readIncident(doc: Y.Doc): Incident {
  const stored = doc.getMap(BOARD_ROOTS.incident)
  const times = MILESTONES.map((one) => {
    const time = stored.get(timeKey(one))
    return [one, v.is(instant, time) ? time : null]
  })
  return {
    occasion: v.parse(INCIDENT_FIELDS.occasion, stored.get('occasion')),
    severity: v.parse(INCIDENT_FIELDS.severity, stored.get('severity')),
    status: v.parse(INCIDENT_FIELDS.status, stored.get('status')),
    timeZone: v.parse(INCIDENT_FIELDS.timeZone, stored.get('timeZone')),
    times: Object.fromEntries(times) as Incident['times'],
    pxPerMinute: v.parse(INCIDENT_FIELDS.pxPerMinute, stored.get('pxPerMinute')),
    owner: v.parse(INCIDENT_FIELDS.owner, stored.get('owner')),
    facilitator: v.parse(INCIDENT_FIELDS.facilitator, stored.get('facilitator')),
    meetingAtMs: v.parse(INCIDENT_FIELDS.meetingAtMs, stored.get('meetingAtMs')),
    shareBy: v.parse(INCIDENT_FIELDS.shareBy, stored.get('shareBy')),
    reviewOn: v.parse(INCIDENT_FIELDS.reviewOn, stored.get('reviewOn')),
    checkOn: v.parse(INCIDENT_FIELDS.checkOn, stored.get('checkOn')),
    repeatOf: v.parse(INCIDENT_FIELDS.repeatOf, stored.get('repeatOf')),
  }
}
