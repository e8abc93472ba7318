import { DOTS_PER_PERSON } from '../../domain/votes.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import { cardsOf, presentEntryOf } from '../entries.ts'
import { BOARD_ROOTS } from '../keys.ts'
import { readVotes } from '../readSets.ts'
import type { Writer } from '../writer.ts'
import { write } from './transaction.ts'

export type VoteRefusal = 'anonymous' | 'no-such-card' | 'no-dots-left'

/** Puts one more of the writer's dots on a card. */
export function vote(writer: Writer, cardId: string): Result<number, VoteRefusal> {
  const { doc, participantId } = writer
  if (participantId === null) return refuse('anonymous')
  if (presentEntryOf(cardsOf(doc), cardId) === null) return refuse('no-such-card')
  if (dotsLeft(writer) === 0) return refuse('no-dots-left')
  const dots = dotsOn(writer, cardId) + 1
  write(writer, () => doc.getMap(BOARD_ROOTS.votes).set(`${participantId}/${cardId}`, dots))
  return succeed(dots)
}

/** Takes one of the writer's dots off a card; where there is none, nothing changes. Answers how many are left there. */
export function unvote(writer: Writer, cardId: string): Result<number, 'anonymous'> {
  const { doc, participantId } = writer
  if (participantId === null) return refuse('anonymous')
  const dots = dotsOn(writer, cardId)
  if (dots === 0) return succeed(0)
  const votes = doc.getMap(BOARD_ROOTS.votes)
  const key = `${participantId}/${cardId}`
  write(writer, () => {
    if (dots === 1) votes.delete(key)
    else votes.set(key, dots - 1)
  })
  return succeed(dots - 1)
}

/** The writer's own dots on a card. */
export function dotsOn(writer: Pick<Writer, 'doc' | 'participantId'>, cardId: string): number {
  const { doc, participantId } = writer
  const mine = readVotes(doc).find(
    (one) => one.participantId === participantId && one.cardId === cardId,
  )
  return mine?.dots ?? 0
}

/** How many dots the writer may still put; those on removed cards are free again. */
export function dotsLeft(writer: Pick<Writer, 'doc' | 'participantId'>): number {
  const { doc, participantId } = writer
  if (participantId === null) return 0
  const root = cardsOf(doc)
  let used = 0
  for (const one of readVotes(doc)) {
    if (one.participantId === participantId && presentEntryOf(root, one.cardId) !== null) {
      used += one.dots
    }
  }
  return Math.max(0, DOTS_PER_PERSON - used)
}

/**
 * Puts one of the writer's dots on a card that has none of theirs, or takes all of theirs off it. Answers how many of
 * theirs are on it then.
 */
export function toggleVote(writer: Writer, cardId: string): Result<number, VoteRefusal> {
  const { doc, participantId } = writer
  if (participantId === null) return refuse('anonymous')
  if (dotsOn(writer, cardId) === 0) return vote(writer, cardId)
  write(writer, () => doc.getMap(BOARD_ROOTS.votes).delete(`${participantId}/${cardId}`))
  return succeed(0)
}

/** The writer's own dots by card id; cards without any are left out. */
export function ownDots({
  doc,
  participantId,
}: Pick<Writer, 'doc' | 'participantId'>): ReadonlyMap<string, number> {
  const own = readVotes(doc).filter((one) => one.participantId === participantId)
  return new Map(own.map(({ cardId, dots }) => [cardId, dots]))
}
