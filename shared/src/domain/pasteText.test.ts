import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { hostileText } from '../testing/hostileText.ts'
import { SLOW } from '../testing/slow.ts'
import { readPaste, readPasteAsOne, type PasteContext, type PastedEntry } from './pasteText.ts'
import { formatDay, wallTime } from './zone.ts'

const STARTED_MS = Date.parse('2026-11-20T13:55:00Z')
const HOUR_MS = 60 * 60_000
const BERLIN: PasteContext = {
  kind: 'event',
  maxEntries: 500,
  times: {
    timeZone: 'Europe/Berlin',
    nearMs: [STARTED_MS],
    fromMs: STARTED_MS,
    nowMs: Date.parse('2026-11-22T10:00:00Z'),
  },
}
const UTC: PasteContext = { ...BERLIN, times: { ...BERLIN.times, timeZone: 'UTC' } }

const read = (text: string, context = UTC): readonly PastedEntry[] =>
  readPaste(text, context).entries
/** `2026-11-20 14:03:11 text`, as read; `-` where there is no time. */
const said = (text: string, context = UTC): readonly string[] =>
  read(text, context).map(({ time, text: what }) =>
    time === null
      ? `- ${what}`
      : `${new Date(time.startMs).toISOString().slice(0, 19).replace('T', ' ')} ${what}`,
  )

describe('D16 logs', () => {
  test.each([
    ['2026-11-20T14:03:11Z db timeout', '2026-11-20 14:03:11 db timeout'],
    ['2026-11-20T14:03:11.250+01:00 db timeout', '2026-11-20 13:03:11 db timeout'],
    ['[2026-11-20 14:03:11,123] ERROR db timeout', '2026-11-20 14:03:11 ERROR db timeout'],
    ['[ERROR] 2026-11-20 14:03:11 db timeout', '2026-11-20 14:03:11 [ERROR] db timeout'],
    ['2026/11/20 14:03:11 [error] 7#7: upstream', '2026-11-20 14:03:11 [error] 7#7: upstream'],
    ['Nov 20 14:03:11 web1 nginx[12]: upstream', '2026-11-20 14:03:11 web1 nginx[12]: upstream'],
    ['[20/Nov/2026:14:03:11 +0000] GET /', '2026-11-20 14:03:11 GET /'],
    [
      '10.0.0.1 - - [20/Nov/2026:14:03:11 +0000] "GET / HTTP/1.1" 500 12',
      '2026-11-20 14:03:11 10.0.0.1 "GET / HTTP/1.1" 500 12',
    ],
    ['Fri Nov 20 14:03:11 2026 shutting down', '2026-11-20 14:03:11 shutting down'],
    ['I1120 14:03:11.123456    4711 sync.go:123] Reconciling', '2026-11-20 14:03:11 Reconciling'],
    ['1795183391 restarted', '2026-11-20 14:03:11 restarted'],
    ['1795183391123 restarted', '2026-11-20 14:03:11 restarted'],
    ['{"ts":1795183391.5,"level":"error","msg":"db timeout"}', '2026-11-20 14:03:11 db timeout'],
    ['{"time":"2026-11-20T14:03:11Z","message":"db down"}', '2026-11-20 14:03:11 db down'],
    ['time="2026-11-20T14:03:11Z" level=error msg="db down"', '2026-11-20 14:03:11 db down'],
    ['<134>1 2026-11-20T14:03:11Z web1 app - - - up', '2026-11-20 14:03:11 web1 app - - - up'],
  ])('a line is its time and the rest: %s', (line, entry) => {
    expect(said(line)).toEqual([entry])
  })

  test('lines of a stack trace belong to what failed', () => {
    const trace = [
      '2026-11-20 14:03:11 ERROR checkout failed',
      'java.lang.IllegalStateException: no connection',
      '    at pool.take(Pool.java:41)',
      '\tat http.serve(Http.java:7)',
      'Caused by: java.net.SocketTimeoutException',
      '2026-11-20 14:03:12 INFO retrying',
    ]
    expect(said(trace.join('\n'))).toEqual([
      `2026-11-20 14:03:11 ERROR checkout failed\n${trace.slice(1, 5).join('\n')}`,
      '2026-11-20 14:03:12 INFO retrying',
    ])
  })

  test('milliseconds behind a comma are no column', () => {
    expect(said('2026-11-20 14:03:11,123 WARN a\n2026-11-20 14:03:12,456 WARN b')).toEqual([
      '2026-11-20 14:03:11 WARN a',
      '2026-11-20 14:03:12 WARN b',
    ])
  })

  test('an explicit zone is honoured, and without one the board’s clocks are meant', () => {
    expect(said('14:03 UTC alert\n15:05 paged\n2026-11-20T10:06:00-05:00 fixed', BERLIN)).toEqual([
      '2026-11-20 14:03:00 alert',
      '2026-11-20 14:05:00 paged',
      '2026-11-20 15:06:00 fixed',
    ])
  })

  test('colours of a terminal and carriage returns are left out', () => {
    expect(said('\u001B[31m14:03 alert\u001B[0m\r\n14:04 paged\r\n')).toEqual([
      '2026-11-20 14:03:00 alert',
      '2026-11-20 14:04:00 paged',
    ])
  })
})

