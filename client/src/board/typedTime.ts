import { setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import { editText, textOf } from '@whyboard/shared/document/operations/text.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { eventBeforeMs, timeContextOf } from '@whyboard/shared/domain/timeContext.ts'
import {
  mayBeginWithTime,
  readLeadingTime,
  type LeadingTime,
} from '@whyboard/shared/domain/timeText.ts'
import type { Transaction, YTextEvent } from 'yjs'

import type { BoardModel } from './boardModel.ts'

/** The time with which an event's text begins, as it would be taken; `null` for none. */
export function typedTimeOf(
  model: Pick<BoardModel, 'board'>,
  card: Card,
  nowMs: number,
): LeadingTime | null {
  if (card.kind !== 'event' || !mayBeginWithTime(card.text)) return null
  const { incident, cards } = model.board()
  return readLeadingTime(card.text, timeContextOf(incident, eventBeforeMs(cards, card), nowMs))
}

/**
 * Watches the text of an event that is being written here. What it answers ends that: a time that was typed at the start
 * becomes the event's own and its words go, as a part of the last undo step. A text that nobody touched here stays.
 */
export function takeTypedTime(
  model: Pick<
    BoardModel,
    'doc' | 'writer' | 'board' | 'card' | 'canWrite' | 'holdUndoStep' | 'markUndoBoundary'
  >,
  cardId: string,
  nowMs: () => number,
): () => void {
  const { doc, writer } = model
  const target = { card: cardId, name: 'text' }
  const text = textOf(doc, target)
  let written = false
  const onText = (_: YTextEvent, { origin }: Transaction) => {
    if (origin === writer.origin) written = true
  }
  text?.observe(onText)
  return () => {
    text?.unobserve(onText)
    const card = model.card(cardId)
    if (!written || !model.canWrite || card?.kind !== 'event') return
    const found = typedTimeOf(model, card, nowMs())
    if (found === null) return
    const { startMs, endMs, approximate } = found.time
    const before = card.time
    // A range that is told anew by its start keeps its length.
    const lengthMs = before === null || before.endMs === null ? null : before.endMs - before.startMs
    const time = {
      startMs,
      endMs: endMs ?? (lengthMs === null ? null : startMs + lengthMs),
      approximate,
    }
    const joinStep = model.holdUndoStep()
    joinStep()
    if (setCardFields(writer, cardId, { time }).ok) {
      editText(writer, target, { index: 0, remove: found.length, insert: '' })
    }
    model.markUndoBoundary()
  }
}
