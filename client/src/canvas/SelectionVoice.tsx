import { CARD_KINDS } from '@whyboard/shared/domain/cards/cardKinds.ts'

import { useCanWrite, useCard, useStore } from '../board/boardContext.tsx'
import type { CanvasHandle } from './handle.ts'

/** Says to screen readers which card is selected, as the canvas itself is one application to them. */
export function SelectionVoice({ handle }: { readonly handle: CanvasHandle }) {
  const ids = useStore(handle.selectedCards)
  const canWrite = useCanWrite()
  const card = useCard(ids.length === 1 ? (ids[0] ?? '') : '')
  const says =
    ids.length > 1
      ? `${ids.length} cards selected`
      : card === null
        ? ''
        : `${CARD_KINDS[card.kind].label}: ${card.text === '' ? 'empty' : card.text}. ${canWrite ? 'Enter edits' : 'Selected'}.`
  return <output className="visually-hidden">{says}</output>
}
