import type { Occasion, Severity, Status } from '../domain/board.ts'
import type { Action } from '../domain/cards/action.ts'
import type { EventType, Milestone, TimelineEvent } from '../domain/cards/event.ts'
import type { Win } from '../domain/cards/worked.ts'
import type { ResponseMeasure } from '../domain/timeline.ts'

/** The version of this shape, for those who read it as JSON. */
export const REPORT_VERSION = 1

/**
 * The report of a post-mortem as a value: every format is written from it, and what comes from a card says which one.
 * Whatever was not recorded is `null`, or an empty list; nothing that people wrote is shortened.
 */
export interface Report {
  readonly version: number
  /** Epoch ms of the moment for which it was built. */
  readonly builtAtMs: number
  /** IANA name of the zone beside UTC. */
  readonly timeZone: string
  readonly header: ReportHeader
  readonly summary: ReportSummary | null
  readonly impact: ReportImpact
  readonly detection: string | null
  readonly trigger: string | null
  readonly resolution: string | null
  readonly response: readonly ReportMeasure[]
  readonly timeline: ReportTimeline
  readonly factors: ReportFactors
  readonly worked: ReportWorked
  readonly actions: readonly ReportAction[]
  /** Declined, or their risk accepted, with the reason. */
  readonly declined: readonly ReportAction[]
  readonly followUp: ReportFollowUp
  /** Ids of boards of earlier post-mortems that this one repeats. */
  readonly similar: readonly string[]
  /** Ideas that were parked and became nothing yet. */
  readonly parked: readonly ReportItem[]
  /** What its reader should know before publishing it. */
  readonly warnings: readonly ReportWarning[]
}

export interface ReportHeader {
  readonly id: string
  readonly title: string | null
  readonly occasion: Occasion
  readonly severity: Severity | null
  readonly status: Status
  /** When it started, in the board's zone, `YYYY-MM-DD`. */
  readonly incidentDay: string | null
  readonly owner: string | null
  readonly facilitator: string | null
  readonly participants: readonly string[]
  /** Names of those who signed off. */
  readonly signedOff: readonly string[]
  readonly services: readonly string[]
  readonly teams: readonly string[]
  readonly tags: readonly string[]
  /** When the meeting is or was held, epoch ms. */
  readonly meetingAtMs: number | null
  /** Epoch ms by milestone. */
  readonly times: Readonly<Record<Milestone, number | null>>
}

export interface ReportSummary {
  readonly text: string
  readonly words: number
}

export interface ReportImpact {
  readonly text: string | null
  readonly effect: string | null
  /** From start to resolution, ms. */
  readonly durationMs: number | null
}

/** One step of the response strip. */
export interface ReportMeasure {
  readonly measure: ResponseMeasure
  readonly from: Milestone
  readonly to: Milestone
  /** Epoch ms. */
  readonly fromMs: number | null
  readonly toMs: number | null
  /** `null` when an end is missing or the times run backwards; then `problem` says so. */
  readonly durationMs: number | null
  readonly problem: string | null
}

/** A card's text with the card that it comes from. */
export interface ReportItem {
  readonly cardId: string
  readonly text: string
}

export interface ReportEvent extends ReportItem {
  readonly time: TimelineEvent['time']
  readonly type: EventType
  readonly milestone: Milestone | null
  readonly source: string | null
  readonly learnedLater: boolean
}

export interface ReportTimeline {
  /** At most `MAX_TIMELINE_ROWS`, by time: the starred ones, or where none is starred the first ones. */
  readonly rows: readonly ReportEvent[]
  /** How many events are only in the appendix. */
  readonly more: number
  /** All of them: by time, then those without one. */
  readonly all: readonly ReportEvent[]
}

export interface ReportWhy extends ReportItem {
  readonly confirmed: boolean
  /** 1 right below the factor. */
  readonly depth: number
}

export interface ReportFactor extends ReportItem {
  readonly category: string
  readonly confirmed: boolean
  readonly votes: number
  /** The end of its longest chain of whys. */
  readonly deepestWhy: ReportWhy | null
  /** All whys below it, each before those below itself. */
  readonly whys: readonly ReportWhy[]
  /** Events that it, or a why below it, points to. */
  readonly evidence: readonly ReportEvent[]
  /** How many actions answer it or a why below it. */
  readonly actions: number
}

export interface ReportFactors {
  /** At most `MAX_FACTORS`: by votes, then as on the board. */
  readonly rows: readonly ReportFactor[]
  /** How many are only in the appendix. */
  readonly more: number
  /** All of them, bone by bone as on the board. */
  readonly all: readonly ReportFactor[]
}

export interface ReportWin extends ReportItem {
  readonly area: Win['area']
}

export interface ReportWorked {
  readonly well: readonly ReportWin[]
  readonly poorly: readonly ReportWin[]
  readonly lucky: readonly ReportWin[]
}

export interface ReportAction extends ReportItem {
  readonly type: Action['type']
  readonly priority: Action['priority']
  readonly status: Action['status']
  readonly owner: string | null
  /** `YYYY-MM-DD`. */
  readonly due: string | null
  readonly isOverdue: boolean
  readonly tracker: string | null
  /** Texts of the causes and whys that it answers. */
  readonly factors: readonly ReportItem[]
  readonly expectedEffect: string | null
  readonly measuredBy: string | null
  readonly finishTest: string | null
  readonly reason: string | null
}

/** Days `YYYY-MM-DD`. */
export interface ReportFollowUp {
  readonly shareBy: string | null
  readonly reviewOn: string | null
  readonly checkOn: string | null
  readonly who: string | null
}

export type ReportWarning =
  | { readonly kind: 'summary-too-long'; readonly words: number; readonly maxWords: number }
  | { readonly kind: 'milestones-out-of-order'; readonly message: string }
  | { readonly kind: 'factor-without-action'; readonly cardId: string }

export const MAX_SUMMARY_WORDS = 60
export const MAX_TIMELINE_ROWS = 12
export const MAX_FACTORS = 6
