import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { syncAll, twoReplicas, type Replica } from '../../testing/replicas.ts'
import { SLOW } from '../../testing/slow.ts'
import { unwrap } from '../../testing/unwrap.ts'
import { cardsOf, entryOf } from '../entries.ts'
import { isOrderKey } from '../orderKey.ts'
import { readBoard } from '../readBoard.ts'
import { createCard, removeCards, reorderCard } from './cards.ts'

function namesOf({ doc }: Replica): string {
  return readBoard(doc)
    .board.cards.map(({ text }) => text)
    .join('')
}

function cardsNamed({ writer }: Replica, names: string): Record<string, string> {
  const made = names.split('').map((text) => [text, unwrap(createCard(writer, 'note', { text }))])
  return Object.fromEntries(made) as Record<string, string>
}

function setKey({ doc }: Replica, id: string, key: unknown): void {
  entryOf(cardsOf(doc), id)?.set('order', key)
}

describe('Y8 places', () => {
  test('Y8 new cards come last, or right behind another, or first', () => {
    const [ann] = twoReplicas()
    const { a } = cardsNamed(ann, 'abc')
    unwrap(createCard(ann.writer, 'note', { text: 'x', after: a ?? '' }))
    unwrap(createCard(ann.writer, 'note', { text: 'y', after: null }))
    unwrap(createCard(ann.writer, 'note', { text: 'z', after: 'nobody' }))
    expect(namesOf(ann)).toBe('yaxbcz')
  })

  test('Y8 a card is put behind another, or first', () => {
    const [ann] = twoReplicas()
    const { a = '', b = '', c = '' } = cardsNamed(ann, 'abc')
    unwrap(reorderCard(ann.writer, a, c))
    expect(namesOf(ann)).toBe('bca')
    unwrap(reorderCard(ann.writer, c, null))
    expect(namesOf(ann)).toBe('cba')
    unwrap(reorderCard(ann.writer, b, b))
    expect(namesOf(ann)).toBe('cba')
    expect(reorderCard(ann.writer, 'nobody', a)).toMatchObject({ reason: 'no-such-card' })
    expect(reorderCard(ann.writer, a, 'nobody')).toMatchObject({ reason: 'no-such-card' })
  })

  test('Y8 neighbours with equal or unreadable keys get new ones in the same operation', () => {
    const [ann] = twoReplicas()
    const ids = cardsNamed(ann, 'abcdex')
    for (const name of 'abcd') setKey(ann, ids[name] ?? '', name === 'd' ? { not: 'a key' } : 'a0')
    const sorted = namesOf(ann).replace('x', '')
    let steps = 0
    ann.doc.on('afterTransaction', () => {
      steps += 1
    })
    unwrap(reorderCard(ann.writer, ids['x'] ?? '', ids[sorted.charAt(1)] ?? ''))
    expect(namesOf(ann)).toBe(`${sorted.slice(0, 2)}x${sorted.slice(2)}`)
    expect(steps).toBe(1)
  })

  test('Y8 a list whose keys have grown long gets fresh short ones', () => {
    const [ann] = twoReplicas()
    const { a = '', b = '', c = '' } = cardsNamed(ann, 'abc')
    const long = `a0${'z'.repeat(100)}`
    setKey(ann, a, `${long}1`)
    setKey(ann, b, `${long}2`)
    unwrap(reorderCard(ann.writer, c, a))
    expect(namesOf(ann)).toBe('acb')
    const lengths = readBoard(ann.doc).board.cards.map(({ order }) => order.length)
    expect(Math.max(...lengths)).toBeLessThan(10)
    setKey(ann, b, 'z'.repeat(128))
    unwrap(createCard(ann.writer, 'note', { text: 'd' }))
    expect(namesOf(ann)).toBe('acbd')
  })

  test('Y8 any moves end where a plain list would, with readable keys', SLOW, () => {
    const move = fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: -1, max: 7 }))
    const key = fc.oneof(fc.constant('a0'), fc.stringMatching(/^[0-9A-Za-z]{1,4}$/), fc.anything())
    fc.assert(
      fc.property(
        fc.array(move, { maxLength: 25 }),
        fc.array(key, { minLength: 8, maxLength: 8 }),
        (moves, keys) => {
          const [ann] = twoReplicas()
          const ids = Object.values(cardsNamed(ann, 'abcdefgh'))
          ids.forEach((id, i) => {
            if (isOrderKey(keys[i])) setKey(ann, id, keys[i])
          })
          const list = readBoard(ann.doc).board.cards.map(({ id }) => id)
          for (const [from, to] of moves) {
            const moving = ids[from] ?? ''
            const after = to === -1 ? null : (ids[to] ?? '')
            unwrap(reorderCard(ann.writer, moving, after))
            if (moving === after) continue
            list.splice(list.indexOf(moving), 1)
            list.splice(after === null ? 0 : list.indexOf(after) + 1, 0, moving)
            expect(readBoard(ann.doc).board.cards.map(({ id }) => id)).toEqual(list)
          }
        },
      ),
      { numRuns: 100, seed: 1 },
    )
  })

  test('Y8 removed cards keep their place and do not get in the way', () => {
    const [ann] = twoReplicas()
    const { a = '', b = '', c = '' } = cardsNamed(ann, 'abc')
    unwrap(removeCards(ann.writer, [b]))
    unwrap(reorderCard(ann.writer, c, a))
    ann.undo.undo()
    ann.undo.undo()
    expect(namesOf(ann)).toBe('abc')
  })

  test('Y12 two people who put cards at the same place see the same order', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const { a = '' } = cardsNamed(ann, 'ab')
    syncAll(both)
    for (const text of 'xyz') unwrap(createCard(ann.writer, 'note', { text, after: a }))
    for (const text of 'XYZ') unwrap(createCard(ben.writer, 'note', { text, after: a }))
    syncAll(both)
    expect(namesOf(ann)).toBe(namesOf(ben))
    expect(namesOf(ann)).toMatch(/^a[xyzXYZ]{6}b$/)
  })
})
