import { toggleVote } from '@whyboard/shared/document/operations/votes.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { DOTS_PER_PERSON } from '@whyboard/shared/domain/votes.ts'

import type { Canvas } from './canvasContext.ts'

/** Whether cards of that kind are voted on: events are facts. */
export function isVotable(kind: Card['kind']): boolean {
  return kind !== 'event'
}

/** Why this person cannot vote, in a sentence, or `null` when they can. */
export function whyNoVote({ model }: Pick<Canvas, 'model'>): string | null {
  if (model.writer.participantId === null) return 'Join with your name to vote.'
  if (!model.canWrite) return 'You can only look at this board now, so you cannot vote.'
  return null
}

/** Gives a card this person's vote, or takes it back. What stands in the way is said. */
export function voteFor(
  { model, tell, said }: Pick<Canvas, 'model' | 'tell' | 'said'>,
  cardId: string,
): void {
  const refused = whyNoVote({ model })
  if (refused !== null) {
    tell({ about: 'votes', says: refused })
    return
  }
  const answer = model.step(() => toggleVote(model.writer, cardId))
  if (answer.ok)
    said.set(answer.value === 0 ? 'Your vote is taken back.' : 'You voted for the card.')
  else if (answer.reason === 'no-dots-left') {
    tell({
      about: 'votes',
      says: `You have given all of your ${DOTS_PER_PERSON} votes. Take one back first.`,
    })
  }
}
