import { describe, expect, test } from 'vitest'

import { DOTS_PER_PERSON } from '../../domain/votes.ts'
import { syncAll, twoReplicas } from '../../testing/replicas.ts'
import { unwrap } from '../../testing/unwrap.ts'
import { readBoard } from '../readBoard.ts'
import { createCard } from './cards.ts'
import { ownDots, toggleVote, vote } from './votes.ts'

describe('Y13 a vote and its being taken back', () => {
  test('Y13 the same press votes and takes the vote back, only the own one', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const card = unwrap(createCard(ann.writer, 'cause'))
    syncAll(both)
    expect(unwrap(toggleVote(ann.writer, card))).toBe(1)
    expect(unwrap(toggleVote(ben.writer, card))).toBe(1)
    syncAll(both)
    expect(readBoard(ann.doc).board.votes).toEqual({ [card]: 2 })
    expect([...ownDots(ann.writer)]).toEqual([[card, 1]])
    expect(unwrap(toggleVote(ann.writer, card))).toBe(0)
    syncAll(both)
    expect(readBoard(ben.doc).board.votes).toEqual({ [card]: 1 })
    expect([...ownDots(ann.writer)]).toEqual([])
    ann.undo.undo()
    expect(readBoard(ann.doc).board.votes).toEqual({ [card]: 2 })
  })

  test('Y13 several own dots on a card go together', () => {
    const [{ doc, writer }] = twoReplicas()
    const card = unwrap(createCard(writer, 'cause'))
    for (let dots = 0; dots < 3; dots += 1) unwrap(vote(writer, card))
    expect(unwrap(toggleVote(writer, card))).toBe(0)
    expect(readBoard(doc).board.votes).toEqual({})
  })

  test('Y13 without dots left, without a card or without being somebody there is no vote', () => {
    const [{ writer }] = twoReplicas()
    const cards = Array.from({ length: DOTS_PER_PERSON + 1 }, () =>
      unwrap(createCard(writer, 'cause')),
    )
    const answers = cards.map((card) => toggleVote(writer, card).ok)
    expect(answers).toEqual([...cards.slice(1).map(() => true), false])
    expect(toggleVote(writer, 'gone')).toMatchObject({ ok: false })
    const anonymous = { ...writer, participantId: null }
    expect(toggleVote(anonymous, cards[0] ?? '')).toMatchObject({ reason: 'anonymous' })
  })
})
