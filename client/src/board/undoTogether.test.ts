import { createCard, moveCards, removeCards } from '@whyboard/shared/document/operations/cards.ts'
import { putRecord } from '@whyboard/shared/document/operations/drawing.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { readDrawing } from '@whyboard/shared/document/readDrawing.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { exchange, pageOn, type TestPage } from './testing/pageOn.ts'
import type { UndoStep } from './undoHistory.ts'

/** Ada and Ben on one card. */
function adaAndBen(text: string) {
  const [ada, ben] = [pageOn(), pageOn()]
  const made = createCard(ada.model.writer, 'note', { text })
  const card = made.ok ? made.value : ''
  ada.model.markUndoBoundary()
  exchange(ada, ben)
  return { ada, ben, card }
}

function type(page: TestPage, card: string, index: number, insert: string, remove = 0) {
  page.model.step(() =>
    editText(page.model.writer, { card, name: 'text' }, { index, remove, insert }),
  )
}

const textOf = (page: TestPage, card: string) => page.model.card(card)?.text

describe('undo of two people', () => {
  it('takes back every character of one’s own and none of the other’s, in whatever order they typed', () => {
    const key = fc.record({
      isAda: fc.boolean(),
      at: fc.nat(30),
      meets: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(key, { maxLength: 24 }), (keys) => {
        const { ada, ben, card } = adaAndBen('')
        // Ada types capitals, Ben types small letters.
        for (const [index, { isAda, at, meets }] of keys.entries()) {
          const letter = String.fromCharCode((isAda ? 65 : 97) + index)
          type(isAda ? ada : ben, card, at, letter)
          if (meets) exchange(ada, ben)
        }
        exchange(ada, ben)
        const whole = textOf(ada, card) ?? ''
        const count = keys.filter(({ isAda }) => isAda).length
        for (let step = 0; step < count; step += 1) ada.model.undo()
        exchange(ada, ben)
        expect(textOf(ben, card)).toBe(whole.replaceAll(/[A-Z]/g, ''))
        for (let step = 0; step < count; step += 1) ada.model.redo()
        exchange(ada, ben)
        expect(textOf(ben, card)).toBe(whole)
      }),
    )
  })

  it('leaves a card where another has moved it since', () => {
    const { ada, ben, card } = adaAndBen('card')
    ada.model.step(() => moveCards(ada.model.writer, [{ id: card, point: { x: 1, y: 1 } }]))
    exchange(ada, ben)
    ben.model.step(() => moveCards(ben.model.writer, [{ id: card, point: { x: 2, y: 2 } }]))
    exchange(ada, ben)
    const steps: UndoStep[] = []
    ada.model.subscribeUndo((step) => steps.push(step))
    ada.model.undo()
    exchange(ada, ben)
    expect(steps.map(({ outcome }) => outcome)).toEqual(['overtaken'])
    expect(ada.model.card(card)?.position).toEqual({ x: 2, y: 2 })
    expect(ben.model.card(card)?.position).toEqual({ x: 2, y: 2 })
  })

  it('passes over what came to nothing', () => {
    const { ada, card } = adaAndBen('card')
    type(ada, card, 4, '!')
    ada.model.step(() => {
      const target = { card, name: 'text' }
      editText(ada.model.writer, target, { index: 0, remove: 0, insert: 'x' })
      editText(ada.model.writer, target, { index: 0, remove: 1, insert: '' })
    })
    ada.model.undo()
    expect(textOf(ada, card)).toBe('card')
  })

  it('brings a deleted card back where another has moved it, with what another wrote in it', () => {
    const { ada, ben, card } = adaAndBen('card')
    ada.model.step(() => removeCards(ada.model.writer, [card]))
    ben.model.step(() => moveCards(ben.model.writer, [{ id: card, point: { x: 2, y: 2 } }]))
    exchange(ada, ben)
    expect(ada.model.card(card)).toBeNull()
    ada.model.undo()
    exchange(ada, ben)
    expect(ben.model.card(card)).toMatchObject({ text: 'card', position: { x: 2, y: 2 } })
  })

  it('one stack holds cards, words and drawings in the order in which they were made', () => {
    const { ada, ben, card } = adaAndBen('card')
    type(ada, card, 4, ' words')
    ada.model.step(() => putRecord(ada.model.writer, 'shape:line', { type: 'draw' }))
    type(ben, card, 0, 'Ben: ')
    exchange(ada, ben)
    ada.model.undo()
    expect(readDrawing(ada.doc)).toHaveLength(0)
    expect(textOf(ada, card)).toBe('Ben: card words')
    ada.model.undo()
    expect(textOf(ada, card)).toBe('Ben: card')
    ada.model.undo()
    // Ben wrote in it: undo of its creation leaves it to him.
    expect(textOf(ada, card)).toContain('Ben: ')
    for (let step = 0; step < 3; step += 1) ada.model.redo()
    exchange(ada, ben)
    expect(textOf(ben, card)).toBe('Ben: card words')
    expect(readDrawing(ben.doc)).toHaveLength(1)
  })

  it('says which cards and drawings changed, and when nothing was left', () => {
    const { ada, card } = adaAndBen('card')
    ada.model.step(() => putRecord(ada.model.writer, 'shape:line', { type: 'draw' }))
    const steps: UndoStep[] = []
    ada.model.subscribeUndo((step) => steps.push(step))
    for (let step = 0; step < 3; step += 1) ada.model.undo()
    ada.model.redo()
    expect(steps.map(({ kind, outcome, changed }) => [kind, outcome, ...changed])).toEqual([
      ['undo', 'done', 'shape:line'],
      ['undo', 'done', card],
      ['undo', 'nothing-left'],
      ['redo', 'done', card],
    ])
  })

  it('of one’s own words in a card that another has deleted brings it back, and says whose doing that was', () => {
    const { ada, ben, card } = adaAndBen('card')
    type(ada, card, 4, ' words')
    exchange(ada, ben)
    ben.model.step(() => removeCards(ben.model.writer, [card]))
    exchange(ada, ben)
    ada.model.undo()
    expect(textOf(ada, card)).toBe('card')
    expect(ada.model.notices.get()).toMatchObject([
      { says: 'Your undo changed the words of a card that was deleted: it is back.', cardId: card },
    ])
  })
})
