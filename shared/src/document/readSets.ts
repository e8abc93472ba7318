import type * as Y from 'yjs'

import { LINK_KINDS, type Link, type LinkKind } from '../domain/board.ts'
import { DOTS_PER_PERSON, type Vote } from '../domain/votes.ts'
import { isEntryId } from './entries.ts'
import { BOARD_ROOTS } from './keys.ts'

/** Labels of a board; each a set of names. */
export const LABEL_KINDS = ['service', 'team', 'tag'] as const
export type LabelKind = (typeof LABEL_KINDS)[number]

/** All stored votes that make sense; their cards may be gone. */
export function readVotes(doc: Y.Doc): Vote[] {
  const votes: Vote[] = []
  doc.getMap(BOARD_ROOTS.votes).forEach((dots, key) => {
    const [participantId = '', cardId = '', ...rest] = key.split('/')
    if (!isEntryId(participantId) || !isEntryId(cardId) || rest.length > 0) return
    if (typeof dots !== 'number' || !Number.isInteger(dots) || dots < 1) return
    votes.push({ participantId, cardId, dots: Math.min(dots, DOTS_PER_PERSON) })
  })
  return votes
}

/** All stored links, sorted; their cards may be gone or of the wrong kind. */
export function readLinks(doc: Y.Doc): Link[] {
  const links: Link[] = []
  const keys: string[] = []
  doc.getMap(BOARD_ROOTS.links).forEach((value, key) => {
    if (value === true) keys.push(key)
  })
  for (const key of keys.toSorted()) {
    const [kind = '', from = '', to = '', ...rest] = key.split('/')
    if (!isLinkKind(kind) || !isEntryId(from) || !isEntryId(to) || rest.length > 0) continue
    links.push({ kind, from, to })
  }
  return links
}

function isLinkKind(kind: string): kind is LinkKind {
  return LINK_KINDS.some((one) => one === kind)
}

/** The names of one kind of label, sorted. A name may hold any letter, also `/`. */
export function readLabels(doc: Y.Doc, kind: LabelKind): string[] {
  const prefix = `${kind}/`
  const names: string[] = []
  doc.getMap(BOARD_ROOTS.labels).forEach((value, key) => {
    if (value === true && key.startsWith(prefix)) names.push(key.slice(prefix.length))
  })
  return names.toSorted()
}

/** Participant id → value, for the values that `fits` takes. */
export function readByParticipant<Value>(
  root: Y.Map<unknown>,
  fits: (value: unknown) => value is Value,
): Record<string, Value> {
  const read: [string, Value][] = []
  root.forEach((value, id) => {
    if (isEntryId(id) && fits(value)) read.push([id, value])
  })
  read.sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(read)
}
