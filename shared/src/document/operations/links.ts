import { LINK_KINDS, type LinkKind } from '../../domain/board.ts'
import { isLinkOfKinds } from '../../domain/links.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import { cardsOf, presentEntryOf } from '../entries.ts'
import { BOARD_ROOTS, CARD_KEYS } from '../keys.ts'
import { readLinks } from '../readSets.ts'
import type { Writer } from '../writer.ts'
import { write } from './transaction.ts'

export type LinkRefusal = 'no-such-card' | 'wrong-kinds'

/**
 * Links two cards: evidence (cause or why → event) or what an action or a parked idea answers (→ cause or why). Repeats change
 * nothing.
 */
export function link(
  writer: Writer,
  kind: LinkKind,
  from: string,
  to: string,
): Result<null, LinkRefusal> {
  const root = cardsOf(writer.doc)
  const fromEntry = presentEntryOf(root, from)
  const toEntry = presentEntryOf(root, to)
  if (fromEntry === null || toEntry === null) return refuse('no-such-card')
  const isKnown = LINK_KINDS.includes(kind)
  const fits = isLinkOfKinds(kind, fromEntry.get(CARD_KEYS.kind), toEntry.get(CARD_KEYS.kind))
  if (!isKnown || !fits) return refuse('wrong-kinds')
  const links = writer.doc.getMap(BOARD_ROOTS.links)
  const key = linkKey(kind, from, to)
  if (links.get(key) !== true) write(writer, () => links.set(key, true))
  return succeed(null)
}

/** What a parked idea answers, the action that it became answers too. */
export function passOnAnswers(writer: Writer, ideaId: string, actionId: string): void {
  for (const { kind, from, to } of readLinks(writer.doc)) {
    if (kind === 'answers' && from === ideaId) link(writer, kind, actionId, to)
  }
}

/** Takes a link away; one that is not there is no error. */
export function unlink(
  writer: Writer,
  kind: LinkKind,
  from: string,
  to: string,
): Result<null, never> {
  const links = writer.doc.getMap(BOARD_ROOTS.links)
  const key = linkKey(kind, from, to)
  if (links.has(key)) write(writer, () => links.delete(key))
  return succeed(null)
}

function linkKey(kind: LinkKind, from: string, to: string): string {
  return `${kind}/${from}/${to}`
}
