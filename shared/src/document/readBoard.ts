import * as v from 'valibot'
import * as Y from 'yjs'

import {
  BOARD_TEXTS,
  type Board,
  type BoardTextName,
  type Category,
  type Link,
} from '../domain/board.ts'
import type { Card } from '../domain/cards/cardKinds.ts'
import { instant } from '../domain/cards/fields.ts'
import { isLinkOfKinds } from '../domain/links.ts'
import { byOrder, compareText } from '../domain/order.ts'
import { countVotes } from '../domain/votes.ts'
import { cardsOf, categoriesOf, isEntryId, isRemoved, storedText } from './entries.ts'
import { BOARD_ROOTS, BOARD_TEXT_PREFIX, CATEGORY_KEYS } from './keys.ts'
import { isOrderKey } from './orderKey.ts'
import { readStoredCard, type ReadProblem } from './readCard.ts'
import { readIncident } from './readIncident.ts'
import { namesOf, readParticipants } from './readParticipants.ts'
import { readByParticipant, readLabels, readLinks, readVotes } from './readSets.ts'

/** A board as read, and what was stored but could not be read, each thing once. */
export interface BoardReading {
  readonly board: Board
  readonly problems: readonly ReadProblem[]
}

/**
 * The whole board as a plain value. Replicas that hold the same updates read the same. Whatever is stored, this does
 * not throw: what it cannot read is left out and listed.
 */
export function readBoard(doc: Y.Doc): BoardReading {
  const cards: Card[] = []
  const problems: ReadProblem[] = []
  const surroundings = readSurroundings(doc)
  const names = namesOf(surroundings.values.participants)
  cardsOf(doc).forEach((stored, id) => {
    const { card, problem } = readStoredCard(id, stored, names)
    if (card !== null) cards.push(card)
    if (problem !== null) problems.push(problem)
  })
  return {
    board: { ...surroundings.values, cards: cards.toSorted(byOrder), ...readRelations(doc, cards) },
    problems: sortProblems([...problems, ...surroundings.problems]),
  }
}

/** Everything of a board that does not depend on its cards. */
export type Surroundings = Omit<Board, 'cards' | 'links' | 'votes'>

/** Reads what does not depend on cards, with what was wrong there. */
export function readSurroundings(doc: Y.Doc): {
  readonly values: Surroundings
  readonly problems: readonly ReadProblem[]
} {
  const problems: ReadProblem[] = []
  const meta = doc.getMap(BOARD_ROOTS.meta)
  const id = meta.get('id')
  const createdAtMs = meta.get('createdAtMs')
  const values: Surroundings = {
    id: typeof id === 'string' ? id : '',
    schemaVersion: schemaVersionOf(doc),
    createdAtMs: v.is(instant, createdAtMs) ? createdAtMs : 0,
    incident: readIncident(doc),
    texts: readTexts(doc),
    categories: readCategories(doc, problems),
    participants: readParticipants(doc, (person, problem) => {
      problems.push({ root: 'participants', id: person, problem })
    }),
    services: readLabels(doc, 'service'),
    teams: readLabels(doc, 'team'),
    tags: readLabels(doc, 'tag'),
    signOffs: readByParticipant(doc.getMap(BOARD_ROOTS.signOffs), (value) => v.is(instant, value)),
    pulse: readPulse(doc),
  }
  return { values, problems }
}

/** Links and votes, which count where their cards are; nothing but id and kind of a card matters to them. */
export function readRelations(doc: Y.Doc, cards: readonly Card[]): Pick<Board, 'links' | 'votes'> {
  const byId = new Map(cards.map((card) => [card.id, card]))
  return {
    links: readLinks(doc).filter((link) => leadsBetween(link, byId)),
    votes: countVotes(readVotes(doc).filter(({ cardId }) => byId.has(cardId))),
  }
}

/** By root and id, so that the same problems always come in the same order. */
export function sortProblems(problems: readonly ReadProblem[]): ReadProblem[] {
  return problems.toSorted((a, b) => compareText(a.root, b.root) || compareText(a.id, b.id))
}

/** The version that a document says it has; 0 where it says none. */
export function schemaVersionOf(doc: Y.Doc): number {
  const version = doc.getMap(BOARD_ROOTS.meta).get('schemaVersion')
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 0
}

function readTexts(doc: Y.Doc): Record<BoardTextName, string> {
  const texts = BOARD_TEXTS.map((name) => [name, doc.getText(BOARD_TEXT_PREFIX + name).toString()])
  return Object.fromEntries(texts) as Record<BoardTextName, string>
}

function leadsBetween(link: Link, cards: ReadonlyMap<string, Card>): boolean {
  return isLinkOfKinds(link.kind, cards.get(link.from)?.kind, cards.get(link.to)?.kind)
}

function readCategories(doc: Y.Doc, problems: ReadProblem[]): Category[] {
  const categories: Category[] = []
  categoriesOf(doc).forEach((stored, id) => {
    const problem = (what: ReadProblem['problem']): void => {
      problems.push({ root: 'categories', id, problem: what })
    }
    if (!isEntryId(id)) return problem('bad-id')
    if (!(stored instanceof Y.Map)) return problem('not-an-entry')
    if (isRemoved(stored)) return
    const name = storedText(stored.get(CATEGORY_KEYS.name))
    if (name === null) return problem('no-name')
    const order: unknown = stored.get(CATEGORY_KEYS.order)
    categories.push({ id, name, order: isOrderKey(order) ? order : '' })
  })
  return categories.toSorted(byOrder)
}

/** The answers sorted, so that nobody's can be told by its place. */
function readPulse(doc: Y.Doc): number[] {
  const isAnswer = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5
  const answers = readByParticipant(doc.getMap(BOARD_ROOTS.pulse), isAnswer)
  return Object.values(answers).toSorted((a, b) => a - b)
}
