import type { Region } from './cards/card.ts'
import { idleTimer, type Timer } from './timer.ts'

export const WRITING_MODES = ['none', 'open', 'silent-then-open'] as const
/** How people write in a phase: not at all, seen by all at once, or first each for themselves. */
export type WritingMode = (typeof WRITING_MODES)[number]

/** One timebox of the meeting. */
export interface Phase {
  readonly id: string
  readonly name: string
  /** Its timebox in minutes; 0 when it has a deadline instead. */
  readonly minutes: number
  /** Where it takes place; `board`: everywhere. */
  readonly region: Region | 'board'
  readonly writing: WritingMode
  /** How long the silent part lasts, in minutes; 0 without one. */
  readonly silentMinutes: number
  /** What the facilitator says or asks, in order. */
  readonly prompts: readonly string[]
  /** Async meetings: until when people contribute, epoch ms; `null`: no deadline. */
  readonly deadlineMs: number | null
}

/** Where a meeting is: everybody sees the same. */
export interface Stage {
  readonly phases: readonly Phase[]
  /** Id of the current phase. */
  readonly phaseId: string
  readonly timer: Timer
  /** Regions that a facilitator opened for new cards before their phase. */
  readonly openRegions: readonly Region[]
}

export const AGENDA_TEMPLATE_NAMES = ['full', 'quick', 'async'] as const
export type AgendaTemplate = (typeof AGENDA_TEMPLATE_NAMES)[number]

type PhaseId = 'open' | 'timeline' | 'causes' | 'worked' | 'actions' | 'close'

const FULL: readonly (Phase & { readonly id: PhaseId })[] = [
  {
    id: 'open',
    name: 'Open',
    minutes: 5,
    region: 'board',
    writing: 'none',
    silentMinutes: 0,
    prompts: [
      'We are here to learn how the system allowed this, not to judge anyone.',
      'We examine conditions, not people. Everyone acted on what they knew then.',
      'Fixes that come to mind before the Actions phase go to the parking lot.',
      'What is still open from earlier post-mortems?',
    ],
    deadlineMs: null,
  },
  {
    id: 'timeline',
    name: 'Timeline',
    minutes: 20,
    region: 'timeline',
    writing: 'silent-then-open',
    silentMinutes: 5,
    prompts: [
      'When did it start, and when was it first detected?',
      'What changed in the 24 hours before?',
      'Who knew what, and when?',
      'Which signals were visible and not acted on?',
      'How long did each stage take?',
      'Impact: who was affected, and for how long? Name users, requests, minutes, cost, SLO.',
      'Impact: what did it cost in engineer hours, customer trust, revenue?',
      'Impact: which recurring bottlenecks does this expose?',
    ],
    deadlineMs: null,
  },
  {
    id: 'causes',
    name: 'Root causes',
    minutes: 25,
    region: 'causes',
    writing: 'silent-then-open',
    silentMinutes: 5,
    prompts: [
      'What made this possible?',
      'Ask why at least five times: what made that possible?',
      'Which conditions had to come together?',
      'Which earlier warnings were there?',
      'What did monitoring or the on-call process fail to catch?',
    ],
    deadlineMs: null,
  },
  {
    id: 'worked',
    name: 'What worked',
    minutes: 10,
    region: 'worked',
    writing: 'open',
    silentMinutes: 0,
    prompts: [
      'What in detection, response and communication is worth keeping?',
      'Where were we lucky?',
    ],
    deadlineMs: null,
  },
  {
    id: 'actions',
    name: 'Actions',
    minutes: 15,
    region: 'actions',
    writing: 'open',
    silentMinutes: 0,
    prompts: [
      'What single change would have prevented this?',
      'Who owns it, by when, and how will we know that it is finished?',
      'Which parked ideas become actions now?',
    ],
    deadlineMs: null,
  },
  {
    id: 'close',
    name: 'Close',
    minutes: 5,
    region: 'board',
    writing: 'none',
    silentMinutes: 0,
    prompts: [
      'Who owns the report, and when is it shared? Within 24 hours is good.',
      'When do we check the effect? Two to four weeks from now is good.',
      'One question to everyone: did you learn something?',
    ],
    deadlineMs: null,
  },
]

const QUICK_MINUTES: Readonly<Record<PhaseId, number>> = {
  open: 3,
  timeline: 12,
  causes: 14,
  worked: 5,
  actions: 8,
  close: 3,
}

const QUICK_SILENT_MINUTES = 3

/** The agendas to choose from: Full takes 80 minutes, Quick 45, Async has deadlines instead of a timer. */
export const AGENDA_TEMPLATES: Readonly<Record<AgendaTemplate, readonly Phase[]>> = {
  full: FULL,
  quick: FULL.map((phase) => ({
    ...phase,
    minutes: QUICK_MINUTES[phase.id],
    silentMinutes: phase.silentMinutes === 0 ? 0 : QUICK_SILENT_MINUTES,
  })),
  async: FULL.map((phase) => ({
    ...phase,
    minutes: 0,
    silentMinutes: 0,
    writing: phase.writing === 'none' ? 'none' : 'open',
  })),
}

const DAY_MS = 24 * 60 * 60_000

/**
 * The phases of a new meeting. Those of the async template get a deadline each, one day (24 h) after another from
 * `startMs` (epoch ms) on; without a start they have none until somebody sets it.
 */
export function createAgenda(template: AgendaTemplate, startMs: number | null): readonly Phase[] {
  const phases = AGENDA_TEMPLATES[template]
  if (template !== 'async' || startMs === null) return phases
  return phases.map((phase, index) => ({ ...phase, deadlineMs: startMs + (index + 1) * DAY_MS }))
}

/** The stage of a meeting that has not begun: its first phase, with its timer at rest. Throws without a phase. */
export function createStage(phases: readonly Phase[]): Stage {
  const first = phases[0]
  if (first === undefined) throw new Error('An agenda needs at least one phase.')
  return { phases, phaseId: first.id, timer: idleTimer(first.minutes), openRegions: [] }
}

/** The phase that the meeting is in; `null` when it was taken out of the agenda meanwhile. */
export function currentPhase(stage: Stage): Phase | null {
  return stage.phases.find((phase) => phase.id === stage.phaseId) ?? null
}

/** The phase before (−1) or after (+1) the current one; `null` at either end. */
export function neighbourPhase(stage: Stage, step: -1 | 1): Phase | null {
  const index = stage.phases.findIndex((phase) => phase.id === stage.phaseId)
  return index < 0 ? null : (stage.phases[index + step] ?? null)
}

/**
 * Whether new cards may go to a region. Only Actions is ever shut: until the meeting has reached the phase held there,
 * or the facilitator has opened it. An agenda without such a phase shuts nothing.
 */
export function isRegionOpen(stage: Stage, region: Region): boolean {
  if (region !== 'actions' || stage.openRegions.includes(region)) return true
  const opensAt = stage.phases.findIndex((phase) => phase.region === region)
  const now = stage.phases.findIndex((phase) => phase.id === stage.phaseId)
  return opensAt < 0 || now < 0 || now >= opensAt
}

/** The sum of all timeboxes, in minutes. */
export function totalMinutes(phases: readonly Phase[]): number {
  return phases.reduce((sum, phase) => sum + phase.minutes, 0)
}
