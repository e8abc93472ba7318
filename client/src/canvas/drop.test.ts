import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { describe, expect, test } from 'vitest'

import { changeOfDrop } from './drop.ts'

const base = { id: 'a', text: '', position: null, order: 'a', author: null, createdAtMs: null }
const event = (time: { startMs: number; endMs: number | null; approximate: boolean } | null) =>
  ({
    ...base,
    kind: 'event',
    time,
    type: 'other',
    milestone: null,
    source: null,
    known: 'then',
    starred: false,
  }) satisfies Card
const cause = { ...base, kind: 'cause', category: 'x', confidence: 'suspected' } satisfies Card

describe('changeOfDrop', () => {
  test('a drag along the timeline moves a range as a whole and keeps that it is approximate', () => {
    const card = event({ startMs: 60_000, endMs: 180_000, approximate: true })
    expect(changeOfDrop(card, { kind: 'time', startMs: 120_000 })).toEqual({
      kind: 'fields',
      fields: { time: { startMs: 120_000, endMs: 240_000, approximate: true } },
    })
  })

  test('an undated event gets its first time, a dated one can lose it', () => {
    expect(changeOfDrop(event(null), { kind: 'time', startMs: 5 })).toEqual({
      kind: 'fields',
      fields: { time: { startMs: 5, endMs: null, approximate: false } },
    })
    const dated = event({ startMs: 5, endMs: null, approximate: false })
    expect(changeOfDrop(dated, { kind: 'untimed' })).toEqual({
      kind: 'fields',
      fields: { time: null },
    })
    expect(changeOfDrop(event(null), { kind: 'untimed' })).toBeNull()
  })

  test('what would change nothing is no change', () => {
    const dated = event({ startMs: 5, endMs: null, approximate: false })
    expect(changeOfDrop(dated, { kind: 'time', startMs: 5 })).toBeNull()
    expect(changeOfDrop(cause, { kind: 'category', categoryId: 'x' })).toBeNull()
    expect(changeOfDrop(cause, { kind: 'order', after: 'a' })).toBeNull()
    expect(changeOfDrop(cause, { kind: 'none' })).toBeNull()
  })

  test('only the kind that has the field takes it', () => {
    expect(changeOfDrop(cause, { kind: 'time', startMs: 5 })).toBeNull()
    expect(changeOfDrop(cause, { kind: 'parent', parentId: 'b' })).toBeNull()
    expect(changeOfDrop(event(null), { kind: 'category', categoryId: 'y' })).toBeNull()
    expect(changeOfDrop(cause, { kind: 'category', categoryId: null })).toEqual({
      kind: 'fields',
      fields: { category: null },
    })
  })
})
