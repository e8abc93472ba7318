import { textOf, type TextTarget } from '@whyboard/shared/document/operations/text.ts'
import type { CaretInText } from '@whyboard/shared/protocol/presence.ts'

import type { Presence } from '../connection/presence.ts'
import type { Store } from '../connection/store.ts'
import { listeners } from '../connection/listeners.ts'
import type { BoardModel } from './boardModel.ts'
import { placeOfCaret } from './textCaret.ts'

/** Where somebody else writes in a text. */
export interface TextCaret {
  /** The page it is on. */
  readonly clientId: number
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
  /** Both ends of what is selected, as UTF-16 indices of the text; the caret stands at `head`. */
  readonly anchor: number
  readonly head: number
  /** Counts how often the person has moved it, by typing too; what others type moves it without being counted. */
  readonly moves: number
}

/** What a page told last that could be found in the text. */
interface Seen {
  readonly told: CaretInText
  readonly typed: number
  readonly moves: number
}

const NONE: readonly TextCaret[] = []

/**
 * The carets of everybody else in the text of one card, in the order of their pages. They are found anew with every
 * change of the card, so they stay behind their characters whoever types. A caret may be told before the words it
 * stands in have arrived: until then it stays where it was.
 */
export function textCarets(
  model: Pick<BoardModel, 'doc' | 'subscribeCard'>,
  presence: Pick<Presence, 'people' | 'of' | 'subscribe'>,
  cardId: string,
): Store<readonly TextCaret[]> {
  const target: TextTarget = { card: cardId, name: 'text' }
  const seen = new Map<number, Seen>()
  let carets = NONE

  const read = (): readonly TextCaret[] => {
    const length = textOf(model.doc, target)?.length ?? 0
    const found: TextCaret[] = []
    for (const { clientId, self, name, colour } of presence.people.get()) {
      const editing = self ? null : (presence.of(clientId)?.editing ?? null)
      if (editing === null || editing.target !== cardId) {
        seen.delete(clientId)
        continue
      }
      const before = seen.get(clientId)
      const isNew = before === undefined || !sameCaret(before.told, editing)
      const place = isNew ? placeOfCaret(model.doc, target, editing) : null
      const told = place === null ? before?.told : editing
      const now = place ?? (told && placeOfCaret(model.doc, target, told)) ?? null
      if (told === undefined || now === null) continue
      const { anchor, head, typed } = now
      const isMove = told !== before?.told || typed !== before?.typed
      const moves = (before?.moves ?? 0) + (isMove ? 1 : 0)
      seen.set(clientId, { told, typed, moves })
      found.push({
        clientId,
        name,
        colour,
        anchor: Math.min(anchor, length),
        head: Math.min(head, length),
        moves,
      })
    }
    return found.length === 0 ? NONE : found
  }

  const changes = listeners<[]>()
  let ends: readonly (() => void)[] = []
  const refresh = () => {
    const next = read()
    if (sameCarets(carets, next)) return
    carets = next
    changes.call()
  }
  carets = read()
  return {
    get: () => carets,
    subscribe: (listener) => {
      if (changes.size() === 0) {
        ends = [
          model.subscribeCard(cardId, refresh),
          presence.people.subscribe(refresh),
          presence.subscribe((ids) => {
            const concerns = (id: number) =>
              seen.has(id) || presence.of(id)?.editing?.target === cardId
            if (ids.some(concerns)) refresh()
          }),
        ]
        carets = read()
      }
      const end = changes.add(listener)
      return () => {
        end()
        if (changes.size() > 0) return
        for (const one of ends) one()
        ends = []
      }
    },
  }
}

/** Two carets as they came: plain JSON with their keys in one order. */
function sameCaret(a: CaretInText, b: CaretInText): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function sameCarets(a: readonly TextCaret[], b: readonly TextCaret[]): boolean {
  return (
    a.length === b.length &&
    a.every((caret, index) => {
      const other = b[index]
      return (
        other !== undefined &&
        (Object.keys(caret) as (keyof TextCaret)[]).every((key) => caret[key] === other[key])
      )
    })
  )
}
