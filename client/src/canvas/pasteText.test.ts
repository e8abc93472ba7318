import { seededRandom } from '@whyboard/shared/testing/random.ts'
import { describe, expect, test, vi } from 'vitest'

import { pageOn } from '../board/testing/pageOn.ts'
import { pasteText, type PasteOutcome } from './pasteText.ts'

const CORNER = { x: 0, y: 0 }
const once = { asOne: false, most: false, again: () => {} }
/** The random ids of other tests' pages soon repeat. */
const page = () => {
  const { model } = pageOn()
  return { ...model, writer: { ...model.writer, random: seededRandom(7) } }
}
const outcome = (made: PasteOutcome | null): PasteOutcome => {
  if (made === null) throw new Error('Nothing was pasted.')
  return made
}

describe('pasteText', () => {
  test('twelve lines of a log are twelve events with their times, and one undo takes all back', () => {
    const model = page()
    const lines = Array.from(
      { length: 12 },
      (_, index) => `2026-11-20T14:${String(index + 3).padStart(2, '0')}:00Z step ${index}`,
    )
    const { cards, notice } = outcome(
      pasteText(model, lines.join('\n'), { region: 'timeline', corner: CORNER }, once),
    )
    expect(notice.says).toBe('12 cards added.')
    const times = cards.map((id) => {
      const card = model.card(id)
      return card?.kind === 'event' ? card.time?.startMs : null
    })
    expect(times).toEqual(lines.map((line) => Date.parse(line.slice(0, 20))))
    expect(model.card(cards[0] ?? '')?.text).toBe('step 0')
    model.undo()
    expect(model.board().cards).toEqual([])
  })

  test('what says no time waits for one, and the notice counts it', () => {
    const model = page()
    const text = '2026-11-20 14:03 alert\nwho paged?\nwhen was it fixed?'
    const { notice } = outcome(pasteText(model, text, { region: 'timeline', corner: CORNER }, once))
    expect(notice.says).toBe('3 cards added, 2 wait for a time.')
    notice.action?.onPress()
    expect(model.board().cards).toEqual([])
  })

  test('its Undo takes back nothing that was done since', () => {
    const model = page()
    const place = { region: 'worked', corner: CORNER } as const
    const first = outcome(pasteText(model, 'one\ntwo', place, once))
    pasteText(model, 'three', place, once)
    first.notice.action?.onPress()
    expect(model.board().cards.map(({ text }) => text)).toEqual(['three'])
  })

  test('as one it is one card', () => {
    const model = page()
    pasteText(model, 'one\ntwo', { region: 'parking', corner: CORNER }, { ...once, asOne: true })
    expect(model.board().cards.map(({ text }) => text)).toEqual(['one\ntwo'])
  })

  test('too many entries are first asked about, then the first of them pasted', () => {
    const model = page()
    const text = Array.from({ length: 620 }, (_, index) => `line ${index}`).join('\n')
    const again = vi.fn<() => void>()
    const place = { region: 'timeline', corner: CORNER } as const
    const asked = outcome(pasteText(model, text, place, { ...once, again }))
    expect(asked.cards).toEqual([])
    expect(asked.notice.says).toMatch(/^That is 620 entries/u)
    asked.notice.action?.onPress()
    expect(again).toHaveBeenCalledTimes(1)
    const { cards, notice } = outcome(pasteText(model, text, place, { ...once, most: true }))
    expect(cards).toHaveLength(500)
    expect(notice.says).toContain('The other 120 entries were left out.')
  })

  test('a long paste is written in parts that fit the wire, and is still one step', () => {
    const model = page()
    let largest = 0
    model.doc.on('update', (update: Uint8Array) => {
      largest = Math.max(largest, update.length)
    })
    const text = Array.from({ length: 300 }, (_, index) => `${index} ${'漢'.repeat(9_000)}`)
    const { cards } = outcome(
      pasteText(model, text.join('\n'), { region: 'parking', corner: CORNER }, once),
    )
    expect(cards).toHaveLength(300)
    expect(largest).toBeLessThan(1024 * 1024)
    model.undo()
    expect(model.board().cards).toEqual([])
  })

  test('a text longer than a card holds is cut, and that is said', () => {
    const model = page()
    const { notice } = outcome(
      pasteText(model, `${'a'.repeat(9_999)}😀`, { region: 'worked', corner: CORNER }, once),
    )
    expect(model.board().cards[0]?.text).toBe('a'.repeat(9_999))
    expect(notice.says).toContain('what was longer was cut')
  })

  test('notes lie in rows and cover none of each other', () => {
    const model = page()
    pasteText(model, 'a\nb\nc\nd\ne\nf\ng\nh', { region: null, corner: CORNER }, once)
    const places = model.board().cards.map(({ position }) => `${position?.x},${position?.y}`)
    expect(new Set(places).size).toBe(8)
    expect(places.slice(0, 3)).toEqual(['0,0', '240,0', '0,104'])
  })
})
