import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { LIMITS } from '../protocol/limits.ts'
import { seededRandom } from '../testing/random.ts'
import { createBoardDoc, TEMPLATE_CATEGORIES, type NewBoard } from './createBoardDoc.ts'
import { SCHEMA_VERSION } from './keys.ts'
import { readBoard } from './readBoard.ts'
import { readStage } from './readStage.ts'
import { createSample } from './sample/createSample.ts'

/** A Sunday noon in UTC. */
const SUNDAY_MS = Date.UTC(2026, 2, 15, 12, 0)

function docOf(bytes: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  return doc
}

function newBoard(options: Partial<NewBoard> = {}) {
  return createBoardDoc({
    boardId: 'board-0001',
    title: 'Checkout slow',
    template: 'full',
    nowMs: SUNDAY_MS,
    random: seededRandom(1),
    ...options,
  })
}

/** How deep types lie below their root. */
function typeDepth(type: unknown): number {
  if (type instanceof Y.Map) return 1 + Math.max(0, ...[...type.values()].map(typeDepth))
  return type instanceof Y.AbstractType ? 1 : 0
}

describe('Y18 a new board', () => {
  test('Y18 it has title, bones and incident, and no cards', () => {
    const incident = { severity: 'sev2', timeZone: 'Europe/Berlin', times: { started: 5 } } as const
    const { board, problems } = readBoard(docOf(newBoard({ incident }).board))
    expect(problems).toEqual([])
    expect(board).toMatchObject({
      id: 'board-0001',
      schemaVersion: SCHEMA_VERSION,
      createdAtMs: SUNDAY_MS,
      texts: { title: 'Checkout slow', summary: '' },
      incident: { severity: 'sev2', timeZone: 'Europe/Berlin', times: { started: 5 } },
      cards: [],
    })
    expect(board.categories.map(({ id, name }) => [id, name])).toEqual(
      Object.entries(TEMPLATE_CATEGORIES),
    )
  })

  test('Y18 incident values that do not fit are left out, the others stay', () => {
    const incident = { severity: 'sev2', timeZone: 'Mars/Olympus' } as const
    const { board } = readBoard(docOf(newBoard({ incident }).board))
    expect(board.incident).toMatchObject({ severity: 'sev2', timeZone: 'UTC' })
  })

  test('Y18 the same values and randomness give the same bytes', () => {
    expect(newBoard()).toEqual(newBoard())
    expect(newBoard({ random: seededRandom(2) })).not.toEqual(newBoard())
    const sample = () =>
      createSample({ boardId: 'board-0001', nowMs: SUNDAY_MS, random: seededRandom(1) })
    expect(sample()).toEqual(sample())
  })

  test('Y18 each template has its own agenda', () => {
    const minutes = (template: NewBoard['template']): number =>
      readStage(docOf(newBoard({ template }).stage)).phases.reduce((sum, p) => sum + p.minutes, 0)
    expect([minutes('full'), minutes('quick'), minutes('async')]).toEqual([80, 45, 0])
  })
})

