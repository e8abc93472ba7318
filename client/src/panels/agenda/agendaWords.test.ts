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
  const running = (leftMs: number) => clockOf('running', leftMs)
  expect(running(45_000)).toEqual({ text: '0:45', over: false, spoken: '1 minute left' })
  expect(running(0).text).toBe('0:00')
  expect(running(-400).over).toBe(false)
  expect(running(-80_000)).toEqual({ text: '+1:20', over: true, spoken: '1 minute over' })
})

test('a clock that rests says so', () => {
  expect(clockOf('idle', 1_200_000).spoken).toBe('20 minutes left, not started')
  expect(clockOf('paused', -60_000).spoken).toBe('1 minute over, paused')
})

test('a phase says its time and how people write', () => {
  const format = (ms: number): string => `day ${ms}`
  expect(phaseTime(PHASE, format)).toBe('20 min')
  expect(phaseTime({ ...PHASE, minutes: 0, deadlineMs: 5 }, format)).toBe('until day 5')
  expect(phaseTime({ ...PHASE, minutes: 0 }, format)).toBe('no deadline')
  expect(writingWords(PHASE)).toContain('5 min in silence')
  expect(writingWords({ ...PHASE, writing: 'none' })).toBeNull()
})
