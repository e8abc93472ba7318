import type { Phase } from '@whyboard/shared/domain/agenda.ts'
import { expect, test } from 'vitest'

import { clockOf, phaseTime, writingWords } from './agendaWords.ts'

const PHASE: Phase = {
  id: 'timeline',
  name: 'Timeline',
  minutes: 20,
  region: 'timeline',
  writing: 'silent-then-open',
  silentMinutes: 5,
  prompts: [],
  deadlineMs: null,
}

test('a clock counts down, and up once it is over', () => {
  const timer = { state: 'running', endsAtMs: 100_000, durationMs: 60_000 } as const
  expect(clockOf(timer, 55_000)).toEqual({ text: '0:45', over: false, spoken: '1 minute left' })
  expect(clockOf(timer, 100_000).text).toBe('0:00')
  expect(clockOf(timer, 100_400).over).toBe(false)
  expect(clockOf(timer, 180_000)).toEqual({ text: '+1:20', over: true, spoken: '1 minute over' })
})

test('a clock that rests says so', () => {
  expect(clockOf({ state: 'idle', durationMs: 1_200_000 }, 5).spoken).toBe(
    '20 minutes left, not started',
  )
  expect(clockOf({ state: 'paused', remainingMs: -60_000, durationMs: 60_000 }, 5).spoken).toBe(
    '1 minute over, paused',
  )
})

test('a phase says its time and how people write', () => {
  const format = (ms: number): string => `day ${ms}`
  expect(phaseTime(PHASE, format)).toBe('20 min')
  expect(phaseTime({ ...PHASE, minutes: 0, deadlineMs: 5 }, format)).toBe('until day 5')
  expect(phaseTime({ ...PHASE, minutes: 0 }, format)).toBe('no deadline')
  expect(writingWords(PHASE)).toContain('5 min in silence')
  expect(writingWords({ ...PHASE, writing: 'none' })).toBeNull()
})
