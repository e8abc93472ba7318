import type { Board } from './board.ts'
import { MILESTONES, type Milestone } from './cards/milestones.ts'
import {
  datedEvents,
  milestoneConflicts,
  milestoneTimes,
  outOfOrderMessage,
  type DatedEvent,
  type MilestoneConflict,
} from './timeline.ts'
import { formatClock, formatDay, formatDuration } from './zone.ts'

/** Something on the timeline worth a second look; it never blocks. */
export type TimelineWarning =
  | { readonly kind: 'milestones-out-of-order'; readonly conflict: MilestoneConflict }
  /** Events at the same minute with the same words. */
  | { readonly kind: 'duplicates'; readonly cardIds: readonly string[] }
  /** Nothing between two neighbouring events of the incident for a long time; epoch ms. */
  | { readonly kind: 'long-gap'; readonly fromMs: number; readonly toMs: number }

/** A gap is long from half an hour on, and in what took long from this share of it. */
const LONG_GAP_MS = 30 * 60_000
const LONG_GAP_SHARE = 1 / 4
const MINUTE_MS = 60_000

/** Milestones out of order, then duplicates, then long gaps between start and resolution; each by time. */
export function timelineWarnings(
  board: Pick<Board, 'cards' | 'incident'>,
): readonly TimelineWarning[] {
  const times = milestoneTimes(board)
  const events = datedEvents(board.cards)
  const conflicts = milestoneConflicts(times).map((conflict): TimelineWarning => ({
    kind: 'milestones-out-of-order',
    conflict,
  }))
  const same = new Map<string, string[]>()
  for (const event of events) {
    const words = event.text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    if (words === '') continue
    const key = `${Math.floor(event.time.startMs / MINUTE_MS)} ${words}`
    same.set(key, [...(same.get(key) ?? []), event.id])
  }
  const duplicates = [...same.values()]
    .filter((cardIds) => cardIds.length > 1)
    .map((cardIds): TimelineWarning => ({ kind: 'duplicates', cardIds }))
  return [...conflicts, ...duplicates, ...longGaps(events, times)]
}

function longGaps(
  events: readonly DatedEvent[],
  times: Readonly<Record<Milestone, number | null>>,
): readonly TimelineWarning[] {
  const gaps: TimelineWarning[] = []
  const fromMs = times.started ?? events[0]?.time.startMs ?? 0
  const toMs = times.resolved ?? events.at(-1)?.time.startMs ?? 0
  const longMs = Math.max(LONG_GAP_MS, (toMs - fromMs) * LONG_GAP_SHARE)
  let reachedMs: number | null = null
  for (const { time } of events) {
    const inIncident =
      reachedMs !== null &&
      reachedMs >= (times.started ?? -Infinity) &&
      time.startMs <= (times.resolved ?? Infinity)
    if (reachedMs !== null && inIncident && time.startMs - reachedMs > longMs) {
      gaps.push({ kind: 'long-gap', fromMs: reachedMs, toMs: time.startMs })
    }
    reachedMs = Math.max(reachedMs ?? -Infinity, time.endMs ?? time.startMs)
  }
  return gaps
}

/** Something on the timeline worth a second look, in words, and where it is. */
export interface TimelineRemark {
  /** The same for the same thing, unlike any other's. */
  readonly id: string
  readonly kind: TimelineWarning['kind']
  /** One sentence for people. */
  readonly says: string
  /** Where on the axis it begins, epoch ms. */
  readonly atMs: number
  /** Where it ends, epoch ms; the same for what is at one moment. */
  readonly untilMs: number
  /** The cards that it is about; for milestones those that are marked with them, for a gap those at its ends. */
  readonly cardIds: readonly string[]
  /** The milestone that is out of order, or `null`. */
  readonly milestone: Milestone | null
}

/** What {@link timelineWarnings} finds, as people read it. */
export function timelineRemarks(
  board: Pick<Board, 'cards' | 'incident'>,
): readonly TimelineRemark[] {
  const times = milestoneTimes(board)
  const { timeZone } = board.incident
  const events = datedEvents(board.cards)
  const clock = (ms: number) => formatClock(ms, timeZone)
  return timelineWarnings(board).map((warning): TimelineRemark => {
    switch (warning.kind) {
      case 'milestones-out-of-order': {
        const { earlier, later } = warning.conflict
        const marked = (milestone: Milestone) =>
          events.find((event) => event.milestone === milestone)?.id
        return {
          id: `${warning.kind} ${MILESTONES.indexOf(later)}`,
          kind: warning.kind,
          says: outOfOrderMessage(warning.conflict, times),
          atMs: times[later] ?? 0,
          untilMs: times[later] ?? 0,
          cardIds: [marked(later), marked(earlier)].filter((id) => id !== undefined),
          milestone: later,
        }
      }
      case 'duplicates': {
        const { cardIds } = warning
        const atMs = events.find((event) => event.id === cardIds[0])?.time.startMs ?? 0
        return {
          id: `${warning.kind} ${cardIds.join(' ')}`,
          kind: warning.kind,
          says: `${cardIds.length} events at ${clock(atMs)} have the same words. Keep one of them.`,
          atMs,
          untilMs: atMs,
          cardIds,
          milestone: null,
        }
      }
      case 'long-gap': {
        const { fromMs, toMs } = warning
        const sameDay = formatDay(fromMs, timeZone) === formatDay(toMs, timeZone)
        const until = sameDay ? clock(toMs) : `${formatDay(toMs, timeZone)} ${clock(toMs)}`
        const length = formatDuration(toMs - fromMs)
        const ends = [
          events.findLast(({ time }) => (time.endMs ?? time.startMs) === fromMs)?.id,
          events.find(({ time }) => time.startMs === toMs)?.id,
        ]
        return {
          id: `${warning.kind} ${fromMs}`,
          kind: warning.kind,
          says: `Nothing is recorded from ${clock(fromMs)} to ${until} (${length}). Did something happen?`,
          atMs: fromMs,
          untilMs: toMs,
          cardIds: ends.filter((id) => id !== undefined),
          milestone: null,
        }
      }
    }
  })
}
