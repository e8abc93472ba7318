import { overlaps } from '@whyboard/shared/domain/geometry.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { linkBetween, linkCurve, linkPath, linkWordsAt, spreadWords } from './links.ts'

const event = { id: 'e', kind: 'event' } as const
const cause = { id: 'c', kind: 'cause' } as const
const why = { id: 'w', kind: 'why' } as const
const action = { id: 'a', kind: 'action' } as const

describe('linkBetween', () => {
  test('joins a cause or why with its evidence, drawn from either end', () => {
    const evidence = { kind: 'evidence', from: 'c', to: 'e' }
    expect(linkBetween(cause, event)).toEqual(evidence)
    expect(linkBetween(event, cause)).toEqual(evidence)
    expect(linkBetween(event, why)).toEqual({ kind: 'evidence', from: 'w', to: 'e' })
  })

  test('joins an action with what it answers, drawn from either end', () => {
    expect(linkBetween(why, action)).toEqual({ kind: 'answers', from: 'a', to: 'w' })
    expect(linkBetween(action, cause)).toEqual({ kind: 'answers', from: 'a', to: 'c' })
    expect(linkBetween(cause, { id: 'p', kind: 'parked' })).toEqual({
      kind: 'answers',
      from: 'p',
      to: 'c',
    })
  })

  test('joins nothing else', () => {
    expect(linkBetween(cause, why)).toBeNull()
    expect(linkBetween(event, action)).toBeNull()
    expect(linkBetween(event, event)).toBeNull()
    expect(linkBetween({ id: 'n', kind: 'note' }, cause)).toBeNull()
    expect(linkBetween({ id: 'p', kind: 'parked' }, event)).toBeNull()
  })
})

test('a link leaves a card on the side that faces the other', () => {
  const left = { x: 0, y: 0, w: 100, h: 100 }
  expect(linkPath(left, { x: 500, y: 0, w: 100, h: 100 })).toMatch(/^M 100 50 C .* 500 50$/)
  expect(linkPath(left, { x: 0, y: 500, w: 100, h: 100 })).toMatch(/^M 50 100 C .* 50 500$/)
})

describe('what stands on a link', () => {
  const card = { x: 0, y: 0, w: 100, h: 100 }
  const view = { x: -50, y: -50, w: 400, h: 300 }

  test('its middle while both cards are seen', () => {
    const other = { x: 240, y: 0, w: 100, h: 100 }
    expect(linkWordsAt(linkCurve(card, other), other, view)).toEqual({
      at: { x: 170, y: 50 },
      away: false,
    })
  })

  test('the edge of the view where the other card is out of it, nothing where the link is', () => {
    const other = { x: 2000, y: 0, w: 100, h: 100 }
    const words = linkWordsAt(linkCurve(card, other), other, view)
    expect(words?.away).toBe(true)
    expect(words?.at.x).toBeGreaterThan(250)
    expect(words?.at.x).toBeLessThanOrEqual(350)
    expect(linkWordsAt(linkCurve(card, other), other, { ...view, y: 5000 })).toBeNull()
  })

  test('words never lie on one another, and keep their column', () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: 900 }),
      y: fc.integer({ min: 0, max: 300 }),
    })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 20 }), (points) => {
        const spread = spreadWords(
          points.map((at) => ({ at })),
          { w: 220, h: 30 },
        )
        const columns = (list: readonly number[]) => list.toSorted((a, b) => a - b)
        expect(columns(spread.map(({ at }) => at.x))).toEqual(columns(points.map(({ x }) => x)))
        const boxes = spread.map(({ at }) => ({ x: at.x, y: at.y, w: 220, h: 30 }))
        const pairs = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlaps(a, b)))
        expect(pairs).toEqual([])
      }),
      { seed: 1 },
    )
  })
})
