import { createCard, moveCards, removeCards } from '@whyboard/shared/document/operations/cards.ts'
import { setIncident } from '@whyboard/shared/document/operations/incident.ts'
import { extendTimer } from '@whyboard/shared/document/operations/stage.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { readBoard } from '@whyboard/shared/document/readBoard.ts'
import { describe, expect, it } from 'vitest'

import { exchange, pageOn, type TestPage } from './testing/pageOn.ts'

function makeCard(page: TestPage, text: string): string {
  const made = page.model.step(() => createCard(page.model.writer, 'note', { text }))
  if (!made.ok) throw new Error(made.reason)
  return made.value
}
const typeInto = (page: TestPage, card: string, insert: string) =>
  editText(page.model.writer, { card, name: 'text' }, { index: 0, remove: 0, insert })

describe('board model', () => {
  it('tells each card’s listeners of that card only, and everybody of the ids that changed', () => {
    const page = pageOn()
    const a = makeCard(page, 'a')
    const b = makeCard(page, 'b')
    const heard: string[] = []
    page.model.subscribeCard(a, () => heard.push('a'))
    const endB = page.model.subscribeCard(b, () => heard.push('b'))
    page.model.subscribeCards((ids, other) => heard.push(`${[...ids].join()} ${other}`))
    typeInto(page, b, 'x')
    expect(heard).toEqual([`${b} false`, 'b'])
    endB()
    heard.length = 0
    typeInto(page, b, 'x')
    setIncident(page.model.writer, { severity: 'sev1' })
    expect(heard).toEqual([`${b} false`, ' true'])
  })

  it('reads the same as a fresh reading, and what did not change keeps its identity', () => {
    const page = pageOn()
    const a = makeCard(page, 'a')
    const b = makeCard(page, 'b')
    const before = page.model.board()
    expect(page.model.board()).toBe(before)
    typeInto(page, b, 'x')
    const after = page.model.board()
    expect(after).toEqual(readBoard(page.doc).board)
    expect(after).not.toBe(before)
    expect(after.cards.find((card) => card.id === a)).toBe(
      before.cards.find((card) => card.id === a),
    )
    expect(after.incident).toBe(before.incident)
    expect(after.categories).toBe(before.categories)
    expect(page.model.card(a)).toBe(after.cards.find((card) => card.id === a))
  })

  it('the card that a listener reads is already the new one', () => {
    const page = pageOn()
    const a = makeCard(page, 'a')
    let seen = ''
    page.model.subscribeCard(a, () => {
      seen = page.model.card(a)?.text ?? 'gone'
    })
    typeInto(page, a, 'b')
    expect(seen).toBe('ba')
    removeCards(page.model.writer, [a])
    expect(seen).toBe('gone')
  })

  it('undo takes back one’s own steps and nobody else’s', () => {
    const ann = pageOn()
    const bob = pageOn()
    const card = makeCard(ann, 'card')
    exchange(ann, bob)
    ann.model.step(() => typeInto(ann, card, 'Ann '))
    exchange(ann, bob)
    bob.model.step(() => typeInto(bob, card, 'Bob '))
    exchange(ann, bob)
    ann.model.undo()
    exchange(ann, bob)
    expect(bob.model.card(card)?.text).toBe('Bob card')
    ann.model.redo()
    expect(ann.model.card(card)?.text).toContain('Ann ')
  })

  it('everything between two boundaries is one step', () => {
    const page = pageOn()
    const card = makeCard(page, '')
    page.model.markUndoBoundary()
    for (const letter of 'cba') typeInto(page, card, letter)
    moveCards(page.model.writer, [{ id: card, point: { x: 5, y: 5 } }])
    expect(page.model.canUndo.get()).toBe(true)
    page.model.undo()
    expect(page.model.card(card)).toMatchObject({ text: '', position: null })
    expect(page.model.canRedo.get()).toBe(true)
    page.model.undo()
    expect(page.model.card(card)).toBeNull()
    expect(page.model.canUndo.get()).toBe(false)
    page.model.redo()
    page.model.redo()
    expect(page.model.card(card)).toMatchObject({ text: 'abc', position: { x: 5, y: 5 } })
    expect(page.model.canRedo.get()).toBe(false)
  })

  it('undo of a creation keeps what others wrote in the card, and says so', () => {
    const ann = pageOn()
    const bob = pageOn()
    const card = makeCard(ann, '')
    exchange(ann, bob)
    typeInto(bob, card, 'Bob’s words')
    exchange(ann, bob)
    ann.model.undo()
    exchange(ann, bob)
    expect(ann.model.card(card)?.text).toBe('Bob’s words')
    expect(bob.model.card(card)?.text).toBe('Bob’s words')
    expect(ann.model.notices.get()).toMatchObject([
      { says: 'Someone else wrote in this card meanwhile: it stays.', cardId: card },
    ])
  })

  it('a card deleted by one while another edits it stays, and both are told', () => {
    const ann = pageOn()
    const bob = pageOn()
    const card = makeCard(ann, 'card')
    exchange(ann, bob)
    removeCards(ann.model.writer, [card])
    typeInto(bob, card, 'edited ')
    exchange(ann, bob)
    expect(ann.model.card(card)?.text).toBe('edited card')
    expect(ann.model.notices.get().map(({ says }) => says)).toEqual([
      'Someone edited a card while it was deleted: it stays.',
    ])
    expect(bob.model.notices.get().map(({ says }) => says)).toEqual([
      'Someone deleted a card while it was edited: it stays.',
    ])
    ann.model.dismissNotice(ann.model.notices.get()[0]?.id ?? 0)
    expect(ann.model.notices.get()).toEqual([])
  })

  it('does not tell old stories when a board is loaded', () => {
    const ann = pageOn()
    const bob = pageOn()
    const card = makeCard(ann, 'card')
    exchange(ann, bob)
    removeCards(ann.model.writer, [card])
    typeInto(bob, card, 'edited ')
    exchange(ann, bob)
    const late = pageOn()
    exchange(ann, late)
    expect(late.model.card(card)?.text).toBe('edited card')
    expect(late.model.notices.get()).toEqual([])
  })

  it('the stage is read anew when it changes, and only then', () => {
    const { model } = pageOn({ role: 'facilitator' })
    const before = model.stage()
    let heard = 0
    model.subscribeStage(() => {
      heard += 1
    })
    expect(model.stage()).toBe(before)
    extendTimer(model.stageWriter, 60_000)
    expect(heard).toBe(1)
    expect(model.stage().timer.durationMs).toBe(60_000)
  })

  it('an observer may not write, nor may anybody where it would be lost', () => {
    expect(pageOn({ role: 'observer' }).model.canWrite).toBe(false)
    const { model, syncState } = pageOn()
    const live = syncState.get()
    expect(model.canWrite).toBe(true)
    syncState.set({ ...live, phase: 'offline', saved: false, storedOffline: true, late: true })
    expect(model.canWrite).toBe(true)
    syncState.set({ ...live, phase: 'live', saved: false, storedOffline: false, late: true })
    expect(model.canWrite).toBe(false)
    syncState.set({ ...live, phase: 'closed', storedOffline: true })
    expect(model.canWrite).toBe(false)
    syncState.set({ ...live, ready: false })
    expect(model.canWrite).toBe(false)
  })

  it('where nobody may write, undo does nothing', () => {
    const page = pageOn()
    const card = makeCard(page, 'card')
    page.syncState.set({ ...page.syncState.get(), phase: 'closed' })
    page.model.undo()
    expect(page.model.card(card)?.text).toBe('card')
  })
})
