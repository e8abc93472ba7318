import { createCard, moveCards, removeCards } from '@whyboard/shared/document/operations/cards.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { expect, test } from 'vitest'

import { testEnvironment } from '../connection/testing/testEnvironment.ts'
import { AWAY_MS, awayWords, lastSeenKey, watchAway } from './awayNotices.ts'
import { exchange, pageOn, type TestPage } from './testing/pageOn.ts'

function add(page: TestPage, text: string): string {
  const made = createCard(page.model.writer, 'note', { text })
  return made.ok ? made.value : ''
}

function type(page: TestPage, card: string, insert: string) {
  editText(page.model.writer, { card, name: 'text' }, { index: 0, remove: 0, insert })
}

/** Ada, who may go away, and Ben. */
function adaAndBen() {
  const [ada, ben] = [pageOn(), pageOn()]
  let nowMs = 1_000_000
  const environment = testEnvironment({ nowMs: () => nowMs })
  const watch = () =>
    watchAway({ boardId: 'board', syncState: ada.syncState, environment }, ada.model)
  const cards = ['one', 'two', 'three'].map((text) => add(ada, text)) as [string, string, string]
  exchange(ada, ben)
  const passes = (ms: number) => {
    nowMs += ms
  }
  const setPhase = (phase: 'live' | 'offline') =>
    ada.syncState.set({ ...ada.syncState.get(), phase })
  return { ada, ben, cards, environment, watch, passes, setPhase }
}

test('a hidden page tells what others added, changed and removed, once', () => {
  const { ada, ben, cards, environment, watch, passes } = adaAndBen()
  const away = watch()
  environment.happens('hidden')
  passes(AWAY_MS)
  const added = add(ben, 'four')
  type(ben, cards[0], 'Ben ')
  removeCards(ben.model.writer, [cards[1]])
  moveCards(ben.model.writer, [{ id: cards[2], point: { x: 1, y: 1 } }])
  exchange(ada, ben)
  expect(away.changes.get()).toBeNull()
  environment.happens('visible')
  expect(away.changes.get()).toMatchObject({
    added: [added],
    changed: [cards[0]],
    removed: [cards[1]],
    gone: [{ id: cards[1], text: 'two' }],
  })
  away.dismiss()
  environment.happens('visible')
  expect(away.changes.get()).toBeNull()
  away.end()
})

test('a short absence is not spoken of', () => {
  const { ada, ben, environment, watch, passes } = adaAndBen()
  const away = watch()
  environment.happens('hidden')
  passes(AWAY_MS - 1)
  add(ben, 'four')
  exchange(ada, ben)
  environment.happens('visible')
  expect(away.changes.get()).toBeNull()
  away.end()
})

test('who was offline hears of the others’ work when it has come, and not of their own', () => {
  const { ada, ben, cards, watch, passes, setPhase } = adaAndBen()
  const away = watch()
  setPhase('offline')
  passes(AWAY_MS)
  add(ada, 'mine')
  type(ada, cards[0], 'Ada ')
  type(ben, cards[1], 'Ben ')
  exchange(ada, ben)
  setPhase('live')
  expect(away.changes.get()).toMatchObject({ added: [], changed: [cards[1]], removed: [] })
  away.end()
})

test('a board that was seen before is compared with the copy on this device', () => {
  const { ada, ben, environment, watch, passes, setPhase } = adaAndBen()
  watch().end()
  expect(environment.storage.getItem(lastSeenKey('board'))).toBe('1000000')
  passes(AWAY_MS)
  // The copy has been read, the server has not answered yet.
  setPhase('offline')
  const away = watch()
  const added = add(ben, 'four')
  exchange(ada, ben)
  setPhase('live')
  expect(away.changes.get()).toMatchObject({ added: [added] })
  away.end()
})

test('a board that was never seen on this device has nothing to tell', () => {
  const { ada, ben, watch, passes, setPhase } = adaAndBen()
  setPhase('offline')
  const away = watch()
  add(ben, 'four')
  exchange(ada, ben)
  setPhase('live')
  expect(away.changes.get()).toBeNull()
  passes(AWAY_MS)
  away.end()
})

test('what is said names only what there is', () => {
  const say = (added: number, changed: number, removed: number) =>
    awayWords({
      added: Array.from({ length: added }, String),
      changed: Array.from({ length: changed }, String),
      removed: Array.from({ length: removed }, String),
    })
  expect(say(4, 2, 1)).toBe('While you were away: 4 cards added, 2 changed, 1 removed.')
  expect(say(0, 1, 0)).toBe('While you were away: 1 card changed.')
})
