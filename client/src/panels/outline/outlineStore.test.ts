import {
  createCard,
  removeCards,
  setCardFields,
} from '@whyboard/shared/document/operations/cards.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { readingOrder } from '@whyboard/shared/domain/outline.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { expect, test } from 'vitest'

import { pageOn } from '../../board/testing/pageOn.ts'
import { outlineStore } from './outlineStore.ts'

/** A page with its outline, whose frames come when the test says so. */
function open() {
  const { model } = pageOn()
  const frames: (() => void)[] = []
  const store = outlineStore(model, {
    onNextFrame: (callback) => {
      frames.push(callback)
      return () => frames.splice(frames.indexOf(callback), 1)
    },
  })
  const end = store.start()
  let changes = 0
  store.subscribe(() => {
    changes += 1
  })
  return {
    model,
    store,
    end,
    frame: () => {
      for (const run of frames.splice(0)) run()
    },
    changes: () => changes,
    ids: () => readingOrder(store.get()),
  }
}

test('what is typed changes nothing, what comes, moves or goes changes its list once per frame', () => {
  const { model, store, frame, changes, ids } = open()
  const first = unwrap(createCard(model.writer, 'action'))
  const second = unwrap(createCard(model.writer, 'action'))
  expect(ids()).toEqual([])
  frame()
  expect([ids(), changes()]).toEqual([[first, second], 1])

  const before = store.get()
  unwrap(
    editText(model.writer, { card: first, name: 'text' }, { index: 0, remove: 0, insert: 'x' }),
  )
  unwrap(setCardFields(model.writer, second, { owner: 'Ada' }))
  frame()
  expect(store.get()).toBe(before)

  unwrap(removeCards(model.writer, [first]))
  frame()
  expect([ids(), changes()]).toEqual([[second], 2])
  expect(store.get()[0]).toBe(before[0])
})

test('who cannot wait for the frame gets the outline at once', () => {
  const { model, store, end, frame, changes, ids } = open()
  const cause = unwrap(createCard(model.writer, 'cause'))
  const why = unwrap(createCard(model.writer, 'why', { fields: { parent: cause } }))
  store.flush()
  expect(ids()).toEqual([cause, why])
  frame()
  expect(changes()).toBe(1)
  end()
  unwrap(createCard(model.writer, 'action'))
  frame()
  expect(ids()).toEqual([cause, why])
})
