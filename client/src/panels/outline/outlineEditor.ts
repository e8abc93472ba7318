import {
  createCard,
  removeCards,
  reorderCard,
  setCardFields,
  type NewCard,
} from '@whyboard/shared/document/operations/cards.ts'
import { link, passOnAnswers } from '@whyboard/shared/document/operations/links.ts'
import { isRegionOpen } from '@whyboard/shared/domain/agenda.ts'
import { quoted } from '@whyboard/shared/domain/cardWords.ts'
import type { Card, CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { whyTree } from '@whyboard/shared/domain/fishboneTree.ts'
import { indentOf, outdentOf, type WhyPlace } from '@whyboard/shared/domain/whyMoves.ts'
import {
  nearestLeft,
  nextStart,
  readingOrder,
  siblingsOf,
  type OutlineStart,
} from '@whyboard/shared/domain/outline.ts'

import type { BoardModel } from '../../board/boardModel.ts'
import { freshCard, type FreshCard } from '../../board/freshCard.ts'
import { ACTIONS_SHUT, CARD_PARKED, createRefused } from '../../cards/refusalWords.ts'
import type { OutlineStore } from './outlineStore.ts'

/** What is done to the cards of an outline. Every call is one step for undo. */
export interface OutlineEditor {
  /** Makes a card in a list and puts the keyboard into it; its id, or `null` where one may not write. */
  add(start: OutlineStart, after?: string | null): string | null
  /** Makes the next card of the list in which this one stands. */
  addNext(id: string): void
  /** Makes a why below a cause or why. */
  addWhy(id: string): void
  /** A why goes below the one before it; a new, empty cause becomes a why of the one before it. `false`: it stays. */
  indent(id: string): boolean
  /** A why goes one level up. `false`: it stays. */
  outdent(id: string): boolean
  /** A card goes one place up or down among its siblings. */
  move(id: string, step: -1 | 1): void
  /** Deletes a card; the keyboard goes to the one before it. */
  remove(id: string): void
  /** Makes an action: of a parked idea what it becomes, of a cause or why one that answers it. */
  makeAction(id: string): void
  /** Makes a card of that kind from a parked idea, which then says so. */
  takeUp(id: string, kind: 'action' | 'cause' | 'note'): void
  /** The person left the text of a card: one that was only just made and is empty is gone. */
  leave(id: string): void
}

/** What an editor asks of the page. */
export interface OutlinePage {
  /** Shows the outline as it is now and puts the keyboard into a card's text. */
  focus(id: string): void
  /** Says something to who cannot see it. */
  say(sentence: string): void
  /** Says something to everybody. */
  tell(sentence: string): void
}

/** The editor of one outline. */
export function outlineEditor(
  model: BoardModel,
  store: OutlineStore,
  page: OutlinePage,
): OutlineEditor {
  let fresh: FreshCard | null = null
  const settle = () => {
    fresh?.settle()
    fresh = null
  }

  /** @param also what belongs to the making of it, as the same step */
  const make = <Kind extends CardKind>(
    kind: Kind,
    card: NewCard<Kind>,
    also: (id: string) => void = () => {},
  ): string | null => {
    if (!model.canWrite) return null
    settle()
    const made = model.step(() => {
      const created = createCard(model.writer, kind, { ...card, stage: model.stage() })
      if (created.ok) also(created.value)
      return created
    })
    if (!made.ok) {
      page.tell(createRefused(made.reason))
      return null
    }
    fresh = freshCard(model, made.value)
    page.focus(made.value)
    if (model.card(made.value)?.kind !== kind) page.tell(CARD_PARKED)
    return made.value
  }
  const add = ({ kind, fields }: OutlineStart, after?: string | null): string | null =>
    make<CardKind>(kind, { fields, ...(after !== undefined && { after }) })

  const placeWhy = (id: string, place: WhyPlace | null): boolean => {
    if (place === null || !model.canWrite) return false
    model.step(() => {
      setCardFields(model.writer, id, { parent: place.parentId })
      reorderCard(model.writer, id, place.after)
    })
    page.focus(id)
    const depth = whyTree(model.board().cards).depths.get(id) ?? 1
    page.say(`Why ${depth}, below ${quoted(model.card(place.parentId))}.`)
    return true
  }

  /** An empty cause right behind another gives way to a why below that one. */
  const causeToWhy = (card: Card): boolean => {
    const siblings = siblingsOf(store.get(), card.id) ?? []
    const at = siblings.findIndex((item) => item.id === card.id)
    const before = siblings[at - 1]
    const isLeaf = siblings[at]?.children.length === 0
    if (card.text.trim() !== '' || !isLeaf || before === undefined || !model.canWrite) return false
    if (fresh?.id === card.id) settle()
    else model.step(() => removeCards(model.writer, [card.id]))
    make('why', { fields: { parent: before.id } })
    return true
  }

  const takeUp = (id: string, kind: 'action' | 'cause' | 'note') => {
    const idea = model.card(id)
    if (idea?.kind !== 'parked') return
    if (kind === 'action' && !isRegionOpen(model.stage(), 'actions')) {
      page.tell(ACTIONS_SHUT)
      return
    }
    make(kind, { text: idea.text }, (became) => {
      setCardFields(model.writer, id, { became })
      if (kind === 'action') passOnAnswers(model.writer, id, became)
    })
  }

  const removeTo = (id: string) => {
    const order = readingOrder(store.get())
    const next = nearestLeft(order, id, (one) => one !== id && model.card(one) !== null)
    if (fresh?.id === id) settle()
    if (model.card(id) !== null) model.step(() => removeCards(model.writer, [id]))
    if (next !== null) page.focus(next)
  }

  return {
    add,
    addNext: (id) => {
      const card = model.card(id)
      if (card === null) return
      const parent = card.kind === 'why' ? whyTree(model.board().cards).parents.get(id) : null
      add(nextStart(card, parent), id)
    },
    addWhy: (id) => {
      make('why', { fields: { parent: id } })
    },
    indent: (id) => {
      const card = model.card(id)
      if (card?.kind === 'cause') return causeToWhy(card)
      return placeWhy(id, indentOf(model.board(), id))
    },
    outdent: (id) => placeWhy(id, outdentOf(model.board(), id)),
    move: (id, step) => {
      const card = model.card(id)
      const siblings = siblingsOf(store.get(), id)
      if (card === null || siblings === null || !model.canWrite) return
      if (card.kind === 'event' && card.time !== null) {
        page.say('Events stand in the order of their time.')
        return
      }
      // Whys without a parent stand behind the causes of their list, which they cannot leave.
      const like = siblings.filter((item) => item.kind === card.kind)
      const at = like.findIndex((item) => item.id === id)
      const to = at + step
      const other = like[to]
      if (other === undefined) return
      model.step(() => {
        if (step === 1) reorderCard(model.writer, id, other.id)
        else reorderCard(model.writer, other.id, id)
      })
      page.focus(id)
      page.say(`Place ${to + 1} of ${like.length}.`)
    },
    remove: (id) => {
      const card = model.card(id)
      if (card === null || !model.canWrite) return
      removeTo(id)
      if (card.text.trim() !== '') page.say(`Deleted ${quoted(card)}.`)
    },
    makeAction: (id) => {
      const card = model.card(id)
      if (card === null || !model.canWrite) return
      if (card.kind === 'parked') {
        takeUp(id, 'action')
        return
      }
      const answers = card.kind === 'cause' || card.kind === 'why'
      make('action', {}, (action) => {
        if (answers) link(model.writer, 'answers', action, id)
      })
    },
    takeUp,
    leave: (id) => {
      if (fresh?.id === id) settle()
    },
  }
}
