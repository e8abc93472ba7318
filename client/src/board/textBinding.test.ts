// @vitest-environment happy-dom
import { createCard } from '@whyboard/shared/document/operations/cards.ts'
import { editText, textOf, type TextTarget } from '@whyboard/shared/document/operations/text.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import type { CaretInText } from '@whyboard/shared/protocol/presence.ts'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { bindText, TYPING_PAUSE_MS, type TextBindingOptions } from './textBinding.ts'
import { placeOfCaret } from './textCaret.ts'
import { exchange, pageOn, type TestPage } from './testing/pageOn.ts'

const CARD = 'card-0001'
const TARGET: TextTarget = { card: CARD, name: 'text' }

/** A person at a text field. */
function person(
  page: TestPage,
  options: TextBindingOptions = {},
  target = TARGET,
  tag = 'textarea',
) {
  // A document of their own, so that both may have the focus.
  const document = window.document.implementation.createHTMLDocument()
  const field = document.createElement(tag) as HTMLTextAreaElement
  document.body.append(field)
  const end = bindText(field, page.model, target, options)
  ends.push(() => {
    end()
    field.remove()
  })
  let nowMs = 0
  const fire = (name: string, parts: Readonly<Record<string, unknown>> = {}) => {
    const event = new Event(name, { bubbles: true, cancelable: true })
    Object.defineProperties(event, {
      timeStamp: { value: nowMs },
      ...Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, { value }])),
    })
    field.dispatchEvent(event)
    return event
  }
  /** As a browser does it: the field changes, then the event comes. */
  const change = (start: number, finish: number, insert: string) => {
    const { value } = field
    field.value = value.slice(0, start) + insert + value.slice(finish)
    field.setSelectionRange(start + insert.length, start + insert.length)
    fire('input')
  }
  return {
    field,
    fire,
    end,
    change,
    type: (insert: string) => change(field.selectionStart, field.selectionEnd, insert),
    wait: (ms: number) => {
      nowMs += ms
    },
    text: () => textOf(page.doc, target)?.toString(),
  }
}

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

function pageWith(text: string): TestPage {
  const page = pageOn()
  createCard(page.model.writer, 'note', { id: CARD, text })
  page.model.undoStack.clear()
  return page
}
function twoPages(text: string): [TestPage, TestPage] {
  const ann = pageWith(text)
  const bob = pageOn()
  exchange(ann, bob)
  return [ann, bob]
}
const remotely = (page: TestPage, index: number, remove: number, insert: string) =>
  editText(page.model.writer, TARGET, { index, remove, insert })

describe('a bound text field', () => {
  it('shows the text, writes what is typed, and shows what others type', () => {
    const [ann, bob] = twoPages('Hello')
    const a = person(ann)
    const b = person(bob)
    expect(a.field.value).toBe('Hello')
    a.change(5, 5, ' world')
    exchange(ann, bob)
    expect(b.field.value).toBe('Hello world')
  })

  it('two people who type at the same place keep every character, each run in one piece', () => {
    const [ann, bob] = twoPages('')
    const a = person(ann)
    const b = person(bob)
    a.field.focus()
    for (const letter of 'left') {
      a.field.focus()
      a.type(letter)
      b.field.focus()
      b.type(letter.toUpperCase())
      exchange(ann, bob)
    }
    expect(a.field.value).toBe(b.field.value)
    expect(['leftLEFT', 'LEFTleft']).toContain(a.field.value)
  })

  it('caret, selection and scroll stay while others type', () => {
    const [ann, bob] = twoPages('one two three')
    const a = person(ann)
    a.field.focus()
    a.field.setSelectionRange(4, 7, 'backward')
    a.field.scrollTop = 40
    remotely(bob, 0, 3, 'thirteen')
    exchange(ann, bob)
    expect(a.field.value).toBe('thirteen two three')
    expect(a.field.value.slice(a.field.selectionStart, a.field.selectionEnd)).toBe('two')
    expect(a.field.selectionDirection).toBe('backward')
    expect(a.field.scrollTop).toBe(40)
  })

  it('a field without the focus does not draw it', () => {
    const [ann, bob] = twoPages('text')
    const a = person(ann)
    remotely(bob, 0, 0, 'more ')
    exchange(ann, bob)
    expect(a.field.value).toBe('more text')
    expect(a.field.ownerDocument.activeElement).not.toBe(a.field)
  })

  it('two fields with any edits in any order converge, and never hold a text of their own', () => {
    const step = fc.oneof(
      fc.record({
        who: fc.nat(1),
        start: fc.nat(20),
        length: fc.nat(4),
        insert: fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁'), maxLength: 3 }),
      }),
      fc.constant('exchange' as const),
      fc.record({ who: fc.nat(1), undo: fc.boolean() }),
      fc.record({ who: fc.nat(1), composing: fc.boolean() }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const pages = twoPages('abab')
        const people = [person(pages[0]), person(pages[1])] as const
        for (const one of steps) {
          if (one === 'exchange') {
            exchange(...pages)
            continue
          }
          const page = pages[one.who === 0 ? 0 : 1]
          const { field, change, fire } = people[one.who === 0 ? 0 : 1]
          field.focus()
          if ('undo' in one) {
            if (one.undo) page.model.undo()
            else page.model.redo()
          } else if ('composing' in one) {
            fire(one.composing ? 'compositionstart' : 'compositionend')
          } else {
            const start = Math.min(one.start, field.value.length)
            change(start, Math.min(start + one.length, field.value.length), one.insert)
          }
        }
        for (const { fire } of people) fire('compositionend')
        exchange(...pages)
        const [a, b] = people
        expect(a.text()).toBe(b.text())
        expect(a.field.value).toBe(a.text())
        expect(b.field.value).toBe(b.text())
        for (const end of ends.splice(0)) end()
      }),
      { numRuns: 150 },
    )
  })
})

