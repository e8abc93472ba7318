import { expect, test } from 'vitest'

import { checkForm, formatLength, meetingHint, type NewBoardForm } from './newBoard.ts'

const FORM: NewBoardForm = {
  title: 'Checkout down',
  impact: '',
  severity: 'sev1',
  occasion: 'incident',
  timeZone: 'Europe/Berlin',
  startedAt: '2026-11-18T14:03',
  resolvedAt: '2026-11-18T15:22',
  template: 'full',
  facilitator: '',
  meetingAt: '',
}
const at = (iso: string): number => Date.parse(iso)

test('times are read in the zone of the form', () => {
  const { read, problems } = checkForm(FORM)
  expect(problems).toEqual({})
  expect(read).toEqual({
    startedAtMs: at('2026-11-18T13:03Z'),
    resolvedAtMs: at('2026-11-18T14:22Z'),
    meetingAtMs: null,
  })
})

test('an end before the start offers to swap', () => {
  const { problems } = checkForm({ ...FORM, resolvedAt: '2026-11-18T13:00' })
  expect(problems.resolvedAt?.swap).toBe(true)
})

test('a title is needed, and has its limit', () => {
  expect(checkForm({ ...FORM, title: '   ' }).problems.title).toBeDefined()
  expect(checkForm({ ...FORM, title: 'x'.repeat(201) }).problems.title?.text).toContain('200')
})

test('a time that is none is said at its field', () => {
  expect(Object.keys(checkForm({ ...FORM, meetingAt: 'soon' }).problems)).toEqual(['meetingAt'])
})

test('the meeting hint knows 48–72 h for incidents and a week for the rest', () => {
  const end = at('2026-11-18T14:22Z')
  const hours = (count: number): number => end + count * 3_600_000
  expect(meetingHint('incident', null, null).tone).toBe('plain')
  expect(meetingHint('incident', end, hours(60))).toEqual({
    text: '60 h after the end: a good time.',
    tone: 'ok',
  })
  expect(meetingHint('incident', end, hours(3)).tone).toBe('plain')
  expect(meetingHint('incident', end, hours(24 * 9)).text).toMatch(
    /^9 days after the end\. Best 48/,
  )
  expect(meetingHint('incident', end, hours(-1)).tone).toBe('warn')
  expect(meetingHint('project', end, hours(24 * 5)).tone).toBe('ok')
})

test('a length is said in days, hours and minutes', () => {
  expect(formatLength(79 * 60_000)).toBe('1 h 19 min')
  expect(formatLength(0)).toBe('0 min')
  expect(formatLength(26 * 3_600_000)).toBe('1 d 2 h')
})
