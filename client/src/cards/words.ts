import type {
  ActionStatus,
  ACTION_TYPES,
  PRIORITIES,
} from '@whyboard/shared/domain/cards/action.ts'
import type { EventType, Milestone } from '@whyboard/shared/domain/cards/event.ts'

/** How the values of card fields read on the board. */
export const EVENT_TYPE_NAMES: Readonly<Record<EventType, string>> = {
  trigger: 'Trigger',
  detection: 'Detection',
  decision: 'Decision',
  communication: 'Communication',
  change: 'Change',
  mitigation: 'Mitigation',
  resolution: 'Resolution',
  other: 'Event',
}

export const MILESTONE_NAMES: Readonly<Record<Milestone, string>> = {
  started: 'Started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
}

export const ACTION_STATUS_NAMES: Readonly<Record<ActionStatus, string>> = {
  proposed: 'Proposed',
  confirmed: 'Confirmed',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  done: 'Done',
  declined: 'Declined',
  'risk-accepted': 'Risk accepted',
}

export const ACTION_TYPE_NAMES: Readonly<Record<(typeof ACTION_TYPES)[number], string>> = {
  investigate: 'Investigate',
  prevent: 'Prevent',
  mitigate: 'Mitigate',
  repair: 'Repair',
  detect: 'Detect',
  process: 'Process',
  other: 'Other',
}

export const PRIORITY_NAMES: Readonly<Record<(typeof PRIORITIES)[number], string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  urgent: 'Urgent',
}

/** The names of a choice in the order of its values, as a field wants them. */
export function namedOptions<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
): readonly { readonly value: Value; readonly name: string }[] {
  return values.map((value) => ({ value, name: names[value] }))
}