describe('D16 lines', () => {
  test('bullets, numbers and boxes go, blank lines and words stay out', () => {
    expect(said('- one\n\n* two\n•\tthree\n  \n1. four\n2) five\n[x] six\n-\n')).toEqual(
      ['one', 'two', 'three', 'four', 'five', 'six'].map((word) => `- ${word}`),
    )
  })

  test('a number that counts nothing stays', () => {
    expect(said('14. floor: the data centre\n3. floor: the office')).toEqual([
      '- 14. floor: the data centre',
      '- 3. floor: the office',
    ])
  })

  test('what is indented below a line belongs to it, unless it is an entry itself', () => {
    expect(said('  14:03 alert\n    on checkout\n    - paged\n    14:05 acknowledged')).toEqual([
      '2026-11-20 14:03:00 alert\n  on checkout',
      '- paged',
      '2026-11-20 14:05:00 acknowledged',
    ])
  })

  test('times of day go on over midnight in their order', () => {
    expect(said('23:58 alert\n00:03 paged\n08:00 fixed\n21:00 closed\n00:10 reopened')).toEqual([
      '2026-11-20 23:58:00 alert',
      '2026-11-21 00:03:00 paged',
      '2026-11-21 08:00:00 fixed',
      '2026-11-21 21:00:00 closed',
      '2026-11-22 00:10:00 reopened',
    ])
  })

  test('ranges, rough times and lengths of time are read', () => {
    const [range, rough, after] = read('14:03–14:20 outage\n~14:30 calm\n+12m closed')
    expect(range?.time?.endMs).toBe(Date.parse('2026-11-20T14:20:00Z'))
    expect(rough?.time).toMatchObject({ approximate: true })
    expect(after?.time?.startMs).toBe(Date.parse('2026-11-20T14:42:00Z'))
  })

  test('cards that are no events keep the time in their text', () => {
    expect(said('14:03 we saw it early', { ...UTC, kind: 'worked' })).toEqual([
      '- 14:03 we saw it early',
    ])
  })
})

