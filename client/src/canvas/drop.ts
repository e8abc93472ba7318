import type { Card, CardFields, CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { startedAt } from '../cards/times.ts'
import type { FieldPatch } from '@whyboard/shared/document/operations/fields.ts'
import type { DropTarget } from '@whyboard/shared/domain/dropTarget.ts'

/** What a dropped card asks of the document. */
export type DropChange =
  | { readonly kind: 'fields'; readonly fields: FieldPatch }
  | { readonly kind: 'order'; readonly after: string | null }
  | { readonly kind: 'move'; readonly point: Point }
  | null

/** The change that a drop means, or `null` when it means none: then the card goes back to where it was. */
export function changeOfDrop(card: Card, target: DropTarget): DropChange {
  switch (target.kind) {
    case 'time': {
      if (card.kind !== 'event') return null
      if (card.time?.startMs === target.startMs) return null
      return fields<'event'>({ time: startedAt(card.time, target.startMs) })
    }
    case 'untimed':
      return card.kind === 'event' && card.time !== null ? fields<'event'>({ time: null }) : null
    case 'category':
      return card.kind === 'cause' && card.category !== target.categoryId
        ? fields<'cause'>({ category: target.categoryId })
        : null
    case 'parent':
      return card.kind === 'why' && card.parent !== target.parentId
        ? fields<'why'>({ parent: target.parentId })
        : null
    case 'order':
      return target.after === card.id ? null : { kind: 'order', after: target.after }
    case 'position':
      return { kind: 'move', point: target.point }
    case 'none':
      return null
  }
}

function fields<Kind extends CardKind>(fields: Partial<CardFields<Kind>>): DropChange {
  return { kind: 'fields', fields }
}
