import * as fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import {
  someBoard,
  someCard,
  someCategories,
  someEvent,
  someIncident,
  someTimes,
  TEST_START_MS,
} from '../testing/boards.ts'
import { hostileText } from '../testing/hostileText.ts'
import type { Board } from '../domain/board.ts'
import { buildReport } from './buildReport.ts'
import { toMarkdown } from './toMarkdown.ts'

const NOW_MS = TEST_START_MS + 24 * 60 * 60_000
const markdown = new MarkdownIt({ html: true })

const write = (board: Board) => toMarkdown(buildReport(board, { nowMs: NOW_MS }))

function frontMatterOf(text: string): unknown {
  return parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '')
}

function bodyOf(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, '')
}

/** A board with something in every section; every text that people write comes from `say`. */
function fullBoard(say: (text: string) => string): Board {
  const minute = (value: number) => TEST_START_MS + value * 60_000
  return someBoard({
    id: 'board-2026-0312',
    incident: someIncident({
      severity: 'sev1',
      status: 'in-review',
      timeZone: 'Europe/Berlin',
      times: someTimes({ started: minute(-2), acknowledged: minute(11), resolved: minute(82) }),
      owner: say('Priya'),
      facilitator: say('Tom'),
      meetingAtMs: minute(2880),
      shareBy: '2026-03-15',
      reviewOn: '2026-03-20',
      checkOn: '2026-04-02',
      repeatOf: 'board-2025-0007',
    }),
    texts: {
      title: say('Payments down after a deployment'),
      summary: say('A wrong environment variable took the payment database out for 84 minutes.'),
      impact: say('1,240 checkouts failed.'),
      detection: say('Alert on error rate at 14:03.'),
      trigger: say('Deployment 4.18.0.'),
      resolution: say('Rollback, then a restart.'),
      effect: say('Payments fail'),
    },
    categories: someCategories('process', 'tools').map((one) => ({ ...one, name: say(one.name) })),
    cards: [
      someEvent('e1', -10, { text: say('Deployment starts'), type: 'change' }),
      someEvent('e2', 3, {
        text: say('Alert fires'),
        type: 'detection',
        milestone: 'detected',
        starred: true,
        source: 'https://metrics.example.com/d/1?from=now&to=then',
      }),
      someEvent('e3', 30, { text: say('Rollback'), endMin: 47, starred: true, known: 'later' }),
      someCard('event', 'e4', { text: say('Somebody asked in chat') }),
      someCard('cause', 'c1', { text: say('No validation'), category: 'process' }),
      someCard('cause', 'c2', { text: say('Shared config'), confidence: 'confirmed' }),
      someCard('why', 'w1', { text: say('Checklist is ticked by hand'), parent: 'c1' }),
      someCard('why', 'w2', { text: say('Nobody owns it'), parent: 'w1' }),
      someCard('worked', 'k1', { text: say('Rollback is rehearsed'), area: 'response' }),
      someCard('worked', 'k2', { text: say('Status page was late'), outcome: 'poorly' }),
      someCard('worked', 'k3', { text: say('It was a quiet day'), outcome: 'lucky' }),
      someCard('action', 'a1', {
        text: say('Add validation of variables'),
        owner: say('Priya'),
        due: '2026-03-01',
        status: 'confirmed',
        type: 'prevent',
        priority: 'high',
        tracker: 'https://tracker.example.com/PAY-1',
        expectedEffect: say('No wrong variable goes live'),
        measuredBy: say('Refused releases'),
        finishTest: say('A wrong one is refused'),
      }),
      someCard('action', 'a2', { text: say('Improve monitoring') }),
      someCard('action', 'a3', {
        text: say('Buy a larger database'),
        status: 'declined',
        reason: say('It would fill up too'),
      }),
      someCard('parked', 'p1', { text: say('Fewer deployments?') }),
    ],
    links: [
      { kind: 'evidence', from: 'w2', to: 'e2' },
      { kind: 'evidence', from: 'c1', to: 'e1' },
      { kind: 'answers', from: 'a1', to: 'c1' },
      { kind: 'answers', from: 'a1', to: 'w1' },
    ],
    votes: { c2: 2 },
    participants: [{ id: 'p-1', name: say('Priya'), colour: '#336699' }],
    signOffs: { 'p-1': NOW_MS },
    services: [say('payments-api'), say('payments-db')],
    teams: [say('Payments')],
    tags: [say('config')],
  })
}