describe('a bound text field with an input method', () => {
  it('does not touch the field while it composes, and merges at its end', () => {
    const [ann, bob] = twoPages('end')
    const a = person(ann)
    a.field.focus()
    a.field.setSelectionRange(0, 0)
    a.fire('compositionstart')
    a.change(0, 0, 'n')
    remotely(bob, 3, 0, ' of it')
    exchange(ann, bob)
    expect(a.field.value).toBe('nend')
    a.change(0, 1, 'ni')
    expect(a.field.value).toBe('niend')
    a.change(0, 2, '你')
    a.fire('compositionend')
    expect(a.field.value).toBe('你end of it')
    expect(a.field.selectionStart).toBe(1)
    exchange(ann, bob)
    expect(textOf(bob.doc, TARGET)?.toString()).toBe('你end of it')
  })

  it('what others insert within what it replaces stays', () => {
    const [ann, bob] = twoPages('abcd')
    const a = person(ann)
    a.field.focus()
    a.fire('compositionstart')
    remotely(bob, 2, 0, 'X')
    exchange(ann, bob)
    a.change(1, 3, '字')
    a.fire('compositionend')
    expect(a.text()).toBe(a.field.value)
    expect(a.field.value.split('').toSorted().join('')).toBe('Xad字')
  })
})

describe('undo in a bound text field', () => {
  it('is the board’s undo: keys and the browser’s own menu; others’ words stay', () => {
    const [ann, bob] = twoPages('')
    const a = person(ann)
    a.field.focus()
    a.fire('focus')
    a.type('mine')
    remotely(bob, 0, 0, 'theirs ')
    exchange(ann, bob)
    const key = a.fire('keydown', { key: 'z', ctrlKey: true, metaKey: false, altKey: false })
    expect(key.defaultPrevented).toBe(true)
    expect(a.field.value).toBe('theirs ')
    const menu = a.fire('beforeinput', { inputType: 'historyRedo' })
    expect(menu.defaultPrevented).toBe(true)
    expect(a.field.value).toContain('mine')
    a.fire('keydown', { key: 'Z', metaKey: true, shiftKey: true, ctrlKey: false, altKey: false })
    a.fire('beforeinput', { inputType: 'historyUndo' })
    expect(a.field.value).toBe('theirs ')
  })

  it('a pause in typing begins a new step; steady typing is one', () => {
    const page = pageWith('')
    const a = person(page)
    a.field.focus()
    for (const letter of 'one') {
      a.wait(200)
      a.type(letter)
    }
    a.wait(TYPING_PAUSE_MS + 1)
    a.type(' two')
    page.model.undo()
    expect(a.field.value).toBe('one')
    page.model.undo()
    expect(a.field.value).toBe('')
  })

  it('puts the caret where the text came back', () => {
    const page = pageWith('one two three')
    const a = person(page)
    a.field.focus()
    a.fire('focus')
    a.change(4, 7, '')
    a.field.setSelectionRange(0, 0)
    page.model.undo()
    expect(a.field.value).toBe('one two three')
    expect(a.field.selectionStart).toBe(7)
  })
})