describe('Y27 the sample', () => {
  const timeZone = 'America/New_York'
  const bytes = createSample({
    boardId: 'board-0001',
    nowMs: SUNDAY_MS,
    random: seededRandom(1),
    incident: { timeZone },
  })
  const doc = docOf(bytes.board)
  const { board, problems } = readBoard(doc)
  const ofKind = (kind: string) => board.cards.filter((card) => card.kind === kind)
  const events = board.cards.flatMap((card) => (card.kind === 'event' ? [card] : []))
  const actions = board.cards.flatMap((card) => (card.kind === 'action' ? [card] : []))
  const whys = board.cards.flatMap((card) => (card.kind === 'why' ? [card] : []))
  const clock = (ms: number | undefined): string =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    })
      .format(ms)
      .replace(',', '')

  test('Y27 it reads without problems, is small, and nests no deeper than allowed', () => {
    expect(problems).toEqual([])
    expect(bytes.board.length).toBeLessThan(64 * 1024)
    const depths = [...doc.share.values()].map((type) => typeDepth(type) - 1)
    expect(Math.max(...depths)).toBeLessThanOrEqual(LIMITS.maxTypeDepth)
  })

  test('Y27 the incident is on the last weekday, at the times of the story, in the board’s zone', () => {
    const at = (milestone: string) =>
      clock(events.find((event) => event.milestone === milestone)?.time?.startMs)
    expect(['detected', 'acknowledged', 'mitigated', 'resolved'].map(at)).toEqual([
      'Fri 14:03',
      'Fri 14:11',
      'Fri 14:47',
      'Fri 15:22',
    ])
    expect(events.length).toBeGreaterThanOrEqual(12)
    expect(events.filter(({ time }) => time === null)).toHaveLength(1)
    expect(events.filter(({ starred }) => starred).length).toBeGreaterThanOrEqual(6)
    const times = events.flatMap(({ time }) => time?.startMs ?? [])
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  test('Y27 every bone has a cause; chains are two to four deep and one branches', () => {
    const causes = board.cards.flatMap((card) => (card.kind === 'cause' ? [card] : []))
    const bones = new Set(causes.map(({ category }) => category ?? 'none'))
    expect([...bones].toSorted()).toEqual(Object.keys(TEMPLATE_CATEGORIES).toSorted())
    const depth = (id: string): number =>
      1 + Math.max(0, ...whys.filter(({ parent }) => parent === id).map(({ id }) => depth(id)))
    const depths = causes.map(({ id }) => depth(id))
    expect([Math.min(...depths), Math.max(...depths)]).toEqual([2, 4])
    expect(causes.some(({ id }) => whys.filter(({ parent }) => parent === id).length > 1)).toBe(
      true,
    )
    expect(new Set(whys.map(({ confidence }) => confidence)).size).toBe(2)
  })

  test('Y27 actions: good ones with owner, day and finish test, a vague one, one done, one declined', () => {
    const good = actions.filter(
      ({ owner, due, finishTest }) => owner !== null && due !== null && finishTest !== '',
    )
    expect(good.length).toBeGreaterThanOrEqual(5)
    expect(actions.find(({ text }) => text === 'Improve monitoring')).toMatchObject({
      owner: null,
      due: null,
    })
    expect(actions.some(({ status }) => status === 'done')).toBe(true)
    const declined = actions.filter(({ status }) => status === 'declined')
    expect(declined.every(({ reason }) => reason !== '')).toBe(true)
    expect(declined).toHaveLength(1)
  })

  test('Y27 everything else is there: wins of each outcome, parked ideas, notes, links, votes, labels, texts', () => {
    const outcomes = board.cards.flatMap((card) => (card.kind === 'worked' ? card.outcome : []))
    expect(new Set(outcomes)).toEqual(new Set(['well', 'poorly', 'lucky']))
    expect(ofKind('parked').length).toBeGreaterThan(1)
    expect(ofKind('note').every(({ position }) => position !== null)).toBe(true)
    expect(new Set(board.links.map(({ kind }) => kind)).size).toBe(2)
    expect(Object.keys(board.votes).length).toBeGreaterThan(3)
    expect(board.participants).toHaveLength(6)
    expect(Object.values(board.texts).every((text) => text !== '')).toBe(true)
    expect(board.texts.summary.split(/\s+/).length).toBeLessThanOrEqual(60)
    for (const labels of [board.services, board.teams, board.tags]) {
      expect(labels.length).toBeGreaterThan(1)
    }
    expect(board.cards.every(({ author }) => author !== null)).toBe(true)
  })

  test('Y27 its wording judges nobody', () => {
    const all = [...board.cards.map(({ text }) => text), ...Object.values(board.texts)].join('\n')
    expect(all).not.toMatch(
      /careless|should have|failed to|human error|whose fault|obviously|negligen|mistake|blame/i,
    )
  })

  test('Y18 a title and incident fields of one’s own win', () => {
    const own = createSample({
      boardId: 'board-0001',
      nowMs: SUNDAY_MS,
      random: seededRandom(1),
      title: 'Mine',
      incident: { severity: 'sev3' },
    })
    const { texts, incident } = readBoard(docOf(own.board)).board
    expect([texts.title, incident.severity, incident.timeZone]).toEqual(['Mine', 'sev3', 'UTC'])
  })
})