describe('D16 chats', () => {
  const entries = [
    '2026-11-20 14:03:00 Alex Kim: is it down?\nfor me it is',
    '2026-11-20 14:05:00 Sam: yes',
  ]
  test.each([
    ['two blanks', 'Alex Kim  14:03\nis it down?\nfor me it is\nSam  14:05\nyes'],
    ['Slack', 'Alex Kim\n  2:03 PM\nis it down?\nfor me it is\nSam\n  2:05 PM\nyes'],
    ['Slack, an older one', 'Alex Kim [2:03 PM]\nis it down?\nfor me it is\nSam [2:05 PM]\nyes'],
    [
      'Discord',
      'Alex Kim — 20/11/2026 14:03\nis it down?\nfor me it is\nSam — 20/11/2026 14:05\nyes',
    ],
    [
      'Teams',
      '[20/11/2026 14:03] Alex Kim\nis it down?\nfor me it is\n[20/11/2026 14:05] Sam\nyes',
    ],
    [
      'days between messages',
      'Friday, November 20th\nAlex Kim  14:03\nis it down?\nfor me it is\nSam  14:05\nyes',
    ],
  ])('%s', (_, text) => {
    expect(said(text)).toEqual(entries)
  })

  test('one line a message', () => {
    expect(said('[14:03] Alex: down?\n14:05 Sam: yes\n14:06 <kim> same')).toEqual([
      '2026-11-20 14:03:00 Alex: down?',
      '2026-11-20 14:05:00 Sam: yes',
      '2026-11-20 14:06:00 kim: same',
    ])
  })

  test('somebody who goes on keeps their name', () => {
    expect(said('Alex\n14:03\nlooking\n14:07\nfound it')).toEqual([
      '2026-11-20 14:03:00 Alex: looking',
      '2026-11-20 14:07:00 Alex: found it',
    ])
  })
})

describe('D16 tables', () => {
  test('the columns of a header say what they are', () => {
    const csv = [
      'time,timezone,event,type,source_url',
      '2026-11-20 14:03,UTC,"Alert, fired",alert,https://ci.example.org/1',
      '15:05,Europe/Berlin,Paged,Communication,',
      ',,"She said ""no time""",odd,',
    ]
    expect(read(csv.join('\n'))).toEqual([
      {
        text: 'Alert, fired',
        time: { startMs: Date.parse('2026-11-20T14:03Z'), endMs: null, approximate: false },
        fields: { type: 'detection', source: 'https://ci.example.org/1' },
      },
      {
        text: 'Paged',
        time: { startMs: Date.parse('2026-11-20T14:05Z'), endMs: null, approximate: false },
        fields: { type: 'communication' },
      },
      { text: 'She said "no time" · odd', time: null, fields: {} },
    ])
  })

  test.each([
    ['Date;Time;What\n20.11.2026;14:03;Alert\n20.11.2026;14:05;Paged'],
    ['| when | summary |\n|:--|---|\n| 14:03 | Alert |\n| 14:05 | Paged |'],
    ['14:03\tAlert\n14:05\tPaged'],
    ['14:03,Alert\n14:05,Paged'],
  ])('other tables: %j', (text) => {
    expect(said(text)).toEqual(['2026-11-20 14:03:00 Alert', '2026-11-20 14:05:00 Paged'])
  })

  test('sentences with commas are lines', () => {
    expect(said('We saw it, late\nThen, at last, we paged')).toEqual([
      '- We saw it, late',
      '- Then, at last, we paged',
    ])
  })

  test('actions take owner, day, status and priority, and keep what else there is', () => {
    const actions = { ...UTC, kind: 'action' } as const
    const rows =
      'Action\tOwner\tDue date\tPriority\tTicket\nAdd an alert\tAda\t2026-12-01\tP1\tOPS-7\nTest it\t\tsoon\t\t'
    expect(read(rows, actions)).toEqual([
      {
        text: 'Add an alert · OPS-7',
        time: null,
        fields: { owner: 'Ada', due: '2026-12-01', priority: 'high' },
      },
      { text: 'Test it · soon', time: null, fields: {} },
    ])
  })
})

test('D16 one card holds the whole text, with the time at its beginning', () => {
  expect(readPasteAsOne('14:03 alert\n\n- and more\n', UTC)).toMatchObject({
    text: 'alert\n\n- and more',
    time: { startMs: Date.parse('2026-11-20T14:03Z') },
  })
  expect(readPasteAsOne('14:03 alert', { ...UTC, kind: 'note' })?.text).toBe('14:03 alert')
  expect(readPasteAsOne(' \n', UTC)).toBeNull()
})

test('D16 what is too much is counted and left out', () => {
  const lines = Array.from({ length: 620 }, (_, index) => `line ${index}`).join('\n')
  const { entries, left } = readPaste(lines, UTC)
  expect([entries.length, left]).toEqual([500, 120])
})

