import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { readPaste } from '@whyboard/shared/domain/pasteText.ts'
import { describe, expect, test } from 'vitest'

import { pageOn } from '../board/testing/pageOn.ts'
import { createCards } from '@whyboard/shared/document/operations/cards.ts'
import { clipHtml, clipText } from './clipWords.ts'

const START = Date.parse('2026-11-20T14:03Z')
const time = (minutes: number) => ({
  startMs: START + minutes * 60_000,
  endMs: null,
  approximate: false,
})

function cardsOf(...sketches: Parameters<typeof createCards>[1]): readonly Card[] {
  const { model } = pageOn()
  if (!createCards(model.writer, sketches).ok) throw new Error('Refused.')
  return model.board().cards
}

describe('copied cards', () => {
  test('events are copied in the order of their times, and read back as they were', () => {
    const cards = cardsOf(
      { kind: 'event', text: 'fixed', fields: { time: time(9) } },
      { kind: 'event', text: 'alert', fields: { time: time(0) } },
      { kind: 'event', text: 'who knew?' },
    )
    const text = clipText(cards, 'Europe/Berlin')
    expect(text).toBe('2026-11-20 15:03 alert\n2026-11-20 15:12 fixed\nwho knew?')
    const times = { timeZone: 'Europe/Berlin', nearMs: [], fromMs: null, nowMs: 0 }
    const { entries } = readPaste(text, { kind: 'event', maxEntries: 9, times })
    expect(entries.map((entry) => [entry.text, entry.time?.startMs])).toEqual([
      ['alert', START],
      ['fixed', START + 9 * 60_000],
      ['who knew?', undefined],
    ])
    expect(clipHtml(cards, 'UTC')).toContain('<th>time</th><th>timezone</th><th>event</th>')
  })

  test('whys stand indented below what they explain', () => {
    const cards = cardsOf(
      { kind: 'why', id: 'why-b-12', text: 'no alert', fields: { parent: 'why-a-12' } },
      { kind: 'why', id: 'why-a-12', text: 'pool full', fields: { parent: 'cause-12' } },
      { kind: 'cause', id: 'cause-12', text: 'Retries' },
    )
    expect(clipText(cards, 'UTC')).toBe('Retries\n  - pool full\n    - no alert')
  })

  test('no cell is a formula, and in a board every text is again what it was', () => {
    const text = '=HYPERLINK("https://example.org")'
    const events = cardsOf({ kind: 'event', text }, { kind: 'event', text: "'@Kim: paged" })
    expect(clipHtml(events, 'UTC')).toContain(
      "<td>'=HYPERLINK(&quot;https://example.org&quot;)</td>",
    )
    const notes = cardsOf({ kind: 'note', text }, { kind: 'note', text: "'@Kim: paged" })
    expect(clipHtml(notes, 'UTC')).toContain("<li>'=HYPERLINK(")
    const times = { timeZone: 'UTC', nearMs: [], fromMs: null, nowMs: 0 }
    const read = (pasted: string) =>
      readPaste(pasted, { kind: 'event', maxEntries: 9, times }).entries.map((one) => one.text)
    const texts = [text, "'@Kim: paged"]
    expect(read(clipText(events, 'UTC'))).toEqual(texts)
    // From a spreadsheet that shows the apostrophes.
    const rows = [...clipHtml(events, 'UTC').matchAll(/<tr>(.*?)<\/tr>/gu)].map(([, row = '']) =>
      [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/gu)]
        .map(([, cell = '']) => cell.replaceAll('&quot;', '"'))
        .join('\t'),
    )
    expect(read(rows.join('\n'))).toEqual(texts)
  })

  test('what people wrote is text in HTML', () => {
    const cards = cardsOf({ kind: 'worked', text: '<img src=x onerror="a()"> & so\non' })
    expect(clipHtml(cards, 'UTC')).toBe(
      '<ul><li>&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; so<br>on</li></ul>',
    )
  })
})