describe('a bound text field at its limits', () => {
  it('is read-only while nobody may write', () => {
    const page = pageWith('text')
    const a = person(page)
    expect(a.field.readOnly).toBe(false)
    page.syncState.set({ ...page.syncState.get(), phase: 'closed' })
    expect(a.field.readOnly).toBe(true)
  })

  it('what does not fit is refused with its reason, and the text stays as it was', () => {
    const page = pageWith('short')
    const refused: string[] = []
    const a = person(page, { onRefused: (reason) => refused.push(reason) })
    a.change(0, 0, 'x'.repeat(LIMITS.maxCardTextLength))
    expect(refused).toEqual(['too-long'])
    expect(a.field.value).toBe('short')
  })

  it('waits for a text that does not exist yet', () => {
    const page = pageOn()
    const a = person(page)
    expect(a.field.value).toBe('')
    createCard(page.model.writer, 'note', { id: CARD, text: 'there' })
    expect(a.field.value).toBe('there')
  })

  it('a single line shows line breaks as spaces and keeps them', () => {
    const page = pageWith('one\r\ntwo')
    const a = person(page, {}, TARGET, 'input')
    expect(a.field.value).toBe('one  two')
    a.change(8, 8, '!')
    expect(a.text()).toBe('one\r\ntwo!')
  })

  it('tells where the caret is, as a place that moves with the text', () => {
    const [ann, bob] = twoPages('one two')
    const carets: (CaretInText | null)[] = []
    const a = person(ann, { onCaret: (caret) => carets.push(caret) })
    a.field.focus()
    a.field.setSelectionRange(4, 4)
    a.field.ownerDocument.dispatchEvent(new Event('selectionchange'))
    const place = carets.at(-1)
    if (place === null || place === undefined) throw new Error('It told a caret.')
    expect(placeOfCaret(bob.doc, TARGET, place)?.head).toBe(4)
    remotely(bob, 0, 0, 'zero ')
    expect(placeOfCaret(bob.doc, TARGET, place)?.head).toBe(9)
    expect(placeOfCaret(bob.doc, { board: 'title' }, place)).toBeNull()
    expect(placeOfCaret(bob.doc, TARGET, { ...place, head: { type: 5 } })).toBeNull()
    expect(placeOfCaret(bob.doc, TARGET, { ...place, head: { tname: 'made up' } })).toBeNull()
    expect(bob.doc.share.has('made up')).toBe(false)
    a.field.blur()
    a.fire('blur')
    expect(carets.at(-1)).toBeNull()
  })

  it('tells of a caret only that goes elsewhere than what is typed takes it, and the others always see where it is', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ type: fc.constantFrom('a', 'bc', '\n', '🙂') }) },
      fc.record({ to: fc.nat(20), from: fc.nat(20) }),
      fc.record({ back: fc.constant(true) }),
      fc.record({ other: fc.nat(20), insert: fc.constantFrom('X', '') }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const [ann, bob] = twoPages('one')
        let told: CaretInText | null = null
        let tellings = 0
        let needless = 0
        const a = person(ann, {
          onCaret: (caret) => {
            told = caret
            tellings += 1
          },
        })
        const { field, change } = a
        field.focus()
        for (const one of steps) {
          const before = tellings
          if ('type' in one) {
            const isCaret = field.selectionStart === field.selectionEnd
            a.type(one.type)
            if (isCaret) needless += tellings - before
          } else if ('to' in one) {
            const [to, from] = [one.to, one.from].map((at) => Math.min(at, field.value.length))
            if (to === undefined || from === undefined) continue
            field.setSelectionRange(Math.min(from, to), Math.max(from, to))
          } else if ('back' in one) {
            const { selectionStart: start, selectionEnd: end } = field
            change(start === end ? Math.max(0, start - 1) : start, end, '')
          } else {
            const { length } = field.value
            remotely(
              bob,
              Math.min(one.other, length),
              one.insert === '' && one.other < length ? 1 : 0,
              one.insert,
            )
          }
          exchange(ann, bob)
          field.ownerDocument.dispatchEvent(new Event('selectionchange'))
          const place = told === null ? null : placeOfCaret(bob.doc, TARGET, told)
          const [start, end] = [field.selectionStart, field.selectionEnd]
          expect(new Set([place?.anchor, place?.head])).toEqual(new Set([start, end]))
        }
        expect(needless).toBe(0)
        for (const end of ends.splice(0)) end()
      }),
      { numRuns: 200, seed: 11 },
    )
  })

  it('tells the caret anew in a text made anew with the same words, and when the focus comes back', () => {
    const page = pageWith('one')
    const told: (CaretInText | null)[] = []
    const a = person(page, { onCaret: (caret) => told.push(caret) })
    a.field.focus()
    a.fire('focus')
    page.doc.getMap<Y.Map<unknown>>('cards').get(CARD)?.set('text', new Y.Text('one'))
    a.field.ownerDocument.dispatchEvent(new Event('selectionchange'))
    const place = told.at(-1) ?? null
    expect(place && placeOfCaret(page.doc, TARGET, place)?.head).toBe(a.field.selectionEnd)
    a.fire('blur')
    a.fire('focus')
    expect(told.slice(-2)).toEqual([null, place])
  })

  it('ended, it hears and writes nothing more', () => {
    const [ann, bob] = twoPages('text')
    const a = person(ann)
    a.end()
    remotely(bob, 0, 0, 'more ')
    exchange(ann, bob)
    expect(a.field.value).toBe('text')
    a.change(0, 0, 'x')
    expect(a.text()).toBe('more text')
  })
})
