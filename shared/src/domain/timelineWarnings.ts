import type { Board } from './board.ts'
import { MILESTONES, type Milestone } from './cards/milestones.ts'
import {
  datedEvents,
  milestoneTimes,
  outOfOrderMessage,
  timelineWarnings,
  type TimelineWarning,
} from './timeline.ts'
import { formatClock, formatDay, formatDuration } from './zone.ts'

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
