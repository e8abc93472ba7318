import { describe, expect, test } from 'vitest'

import {
  someBoard,
  someCard,
  someCategories,
  someEvent,
  someIncident,
  someTimes,
  TEST_START_MS,
} from '../testing/boards.ts'
import type { Board } from '../domain/board.ts'
import { buildReport } from './buildReport.ts'

const report = (board: Partial<Board>, nowMs = TEST_START_MS) =>
  buildReport(someBoard(board), { nowMs })

describe('R1 sections of the report', () => {
  test('R1 what was not recorded is null or empty, in every section', () => {
    const empty = report({})
    expect(empty).toMatchObject({
      summary: null,
      impact: { text: null, effect: null, durationMs: null },
      detection: null,
      trigger: null,
      resolution: null,
      timeline: { rows: [], more: 0, all: [] },
      factors: { rows: [], more: 0, all: [] },
      worked: { well: [], poorly: [], lucky: [] },
      actions: [],
      declined: [],
      followUp: { shareBy: null, reviewOn: null, checkOn: null, who: null },
      similar: [],
      parked: [],
      warnings: [],
    })
    expect(empty.header).toMatchObject({ title: null, severity: null, incidentDay: null })
    expect(empty.response.map((row) => [row.measure, row.durationMs, row.problem])).toEqual([
      ['detect', null, null],
      ['acknowledge', null, null],
      ['mitigate', null, null],
      ['resolve', null, null],
    ])
  })

  test('R1 the incident’s day is that of the board’s zone', () => {
    const late = someTimes({ started: Date.UTC(2026, 2, 12, 23, 30) })
    const day = (timeZone: string) =>
      report({ incident: someIncident({ timeZone, times: late }) }).header.incidentDay
    expect([day('UTC'), day('Europe/Berlin')]).toEqual(['2026-03-12', '2026-03-13'])
  })

  test('R1 somebody who joined from two devices is listed once, in the place of the first', () => {
    const participants = ['Ada', 'Bo', 'Ada', 'Cy'].map((name, index) => ({
      id: `p-${index}`,
      name,
      colour: '#336699',
    }))
    expect(report({ participants }).header.participants).toEqual(['Ada', 'Bo', 'Cy'])
  })

  test('R1 a summary over 60 words is kept whole, and said to be too long', () => {
    const text = Array.from({ length: 61 }, (_, index) => `word${index}`).join(' ')
    const built = report({ texts: { ...someBoard().texts, summary: text } })
    expect(built.summary).toEqual({ text, words: 61 })
    expect(built.warnings).toEqual([{ kind: 'summary-too-long', words: 61, maxWords: 60 }])
  })

  test('R1 times that run backwards are refused with a sentence', () => {
    const times = someTimes({ started: TEST_START_MS + 600_000, detected: TEST_START_MS })
    const built = report({ incident: someIncident({ times }) })
    expect(built.response[0]).toMatchObject({
      durationMs: null,
      problem: '“detected” lies 10 min before “started”. Check both times.',
    })
    expect(built.warnings.map((warning) => warning.kind)).toEqual(['milestones-out-of-order'])
  })

  test('R1 an open action past its due day in the board’s zone is overdue', () => {
    const cards = [someCard('action', 'a', { due: '2026-03-12' })]
    const late = Date.UTC(2026, 2, 12, 23, 30)
    const overdue = (timeZone: string) =>
      report({ cards, incident: someIncident({ timeZone }) }, late).actions[0]?.isOverdue
    expect([overdue('UTC'), overdue('Europe/Berlin')]).toEqual([false, true])
  })

  test('R1 actions name the factors that they answer; declined ones stand apart', () => {
    const built = report({
      cards: [
        someCard('cause', 'c', { text: 'No validation' }),
        someCard('why', 'w', { text: 'No time for it', parent: 'c' }),
        someCard('action', 'a', { text: 'Add validation' }),
        someCard('action', 'b', { text: 'Buy', status: 'declined', reason: 'too dear' }),
        someCard('action', 'd', { text: 'Wait', status: 'risk-accepted' }),
        someCard('parked', 'p', { text: 'Not an action yet' }),
      ],
      links: [
        { kind: 'answers', from: 'a', to: 'w' },
        { kind: 'answers', from: 'p', to: 'w' },
      ],
    })
    expect(built.actions.map(({ text, factors }) => [text, factors])).toEqual([
      ['Add validation', [{ cardId: 'w', text: 'No time for it' }]],
    ])
    expect(built.declined.map(({ text, reason }) => [text, reason])).toEqual([
      ['Buy', 'too dear'],
      ['Wait', null],
    ])
    expect(built.factors.rows[0]?.actions).toBe(1)
    expect(built.warnings).toEqual([])
  })

  test('R1 parked ideas that became something are not listed as parked', () => {
    const built = report({
      cards: [
        someCard('parked', 'p', { text: 'open' }),
        someCard('parked', 'q', { text: 'done', became: 'a' }),
        someCard('parked', 'r', { text: 'its action is gone', became: 'gone' }),
        someCard('action', 'a'),
      ],
    })
    expect(built.parked.map(({ text }) => text)).toEqual(['open', 'its action is gone'])
  })
})

