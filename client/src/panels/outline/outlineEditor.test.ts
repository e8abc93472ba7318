import { createCard, setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import { addCategory } from '@whyboard/shared/document/operations/categories.ts'
import { link } from '@whyboard/shared/document/operations/links.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { itemsOf } from '@whyboard/shared/domain/outline.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { expect, test } from 'vitest'

import { pageOn } from '../../board/testing/pageOn.ts'
import { outlineEditor } from './outlineEditor.ts'
import { outlineStore } from './outlineStore.ts'

/** A page with an outline, and where its keyboard is. */
function open(role: 'contributor' | 'observer' = 'contributor') {
  const { model } = pageOn({ role })
  const store = outlineStore(model, { onNextFrame: () => () => {} })
  store.start()
  const page = { at: '', said: [] as string[], told: [] as string[] }
  const editor = outlineEditor(model, store, {
    focus: (id) => {
      store.flush()
      if (page.at !== '' && page.at !== id) editor.leave(page.at)
      store.flush()
      page.at = id
    },
    say: (sentence) => page.said.push(sentence),
    tell: (sentence) => page.told.push(sentence),
  })
  /** Writes into the card that has the keyboard. */
  const type = (text: string) => {
    const index = model.card(page.at)?.text.length ?? 0
    model.markUndoBoundary()
    unwrap(
      editText(model.writer, { card: page.at, name: 'text' }, { index, remove: 0, insert: text }),
    )
  }
  /** Every card as its text, with its depth before it. */
  const seen = () => {
    store.flush()
    return store
      .get()
      .flatMap(({ groups }) => groups.flatMap(itemsOf))
      .map(({ id, depth }) => `${'-'.repeat(depth)}${model.card(id)?.text}`)
  }
  return { model, store, editor, page, type, seen }
}

test('Enter and Tab make a chain of whys: an empty cause taken down is a why of the one before', () => {
  const { model, editor, page, type, seen } = open()
  const category = unwrap(addCategory(model.writer, 'Process'))
  editor.add({ kind: 'cause', fields: { category } })
  type('No canary')
  editor.addNext(page.at)
  expect(model.card(page.at)).toMatchObject({ kind: 'cause', category })
  expect(editor.indent(page.at)).toBe(true)
  type('It is optional')
  editor.addNext(page.at)
  expect(editor.indent(page.at)).toBe(true)
  type('It takes long')
  expect(page.said.at(-1)).toBe('Why 2, below “It is optional”.')
  expect(seen()).toEqual(['No canary', '-It is optional', '--It takes long'])
  expect(editor.outdent(page.at)).toBe(true)
  editor.move(page.at, -1)
  expect(seen()).toEqual(['No canary', '-It takes long', '-It is optional'])
  expect(editor.outdent(page.at)).toBe(false)

  model.undo()
  model.undo()
  expect(seen()).toEqual(['No canary', '-It is optional', '--It takes long'])
})

test('a written cause stays a cause, and what has nothing before it stays where it is', () => {
  const { editor, page, type, seen } = open()
  editor.add({ kind: 'cause', fields: {} })
  expect(editor.indent(page.at)).toBe(false)
  type('First')
  editor.addNext(page.at)
  type('Second')
  expect(editor.indent(page.at)).toBe(false)
  expect(seen()).toEqual(['First', 'Second'])
})

test('an empty card that was only just made is gone when it is left, and nothing to undo', () => {
  const { model, editor, page, type, seen } = open()
  editor.add({ kind: 'parked', fields: {} })
  type('Kept')
  editor.addNext(page.at)
  editor.leave(page.at)
  expect(seen()).toEqual(['Kept'])
  model.undo()
  expect(seen()).toEqual([])
})

test('cards of a list change places, events with a time do not', () => {
  const { model, editor, page, seen } = open()
  const ids = ['a', 'b', 'c'].map((text) => unwrap(createCard(model.writer, 'action', { text })))
  seen()
  editor.move(ids[2] ?? '', -1)
  editor.move(ids[2] ?? '', -1)
  expect(seen()).toEqual(['c', 'a', 'b'])
  expect(page.said).toEqual(['Place 2 of 3.', 'Place 1 of 3.'])
  editor.move(ids[2] ?? '', -1)
  editor.move(ids[2] ?? '', 1)
  expect(seen()).toEqual(['a', 'c', 'b'])

  const time = { startMs: 0, endMs: null, approximate: false }
  const event = unwrap(createCard(model.writer, 'event', { fields: { time } }))
  seen()
  editor.move(event, 1)
  expect(page.said.at(-1)).toBe('Events stand in the order of their time.')
})

test('a deleted card gives the keyboard to the one before it and says what it was', () => {
  const { model, editor, page, seen } = open()
  const [first = '', second = ''] = ['a', 'b'].map((text) =>
    unwrap(createCard(model.writer, 'note', { text })),
  )
  seen()
  editor.remove(second)
  expect([page.at, page.said]).toEqual([first, ['Deleted “b”.']])
  model.undo()
  expect(seen()).toEqual(['a', 'b'])
})

test('an action answers the cause it was made of; a parked idea becomes one; each is one step', () => {
  const { model, editor, page, seen } = open()
  const cause = unwrap(createCard(model.writer, 'cause', { text: 'No canary' }))
  const idea = unwrap(createCard(model.writer, 'parked', { text: 'Buy one' }))
  seen()
  editor.makeAction(cause)
  expect(model.board().links).toEqual([{ kind: 'answers', from: page.at, to: cause }])
  editor.makeAction(idea)
  expect(model.card(page.at)).toMatchObject({ kind: 'action', text: 'Buy one' })
  expect(model.card(idea)).toMatchObject({ became: page.at })
  model.undo()
  unwrap(link(model.writer, 'answers', idea, cause))
  editor.makeAction(idea)
  expect(model.board().links).toContainEqual({ kind: 'answers', from: page.at, to: cause })
  model.undo()
  expect(model.card(idea)).toMatchObject({ became: null })
  expect(model.board().cards.filter(({ kind }) => kind === 'action')).toEqual([])
})

test('observers change nothing', () => {
  const { model, editor, page } = open('observer')
  expect(editor.add({ kind: 'note', fields: {} })).toBeNull()
  const note = unwrap(createCard(model.writer, 'note', { text: 'There' }))
  editor.remove(note)
  editor.addNext(note)
  editor.move(note, 1)
  unwrap(setCardFields(model.writer, note, {}))
  expect(model.board().cards.map(({ text }) => text)).toEqual(['There'])
  expect(page.at).toBe('')
})
