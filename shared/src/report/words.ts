import type { Occasion, Severity, Status } from '../domain/board.ts'
import type { Action } from '../domain/cards/action.ts'
import type { EventType, Milestone } from '../domain/cards/event.ts'
import type { Win } from '../domain/cards/worked.ts'
import type { ResponseMeasure } from '../domain/timeline.ts'

/** What the report calls things. */
export const NOT_RECORDED = 'Not recorded'

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  sev1: 'SEV 1',
  sev2: 'SEV 2',
  sev3: 'SEV 3',
  sev4: 'SEV 4',
}
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  published: 'Published',
}
export const OCCASION_WORDS: Readonly<Record<Occasion, string>> = {
  incident: 'Incident',
  project: 'Project',
  deadline: 'Missed deadline',
  client: 'Client escalation',
}
export const MILESTONE_WORDS: Readonly<Record<Milestone, string>> = {
  started: 'Started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
}
export const MEASURE_WORDS: Readonly<Record<ResponseMeasure, string>> = {
  detect: 'Time to detect',
  acknowledge: 'Time to acknowledge',
  mitigate: 'Time to mitigate',
  resolve: 'Time to resolve',
}
export const EVENT_TYPE_WORDS: Readonly<Record<EventType, string>> = {
  trigger: 'Trigger',
  detection: 'Detection',
  decision: 'Decision',
  communication: 'Communication',
  change: 'Change',
  mitigation: 'Mitigation',
  resolution: 'Resolution',
  other: 'Event',
}
export const AREA_WORDS: Readonly<Record<NonNullable<Win['area']>, string>> = {
  detection: 'Detection',
  response: 'Response',
  communication: 'Communication',
}
export const ACTION_TYPE_WORDS: Readonly<Record<NonNullable<Action['type']>, string>> = {
  investigate: 'Investigate',
  prevent: 'Prevent',
  mitigate: 'Mitigate',
  repair: 'Repair',
  detect: 'Detect',
  process: 'Process',
  other: 'Other',
}
export const PRIORITY_WORDS: Readonly<Record<NonNullable<Action['priority']>, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  urgent: 'Urgent',
}
export const ACTION_STATUS_WORDS: Readonly<Record<Action['status'], string>> = {
  proposed: 'Proposed',
  confirmed: 'Confirmed',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  done: 'Done',
  declined: 'Declined',
  'risk-accepted': 'Risk accepted',
}
