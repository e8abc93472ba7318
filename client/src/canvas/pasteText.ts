import { grouped } from '@whyboard/shared/domain/words.ts'
import {
  createCards,
  removeCards,
  type CardSketch,
} from '@whyboard/shared/document/operations/cards.ts'
import type { Point, Region } from '@whyboard/shared/domain/cards/card.ts'
import { CARD_KINDS, type CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import {
  readPaste,
  readPasteAsOne,
  type PasteContext,
  type PastedEntry,
} from '@whyboard/shared/domain/pasteText.ts'
import { CARD_WIDTH, cardHeight } from '@whyboard/shared/domain/textMetrics.ts'
import { eventBeforeMs, timeContextOf } from '@whyboard/shared/domain/timeContext.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import type { BoardModel } from '../board/boardModel.ts'
import type { CanvasNotice } from './canvasContext.ts'
import { KIND_OF_REGION } from './newCards.ts'
import { cardRefused } from './refusals.ts'

/** So many entries of one paste become cards. */
export const MAX_PASTED = 500
/** What is written at once: in UTF-8 less than `LIMITS.maxUpdateBytes`, with room for everything around the text. */
const BATCH_LETTERS = 200_000
const GAP = 16

/** Where a text is pasted. */
export interface PastePlace {
  /** `null`: between regions, where its cards are notes. */
  readonly region: Region | null
  /** The top left corner of the first note, world px. */
  readonly corner: Point
}

/** What came of a paste. */
export interface PasteOutcome {
  /** Ids of the new cards, in their order. */
  readonly cards: readonly string[]
  /** What is said of it. */
  readonly notice: CanvasNotice
}

type PasteModel = Pick<
  BoardModel,
  'board' | 'stage' | 'writer' | 'card' | 'step' | 'undo' | 'undoStack'
>

/**
 * Makes cards of a pasted text: one an entry, or `asOne` a single one; one step to undo. More than {@link MAX_PASTED}
 * entries make none at first: the notice then offers the first of them.
 * @param again pastes the first of too many, when the notice's button is pressed
 */
export function pasteText(
  model: PasteModel,
  text: string,
  { region, corner }: PastePlace,
  { asOne, most, again }: { asOne: boolean; most: boolean; again: () => void },
): PasteOutcome | null {
  const kind: CardKind = region === null ? 'note' : KIND_OF_REGION[region]
  const context = pasteContext(model, kind)
  const one = asOne ? readPasteAsOne(text, context) : null
  const paste = asOne ? { entries: one === null ? [] : [one], left: 0 } : readPaste(text, context)
  const { entries, left } = paste
  if (entries.length === 0) return null
  if (left > 0 && !most) {
    return {
      cards: [],
      notice: {
        about: 'cards',
        says: `That is ${counted(entries.length + left, 'entry', 'entries')}, more than one paste takes. Nothing was added yet.`,
        action: { label: `Paste the first ${MAX_PASTED}`, onPress: again },
      },
    }
  }
  const sketches = sketchesOf(model, kind, entries, corner)
  const { cards, refusal } = model.step(() => createInBatches(model, sketches))
  if (cards.length === 0) return { cards, notice: cardRefused(refusal ?? '') }
  const step = model.undoStack.undoStack.at(-1)
  const takeBack = () => {
    if (model.undoStack.undoStack.at(-1) === step) model.undo()
    else model.step(() => removeCards(model.writer, cards))
  }
  return {
    cards,
    notice: {
      about: 'cards',
      tone: 'plain',
      says: [
        wordsOf(model, cards, kind),
        ...(refusal === null ? [] : [cardRefused(refusal).says]),
        ...(left === 0 ? [] : [`The other ${counted(left, 'entry', 'entries')} were left out.`]),
        ...(entries.some((entry) => entry.text.length > LIMITS.maxCardTextLength)
          ? ['A card holds 10,000 characters; what was longer was cut.']
          : []),
      ].join(' '),
      action: { label: 'Undo', onPress: takeBack },
    },
  }
}

function pasteContext(model: PasteModel, kind: CardKind): PasteContext {
  const { incident, cards } = model.board()
  const last = incident.times.started === null ? eventBeforeMs(cards, LAST) : null
  return {
    kind,
    maxEntries: MAX_PASTED,
    times: timeContextOf(incident, last, model.writer.nowMs()),
  }
}

/** Behind every card there is. */
const LAST = { order: '\uFFFF', id: '' }

function sketchesOf(
  model: PasteModel,
  kind: CardKind,
  entries: readonly PastedEntry[],
  corner: Point,
): readonly CardSketch[] {
  const stage = model.stage()
  const { participants } = model.board()
  const texts = entries.map((entry) => shortened(entry.text))
  const places = kind === 'note' ? inRows(texts, corner) : []
  return entries.map((entry, index) => {
    const { owner } = entry.fields
    const named = participants.filter((person) => person.name === owner)
    const fields = {
      ...entry.fields,
      ...(named.length === 1 && { ownerId: named[0]?.id }),
      ...(kind === 'event' && { time: entry.time }),
    }
    const position = places[index]
    // Which fields belong to which kind is seen to where they are read.
    return {
      kind,
      text: texts[index],
      fields,
      stage,
      ...(position !== undefined && { position }),
    } as CardSketch
  })
}

function shortened(text: string): string {
  return text.length <= LIMITS.maxCardTextLength
    ? text
    : // A pair of surrogates that is cut in two leaves neither.
      text.slice(0, LIMITS.maxCardTextLength).replace(/[\uD800-\uDBFF]$/u, '')
}

/** Notes in rows about as wide as they are high together. */
function inRows(texts: readonly string[], corner: Point): readonly Point[] {
  const columns = Math.ceil(Math.sqrt(texts.length / 2))
  const places: Point[] = []
  let { y } = corner
  for (let from = 0; from < texts.length; from += columns) {
    const row = texts.slice(from, from + columns)
    row.forEach((_, index) => {
      places.push({ x: corner.x + index * (CARD_WIDTH + GAP), y })
    })
    y += Math.max(...row.map((text) => cardHeight(text, 'note'))) + GAP
  }
  return places
}

/** All cards where they fit into one update, else as many at a time as do. */
function createInBatches(
  { writer }: PasteModel,
  sketches: readonly CardSketch[],
): { readonly cards: readonly string[]; readonly refusal: string | null } {
  const cards: string[] = []
  let batch: CardSketch[] = []
  let letters = 0
  const write = (): string | null => {
    const made = createCards(writer, batch)
    batch = []
    letters = 0
    if (!made.ok) return made.reason
    cards.push(...made.value)
    return null
  }
  for (const sketch of sketches) {
    const length = sketch.text?.length ?? 0
    if (batch.length > 0 && letters + length > BATCH_LETTERS) {
      const refusal = write()
      if (refusal !== null) return { cards, refusal }
    }
    batch.push(sketch)
    letters += length
  }
  return { refusal: write(), cards }
}

function wordsOf(model: PasteModel, cards: readonly string[], kind: CardKind): string {
  const added = `${counted(cards.length, 'card', 'cards')} added`
  const made = cards.map((id) => model.card(id))
  if (made.some((card) => card !== null && card.kind !== kind)) {
    return `${added} to the parking lot: ${CARD_KINDS[kind].label.toLowerCase()}s open with their phase.`
  }
  const waiting = made.filter((card) => card?.kind === 'event' && card.time === null).length
  if (waiting === 0) return `${added}.`
  return `${added}, ${waiting === cards.length ? (waiting === 1 ? 'it waits' : 'all wait') : `${waiting} ${waiting === 1 ? 'waits' : 'wait'}`} for a time.`
}

function counted(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`
}
