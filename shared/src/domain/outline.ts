import type { Board } from './board.ts'
import type { Region } from './cards/card.ts'
import {
  CARD_KINDS,
  type Card,
  type CardFields,
  type CardKind,
  type CardOfKind,
} from './cards/cardKinds.ts'
import { OUTCOMES } from './cards/worked.ts'
import { bonesOf, whyTree, type FishboneCard, type WhyTree } from './fishboneTree.ts'
import { byOrder } from './order.ts'
import { datedEvents, undatedEvents, type DatedEvent } from './timeline.ts'
import { OUTCOME_WORDS } from './words.ts'
import { formatDay } from './zone.ts'

/** A part of the outline: a region of the board, or the notes, which lie anywhere. */
export type OutlinePart = Region | 'notes'

/** One card of the outline with what is nested below it. Its text and fields are the card's. */
export interface OutlineItem {
  readonly id: string
  readonly kind: CardKind
  /** 1 for "Why 1", as on the board; 0 for everything that is no why. */
  readonly depth: number
  readonly children: readonly OutlineItem[]
}

/** What a card that is added to a list starts with. */
export type OutlineStart = {
  [Kind in CardKind]: { readonly kind: Kind; readonly fields: Partial<CardFields<Kind>> }
}[CardKind]

/** One list: all events with a time, one bone, one outcome … */
export interface OutlineGroup {
  /** Unlike any other's, and the same as long as the list is the same one. */
  readonly id: string
  /** `null` where the heading of the section says it all. A day is `YYYY-MM-DD` in the board's zone. */
  readonly heading: string | null
  /** Whether the heading is a day. */
  readonly isDay: boolean
  /** The bone that the list is, so that it can be renamed; `null`: none. */
  readonly categoryId: string | null
  /** `null`: cards come here by their time, not by being added. */
  readonly start: OutlineStart | null
  readonly items: readonly OutlineItem[]
}

/** A heading of the outline with its lists. */
export interface OutlineSection {
  readonly part: OutlinePart
  /** Cards in all of its lists, nested ones too. */
  readonly count: number
  readonly groups: readonly OutlineGroup[]
}

/** As much of a board as its outline is made of. */
export type OutlinedBoard = Pick<Board, 'cards' | 'categories'> & {
  readonly incident: Pick<Board['incident'], 'timeZone'>
}

/**
 * The whole board as nested lists: events day by day in the order of their time and what has none behind them, causes by
 * bone with their whys, what worked by how it went, then actions, parked ideas and notes in their own order. Every card once.
 */
export function buildOutline(board: OutlinedBoard): readonly OutlineSection[] {
  const listed = <Kind extends CardKind>(kind: Kind): readonly CardOfKind<Kind>[] =>
    board.cards.filter((card): card is CardOfKind<Kind> => card.kind === kind).toSorted(byOrder)
  const worked = listed('worked')
  return [
    section('timeline', timelineGroups(board)),
    section('causes', causeGroups(board)),
    section(
      'worked',
      OUTCOMES.map((outcome) =>
        plain(
          `worked-${outcome}`,
          OUTCOME_WORDS[outcome],
          { kind: 'worked', fields: { outcome } },
          worked.filter((card) => card.outcome === outcome),
        ),
      ),
    ),
    section('actions', [plain('actions', null, { kind: 'action', fields: {} }, listed('action'))]),
    section('parking', [plain('parking', null, { kind: 'parked', fields: {} }, listed('parked'))]),
    section('notes', [plain('notes', null, { kind: 'note', fields: {} }, listed('note'))]),
  ]
}

/** Above the events that wait for a time. */
const NO_TIME = 'No time yet'

function section(part: OutlinePart, groups: readonly OutlineGroup[]): OutlineSection {
  const count = groups.reduce((sum, group) => sum + itemsOf(group).length, 0)
  return { part, count, groups }
}

