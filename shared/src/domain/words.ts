import type { Occasion, Severity, Status } from './board.ts'
import type { Action } from './cards/action.ts'
import type { Milestone } from './cards/event.ts'
import type { Win } from './cards/worked.ts'
import type { ResponseMeasure } from './timeline.ts'

/** What values are called wherever people read them: on cards, in lists and in the report. */

/** How bad it was. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  sev1: 'SEV 1',
  sev2: 'SEV 2',
  sev3: 'SEV 3',
  sev4: 'SEV 4',
}
/** How far the report is. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  published: 'Published',
}
/** What a post-mortem looks back on. */
export const OCCASION_WORDS: Readonly<Record<Occasion, string>> = {
  incident: 'Incident',
  project: 'Project or delivery',
  deadline: 'Missed deadline',
  client: 'Client escalation',
}
/** The moments that the response is measured by. */
export const MILESTONE_WORDS: Readonly<Record<Milestone, string>> = {
  started: 'Started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
}
/** The lengths of the response. */
export const MEASURE_WORDS: Readonly<Record<ResponseMeasure, string>> = {
  detect: 'Time to detect',
  acknowledge: 'Time to acknowledge',
  mitigate: 'Time to mitigate',
  resolve: 'Time to resolve',
}
/** How something went. */
export const OUTCOME_WORDS: Readonly<Record<Win['outcome'], string>> = {
  well: 'Went well',
  poorly: 'Went poorly',
  lucky: 'We got lucky',
}
/** The part of the response that something belongs to. */
export const AREA_WORDS: Readonly<Record<NonNullable<Win['area']>, string>> = {
  detection: 'Detection',
  response: 'Response',
  communication: 'Communication',
}
/** How far an action is. */
export const ACTION_STATUS_WORDS: Readonly<Record<Action['status'], string>> = {
  proposed: 'Proposed',
  confirmed: 'Confirmed',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  done: 'Done',
  declined: 'Declined',
  'risk-accepted': 'Risk accepted',
}

/** A whole number as people read it: 10,000. The browser's own way takes its time when it is first asked, which is at the start. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}
