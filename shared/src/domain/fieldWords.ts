import type { Action } from './cards/action.ts'
import type { EventType } from './cards/event.ts'

/** What values are called where cards are edited and in text files; the report's page shows none of them. */

/** Stands where nothing was filled in. */
export const NOT_RECORDED = 'Not recorded'

/** What an event was. */
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
/** What an action does about a cause. */
export const ACTION_TYPE_WORDS: Readonly<Record<NonNullable<Action['type']>, string>> = {
  investigate: 'Investigate',
  prevent: 'Prevent',
  mitigate: 'Mitigate',
  repair: 'Repair',
  detect: 'Detect',
  process: 'Process',
  other: 'Other',
}
/** How soon an action is wanted. */
export const PRIORITY_WORDS: Readonly<Record<NonNullable<Action['priority']>, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  urgent: 'Urgent',
}
