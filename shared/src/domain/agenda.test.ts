import { expect, test } from 'vitest'

import {
  AGENDA_TEMPLATES,
  createAgenda,
  createStage,
  currentPhase,
  isRegionOpen,
  neighbourPhase,
  totalMinutes,
} from './agenda.ts'

test('D12 Full takes 80 minutes, Quick 45, Async has no timeboxes', () => {
  expect(Object.values(AGENDA_TEMPLATES).map(totalMinutes)).toEqual([80, 45, 0])
})

test('D12 every template has the six phases, each with something to say', () => {
  for (const phases of Object.values(AGENDA_TEMPLATES)) {
    expect(phases.map((phase) => phase.id)).toEqual([
      'open',
      'timeline',
      'causes',
      'worked',
      'actions',
      'close',
    ])
    expect(phases.filter((phase) => phase.prompts.length === 0)).toEqual([])
    expect(phases.filter((phase) => phase.silentMinutes > phase.minutes)).toEqual([])
  }
})

test('D12 phases of Async have deadlines a day apart', () => {
  expect(createAgenda('async', 0).map((phase) => phase.deadlineMs)).toEqual(
    [1, 2, 3, 4, 5, 6].map((day) => day * 86_400_000),
  )
  expect(createAgenda('async', null).every((phase) => phase.deadlineMs === null)).toBe(true)
  expect(createAgenda('full', 0)).toBe(AGENDA_TEMPLATES.full)
})

test('D12 a stage begins in its first phase and steps to both sides', () => {
  const stage = createStage(AGENDA_TEMPLATES.full)
  expect(currentPhase(stage)?.id).toBe('open')
  expect(neighbourPhase(stage, -1)).toBeNull()
  expect(neighbourPhase(stage, 1)?.id).toBe('timeline')
  expect(stage.timer).toEqual({ state: 'idle', durationMs: 300_000 })
})

test('D12 the Actions region is shut until its phase, or until it is opened', () => {
  const stage = createStage(AGENDA_TEMPLATES.full)
  expect(isRegionOpen(stage, 'timeline')).toBe(true)
  expect(isRegionOpen(stage, 'actions')).toBe(false)
  expect(isRegionOpen({ ...stage, openRegions: ['actions'] }, 'actions')).toBe(true)
  expect(isRegionOpen({ ...stage, phaseId: 'actions' }, 'actions')).toBe(true)
  expect(isRegionOpen({ ...stage, phaseId: 'close' }, 'actions')).toBe(true)
})
