import { createCard } from '@whyboard/shared/document/operations/cards.ts'
import { editText, textOf } from '@whyboard/shared/document/operations/text.ts'
import type { PresenceState } from '@whyboard/shared/protocol/presence.ts'
import { expect, test } from 'vitest'

import { listeners } from '../connection/listeners.ts'
import type { Person } from '../connection/presence.ts'
import { writableStore } from '../connection/store.ts'
import { exchange, pageOn, type TestPage } from './testing/pageOn.ts'
import { caretOf } from './textCaret.ts'
import { textCarets } from './textCarets.ts'

/** A card with a text on two pages, and what the second one shows of itself to the first. */
function adaAndBen(text: string) {
  const [ada, ben] = [pageOn(), pageOn()]
  const made = createCard(ada.model.writer, 'note', { text })
  const cardId = made.ok ? made.value : ''
  exchange(ada, ben)
  const target = { card: cardId, name: 'text' }
  const changes = listeners<[ids: readonly number[]]>()
  const people = writableStore<readonly Person[]>([
    { clientId: 2, self: false, name: 'Ben', colour: '#c2410c' } as Person,
  ])
  let state: Partial<PresenceState> = {}
  const presence = {
    people,
    of: () => state as PresenceState,
    subscribe: changes.add,
  }
  const type = (page: TestPage, index: number, insert: string, remove = 0) =>
    editText(page.model.writer, target, { index, remove, insert })
  const show = (anchor: number, head = anchor) => {
    const shared = textOf(ben.doc, target)
    if (shared === null) throw new Error('The card has a text.')
    state = { editing: { target: cardId, ...caretOf(shared, { anchor, head }) } }
    changes.call([2])
  }
  const leave = () => {
    state = { editing: null }
    changes.call([2])
  }
  const carets = textCarets(ada.model, presence, cardId)
  carets.subscribe(() => {})
  const seen = () => carets.get().map(({ anchor, head, moves }) => [anchor, head, moves])
  return { ada, ben, type, show, leave, seen }
}

test('another’s caret and selection stay behind their characters whoever types, and only their own moves are counted', () => {
  const { ada, ben, type, show, leave, seen } = adaAndBen('one two')
  show(3)
  expect(seen()).toEqual([[3, 3, 1]])
  type(ada, 0, 'zero ')
  expect(seen()).toEqual([[8, 8, 1]])
  show(3, 1)
  expect(seen()).toEqual([[8, 6, 2]])
  type(ada, 0, '', 12)
  expect(seen()).toEqual([[0, 0, 2]])
  exchange(ada, ben)
  leave()
  expect(seen()).toEqual([])
})

test('a caret told before the words it stands in stays where it was until they come', () => {
  const { ada, ben, type, show, seen } = adaAndBen('one')
  show(3)
  type(ben, 3, ' two')
  show(7)
  expect(seen()).toEqual([[3, 3, 1]])
  exchange(ada, ben)
  expect(seen()).toEqual([[7, 7, 2]])
})

test('what a page types takes its caret along, letter by letter, and nothing that others type there', () => {
  const { ada, ben, type, show, seen } = adaAndBen('one')
  show(3)
  for (const letter of [' ', 't', 'w']) {
    type(ben, ben.model.card(ben.model.board().cards[0]?.id ?? '')?.text.length ?? 0, letter)
    exchange(ada, ben)
  }
  expect(seen()).toEqual([[6, 6, 4]])
  // A letter of somebody else at the same place does not, nor do letters of its own behind that.
  type(ada, 6, '!')
  expect(seen()).toEqual([[6, 6, 4]])
  exchange(ada, ben)
  type(ben, 7, '?')
  exchange(ada, ben)
  expect(seen()).toEqual([[6, 6, 4]])
  // Taken back, it goes back.
  type(ben, 4, '', 2)
  exchange(ada, ben)
  expect(seen()).toEqual([[4, 4, 5]])
})

test('a caret amid its own older letters is not taken to their end', () => {
  const { ada, ben, type, show, seen } = adaAndBen('one')
  type(ben, 3, ' two')
  exchange(ada, ben)
  show(5)
  expect(seen()).toEqual([[5, 5, 1]])
  type(ben, 5, 'x')
  exchange(ada, ben)
  expect(seen()).toEqual([[6, 6, 2]])
})
