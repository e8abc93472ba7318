import { firstWords } from '@whyboard/shared/domain/cardWords.ts'
import { CARD_KINDS } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { useValue } from 'tldraw'

import { useCanvas, type Canvas } from '../canvasContext.ts'
import { linkPicks } from '../linkPicks.ts'

/** Says to screen readers what was just done here, and which card a link would lead to. */
export function CanvasVoice() {
  const canvas = useCanvas()
  const said = useValue('said', () => canvas.said.get(), [canvas])
  const linking = useValue('says about linking', () => linkingSentence(canvas), [canvas])
  return (
    <>
      <output className="visually-hidden">{said}</output>
      <output className="visually-hidden">{linking}</output>
    </>
  )
}

/** How a link that was begun is ended, or which card it would lead to; empty while none is being drawn. */
export function linkingSentence({ linking, view, model }: Canvas): string {
  const drawn = linking.get()
  if (drawn === null) return ''
  const picks = linkPicks(view.board.get(), view.layout.get().cards, drawn.from, drawn.sought)
  const target = drawn.target === null ? null : model.card(drawn.target)
  const having = drawn.sought === '' ? '' : ` with “${drawn.sought}”`
  if (target === null && having !== '') {
    return `Nothing${having} can be linked. Backspace takes letters back, Escape gives up.`
  }
  if (target === null) {
    const from = firstWords(model.card(drawn.from))
    return picks.length === 0
      ? `There is nothing to link ${from} with. Escape gives up.`
      : `Linking ${from}. Type a word of the other card, or go through ${picks.length} with Tab or arrow keys; Enter links, Escape gives up.`
  }
  const place = picks.indexOf(target.id) + 1
  const where = place === 0 ? 'linked already' : `${place} of ${picks.length}${having}, Enter links`
  return `${CARD_KINDS[target.kind].label}: ${firstWords(target)}, ${where}.`
}
