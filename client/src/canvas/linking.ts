import { link, unlink } from '@whyboard/shared/document/operations/links.ts'
import type { Link } from '@whyboard/shared/domain/board.ts'
import { firstWords } from '@whyboard/shared/domain/cardWords.ts'

import type { Canvas } from './canvasContext.ts'
import { linkBetween } from './links.ts'

/** Links two cards, whichever of them it was drawn from; nothing where the two do not go together. */
export function linkCards(
  { model, said }: Pick<Canvas, 'model' | 'said'>,
  fromId: string,
  toId: string,
): void {
  const from = model.card(fromId)
  const to = model.card(toId)
  const meant = from === null || to === null ? null : linkBetween(from, to)
  if (meant === null || to === null) return
  const made = model.step(() => link(model.writer, meant.kind, meant.from, meant.to))
  if (made.ok) said.set(`Linked with ${firstWords(to)}.`)
}

/** Takes a link away, as one step for undo. */
export function removeLink({ model, said }: Pick<Canvas, 'model' | 'said'>, one: Link): void {
  if (!model.canWrite) return
  model.step(() => unlink(model.writer, one.kind, one.from, one.to))
  said.set('The link is removed.')
}