/** A list for each day, without a heading where there is only one; then what waits for a time. */
function timelineGroups(board: OutlinedBoard): readonly OutlineGroup[] {
  const days = new Map<string, DatedEvent[]>()
  for (const event of datedEvents(board.cards)) {
    const day = formatDay(event.time.startMs, board.incident.timeZone)
    const events = days.get(day)
    if (events === undefined) days.set(day, [event])
    else events.push(event)
  }
  const undated = undatedEvents(board.cards)
  return [
    ...[...days].map(([day, events]) => ({
      ...plain(`day-${day}`, days.size > 1 ? day : null, null, events),
      isDay: true,
    })),
    plain('undated', undated.length > 0 ? NO_TIME : null, { kind: 'event', fields: {} }, undated),
  ]
}

function plain(
  id: string,
  heading: string | null,
  start: OutlineStart | null,
  cards: readonly Card[],
): OutlineGroup {
  const items = cards.map((card) => ({ id: card.id, kind: card.kind, depth: 0, children: [] }))
  return { id, heading, isDay: false, categoryId: null, start, items }
}

function causeGroups(board: OutlinedBoard): readonly OutlineGroup[] {
  const tree = whyTree(board.cards)
  return bonesOf(board, tree).map(({ categoryId, name, roots }) => ({
    id: `bone-${categoryId ?? ''}`,
    heading: name,
    isDay: false,
    categoryId,
    start: { kind: 'cause', fields: { category: categoryId } },
    items: roots.map((root) => itemOf(tree, root)),
  }))
}

function itemOf(tree: WhyTree, card: FishboneCard): OutlineItem {
  const children = (tree.children.get(card.id) ?? []).map((why) => itemOf(tree, why))
  return { id: card.id, kind: card.kind, depth: tree.depths.get(card.id) ?? 0, children }
}

/** All items of a list in reading order, nested ones too. */
export function itemsOf(group: Pick<OutlineGroup, 'items'>): readonly OutlineItem[] {
  const found: OutlineItem[] = []
  const waiting = group.items.toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next)
    waiting.push(...next.children.toReversed())
  }
  return found
}

/** The ids of all cards in reading order. */
export function readingOrder(outline: readonly OutlineSection[]): readonly string[] {
  return outline.flatMap(({ groups }) =>
    groups.flatMap((group) => itemsOf(group).map((item) => item.id)),
  )
}

/**
 * The list of siblings that an item stands in, or `null` for one that is not there: a list, or the whys right below a card.
 */
export function siblingsOf(
  outline: readonly OutlineSection[],
  id: string,
): readonly OutlineItem[] | null {
  const lists = outline.flatMap(({ groups }) => groups.map(({ items }) => items))
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    if (list.some((item) => item.id === id)) return list
    for (const item of list) if (item.children.length > 0) lists.push(item.children)
  }
  return null
}

/**
 * What the next card of a list starts with that comes behind this one: what all cards of that list have in common.
 * @param parent of a why: what it explains as everybody reads it (`WhyTree.parents`), whatever is stored
 */
export function nextStart(card: Card, parent: string | null = null): OutlineStart {
  const values: Readonly<Record<string, unknown>> = { ...card, parent }
  const { keeps } = CARD_KINDS[card.kind]
  const fields = Object.fromEntries(keeps.map((name) => [name, values[name]]))
  return { kind: card.kind, fields }
}

/**
 * The card to go to when one is gone: the nearest before it that is still there, else the nearest behind it.
 * @param before reading order while it was there
 * @param isThere whether a card is still there
 */
export function nearestLeft(
  before: readonly string[],
  id: string,
  isThere: (id: string) => boolean,
): string | null {
  const at = before.indexOf(id)
  if (at < 0) return null
  return (
    before.slice(0, at).findLast((one) => isThere(one)) ??
    before.slice(at + 1).find((one) => isThere(one)) ??
    null
  )
}

/**
 * What the place of a card in the outline depends on, as one string: while it is the same, the outline is. Text is no part
 * of it, so that typing rebuilds nothing.
 */
export function outlineKey(card: Card): string {
  const base = `${card.kind}|${card.order}`
  switch (card.kind) {
    case 'event':
      return `${base}|${card.time?.startMs ?? ''}`
    case 'cause':
      return `${base}|${card.category ?? ''}`
    case 'why':
      return `${base}|${card.parent ?? ''}`
    case 'worked':
      return `${base}|${card.outcome}`
    case 'action':
    case 'parked':
    case 'note':
      return base
  }
}
