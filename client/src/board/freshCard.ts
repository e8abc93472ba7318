import { removeCards } from '@whyboard/shared/document/operations/cards.ts'
import { replaceText, textOf } from '@whyboard/shared/document/operations/text.ts'
import { UNTRACKED } from '@whyboard/shared/document/writer.ts'
import type { Transaction, YTextEvent } from 'yjs'

import type { BoardModel } from './boardModel.ts'
import { isSame } from './shareEqualParts.ts'

/** A card that was only just made here and is being written for the first time. */
export interface FreshCard {
  readonly id: string
  /** It is written: a card into which nobody put anything is gone, and is nothing to undo. */
  settle(): void
}

/**
 * Takes a card that the last undo step made. The first words that are written in it belong to that step, however late they
 * come, so that one undo takes back the card with its words.
 */
export function freshCard(
  model: Pick<BoardModel, 'doc' | 'writer' | 'card' | 'holdUndoStep'>,
  id: string,
): FreshCard {
  const { doc, writer } = model
  const made = model.card(id)
  const target = { card: id, name: 'text' }
  const text = textOf(doc, target)
  const joinStep = model.holdUndoStep()
  let written = false
  const onText = (_: YTextEvent, { origin }: Transaction) => {
    if (written || origin !== writer.origin) return
    written = true
    joinStep()
  }
  text?.observe(onText)
  return {
    id,
    settle: () => {
      text?.unobserve(onText)
      const card = model.card(id)
      if (card === null || !isSame({ ...card, text: card.text.trim() }, made)) return
      const untracked = { ...writer, origin: UNTRACKED }
      // Undo would take away a blank that was typed, and so bring the card back.
      replaceText(untracked, target, '')
      removeCards(untracked, [id])
    },
  }
}