describe('R5 the report as Markdown', () => {
  test('R5 a full board reads as it should', async () => {
    await expect(write(fullBoard((text) => text))).toMatchFileSnapshot('./golden/full.md')
  })

  test('R5 an empty board says in every section that nothing was recorded', async () => {
    const text = write(someBoard())
    await expect(text).toMatchFileSnapshot('./golden/empty.md')
    const tokens = markdown.parse(bodyOf(text), {})
    const headings = tokens.filter((_, index) => tokens[index - 1]?.type === 'heading_open')
    expect(headings.map((heading) => heading.content)).toEqual([
      'Untitled post-mortem',
      'Summary',
      'Impact',
      'Detection, trigger, resolution',
      'Response',
      'Timeline',
      'Contributing factors',
      'Went well',
      'Went poorly',
      'Where we were lucky',
      'Actions',
      'Declined, because',
      'Follow-up check',
      'Similar earlier post-mortems',
    ])
  })

  test('R5 front matter is YAML with the values as they are', () => {
    expect(frontMatterOf(write(fullBoard((text) => `${text}: "x" # {y}`)))).toEqual({
      id: 'board-2026-0312',
      title: 'Payments down after a deployment: "x" # {y}',
      status: 'in-review',
      severity: 'sev1',
      started_at: '2026-03-12T13:58:00.000Z',
      detected_at: '2026-03-12T14:03:00.000Z',
      acknowledged_at: '2026-03-12T14:11:00.000Z',
      mitigated_at: null,
      resolved_at: '2026-03-12T15:22:00.000Z',
      services: ['payments-api: "x" # {y}', 'payments-db: "x" # {y}'],
      factors: ['No validation: "x" # {y}', 'Shared config: "x" # {y}'],
      owner: 'Priya: "x" # {y}',
      review_date: '2026-03-20',
      check_date: '2026-04-02',
      schema_version: 1,
    })
  })

  test('R5 a board in UTC prints each time once, an unknown zone as UTC', () => {
    const heads = (timeZone: string) => {
      const cards = [someEvent('e', 0)]
      const text = write(someBoard({ cards, incident: someIncident({ timeZone }) }))
      return /\| (Time .*?) \| Event/.exec(text)?.[1]
    }
    expect([heads('UTC'), heads('Etc/UTC'), heads('Mars/Base'), heads('Asia/Kathmandu')]).toEqual([
      'Time (UTC)',
      'Time (UTC)',
      'Time (UTC)',
      'Time (UTC) | Time (Asia/Kathmandu)',
    ])
  })
})

describe('R3 hostile text', () => {
  // A word at the end, so that no text is empty; on one line, because paragraphs may differ in number.
  const hostile = fc.array(
    hostileText.map((text) => `${text.replaceAll(/[\r\n\u2028]/g, ' ')}x`),
    { minLength: 60, maxLength: 60 },
  )
  const writeWith = (texts: readonly string[]) => {
    let used = 0
    return write(fullBoard(() => texts[used++ % texts.length] ?? 'x'))
  }
  const skeleton = (text: string) =>
    markdown.parse(bodyOf(text), {}).map((token) => [token.type, token.tag, token.level])
  const plain = write(fullBoard(() => 'word'))

  test('R3 it changes nothing of the structure of the report', () => {
    fc.assert(
      fc.property(hostile, (texts) => {
        const text = writeWith(texts)
        expect(skeleton(text)).toEqual(skeleton(plain))
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  test('R3 it brings in no HTML, code, image, or link but those of fields that are links', () => {
    const links = (text: string) =>
      markdown
        .parse(bodyOf(text), {})
        .flatMap((token) => token.children ?? [])
        .filter((child) => child.type === 'link_open')
        .map((child) => child.attrGet('href'))
    fc.assert(
      fc.property(hostile, (texts) => {
        const text = writeWith(texts)
        const types = markdown
          .parse(bodyOf(text), {})
          .flatMap((token) => [token.type, ...(token.children ?? []).map((child) => child.type)])
        expect(
          types.filter((type) => /html|code|fence|image|^em|^s_|blockquote/.test(type)),
        ).toEqual([])
        expect(links(text)).toEqual(links(plain))
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  test('R3 front matter reads back as what people wrote', () => {
    fc.assert(
      fc.property(hostileText, (given) => {
        const title = `x${given}x`
        const board = someBoard({ texts: { ...someBoard().texts, title }, services: [title] })
        expect(frontMatterOf(write(board))).toMatchObject({
          title: title.toWellFormed(),
          services: [title.toWellFormed()],
        })
      }),
      { numRuns: 1000, seed: 1 },
    )
  })
})
