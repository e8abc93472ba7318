import * as v from 'valibot'
import type * as Y from 'yjs'

import { WRITING_MODES, type Phase, type Stage } from '../domain/agenda.ts'
import { REGIONS } from '../domain/cards/card.ts'
import { choice, instant, optionalInstant } from '../domain/cards/fields.ts'
import { idleTimer, type Timer } from '../domain/timer.ts'
import { isEntryId } from './entries.ts'
import { STAGE_KEYS, STAGE_ROOTS } from './keys.ts'

const minutes = v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(24 * 60)), 0)

/** A phase as stored, its id aside; each value on its own, so that one bad value does not hide the phase. */
export const PHASE_FIELDS = {
  name: v.fallback(v.string(), ''),
  minutes,
  region: choice([...REGIONS, 'board'], 'board'),
  writing: choice(WRITING_MODES, 'open'),
  silentMinutes: minutes,
  prompts: v.fallback(v.array(v.string()), []),
  deadlineMs: optionalInstant,
} as const

const phaseSchema = v.object(PHASE_FIELDS)

/** How far a duration may go: a day over or under. */
const MAX_MS = 24 * 60 * 60_000
const duration = v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_MS))
const timerSchema = v.variant('state', [
  v.object({ state: v.literal('idle'), durationMs: duration }),
  v.object({ state: v.literal('running'), endsAtMs: instant, durationMs: duration }),
  v.object({
    state: v.literal('paused'),
    remainingMs: v.pipe(v.number(), v.minValue(-MAX_MS), v.maxValue(MAX_MS)),
    durationMs: duration,
  }),
])

/**
 * Where the meeting is. A phase that cannot be read is left out; a current phase that is gone reads as the first one;
 * an unreadable timer reads as the phase's, at rest. Never throws.
 */
export function readStage(doc: Y.Doc): Stage {
  const phases = readPhases(doc)
  const stored = doc.getMap(STAGE_ROOTS.stage)
  const phaseId = stored.get(STAGE_KEYS.phase)
  const phase = phases.find(({ id }) => id === phaseId) ?? phases[0]
  return {
    phases,
    phaseId: phase?.id ?? '',
    timer: readTimer(stored.get(STAGE_KEYS.timer), phase),
    openRegions: REGIONS.filter((one) => stored.get(STAGE_KEYS.openRegionPrefix + one) === true),
  }
}

function readPhases(doc: Y.Doc): Phase[] {
  const read: { readonly phase: Phase; readonly order: number }[] = []
  doc.getMap(STAGE_ROOTS.phases).forEach((stored, id) => {
    const phase = v.safeParse(phaseSchema, stored)
    if (!phase.success || !isEntryId(id)) return
    read.push({ phase: { id, ...phase.output }, order: orderOf(stored) })
  })
  read.sort((a, b) => a.order - b.order || (a.phase.id < b.phase.id ? -1 : 1))
  return read.map(({ phase }) => phase)
}

/** The place of a stored phase; those without come last. */
function orderOf(stored: unknown): number {
  const order = v.safeParse(v.object({ order: v.pipe(v.number(), v.finite()) }), stored)
  return order.success ? order.output.order : Number.MAX_VALUE
}

function readTimer(stored: unknown, phase: Phase | undefined): Timer {
  const timer = v.safeParse(timerSchema, stored)
  return timer.success ? timer.output : idleTimer(phase?.minutes ?? 0)
}

/** Calls back once after each transaction that changed the stage. Returns a function that ends it. */
export function observeStage(doc: Y.Doc, changed: () => void): () => void {
  const roots = Object.values(STAGE_ROOTS).map((name) => doc.getMap(name))
  let isDirty = false
  const onChange = (): void => {
    isDirty = true
  }
  const onEnd = (): void => {
    if (!isDirty) return
    isDirty = false
    changed()
  }
  for (const root of roots) root.observeDeep(onChange)
  doc.on('afterTransaction', onEnd)
  return () => {
    for (const root of roots) root.unobserveDeep(onChange)
    doc.off('afterTransaction', onEnd)
  }
}
