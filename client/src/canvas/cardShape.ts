import type { Box } from '@whyboard/shared/domain/geometry.ts'
import {
  T,
  type IndexKey,
  type RecordProps,
  type TLBaseShape,
  type TLPageId,
  type TLShape,
  type TLShapeId,
} from 'tldraw'

export const CARD_SHAPE = 'card'

/** A card's shape carries its size alone; what it shows it reads from the document by its id. */
export type CardShape = TLBaseShape<typeof CARD_SHAPE, { readonly w: number; readonly h: number }>

export const cardShapeProps: RecordProps<CardShape> = { w: T.number, h: T.number }

const PREFIX = 'shape:'

/** The rule that makes duplicate and paste work: a card's shape is `shape:` and the card's id. */
export function shapeIdOf(cardId: string): TLShapeId {
  return `${PREFIX}${cardId}` as TLShapeId
}

/** The card id in a shape's id. */
export function cardIdOf(shapeId: string): string {
  return shapeId.slice(PREFIX.length)
}

export function isCardShape(
  record: { readonly typeName: string } | null | undefined,
): record is CardShape {
  return record?.typeName === 'shape' && (record as TLShape).type === CARD_SHAPE
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * A card's place in the pile, the same on every replica: cards pile up in the order of their order keys, ties by id.
 * tldraw wants unique fractional indices (equal ones make its duplicate throw), so each letter of key and id becomes
 * two base-62 digits after the integer part `a1`, and a last digit that is not 0. Free drawing starts at `a2`.
 */
export function indexOf(order: string, cardId: string): IndexKey {
  let digits = ''
  for (const letter of `${order}!${cardId}`) {
    const code = Math.min(letter.codePointAt(0) ?? 0, DIGITS.length ** 2 - 1)
    digits += `${DIGITS.charAt(Math.floor(code / DIGITS.length))}${DIGITS.charAt(code % DIGITS.length)}`
  }
  return `a1${digits}V` as IndexKey
}

/**
 * The shape of a card.
 * @param order the card's order key
 * @param before its shape until now: tldraw renders a shape anew whose props or meta are other objects, and one that only moves
 *   need not be
 */
export function cardShapeAt(
  cardId: string,
  { x, y, w, h }: Box,
  order: string,
  parentId: TLPageId,
  before: CardShape | null,
): CardShape {
  return {
    id: shapeIdOf(cardId),
    typeName: 'shape',
    type: CARD_SHAPE,
    x,
    y,
    rotation: 0,
    index: indexOf(order, cardId),
    parentId,
    isLocked: false,
    opacity: 1,
    props: before?.props.w === w && before.props.h === h ? before.props : { w, h },
    // A copy keeps it, and so tells which card it was made from.
    meta: before?.meta['card'] === cardId ? before.meta : { card: cardId },
  }
}
