import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { AGENDA_TEMPLATES, isRegionOpen } from '../../domain/agenda.ts'
import { remainingMs } from '../../domain/timer.ts'
import { fakeClock } from '../../testing/clock.ts'
import { seededRandom } from '../../testing/random.ts'
import { replicaOf, syncAll } from '../../testing/replicas.ts'
import { unwrap } from '../../testing/unwrap.ts'
import { createStageDoc } from '../createBoardDoc.ts'
import { observeStage, readStage } from '../readStage.ts'
import {
  closeRegion,
  editPhase,
  extendTimer,
  goToPhase,
  openRegion,
  pauseTimer,
  resetTimer,
  startTimer,
} from './stage.ts'

const MINUTE_MS = 60_000

function stages(template: 'full' | 'async' = 'full') {
  const clock = fakeClock()
  const bytes = createStageDoc({ template, nowMs: clock.nowMs(), random: seededRandom(1) })
  const [facilitator, other] = [1, 2].map((seed) => {
    const doc = new Y.Doc()
    doc.clientID = seed
    Y.applyUpdate(doc, bytes)
    return replicaOf(doc, `person-${seed}`, seed, clock)
  })
  if (facilitator === undefined || other === undefined) throw new Error('Two were made.')
  return { facilitator, other, clock, writer: facilitator.writer, doc: facilitator.doc }
}

describe('Y26 the stage', () => {
  test('Y26 a new stage has the template’s phases, the first one current, its timer at rest', () => {
    const { doc } = stages()
    expect(readStage(doc)).toEqual({
      phases: AGENDA_TEMPLATES.full,
      phaseId: 'open',
      timer: { state: 'idle', durationMs: 5 * MINUTE_MS },
      openRegions: [],
    })
  })

  test('Y26 an async stage has deadlines', () => {
    const { doc, clock } = stages('async')
    const [first] = readStage(doc).phases
    expect(first?.deadlineMs).toBe(clock.nowMs() + 24 * 60 * MINUTE_MS)
  })

  test('Y26 going to a phase puts its timer at rest; to the current one changes nothing', () => {
    const { doc, writer } = stages()
    unwrap(startTimer(writer))
    unwrap(goToPhase(writer, 'timeline'))
    expect(readStage(doc)).toMatchObject({
      phaseId: 'timeline',
      timer: { state: 'idle', durationMs: 20 * MINUTE_MS },
    })
    unwrap(startTimer(writer))
    unwrap(goToPhase(writer, 'timeline'))
    expect(readStage(doc).timer.state).toBe('running')
    expect(goToPhase(writer, 'nowhere')).toEqual({ ok: false, reason: 'no-such-phase' })
  })

  test('Y26 a step is taken back with the timer that it stopped', () => {
    const { doc, writer, clock } = stages()
    const running = unwrap(startTimer(writer))
    unwrap(goToPhase(writer, 'timeline'))
    clock.advance(MINUTE_MS)
    unwrap(goToPhase(writer, 'open', running))
    expect(readStage(doc)).toMatchObject({ phaseId: 'open', timer: running })
    expect(remainingMs(readStage(doc).timer, clock.nowMs())).toBe(4 * MINUTE_MS)
  })

  test('Y26 everybody reads the same remaining time through start, pause, extension and reset', () => {
    const { facilitator, other, writer, clock } = stages()
    const left = (): number[] => {
      syncAll([facilitator, other])
      return [facilitator, other].map(({ doc }) => remainingMs(readStage(doc).timer, clock.nowMs()))
    }
    unwrap(startTimer(writer))
    clock.advance(2 * MINUTE_MS)
    expect(left()).toEqual([3 * MINUTE_MS, 3 * MINUTE_MS])
    unwrap(pauseTimer(writer))
    clock.advance(10 * MINUTE_MS)
    expect(left()).toEqual([3 * MINUTE_MS, 3 * MINUTE_MS])
    unwrap(extendTimer(writer, MINUTE_MS))
    unwrap(startTimer(writer))
    clock.advance(5 * MINUTE_MS)
    expect(left()).toEqual([-MINUTE_MS, -MINUTE_MS])
    unwrap(resetTimer(writer))
    expect(left()).toEqual([6 * MINUTE_MS, 6 * MINUTE_MS])
    expect(extendTimer(writer, Number.NaN)).toEqual({ ok: false, reason: 'bad-value' })
  })

  test('Y10 pausing what does not run writes nothing', () => {
    const { doc, writer } = stages()
    const before = Y.encodeStateAsUpdate(doc)
    unwrap(pauseTimer(writer))
    unwrap(closeRegion(writer, 'actions'))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('Y26 a phase is edited; the timer at rest of the current one follows its duration', () => {
    const { doc, writer } = stages()
    unwrap(editPhase(writer, 'open', { minutes: 10, name: 'Welcome', prompts: ['Hello'] }))
    expect(readStage(doc)).toMatchObject({ timer: { durationMs: 10 * MINUTE_MS } })
    expect(readStage(doc).phases[0]).toMatchObject({ id: 'open', name: 'Welcome', minutes: 10 })
    unwrap(startTimer(writer))
    unwrap(editPhase(writer, 'open', { minutes: 1 }))
    unwrap(editPhase(writer, 'close', { minutes: 2 }))
    expect(readStage(doc).timer).toMatchObject({ state: 'running', durationMs: 10 * MINUTE_MS })
    const bad = { region: 'moon' as 'board' }
    expect(editPhase(writer, 'open', bad)).toEqual({ ok: false, reason: 'bad-value' })
    const unknown = { colour: 1 } as { name?: string }
    expect(editPhase(writer, 'open', unknown)).toEqual({ ok: false, reason: 'bad-value' })
    expect(editPhase(writer, 'none', {})).toEqual({ ok: false, reason: 'no-such-phase' })
  })

  test('Y26 the facilitator opens Actions early and closes it again', () => {
    const { doc, writer } = stages()
    expect(isRegionOpen(readStage(doc), 'actions')).toBe(false)
    unwrap(openRegion(writer, 'actions'))
    expect(isRegionOpen(readStage(doc), 'actions')).toBe(true)
    unwrap(closeRegion(writer, 'actions'))
    expect(isRegionOpen(readStage(doc), 'actions')).toBe(false)
    unwrap(goToPhase(writer, 'actions'))
    expect(isRegionOpen(readStage(doc), 'actions')).toBe(true)
  })

  test('Y20 observers hear of each transaction once', () => {
    const { doc, writer } = stages()
    let heard = 0
    const stop = observeStage(doc, () => {
      heard += 1
    })
    unwrap(goToPhase(writer, 'timeline'))
    unwrap(startTimer(writer))
    stop()
    unwrap(pauseTimer(writer))
    expect(heard).toBe(2)
  })
})
