import { expect, test } from 'vitest'

import { someCard } from '../testing/boards.ts'
import { actionGaps, actionProgress, addDays, groupActions, isOverdue } from './actions.ts'
import { ACTION_STATUSES } from './cards/action.ts'

const TODAY = '2026-03-12'

test('D13 “Improve monitoring” is no action, and says why', () => {
  expect(actionGaps(someCard('action', 'a', { text: 'Improve monitoring' }))).toEqual([
    'owner',
    'due',
    'verb',
    'finish-test',
  ])
})

test('D13 a concrete action lacks nothing', () => {
  const action = someCard('action', 'a', {
    text: 'Add alerting for latency above 500 ms on the checkout endpoint by Friday',
    owner: 'Priya',
    due: '2026-03-20',
  })
  expect(actionGaps(action)).toEqual([])
})

test('D13 a finish test of its own counts, and an owner picked from the people', () => {
  const action = someCard('action', 'a', {
    text: 'We should automate the deployment checklist',
    ownerId: 'person-0001',
    due: '2026-03-20',
    finishTest: 'A deployment with a wrong variable is refused',
  })
  expect(actionGaps(action)).toEqual([])
})

test('D13 German puts its verb last', () => {
  const gapsOf = (text: string) => actionGaps(someCard('action', 'a', { text })).includes('verb')
  expect(gapsOf('Alarm für hohe Latenz hinzufügen')).toBe(false)
  expect(gapsOf('Monitoring verbessern')).toBe(true)
})

test('D13 an open action is overdue the day after its due day', () => {
  const due = (status: (typeof ACTION_STATUSES)[number], day: string | null) =>
    isOverdue(someCard('action', 'a', { status, due: day }), TODAY)
  expect(due('confirmed', '2026-03-11')).toBe(true)
  expect(due('confirmed', TODAY)).toBe(false)
  expect(due('confirmed', null)).toBe(false)
  expect(due('done', '2026-03-11')).toBe(false)
})

test('D13 actions are grouped by how soon they are due', () => {
  const action = (id: string, due: string | null, status = ACTION_STATUSES[1]) =>
    someCard('action', id, { due, status })
  const groups = groupActions(
    [
      action('none', null),
      action('far', '2026-04-20'),
      action('week', '2026-03-19'),
      action('late', '2026-03-01'),
      action('today', TODAY),
      someCard('action', 'declined', { due: '2026-01-01', status: 'declined' }),
    ],
    TODAY,
  )
  const ids = Object.entries(groups).map(([group, actions]) => [group, actions.map((a) => a.id)])
  expect(Object.fromEntries(ids)).toEqual({
    overdue: ['late'],
    dueSoon: ['today', 'week'],
    later: ['far', 'none'],
    done: ['declined'],
  })
})

test('D13 declined actions do not count as work', () => {
  const actions = (['done', 'declined', 'proposed'] as const).map((status) =>
    someCard('action', status, { status }),
  )
  expect(actionProgress(actions)).toEqual({ done: 1, total: 2 })
})

test('D13 days are counted over months and leap years', () => {
  expect(addDays('2028-02-27', 3)).toBe('2028-03-01')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
})
