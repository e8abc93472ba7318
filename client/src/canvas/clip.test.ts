import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { clippedCard, readClip } from './clip.ts'

const action = {
  id: 'a',
  text: 'Add alerting',
  position: null,
  order: 'a',
  author: 'p',
  createdAtMs: 1,
  kind: 'action',
  owner: 'Priya',
  ownerId: 'p1',
  due: '2026-11-20',
  originalDue: null,
  status: 'confirmed',
  type: null,
  priority: null,
  tracker: null,
  verdict: null,
  expectedEffect: 'Fewer pages',
  measuredBy: '',
  finishTest: '',
  reason: '',
  evidence: '',
} satisfies Card

describe('clipboard', () => {
  test('a card keeps what people wrote and chose, and loses what belongs to its board', () => {
    const { fields, texts } = clippedCard(action)
    expect(fields).toMatchObject({ owner: 'Priya', due: '2026-11-20', status: 'confirmed' })
    expect(fields).not.toHaveProperty('ownerId')
    expect(texts).toMatchObject({ expectedEffect: 'Fewer pages' })
  })

  test('what was copied can be read again', () => {
    const clip = { cards: [clippedCard(action)], drawing: null }
    expect(readClip(JSON.stringify(clip))).toEqual(clip)
  })

  test('anything else on the clipboard is nothing of a board, and never throws', () => {
    expect(readClip('')).toBeNull()
    expect(readClip('{"cards":[{"kind":"toString","text":""}]}')).toEqual({
      cards: [],
      drawing: null,
    })
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        readClip(text)
      }),
    )
  })
})
