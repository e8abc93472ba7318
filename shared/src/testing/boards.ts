import type { Board, Category, Incident } from '../domain/board.ts'
import { CARD_KINDS, type Card, type CardKind, type CardOfKind } from '../domain/cards/cardKinds.ts'
import type { FieldSchema } from '../domain/cards/card.ts'
import type { Milestone } from '../domain/cards/event.ts'
import { byOrder } from '../domain/order.ts'

/** 12 March 2026, 14:00 UTC: the hour in which the incidents of tests begin. */
export const TEST_START_MS = Date.UTC(2026, 2, 12, 14, 0)

/** Milestones that were never recorded, but for those given. */
export function someTimes(
  given: Partial<Record<Milestone, number | null>> = {},
): Record<Milestone, number | null> {
  return {
    started: null,
    detected: null,
    acknowledged: null,
    mitigated: null,
    resolved: null,
    ...given,
  }
}

/** An incident about which nothing is known yet, but for what is given. */
export function someIncident(given: Partial<Incident> = {}): Incident {
  return {
    occasion: 'incident',
    severity: null,
    status: 'draft',
    timeZone: 'UTC',
    pxPerMinute: null,
    times: someTimes(),
    owner: null,
    facilitator: null,
    meetingAtMs: null,
    shareBy: null,
    reviewOn: null,
    checkOn: null,
    repeatOf: null,
    ...given,
  }
}

/** An empty board, but for what is given; its cards are sorted as the document's reader sorts them. */
export function someBoard(given: Partial<Board> = {}): Board {
  const board: Board = {
    id: 'board-0001',
    schemaVersion: 1,
    createdAtMs: TEST_START_MS,
    incident: someIncident(),
    texts: {
      title: '',
      summary: '',
      impact: '',
      detection: '',
      trigger: '',
      resolution: '',
      effect: '',
    },
    cards: [],
    categories: [],
    links: [],
    votes: {},
    participants: [],
    services: [],
    teams: [],
    tags: [],
    signOffs: {},
    pulse: [],
    ...given,
  }
  return { ...board, cards: board.cards.toSorted(byOrder) }
}

/** A card with the values that its kind reads for missing fields, but for what is given. */
export function someCard<Kind extends CardKind>(
  kind: Kind,
  id: string,
  given: Partial<Omit<CardOfKind<Kind>, 'kind' | 'id'>> = {},
): CardOfKind<Kind> {
  const definition = CARD_KINDS[kind]
  const fields: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries<FieldSchema>(definition.fields)) {
    // Every field's schema is total: it reads anything, also nothing.
    const read = schema['~standard'].validate(undefined)
    fields[name] = 'value' in read ? read.value : null
  }
  for (const name of definition.texts) fields[name] = ''
  const base = { id, text: '', position: null, order: id, author: null, createdAtMs: null }
  return { ...base, ...fields, kind, ...given } as unknown as CardOfKind<Kind>
}

/** An event so many minutes after the tests' hour, as a moment or a range. */
export function someEvent(
  id: string,
  startMin: number,
  given: Partial<Omit<CardOfKind<'event'>, 'kind' | 'id'>> & { endMin?: number } = {},
): Card {
  const { endMin, ...rest } = given
  const endMs = endMin === undefined ? null : TEST_START_MS + endMin * 60_000
  const time = { startMs: TEST_START_MS + startMin * 60_000, endMs, approximate: false }
  return someCard('event', id, { time, ...rest })
}

/** Categories by id, in this order. */
export function someCategories(...ids: readonly string[]): readonly Category[] {
  return ids.map((id, index) => ({ id, name: id, order: String(index).padStart(4, '0') }))
}
