import type { Board } from '@whyboard/shared/domain/board.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import {
  changesInWords,
  undoInWords,
  type CardChange,
} from '@whyboard/shared/domain/changesInWords.ts'

import type { Environment } from '../connection/environment.ts'
import type { Person } from '../connection/presence.ts'
import type { Store } from '../connection/store.ts'
import type { BoardModel } from './boardModel.ts'

/** What others do is told this often at most, ms. */
export const ANNOUNCE_EVERY_MS = 3_000
/** A card in which somebody still writes is told of after so long at the latest, ms. */
const MAX_WAIT_MS = 15_000

/** Somebody on the board and the card in which they write. */
export type Writing = Pick<Person, 'self' | 'name' | 'editing'>

/** A card that others changed and of which nothing was said yet. */
interface Pending {
  /** As it was when it was last told of, or known. */
  readonly before: Card | null
  writer: string | null
  waitedMs: number
}

/**
 * Says what others change on a board, in words, a few sentences every three seconds; and what undo did here. What this page
 * does itself is heard where it is done. Who is called something else now is told too. Cards in which somebody is writing wait until they have finished.
 * @param say gets all sentences of one time at once
 * @returns what ends it
 */
export function announceChanges(
  model: Pick<BoardModel, 'doc' | 'board' | 'card' | 'subscribeCards' | 'subscribeUndo'>,
  presence: { readonly people: Store<readonly Writing[]> },
  environment: Pick<Environment, 'after'>,
  say: (text: string) => void,
): () => void {
  const known = new Map(model.board().cards.map((card) => [card.id, card]))
  /** Who is called what, as far as it was told. */
  const names = new Map(model.board().participants.map(({ id, name }) => [id, name]))
  let mayBeRenamed = false
  const pending = new Map<string, Pending>()
  let own = new Map<string, Card | null>()
  let isLocal = true
  let cancel: (() => void) | null = null

  const writerOf = (id: string): string | null =>
    presence.people.get().find((person) => !person.self && person.editing === id)?.name ?? null

  const flush = () => {
    cancel = null
    const changes: CardChange[] = []
    for (const [id, one] of pending) {
      const writing = writerOf(id)
      one.writer = writing ?? one.writer
      one.waitedMs += ANNOUNCE_EVERY_MS
      if (writing !== null && one.waitedMs < MAX_WAIT_MS) continue
      pending.delete(id)
      changes.push({ before: one.before, after: model.card(id), writer: one.writer })
    }
    const board = model.board()
    const renamed = mayBeRenamed ? newNames(names, board) : []
    mayBeRenamed = false
    const sentences = [...renamed, ...changesInWords(changes, board)]
    if (sentences.length > 0) say(sentences.join(' '))
    if (pending.size > 0) cancel = environment.after(ANNOUNCE_EVERY_MS, flush)
  }

  const onTransaction = (transaction: { readonly local: boolean }) => {
    isLocal = transaction.local
    if (isLocal) own = new Map()
  }
  model.doc.on('beforeTransaction', onTransaction)
  const endCards = model.subscribeCards((ids, other) => {
    if (other && !isLocal) mayBeRenamed = true
    for (const id of ids) {
      const before = known.get(id) ?? null
      const after = model.card(id)
      if (after === null) known.delete(id)
      else known.set(id, after)
      if (isLocal) {
        own.set(id, before)
        continue
      }
      const one = pending.get(id)
      if (one === undefined) pending.set(id, { before, writer: writerOf(id), waitedMs: 0 })
      else one.writer = writerOf(id) ?? one.writer
    }
    if (pending.size > 0 || mayBeRenamed) cancel ??= environment.after(ANNOUNCE_EVERY_MS, flush)
  })
  const endUndo = model.subscribeUndo(({ kind, outcome, changed }) => {
    if (outcome !== 'done') return
    const changes = [...changed].flatMap((id): CardChange[] => {
      const before = own.get(id)
      return before === undefined ? [] : [{ before, after: model.card(id), writer: null }]
    })
    const sentence = undoInWords(kind, changes)
    if (sentence !== '') say(sentence)
  })
  return () => {
    cancel?.()
    endCards()
    endUndo()
    model.doc.off('beforeTransaction', onTransaction)
  }
}

/** Who is called something else than was told, in words. `told` holds their new names then. */
function newNames(
  told: Map<string, string>,
  { participants }: Pick<Board, 'participants'>,
): readonly string[] {
  return participants.flatMap(({ id, name }) => {
    const before = told.get(id)
    told.set(id, name)
    return before === undefined || before === name ? [] : [`${before} is called ${name} now.`]
  })
}
