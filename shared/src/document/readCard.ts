import * as v from 'valibot'
import * as Y from 'yjs'

import { CARD_KINDS, isCardKind, type Card, type CardKind } from '../domain/cards/cardKinds.ts'
import type { FieldSchema, Point } from '../domain/cards/card.ts'
import { instant } from '../domain/cards/fields.ts'
import { cardsOf, isEntryId, isRemoved, storedText, type Entry } from './entries.ts'
import { CARD_KEYS } from './keys.ts'
import { isOrderKey } from './orderKey.ts'
import { namesOf, readParticipants, type Names } from './readParticipants.ts'

/** Why something stored is not shown. It stays in the document; a newer version may know it. */
export type ReadProblem = {
  readonly root: 'cards' | 'categories' | 'participants'
  readonly id: string
  readonly problem: 'bad-id' | 'not-an-entry' | 'unknown-kind' | 'no-name'
}

/** What is stored under an id: a card, nothing to show (never made, or removed), or something unreadable. */
export type ReadCard =
  | { readonly card: Card | null; readonly problem: null }
  | { readonly card: null; readonly problem: ReadProblem }

const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-1e9), v.maxValue(1e9))
const pointSchema = v.object({ x: coordinate, y: coordinate })

/** The card of an id; `null` when there is none, it is removed, or this version cannot read it. Never throws. */
export function readCard(doc: Y.Doc, id: string): Card | null {
  return readStoredCard(id, cardsOf(doc).get(id), namesOf(readParticipants(doc))).card
}

/** As {@link readCard}, for a value of the cards' root, telling what was wrong with it. */
export function readStoredCard(id: string, stored: unknown, names: Names): ReadCard {
  if (stored === undefined) return { card: null, problem: null }
  if (!isEntryId(id)) return problemOf(id, 'bad-id')
  if (!(stored instanceof Y.Map)) return problemOf(id, 'not-an-entry')
  const entry: Entry = stored
  const kind = entry.get(CARD_KEYS.kind)
  if (isRemoved(entry)) return { card: null, problem: null }
  if (!isCardKind(kind)) return problemOf(id, 'unknown-kind')
  return { card: cardFrom(id, kind, entry, names), problem: null }
}

function problemOf(id: string, problem: ReadProblem['problem']): ReadCard {
  return { card: null, problem: { root: 'cards', id, problem } }
}

function cardFrom(id: string, kind: CardKind, entry: Entry, names: Names): Card {
  const definition = CARD_KINDS[kind]
  const order = entry.get(CARD_KEYS.order)
  const author = entry.get(CARD_KEYS.author)
  const createdAtMs = entry.get(CARD_KEYS.createdAtMs)
  const card: Record<string, unknown> = {
    id,
    kind,
    text: storedText(entry.get(CARD_KEYS.text)) ?? '',
    position: readPoint(entry.get(CARD_KEYS.position)),
    order: isOrderKey(order) ? order : '',
    author: typeof author === 'string' && isEntryId(author) ? author : null,
    createdAtMs: v.is(instant, createdAtMs) ? createdAtMs : null,
  }
  const fields: Readonly<Record<string, FieldSchema>> = definition.fields
  for (const [name, schema] of Object.entries(fields)) card[name] = v.parse(schema, entry.get(name))
  for (const name of definition.texts) card[name] = storedText(entry.get(name)) ?? ''
  // Who was picked from the people of the board is called what they are called now.
  const owner = names.get(String(card['ownerId']))
  if (owner !== undefined) card['owner'] = owner
  // The definition's schemas gave every field its type; the compiler cannot follow the loop.
  return card as unknown as Card
}

function readPoint(stored: unknown): Point | null {
  const point = v.safeParse(pointSchema, stored)
  return point.success ? { x: point.output.x, y: point.output.y } : null
}
