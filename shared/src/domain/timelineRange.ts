import type { EventTime } from './cards/event.ts'
import { MAX_INSTANT_MS } from './zone.ts'

/** The ends of an event's time; a moment's end is its start. */
export type RangeEdge = 'start' | 'end'

const MINUTE_MS = 60_000

/** The time whose start or end is pulled to a moment, epoch ms. It snaps to the minute and never passes the other end. */
export function pulledRange(time: EventTime, edge: RangeEdge, ms: number): EventTime {
  const minute = Math.round(ms / MINUTE_MS) * MINUTE_MS
  const snapped = Math.min(Math.max(minute, -MAX_INSTANT_MS), MAX_INSTANT_MS)
  if (edge === 'end') {
    return { ...time, endMs: snapped <= time.startMs ? null : snapped }
  }
  const endMs = time.endMs ?? time.startMs
  const startMs = Math.min(snapped, endMs)
  return { ...time, startMs, endMs: startMs === endMs ? null : endMs }
}
