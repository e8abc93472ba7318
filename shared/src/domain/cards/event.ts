import * as v from 'valibot'

import { defineCardKind, type CardOf } from './card.ts'
import { choice, flag, instant, optionalChoice, optionalLink } from './fields.ts'
import { MILESTONES } from './milestones.ts'

export { MILESTONES, type Milestone } from './milestones.ts'

export const EVENT_TYPES = [
  'trigger',
  'detection',
  'decision',
  'communication',
  'change',
  'mitigation',
  'resolution',
  'other',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** When an event happened. One value, so that two people moving it at once never mix their halves. */
const eventTime = v.pipe(
  v.object({
    /** Epoch ms. */
    startMs: instant,
    /** Epoch ms of a range's end, not before its start; `null` for a moment. */
    endMs: v.nullable(instant),
    /** Shown as "~". */
    approximate: v.boolean(),
  }),
  v.check((time) => time.endMs === null || time.endMs >= time.startMs),
  v.readonly(),
)
export type EventTime = v.InferOutput<typeof eventTime>

/** A fact of the timeline lane. */
export const eventKind = defineCardKind({
  kind: 'event',
  label: 'Event',
  one: 'an event',
  region: 'timeline',
  fieldRows: 0,
  fields: {
    /** `null`: not dated yet, it waits in the tray. */
    time: v.fallback(v.nullable(eventTime), null),
    type: choice(EVENT_TYPES, 'other'),
    milestone: optionalChoice(MILESTONES),
    source: optionalLink,
    /** Whether responders knew it at that moment, or it was found out afterwards. */
    known: choice(['then', 'later'], 'then'),
    /** Picked for the report's one-page timeline. */
    starred: flag,
  },
  keeps: [],
  texts: [],
})
export type TimelineEvent = CardOf<typeof eventKind>
