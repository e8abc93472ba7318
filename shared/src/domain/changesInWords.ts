import { withNameOfBefore } from './actions.ts'
import type { Board } from './board.ts'
import { quoted } from './cardWords.ts'
import { CARD_KINDS, type Card } from './cards/cardKinds.ts'
import { OTHER_BONE_NAME } from './fishboneTree.ts'
import { ACTION_STATUS_WORDS } from './words.ts'
import { formatClock } from './zone.ts'

/** What became of one card. */
export interface CardChange {
  /** `null`: it was not there. */
  readonly before: Card | null
  /** `null`: it is gone. */
  readonly after: Card | null
  /** Name of the person who was seen writing in it; `null`: nobody was. */
  readonly writer: string | null
}

/** Whoever did it, when nobody was seen. */
const SOMEBODY = 'Somebody'
/** The most sentences that are said at once. */
export const MOST_SENTENCES = 4
/** From so many changes of one sort on, they are counted instead of told. */
const MANY = 3

/**
 * What others changed, as sentences for who cannot see it: new cards with their author, deleted ones, those with other
 * words, new owners, days, times and states, moves. Many of one sort are counted; what is beyond {@link MOST_SENTENCES} is
 * told as a number. Cards without any text yet are passed over until they have one.
 */
export function changesInWords(
  changes: readonly CardChange[],
  board: Pick<Board, 'categories' | 'participants' | 'incident'>,
): readonly string[] {
  const real = changes.filter(({ before, after }) => before !== after)
  const added = real.filter(
    ({ before, after }) => before === null && after !== null && after.text.trim() !== '',
  )
  const deleted = real.filter(
    ({ before, after }) => before !== null && after === null && before.text.trim() !== '',
  )
  const changed: { readonly sentence: string | null; readonly isMove: boolean }[] = []
  for (const { before, after: now, writer } of real) {
    if (before === null || now === null) continue
    const after = withNameOfBefore(before, now)
    if (before.text === '' && after.text !== '') {
      added.push({ before: null, after, writer })
      continue
    }
    const sentence = changeOf(before, after, writer, board)
    if (sentence !== null) changed.push({ sentence, isMove: false })
    else if (before.order !== after.order || !isSame(before.position, after.position)) {
      changed.push({ sentence: null, isMove: true })
    }
  }

  const told = changed.flatMap(({ sentence }) => (sentence === null ? [] : [sentence]))
  const moved = changed.filter(({ isMove }) => isMove).length
  const sentences = [
    ...addedSentences(added, board),
    ...deletedSentences(deleted),
    ...(told.length > MANY ? [`${told.length} cards were changed.`] : told),
    ...(moved === 0 ? [] : [moved === 1 ? 'A card was moved.' : `${moved} cards were moved.`]),
  ]
  if (sentences.length <= MOST_SENTENCES) return sentences
  const left = sentences.length - (MOST_SENTENCES - 1)
  return [...sentences.slice(0, MOST_SENTENCES - 1), `And ${left} more changes.`]
}

function addedSentences(
  added: readonly CardChange[],
  { participants }: Pick<Board, 'participants'>,
): readonly string[] {
  const byAuthor = new Map<string, Card[]>()
  for (const { after, writer } of added) {
    if (after === null) continue
    const name = participants.find(({ id }) => id === after.author)?.name ?? writer ?? SOMEBODY
    const cards = byAuthor.get(name)
    if (cards === undefined) byAuthor.set(name, [after])
    else cards.push(after)
  }
  return [...byAuthor].flatMap(([name, cards]) =>
    cards.length >= MANY
      ? [`${name} added ${cards.length} cards.`]
      : cards.map((card) => `${name} added ${CARD_KINDS[card.kind].one}: ${quoted(card)}.`),
  )
}

function deletedSentences(deleted: readonly CardChange[]): readonly string[] {
  if (deleted.length >= MANY) return [`${deleted.length} cards were deleted.`]
  return deleted.flatMap(({ before }) =>
    before === null
      ? []
      : [`${SOMEBODY} deleted ${CARD_KINDS[before.kind].one}: ${quoted(before)}.`],
  )
}

/** What a change means, or `null` when it is at most a move. */
function changeOf(
  before: Card,
  after: Card,
  writer: string | null,
  { categories, incident }: Pick<Board, 'categories' | 'incident'>,
): string | null {
  const words = quoted(after)
  if (before.text !== after.text) {
    return `${writer ?? SOMEBODY} changed ${CARD_KINDS[after.kind].one}: ${words}.`
  }
  if (before.kind === 'event' && after.kind === 'event' && before.time !== after.time) {
    const startMs = after.time?.startMs
    if (startMs === undefined) return before.time === null ? null : `${words} has no time any more.`
    if (startMs !== before.time?.startMs) {
      return `${words} is at ${formatClock(startMs, incident.timeZone)} now.`
    }
  }
  if (before.kind === 'cause' && after.kind === 'cause' && before.category !== after.category) {
    const category = categories.find(({ id }) => id === after.category)?.name ?? OTHER_BONE_NAME
    return `${words} is under ${category} now.`
  }
  if (before.kind === 'why' && after.kind === 'why' && before.parent !== after.parent) {
    return `${words} explains another card now.`
  }
  if (before.kind === 'action' && after.kind === 'action') {
    if (before.status !== after.status) return `${words}: ${ACTION_STATUS_WORDS[after.status]}.`
    if (before.owner !== after.owner) {
      return after.owner === null ? `${words} has no owner now.` : `${after.owner} owns ${words}.`
    }
    if (before.due !== after.due) {
      return after.due === null ? `${words} has no due day now.` : `${words} is due ${after.due}.`
    }
  }
  const isFields = (Object.keys(after) as (keyof Card)[]).some(
    (name) => name !== 'order' && name !== 'position' && !isSame(before[name], after[name]),
  )
  return isFields ? `${SOMEBODY} changed ${CARD_KINDS[after.kind].one}: ${words}.` : null
}

/** What undo or redo did to cards, in one sentence; `''` when it touched none. */
export function undoInWords(kind: 'undo' | 'redo', changes: readonly CardChange[]): string {
  const [first, ...others] = changes.filter(({ before, after }) => before !== after)
  if (first === undefined) return ''
  const act = kind === 'undo' ? 'Undone' : 'Redone'
  if (others.length > 0) return `${act}: ${others.length + 1} cards.`
  const { before, after } = first
  if (after === null) return `${act}: ${before === null ? '' : quoted(before)} is gone.`
  return before === null
    ? `${act}: ${quoted(after)} is back.`
    : `${act}: ${quoted(after)} is as it was.`
}

function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)
}
