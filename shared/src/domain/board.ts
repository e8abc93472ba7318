import type { Card } from './cards/cardKinds.ts'
import type { Milestone } from './cards/event.ts'

/** What someone may do on a board; held by the server, per room. */
export const ROLES = ['facilitator', 'contributor', 'observer'] as const
export type Role = (typeof ROLES)[number]

export const SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4'] as const
export type Severity = (typeof SEVERITIES)[number]

export const OCCASIONS = ['incident', 'project', 'deadline', 'client'] as const
/** What the post-mortem looks back on. */
export type Occasion = (typeof OCCASIONS)[number]

export const STATUSES = ['draft', 'in-review', 'published'] as const
export type Status = (typeof STATUSES)[number]

/** The board's long texts, each a root of its own in the document. */
export const BOARD_TEXTS = [
  'title',
  'summary',
  'impact',
  'detection',
  'trigger',
  'resolution',
  'effect',
] as const
export type BoardTextName = (typeof BOARD_TEXTS)[number]

/** The disruption reviewed. */
export interface Incident {
  readonly occasion: Occasion
  readonly severity: Severity | null
  readonly status: Status
  /** IANA name of the zone in which times are shown, e.g. "Europe/Berlin"; times are stored in UTC. */
  readonly timeZone: string
  /** How wide a minute of the timeline is, px; `null`: as usual (`DEFAULT_PX_PER_MINUTE`). */
  readonly pxPerMinute: number | null
  /** Epoch ms as entered for the incident; a milestone marked on an event comes before these (see `milestoneTimes`). */
  readonly times: Readonly<Record<Milestone, number | null>>
  /** Who owns the report. */
  readonly owner: string | null
  readonly facilitator: string | null
  /** When the meeting is held, epoch ms. */
  readonly meetingAtMs: number | null
  /** Days `YYYY-MM-DD`: report shared by, report reviewed on, effects checked on. */
  readonly shareBy: string | null
  readonly reviewOn: string | null
  readonly checkOn: string | null
  /** Board id of the earlier post-mortem that this one is confirmed to repeat. */
  readonly repeatOf: string | null
}

/** A person on the board; persists when their socket closes. */
export interface Participant {
  readonly id: string
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
}

/** A bone of the fishbone. */
export interface Category {
  readonly id: string
  readonly name: string
  readonly order: string
}

export const LINK_KINDS = ['evidence', 'answers'] as const
/** `evidence`: cause or why → event. `answers`: action, or a parked idea that may become one, → cause or why. */
export type LinkKind = (typeof LINK_KINDS)[number]

export interface Link {
  readonly kind: LinkKind
  /** Card ids; both are cards that are there. */
  readonly from: string
  readonly to: string
}

/** Plain readonly value of one post-mortem: what every view, the report and the API are built from. */
export interface Board {
  readonly id: string
  readonly schemaVersion: number
  readonly createdAtMs: number
  readonly incident: Incident
  readonly texts: Readonly<Record<BoardTextName, string>>
  /** Sorted: by order key, ties by id. Removed cards are not among them. */
  readonly cards: readonly Card[]
  readonly categories: readonly Category[]
  readonly links: readonly Link[]
  /** Dots on a card, counted. */
  readonly votes: Readonly<Record<string, number>>
  readonly participants: readonly Participant[]
  /** Sorted names. */
  readonly services: readonly string[]
  readonly teams: readonly string[]
  readonly tags: readonly string[]
  /** Participant id → epoch ms. */
  readonly signOffs: Readonly<Record<string, number>>
  /** One answer (1–5) a person to "did you learn something?", without saying whose. */
  readonly pulse: readonly number[]
}
