import type { Occasion, Role, Severity, Status } from '@whyboard/shared/domain/board.ts'

/** What people read for a severity, and what it means in one line. */
export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  sev1: 'SEV 1',
  sev2: 'SEV 2',
  sev3: 'SEV 3',
  sev4: 'SEV 4',
}

/** The same with its meaning, for a list to choose from. */
export const SEVERITY_MEANINGS: Readonly<Record<Severity, string>> = {
  sev1: 'SEV 1 · critical: most people affected',
  sev2: 'SEV 2 · major: many affected, or a key function',
  sev3: 'SEV 3 · minor: few affected, or a way around',
  sev4: 'SEV 4 · small: hardly noticed',
}

/** What a post-mortem looks back on, in words. */
export const OCCASION_LABELS: Readonly<Record<Occasion, string>> = {
  incident: 'Incident',
  project: 'Failed project or delivery',
  deadline: 'Missed deadline',
  client: 'Client escalation',
}

/** How far the report is. */
export const STATUS_LABELS: Readonly<Record<Status, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  published: 'Published',
}

/** What a role is called, and what it may do. */
export const ROLE_LABELS: Readonly<Record<Role, { readonly name: string; readonly may: string }>> =
  {
    facilitator: { name: 'Facilitator', may: 'Runs the agenda, shares, and edits everything' },
    contributor: { name: 'Contributor', may: 'Adds and edits cards' },
    observer: { name: 'Observer', may: 'Reads along; nothing can be changed' },
  }
