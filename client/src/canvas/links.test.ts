import { describe, expect, test } from 'vitest'

import { linkBetween, linkPath } from './links.ts'

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
  })

  test('joins nothing else', () => {
    expect(linkBetween(cause, why)).toBeNull()
    expect(linkBetween(event, action)).toBeNull()
    expect(linkBetween(event, event)).toBeNull()
    expect(linkBetween({ id: 'n', kind: 'note' }, cause)).toBeNull()
  })
})

test('a link leaves a card on the side that faces the other', () => {
  const left = { x: 0, y: 0, w: 100, h: 100 }
  expect(linkPath(left, { x: 500, y: 0, w: 100, h: 100 })).toMatch(/^M 100 50 C .* 500 50$/)
  expect(linkPath(left, { x: 0, y: 500, w: 100, h: 100 })).toMatch(/^M 50 100 C .* 50 500$/)
})