describe('R2 at most so many rows, all of them in the appendix', () => {
  const many = Array.from({ length: 15 }, (_, index) =>
    someEvent(`e${String(index).padStart(2, '0')}`, index, { starred: true }),
  )

  test('R2 twelve starred events with a time, by time; the others are counted', () => {
    const cards = [
      ...many.toReversed(),
      someEvent('plain', -5),
      someCard('event', 'undated', { starred: true }),
    ]
    const { timeline } = report({ cards })
    expect(timeline.rows.map((row) => row.cardId)).toEqual(many.slice(0, 12).map((card) => card.id))
    expect(timeline.more).toBe(5)
    expect(timeline.all.map((row) => row.cardId)).toEqual([
      'plain',
      ...many.map((card) => card.id),
      'undated',
    ])
  })

  test('R2 where none is starred the first events stand for them', () => {
    const cards = [someEvent('b', 2), someEvent('a', 1), someCard('event', 'undated')]
    const { timeline } = report({ cards })
    expect(timeline.rows.map((row) => row.cardId)).toEqual(['a', 'b'])
    expect(timeline.more).toBe(1)
  })

  test('R2 six factors by votes, with category, deepest why and evidence of all below them', () => {
    const causes = Array.from({ length: 8 }, (_, index) =>
      someCard('cause', `c${index}`, { text: `cause ${index}`, category: 'people' }),
    )
    const { factors } = report({
      categories: someCategories('people'),
      cards: [
        ...causes,
        someCard('why', 'w1', { parent: 'c7', text: 'first' }),
        someCard('why', 'w2', { parent: 'w1', text: 'second', confidence: 'confirmed' }),
        someCard('why', 'w3', { parent: 'c7', text: 'beside' }),
        someEvent('late', 9, { text: 'late' }),
        someEvent('early', 1, { text: 'early' }),
      ],
      links: [
        { kind: 'evidence', from: 'w2', to: 'late' },
        { kind: 'evidence', from: 'c7', to: 'early' },
        { kind: 'evidence', from: 'c0', to: 'late' },
      ],
      votes: { c7: 3, c6: 1 },
    })
    expect(factors.rows.map((factor) => factor.cardId)).toEqual([
      'c7',
      'c6',
      'c0',
      'c1',
      'c2',
      'c3',
    ])
    expect(factors.more).toBe(2)
    expect(factors.all.map((factor) => factor.cardId)).toEqual(causes.map((cause) => cause.id))
    expect(factors.rows[0]).toMatchObject({
      category: 'people',
      confirmed: false,
      votes: 3,
      deepestWhy: { cardId: 'w2', text: 'second', confirmed: true, depth: 2 },
      evidence: [{ text: 'early' }, { text: 'late' }],
    })
    expect(factors.rows[0]?.whys.map(({ cardId, depth }) => [cardId, depth])).toEqual([
      ['w1', 1],
      ['w2', 2],
      ['w3', 1],
    ])
  })

  test('R2 a why without a parent is a factor of its own, so nothing is left out', () => {
    const { factors } = report({ cards: [someCard('why', 'w', { text: 'why?', parent: 'gone' })] })
    expect(factors.all.map(({ text, category }) => [text, category])).toEqual([['why?', 'Other']])
  })
})
