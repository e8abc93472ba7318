import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  editAtCaret,
  followCaret,
  followChange,
  followEdit,
  moveSelection,
  unchanged,
  type TextDelta,
} from './textSplices.ts'

type Edit = { readonly index: number; readonly remove: number; readonly insert: string }

const apply = (text: string, { index, remove, insert }: Edit) =>
  text.slice(0, index) + insert + text.slice(index + remove)
const deltaOf = ({ index, remove, insert }: Edit): TextDelta => [
  { retain: index },
  ...(insert === '' ? [] : [{ insert }]),
  ...(remove === 0 ? [] : [{ delete: remove }]),
]

/** Few letters, so that equal neighbours are common. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 })
const editOf = (length: number) =>
  fc
    .record({
      index: fc.nat(length),
      remove: fc.nat(length),
      insert: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4 }),
    })
    .map((edit) => ({ ...edit, remove: Math.min(edit.remove, length - edit.index) }))
const editedText = text.chain((before) =>
  fc.record({ before: fc.constant(before), edit: editOf(before.length) }),
)

describe('the edit of a text field', () => {
  it('leads from the text before to the text after, wherever the caret is', () => {
    fc.assert(
      fc.property(text, text, fc.nat(12), (before, after, caret) => {
        const edit = editAtCaret(before, after, Math.min(caret, after.length))
        expect(apply(before, edit)).toBe(after)
      }),
    )
  })

  it('of something typed lies at the caret, also among equal letters', () => {
    fc.assert(
      fc.property(editedText, ({ before, edit }) => {
        const typed = { ...edit, remove: 0 }
        const found = editAtCaret(before, apply(before, typed), edit.index + edit.insert.length)
        expect(found).toEqual(typed)
      }),
    )
  })

  it('of a deletion backwards ends at the caret', () => {
    expect(editAtCaret('aaaa', 'aaa', 2)).toEqual({ index: 2, remove: 1, insert: '' })
  })
})

describe('a selection while others type', () => {
  it('a caret stays behind its character, so what one types stays in one piece', () => {
    const insertAtCaret = [{ retain: 3 }, { insert: 'xyz' }]
    expect(moveSelection({ start: 3, end: 3 }, insertAtCaret)).toEqual({ start: 3, end: 3 })
    expect(moveSelection({ start: 4, end: 4 }, insertAtCaret)).toEqual({ start: 7, end: 7 })
  })

  it('a range stays around its text', () => {
    expect(moveSelection({ start: 2, end: 4 }, [{ retain: 2 }, { insert: 'x' }])).toEqual({
      start: 3,
      end: 5,
    })
    expect(moveSelection({ start: 2, end: 4 }, [{ retain: 4 }, { insert: 'x' }])).toEqual({
      start: 2,
      end: 4,
    })
    expect(moveSelection({ start: 2, end: 4 }, [{ retain: 1 }, { delete: 9 }])).toEqual({
      start: 1,
      end: 1,
    })
  })

  it('the characters before and behind a caret are the same as before, if they are still there', () => {
    fc.assert(
      fc.property(editedText, fc.nat(12), ({ before, edit }, place) => {
        const caret = Math.min(place, before.length)
        const moved = moveSelection({ start: caret, end: caret }, deltaOf(edit)).start
        const after = apply(before, edit)
        expect(moved).toBeGreaterThanOrEqual(0)
        expect(moved).toBeLessThanOrEqual(after.length)
        const keepsHead = caret > edit.index || after.slice(0, moved) === before.slice(0, caret)
        const keepsTail =
          caret <= edit.index ||
          caret < edit.index + edit.remove ||
          after.slice(moved) === before.slice(caret)
        expect({ keepsHead, keepsTail }).toEqual({ keepsHead: true, keepsTail: true })
      }),
    )
  })
})

describe('an edit that waited while others typed', () => {
  it('takes out exactly its own characters, and what others inserted stays', () => {
    fc.assert(
      fc.property(
        editedText.chain(({ before, edit }) =>
          fc.record({
            before: fc.constant(before),
            edit: fc.constant(edit),
            theirs: fc.array(fc.record({ at: fc.nat(20), remove: fc.nat(3), insert: text })),
          }),
        ),
        ({ before, edit, theirs }) => {
          // Every character gets a name, so that equal ones are told apart.
          const names: (number | string)[] = Array.from(before, (_, index) => index)
          let map = unchanged(before.length)
          for (const { at, remove, insert } of theirs) {
            const index = Math.min(at, names.length)
            const one = { index, remove: Math.min(remove, names.length - index), insert }
            names.splice(one.index, one.remove, ...insert.split(''))
            map = followChange(map, deltaOf(one))
          }
          const expected = names.filter(
            (name) =>
              typeof name === 'string' || name < edit.index || name >= edit.index + edit.remove,
          )
          for (const { index, remove, insert } of followEdit(map, { ...edit, insert: '' })) {
            names.splice(index, remove, ...insert.split(''))
          }
          expect(names).toEqual(expected)
        },
      ),
    )
  })

  it('inserts behind the character that it was typed behind', () => {
    const map = followChange(unchanged(4), [{ retain: 1 }, { insert: 'XY' }])
    expect(followEdit(map, { index: 2, remove: 1, insert: 'n' })).toEqual([
      { index: 4, remove: 1, insert: '' },
      { index: 4, remove: 0, insert: 'n' },
    ])
    expect(followCaret(map, 1)).toBe(1)
  })
})
