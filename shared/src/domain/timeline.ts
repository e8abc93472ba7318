import type { Board } from './board.ts'
import type { EventTime, TimelineEvent } from './cards/event.ts'
import { MILESTONES, type Milestone } from './cards/milestones.ts'
import type { Card } from './cards/cardKinds.ts'
import { byOrder } from './order.ts'
import { refuse, succeed, type Result } from './result.ts'
import { formatDuration } from './zone.ts'

/** An event that has a time. */
export type DatedEvent = TimelineEvent & { readonly time: EventTime }

/** The events that have a time, by their start; at the same moment by order key, then id. */
export function datedEvents(cards: readonly Card[]): readonly DatedEvent[] {
  return cards
    .filter((card): card is DatedEvent => card.kind === 'event' && card.time !== null)
    .toSorted((a, b) => a.time.startMs - b.time.startMs || byOrder(a, b))
}

/** The events that wait for a time, by order key, then id. */
export function undatedEvents(cards: readonly Card[]): readonly TimelineEvent[] {
  return cards
    .filter((card): card is TimelineEvent => card.kind === 'event' && card.time === null)
    .toSorted(byOrder)
}

/** When each milestone was reached, epoch ms: by the earliest event marked with it, else as entered for the incident. */
export function milestoneTimes(
  board: Pick<Board, 'cards' | 'incident'>,
): Readonly<Record<Milestone, number | null>> {
  const times: Record<Milestone, number | null> = { ...board.incident.times }
  const marked = new Set<Milestone>()
  for (const event of datedEvents(board.cards)) {
    if (event.milestone === null || marked.has(event.milestone)) continue
    marked.add(event.milestone)
    times[event.milestone] = event.time.startMs
  }
  return times
}

export const RESPONSE_MEASURES = ['detect', 'acknowledge', 'mitigate', 'resolve'] as const
export type ResponseMeasure = (typeof RESPONSE_MEASURES)[number]

/** The milestones between which each measure runs. */
export const MEASURE_ENDS: Readonly<
  Record<ResponseMeasure, { readonly from: Milestone; readonly to: Milestone }>
> = {
  detect: { from: 'started', to: 'detected' },
  acknowledge: { from: 'detected', to: 'acknowledged' },
  mitigate: { from: 'started', to: 'mitigated' },
  resolve: { from: 'started', to: 'resolved' },
}

/** A measured part of the response; all in ms, `fromMs` and `toMs` since the epoch. */
export interface ResponseDuration {
  readonly fromMs: number
  readonly toMs: number
  readonly durationMs: number
}

/** `null` when one of its ends was not recorded. */
export type MeasuredResponse = Result<ResponseDuration | null, 'out-of-order'>

/** Time to detect, acknowledge, mitigate and resolve; times that run backwards are refused (`outOfOrderMessage`). */
export function responseDurations(
  times: Readonly<Record<Milestone, number | null>>,
): Readonly<Record<ResponseMeasure, MeasuredResponse>> {
  const measure = ({ from, to }: { from: Milestone; to: Milestone }): MeasuredResponse => {
    const fromMs = times[from]
    const toMs = times[to]
    if (fromMs === null || toMs === null) return succeed(null)
    if (toMs < fromMs) return refuse('out-of-order')
    return succeed({ fromMs, toMs, durationMs: toMs - fromMs })
  }
  return {
    detect: measure(MEASURE_ENDS.detect),
    acknowledge: measure(MEASURE_ENDS.acknowledge),
    mitigate: measure(MEASURE_ENDS.mitigate),
    resolve: measure(MEASURE_ENDS.resolve),
  }
}

/** Two milestones that were reached in the wrong order. */
export interface MilestoneConflict {
  readonly earlier: Milestone
  readonly later: Milestone
}

/** Each milestone that lies before one that should come first, with the nearest such one. */
export function milestoneConflicts(
  times: Readonly<Record<Milestone, number | null>>,
): readonly MilestoneConflict[] {
  const conflicts: MilestoneConflict[] = []
  MILESTONES.forEach((later, index) => {
    const time = times[later]
    if (time === null) return
    const earlier = MILESTONES.slice(0, index).findLast((one) => (times[one] ?? -Infinity) > time)
    if (earlier !== undefined) conflicts.push({ earlier, later })
  })
  return conflicts
}

/** One sentence for people: what does not fit, and what to do. */
export function outOfOrderMessage(
  { earlier, later }: MilestoneConflict,
  times: Readonly<Record<Milestone, number | null>>,
): string {
  const by = formatDuration(Math.abs((times[earlier] ?? 0) - (times[later] ?? 0)))
  return `“${later}” lies ${by} before “${earlier}”. Check both times.`
}
