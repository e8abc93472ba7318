import * as v from 'valibot'

import type { Phase } from '../../domain/agenda.ts'
import type { Region } from '../../domain/cards/card.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import * as timers from '../../domain/timer.ts'
import { canonical } from '../contentHash.ts'
import { STAGE_KEYS, STAGE_ROOTS } from '../keys.ts'
import { PHASE_FIELDS, readStage } from '../readStage.ts'
import type { Writer } from '../writer.ts'
import { write } from './transaction.ts'

/**
 * Makes a phase the current one, with its own timer at rest, or with `timer`: so a step is taken back and the timer it
 * stopped runs on. Going to the current one changes nothing.
 */
export function goToPhase(
  writer: Writer,
  phaseId: string,
  timer?: timers.Timer,
): Result<null, 'no-such-phase'> {
  const stage = readStage(writer.doc)
  const phase = stage.phases.find(({ id }) => id === phaseId)
  if (phase === undefined) return refuse('no-such-phase')
  if (phaseId === stage.phaseId) return succeed(null)
  const stored = writer.doc.getMap(STAGE_ROOTS.stage)
  write(writer, () => {
    stored.set(STAGE_KEYS.phase, phaseId)
    stored.set(STAGE_KEYS.timer, timer ?? timers.idleTimer(phase.minutes))
  })
  return succeed(null)
}

/** Starts an idle timer or lets a paused one run on; a running one stays as it is. */
export function startTimer(writer: Writer): Result<timers.Timer, never> {
  return changeTimer(writer, (timer) => timers.resumeTimer(timer, writer.nowMs()))
}

/** Stops a running timer where it is. */
export function pauseTimer(writer: Writer): Result<timers.Timer, never> {
  return changeTimer(writer, (timer) => timers.pauseTimer(timer, writer.nowMs()))
}

/** Gives the phase more time, or (negative `byMs`) less. */
export function extendTimer(writer: Writer, byMs: number): Result<timers.Timer, 'bad-value'> {
  if (!Number.isFinite(byMs)) return refuse('bad-value')
  return changeTimer(writer, (timer) => timers.extendTimer(timer, byMs, writer.nowMs()))
}

/** Back to the full duration, not running. */
export function resetTimer(writer: Writer): Result<timers.Timer, never> {
  return changeTimer(writer, timers.resetTimer)
}

function changeTimer(
  writer: Writer,
  change: (timer: timers.Timer) => timers.Timer,
): Result<timers.Timer, never> {
  const before = readStage(writer.doc).timer
  const timer = change(before)
  if (canonical(timer, 0) !== canonical(before, 0)) {
    write(writer, () => writer.doc.getMap(STAGE_ROOTS.stage).set(STAGE_KEYS.timer, timer))
  }
  return succeed(timer)
}

/** What of a phase can be edited, before and during the meeting. */
export type PhasePatch = Partial<Omit<Phase, 'id'>>

/**
 * Edits a phase. Its timer follows a new duration where it is the current phase and its timer has not been started.
 */
export function editPhase(
  writer: Writer,
  phaseId: string,
  patch: PhasePatch,
): Result<null, 'no-such-phase' | 'bad-value'> {
  const stage = readStage(writer.doc)
  const phase = stage.phases.find(({ id }) => id === phaseId)
  if (phase === undefined) return refuse('no-such-phase')
  const fields: Readonly<Record<string, v.GenericSchema>> = PHASE_FIELDS
  for (const [name, value] of Object.entries(patch)) {
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (schema === undefined) return refuse('bad-value')
    if (canonical(v.parse(schema, value), 0) !== canonical(value, 0)) return refuse('bad-value')
  }
  const phases = writer.doc.getMap(STAGE_ROOTS.phases)
  const stored = phases.get(phaseId)
  const edited = { ...(typeof stored === 'object' ? stored : null), ...patch }
  const { phaseId: currentId, timer } = stage
  write(writer, () => {
    phases.set(phaseId, edited)
    if (patch.minutes !== undefined && currentId === phaseId && timer.state === 'idle') {
      const idle = timers.idleTimer(patch.minutes)
      writer.doc.getMap(STAGE_ROOTS.stage).set(STAGE_KEYS.timer, idle)
    }
  })
  return succeed(null)
}

/** Opens a region for new cards before its phase. */
export function openRegion(writer: Writer, region: Region): Result<null, never> {
  return setRegion(writer, region, true)
}

/** Takes {@link openRegion} back. The region of a phase that has been reached stays open. */
export function closeRegion(writer: Writer, region: Region): Result<null, never> {
  return setRegion(writer, region, false)
}

function setRegion(writer: Writer, region: Region, isOpen: boolean): Result<null, never> {
  const stored = writer.doc.getMap(STAGE_ROOTS.stage)
  const key = STAGE_KEYS.openRegionPrefix + region
  if ((stored.get(key) === true) !== isOpen) write(writer, () => stored.set(key, isOpen))
  return succeed(null)
}
