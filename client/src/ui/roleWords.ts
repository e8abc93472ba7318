import type { Role } from '@whyboard/shared/domain/board.ts'

/** What a role is called, and what it may do. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly may: string }>> = {
  facilitator: { name: 'Facilitator', may: 'Runs the agenda, shares, and edits everything' },
  contributor: { name: 'Contributor', may: 'Adds and edits cards' },
  observer: { name: 'Observer', may: 'Reads along; nothing can be changed' },
}
