/**
 * The five moments between which a response is measured, in the order in which they happen. Apart from the event card,
 * so that what only measures (the report page) loads no schemas.
 */
export const MILESTONES = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const
export type Milestone = (typeof MILESTONES)[number]