describe('D16 any text', () => {
  const kinds = fc.constantFrom('event' as const, 'action' as const, 'note' as const)

  test('is read without an error into entries that say something', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostileText,
          fc
            .array(
              fc.oneof(
                hostileText,
                fc.constantFrom('\t', ',', '\n', '"', '|---|', '14:03', '{"ts":1}'),
              ),
            )
            .map((parts) => parts.join('')),
        ),
        kinds,
        (text, kind) => {
          for (const entry of read(text, { ...UTC, kind })) expect(entry.text.trim()).not.toBe('')
        },
      ),
    )
  })

  test('of plain lines every one is an entry, word for word', () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ſ]{1,12}$/u)
    const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), kinds, (lines, kind) => {
        const entries = read(lines.join('\n\n'), { ...UTC, kind })
        expect(entries.map(({ text }) => text)).toEqual(lines)
      }),
    )
  })

  test('written instants are read to the millisecond, whatever the board’s zone', () => {
    const instant = fc.integer({ min: Date.UTC(2002, 0), max: Date.UTC(2090, 0) })
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu')
    fc.assert(
      fc.property(
        fc.array(instant, { minLength: 1, maxLength: 12 }),
        zone,
        (instants, timeZone) => {
          const context = { ...UTC, times: { ...UTC.times, timeZone } }
          for (const write of [(ms: number) => new Date(ms).toISOString(), String]) {
            const text = instants.map((ms) => `${write(ms)} said`).join('\n')
            expect(read(text, context).map(({ time }) => time?.startMs)).toEqual(instants)
          }
        },
      ),
    )
  })

  test('clocks that go on by less than 18 h are read as they went', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 17 * 60 }), { maxLength: 12 })
    const start = fc.integer({ min: -11 * 60, max: 11 * 60 })
    fc.assert(
      fc.property(start, steps, (first, later) => {
        const instants = [STARTED_MS + first * 60_000]
        for (const step of later) instants.push((instants.at(-1) ?? 0) + step * 60_000)
        const text = instants
          .map((ms) => {
            const { hour, minute } = wallTime(ms, 'UTC')
            return `${hour}:${String(minute).padStart(2, '0')} said`
          })
          .join('\n')
        expect(read(text).map(({ time }) => time?.startMs)).toEqual(instants)
      }),
    )
  })

  test('cells of CSV come out as they went in', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', ';', ' x') })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
        const csv = ['owner,action', ...rows.map((row) => row.map(quoted).join(','))].join('\n')
        const wanted = rows.flatMap(([owner, action]) => {
          const text = action.trim()
          return text === '' ? [] : [{ text, owner: owner.trim().replaceAll(/\s+/gu, ' ') }]
        })
        const entries = read(csv, { ...UTC, kind: 'action' })
        expect(entries.map(({ text, fields }) => ({ text, owner: fields.owner ?? '' }))).toEqual(
          wanted,
        )
      }),
    )
  })

  test('500 entries of a log are read fast enough to be pasted', () => {
    const day = formatDay(STARTED_MS, 'UTC')
    const lines = Array.from({ length: 500 }, (_, index) => {
      const time = new Date(STARTED_MS + index * 7_000).toISOString().slice(11, 19)
      return `${day} ${time} web${index} nginx: upstream timed out`
    })
    const { entries } = readPaste(lines.join('\n'), UTC)
    expect(entries.every(({ time }) => time !== null)).toBe(true)
    expect((entries.at(-1)?.time?.startMs ?? 0) - STARTED_MS).toBeLessThan(HOUR_MS)
  })

  // Patterns that try every place anew would take minutes, and this test with them.
  test('a line of megabytes takes no longer than it is long', SLOW, () => {
    for (const filling of [' ', '\t', '—', '1', '[', ', ']) {
      expect(read(`a${filling.repeat(400_000)}b`)).toHaveLength(1)
    }
  })

  test('of very many lines the first are read and the others counted', SLOW, () => {
    const { entries, left } = readPaste('It went on\n'.repeat(200_000), UTC)
    expect(entries.length + left).toBe(200_000)
  })
})
