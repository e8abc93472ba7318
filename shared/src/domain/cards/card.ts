import type * as v from 'valibot'

/** The five areas of the board that hold cards of their own. A note belongs to none and lies anywhere. */
export const REGIONS = ['timeline', 'causes', 'worked', 'actions', 'parking'] as const
export type Region = (typeof REGIONS)[number]

/** A point of the board's world, in px at zoom 1; for a card its top left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A field's values and what is read when a stored value does not fit. */
export type FieldSchema = v.GenericSchema<unknown, unknown>

/**
 * What a kind of card is: everything the document, the report and the views need to know of it, without any of them.
 * A new kind is one such definition, one body in the client, and a line in each of the two registries.
 */
export interface CardKindDefinition<
  Kind extends string,
  Fields extends Readonly<Record<string, FieldSchema>>,
  Text extends string,
> {
  readonly kind: Kind
  /** What people call one card of this kind, e.g. "Event". */
  readonly label: string
  /** One of them within a sentence, with its article. */
  readonly one: string
  /** Where its cards live; `null`: anywhere. */
  readonly region: Region | null
  /** Rows of fields that its body shows between text and footer; its height counts on them. */
  readonly fieldRows: number
  /**
   * Plain values, last writer wins, each read on its own through its schema. Every schema is total: it ends in
   * `v.fallback`, so a value that an older or newer version wrote never hides the card.
   */
  readonly fields: Fields
  /** The fields that the next card of its list begins with as well: what all cards of that list have in common. */
  readonly keeps: readonly NoInfer<keyof Fields & string>[]
  /** Names of its human texts besides `text`; all of them are made with the card, as Y.Text. */
  readonly texts: readonly Text[]
}

/** What every card has, whatever its kind. */
export interface CardBase {
  /** Random, never reused. */
  readonly id: string
  readonly text: string
  /** Where it was put, for cards that no layout places; `null`: the layout decides. */
  readonly position: Point | null
  /** Fractional key: cards of one list are sorted by it, ties by id. */
  readonly order: string
  /** Participant id of the author, or `null` for template, sample and anonymous cards. */
  readonly author: string | null
  /** Epoch ms by the author's clock (corrected by the server's), or `null`. */
  readonly createdAtMs: number | null
}

/** The readonly value that a definition describes. */
export type CardOf<Definition> =
  Definition extends CardKindDefinition<infer Kind, infer Fields, infer Text>
    ? CardBase & { readonly kind: Kind } & {
        readonly [Name in keyof Fields]: v.InferOutput<Fields[Name]>
      } & { readonly [Name in Text]: string }
    : never

/** Declares a kind, keeping the literal types of what it lists. */
export function defineCardKind<
  const Kind extends string,
  const Fields extends Readonly<Record<string, FieldSchema>>,
  const Text extends string = never,
>(definition: CardKindDefinition<Kind, Fields, Text>): CardKindDefinition<Kind, Fields, Text> {
  return definition
}
