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
