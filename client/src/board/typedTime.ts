import { setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import { editText, textOf } from '@whyboard/shared/document/operations/text.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { EventTime } from '@whyboard/shared/domain/cards/event.ts'
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
 * The time that words say which say nothing else, beside the time that a card has, or the event before it; `null` for none.
 * @param words what somebody typed, such as `14:03`, `~14:03–14:11` or `+12m`
 */
export function timeOfWords(
  model: Pick<BoardModel, 'board'>,
  card: Card,
  words: string,
  nowMs: number,
): EventTime | null {
  const { incident, cards } = model.board()
  const own = card.kind === 'event' ? (card.time?.startMs ?? null) : null
  const typed = words.trim()
  const read = readLeadingTime(
    typed,
    timeContextOf(incident, own ?? eventBeforeMs(cards, card), nowMs),
  )
  return read?.length === typed.length ? read.time : null
}

/** A time told anew: a range that is told by its start alone keeps its length. */
export function toldAnew(before: EventTime | null, told: EventTime): EventTime {
  if (told.endMs !== null || before === null || before.endMs === null) return told
  return { ...told, endMs: told.startMs + before.endMs - before.startMs }
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
    const time = toldAnew(card.time, found.time)
    const joinStep = model.holdUndoStep()
    joinStep()
    if (setCardFields(writer, cardId, { time }).ok) {
      editText(writer, target, { index: 0, remove: found.length, insert: '' })
    }
    model.markUndoBoundary()
  }
}
