import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import {
  CARD_KINDS,
  isCardKind,
  type Card,
  type CardKind,
} from '@whyboard/shared/domain/cards/cardKinds.ts'

/** A card on the clipboard: what people wrote and chose, nothing of where it came from. */
export interface ClippedCard {
  readonly kind: CardKind
  readonly text: string
  readonly texts: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, unknown>>
  readonly position: Point | null
}

export interface Clip {
  readonly cards: readonly ClippedCard[]
  /** tldraw's content, or `null`. */
  readonly drawing: unknown
}

/** Fields that point at something of one board, or that only one card may have. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['milestone', 'became', 'ownerId'])

/** A card as it goes to the clipboard. */
export function clippedCard(card: Card): ClippedCard {
  const { fields, texts } = CARD_KINDS[card.kind]
  const values = card as unknown as Readonly<Record<string, unknown>>
  const names = Object.keys(fields).filter((name) => !OWN_FIELDS.has(name))
  return {
    kind: card.kind,
    text: card.text,
    texts: Object.fromEntries(texts.map((name) => [name, String(values[name])])),
    fields: Object.fromEntries(names.map((name) => [name, values[name]])),
    position: card.position,
  }
}

/** What stands on the clipboard, which may be anything; `null` when it holds nothing of a board. */
export function readClip(json: string): Clip | null {
  if (json === '') return null
  try {
    const clip: unknown = JSON.parse(json)
    if (!isRecord(clip) || !Array.isArray(clip['cards'])) return null
    const cards = clip['cards'].flatMap((card: unknown) => readClippedCard(card) ?? [])
    return { cards, drawing: clip['drawing'] ?? null }
  } catch {
    return null
  }
}

function readClippedCard(card: unknown): ClippedCard | null {
  if (!isRecord(card) || !isCardKind(card['kind']) || typeof card['text'] !== 'string') return null
  const { kind, text, texts, fields, position } = card
  return {
    kind,
    text,
    texts: isRecord(texts)
      ? Object.fromEntries(
          Object.entries(texts).filter(
            (entry): entry is [string, string] => typeof entry[1] === 'string',
          ),
        )
      : {},
    fields: isRecord(fields) ? fields : {},
    position:
      isRecord(position) && typeof position['x'] === 'number' && typeof position['y'] === 'number'
        ? { x: position['x'], y: position['y'] }
        : null,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
