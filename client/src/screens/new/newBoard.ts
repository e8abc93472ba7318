import type { Occasion, Severity } from '@whyboard/shared/domain/board.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import { zonedToEpochMs } from '../../ui/wallClock.ts'

/** The agendas that a new board can start with. */
export const TEMPLATES = ['full', 'quick', 'async'] as const
export type Template = (typeof TEMPLATES)[number]

/** The form as typed: times are wall-clock times in `timeZone`, `''` when left empty. */
export interface NewBoardForm {
  readonly title: string
  readonly impact: string
  readonly severity: Severity | null
  readonly occasion: Occasion
  readonly timeZone: string
  readonly startedAt: string
  readonly resolvedAt: string
  readonly template: Template
  readonly facilitator: string
  readonly meetingAt: string
}

/** The fields that can be wrong, in the order in which they stand on the page. */
export const CHECKED_FIELDS = ['title', 'startedAt', 'resolvedAt', 'meetingAt'] as const
export type CheckedField = (typeof CHECKED_FIELDS)[number]

/** What is wrong with a field; `swap`: exchanging start and end would mend it. */
export interface FieldProblem {
  readonly text: string
  readonly swap?: true
}

export type Problems = Readonly<Partial<Record<CheckedField, FieldProblem>>>

/** What a form says once its times are read: epoch ms, empty fields `null`. */
export interface ReadForm {
  readonly startedAtMs: number | null
  readonly resolvedAtMs: number | null
  readonly meetingAtMs: number | null
}

const NOT_A_TIME: FieldProblem = {
  text: 'This is not a date and time. Pick one, or leave it empty.',
}

/** Reads the times of a form and says what is wrong with it. `problems` is empty when it can be sent. */
export function checkForm(form: NewBoardForm): {
  readonly read: ReadForm
  readonly problems: Problems
} {
  const problems: Partial<Record<CheckedField, FieldProblem>> = {}
  const title = form.title.trim()
  if (title === '') {
    problems.title = { text: 'Give it a title, so that people recognise it later.' }
  } else if (title.length > LIMITS.maxTitleLength) {
    problems.title = { text: `Shorten the title to ${LIMITS.maxTitleLength} characters.` }
  }
  const readTime = (field: 'startedAt' | 'resolvedAt' | 'meetingAt'): number | null => {
    if (form[field] === '') return null
    const ms = zonedToEpochMs(form[field], form.timeZone)
    if (ms === null) problems[field] = NOT_A_TIME
    return ms
  }
  const read = {
    startedAtMs: readTime('startedAt'),
    resolvedAtMs: readTime('resolvedAt'),
    meetingAtMs: readTime('meetingAt'),
  }
  if (
    read.startedAtMs !== null &&
    read.resolvedAtMs !== null &&
    read.resolvedAtMs < read.startedAtMs
  ) {
    problems.resolvedAt = { text: 'The end is before the start.', swap: true }
  }
  return { read, problems }
}

const HOUR_MS = 3_600_000

/**
 * Advice on when to meet: 48–72 h after an incident (memories are fresh, nerves are calm), within a week for everything else.
 * @param endedAtMs end of the disruption, else its start; `null` when neither is known
 */
export function meetingHint(
  occasion: Occasion,
  endedAtMs: number | null,
  meetingAtMs: number | null,
): { readonly text: string; readonly tone: 'plain' | 'ok' | 'warn' } {
  const advice =
    occasion === 'incident'
      ? 'Best 48–72 hours after the incident: memories are fresh, nerves are calm.'
      : 'Best within a week, while memories are fresh.'
  if (endedAtMs === null || meetingAtMs === null) return { text: advice, tone: 'plain' }
  const hours = Math.round((meetingAtMs - endedAtMs) / HOUR_MS)
  if (hours < 0) return { text: 'That is before it ended.', tone: 'warn' }
  const after =
    hours < 72 ? `${hours} h after the end` : `${Math.round(hours / 24)} days after the end`
  const [from, to] = occasion === 'incident' ? [48, 72] : [0, 168]
  if (hours >= from && hours <= to) return { text: `${after}: a good time.`, tone: 'ok' }
  return { text: `${after}. ${advice}`, tone: hours < from ? 'plain' : 'warn' }
}

/** `2 h 15 min`: how long something lasted, for the line below start and end. */
export function formatLength(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  const parts = [
    days > 0 ? `${days} d` : '',
    hours > 0 ? `${hours} h` : '',
    rest > 0 ? `${rest} min` : '',
  ]
  return parts.filter(Boolean).join(' ') || '0 min'
}
