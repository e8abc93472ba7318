import { walkOrder } from '@whyboard/shared/domain/cardWalk.ts'
import { CARD_KINDS, type Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { useValue } from 'tldraw'

import { useCanWrite, useCard, useStore } from '../board/boardContext.tsx'
import { spokenTime } from '../cards/times.ts'
import { useApp } from '../ui/app.tsx'
import type { BoardView } from './boardView.ts'
import { useCanvas } from './canvasContext.ts'
import type { CanvasHandle } from './handle.ts'

/** Says to screen readers which card is selected, as the canvas itself is one application to them. */
export function SelectionVoice({ handle }: { readonly handle: CanvasHandle }) {
  const ids = useStore(handle.selectedCards)
  const writes = useStore(handle.writes)
  const canWrite = useCanWrite()
  const { timeZone: ownTimeZone } = useApp()
  const { view } = useCanvas()
  const [only = '', ...others] = ids
  // Whoever writes hears the field itself; here every letter would be said again, and the page laid out for it.
  const id = others.length === 0 && !writes ? only : ''
  const card = useCard(id)
  // By its id alone: the board changes when places do, a card with every letter.
  const where = useValue(
    'says where',
    () => {
      const placed = view.board.get().cards.find((one) => one.id === id)
      return placed === undefined ? '' : placeOf(placed, view, ownTimeZone)
    },
    [id, view, ownTimeZone],
  )
  const says =
    ids.length > 1
      ? `${ids.length} cards selected`
      : card === null
        ? ''
        : `${where}: ${card.text === '' ? 'empty' : card.text}. ${canWrite ? 'Enter edits' : 'Selected'}.`
  return <output className="visually-hidden">{says}</output>
}

/**
 * `Event 14:03, 3 of 12`, `Why 2, 1 of 4`: what a card is and its place among those of its region, in reading order.
 * @param ownTimeZone of this browser, whose time is told beside the board's where it is another
 */
function placeOf(card: Card, view: BoardView, ownTimeZone: string): string {
  const { label, region } = CARD_KINDS[card.kind]
  const now = view.board.get()
  const kinds = new Map(now.cards.map(({ id, kind }) => [id, kind]))
  const order = walkOrder(now, view.layout.get().cards).filter((id) => {
    const kind = kinds.get(id)
    return kind !== undefined && CARD_KINDS[kind].region === region
  })
  const place = `${order.indexOf(card.id) + 1} of ${order.length}`
  if (card.kind === 'why') return `Why ${view.factsOf(card.id).depth}, ${place}`
  if (card.kind !== 'event') return `${label}, ${place}`
  const time =
    card.time === null
      ? 'without a time'
      : spokenTime(card.time, now.incident.timeZone, ownTimeZone)
  return `${label} ${time}, ${place}`
}
