import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { LIMITS } from '../../protocol/limits.ts'
import { replicas, syncAll, twoReplicas } from '../../testing/replicas.ts'
import { SLOW } from '../../testing/slow.ts'
import { unwrap } from '../../testing/unwrap.ts'
import { removalOf } from '../entries.ts'
import { readCard } from '../readCard.ts'
import { createCard, removeCards } from './cards.ts'
import { differenceOf, editText, replaceText, textOf } from './text.ts'

const SMILE = '😀'
const GRIN = '😁'

function oneCard(text: string) {
  const [{ writer, doc }] = twoReplicas()
  const id = unwrap(createCard(writer, 'note', { text }))
  const target = { card: id, name: 'text' }
  const now = (): string => readCard(doc, id)?.text ?? 'gone'
  return { writer, doc, id, target, now }
}

describe('Y9 text edits', () => {
  test('Y9 an edit puts and takes where it says', () => {
    const { writer, target, now } = oneCard('one two')
    unwrap(editText(writer, target, { index: 4, remove: 3, insert: 'three' }))
    expect(now()).toBe('one three')
  })

  test('Y9 bounds past the end mean the end, odd ones the nearest', () => {
    const { writer, target, now } = oneCard('abc')
    unwrap(editText(writer, target, { index: 99, remove: 5, insert: 'd' }))
    unwrap(editText(writer, target, { index: -3, remove: Number.NaN, insert: '>' }))
    unwrap(editText(writer, target, { index: Number.NaN, remove: Infinity, insert: '' }))
    expect(now()).toBe('>abcd')
  })

  test('Y9 replacing half of a pair replaces the whole character', () => {
    const { writer, target, now } = oneCard(`a${SMILE}b`)
    // What a diff by UTF-16 units says: both faces begin with the same unit.
    unwrap(editText(writer, target, differenceOf(`a${SMILE}b`, `a${GRIN}b`)))
    expect(now()).toBe(`a${GRIN}b`)
  })

  test('Y9 replacing the other half, as well', () => {
    // U+1F600 and U+1F200 end with the same unit.
    const { writer, target, now } = oneCard(`a${SMILE}b`)
    unwrap(editText(writer, target, differenceOf(`a${SMILE}b`, 'a\u{1f200}b')))
    expect(now()).toBe('a\u{1f200}b')
  })

  test.each([
    [1, 1],
    [2, 1],
  ])('Y9 taking half of a pair away (from %i, %i) takes the character', (index, remove) => {
    const { writer, target, now } = oneCard(`a${SMILE}b`)
    unwrap(editText(writer, target, { index, remove, insert: '' }))
    expect(now()).toBe('ab')
  })

  test('Y9 putting something into a pair puts it before the character', () => {
    const { writer, target, now } = oneCard(SMILE)
    unwrap(editText(writer, target, { index: 1, remove: 0, insert: 'x' }))
    expect(now()).toBe(`x${SMILE}`)
  })

  test('Y9 a lone surrogate becomes U+FFFD', () => {
    const { writer, target, now } = oneCard('')
    unwrap(editText(writer, target, { index: 0, remove: 0, insert: 'a\ud83d' }))
    expect(now()).toBe('a\ufffd')
  })

  test('Y9 no sequence of edits leaves a broken character, here or at others', SLOW, () => {
    const letter = fc.constantFrom('a', SMILE, GRIN, '\ud83d', '\ude00', 'é', '\n')
    const edit = fc.record({
      index: fc.integer({ min: -1, max: 12 }),
      remove: fc.integer({ min: 0, max: 4 }),
      insert: fc.array(letter, { maxLength: 3 }).map((letters) => letters.join('')),
      who: fc.nat({ max: 1 }),
      sync: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const both = twoReplicas()
        const id = unwrap(createCard(both[0].writer, 'note', { text: `${SMILE}${GRIN}` }))
        syncAll(both)
        const target = { card: id, name: 'text' }
        for (const { who, sync, ...change } of edits) {
          unwrap(editText((both[who] ?? both[0]).writer, target, change))
          if (sync) syncAll(both)
        }
        syncAll(both)
        const [one, other] = both.map(({ doc }) => readCard(doc, id)?.text)
        expect(one).toBe(other)
        expect(one?.isWellFormed()).toBe(true)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test('Y9 edits within well-formed text give exactly the text that was asked for', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        fc.pre(before.isWellFormed() && after.isWellFormed())
        const { writer, target, now } = oneCard(before)
        unwrap(replaceText(writer, target, after))
        expect(now()).toBe(after)
      }),
    )
  })

  test('Y9 two people who type in one text at once keep every character, each run in one piece', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(createCard(ann.writer, 'event', { text: '' }))
    syncAll(both)
    const target = { card: id, name: 'text' }
    'Deployment at 13:52. '.split('').forEach((insert, index) => {
      unwrap(editText(ann.writer, target, { index, remove: 0, insert }))
    })
    'Alert at 14:03. '.split('').forEach((insert, index) => {
      unwrap(editText(ben.writer, target, { index, remove: 0, insert }))
    })
    syncAll(both)
    const text = readCard(ann.doc, id)?.text ?? ''
    expect(text).toBe(readCard(ben.doc, id)?.text)
    expect(text).toContain('Deployment at 13:52. ')
    expect(text).toContain('Alert at 14:03. ')
    expect(text).toHaveLength('Deployment at 13:52. Alert at 14:03. '.length)
  })

  test('Y9 an object that a foreign writer put into a text does not shift edits', () => {
    const { writer, doc, target, now } = oneCard('abcd')
    textOf(doc, target)?.insertEmbed(2, { image: 'x' })
    textOf(doc, target)?.format(0, 1, { bold: true })
    unwrap(editText(writer, target, { index: 3, remove: 1, insert: 'D' }))
    unwrap(editText(writer, target, { index: 4, remove: 0, insert: '!' }))
    unwrap(editText(writer, target, { index: 0, remove: 1, insert: 'A' }))
    expect(now()).toBe('AbcD!')
  })
})

describe('Y10 text limits', () => {
  test.each([
    ['card', LIMITS.maxCardTextLength],
    ['title', LIMITS.maxTitleLength],
    ['category', LIMITS.maxNameLength],
  ] as const)('Y10 a %s text takes its limit and no more', (what, limit) => {
    const { writer, doc, target } = oneCard('')
    const all = { card: target, title: { board: 'title' }, category: { category: 'process' } }
    const one = all[what] as { readonly board: 'title' }
    unwrap(replaceText(writer, one, 'x'.repeat(limit)))
    const before = Y.encodeStateAsUpdate(doc)
    expect(editText(writer, one, { index: 3, remove: 0, insert: 'y' })).toEqual({
      ok: false,
      reason: 'too-long',
    })
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    unwrap(editText(writer, one, { index: 3, remove: 1, insert: 'y' }))
  })

  test('Y10 a text that is too long already can still be shortened', () => {
    const { writer, doc, target, now } = oneCard('')
    textOf(doc, target)?.insert(0, 'x'.repeat(LIMITS.maxCardTextLength + 10))
    unwrap(editText(writer, target, { index: 0, remove: 2, insert: 'y' }))
    expect(now()).toHaveLength(LIMITS.maxCardTextLength + 9)
  })

  test('Y10 texts that are not there are refused', () => {
    const { writer, doc, id } = oneCard('')
    const edit = { index: 0, remove: 0, insert: 'x' }
    const before = Y.encodeStateAsUpdate(doc)
    for (const target of [
      { card: 'nobody', name: 'text' },
      { card: id, name: 'finishTest' },
      { card: id, name: 'kind' },
      { card: '__proto__', name: 'text' },
      { category: 'nothing' },
      { board: 'nothing' as 'title' },
    ]) {
      expect(editText(writer, target, edit)).toEqual({ ok: false, reason: 'no-such-text' })
    }
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('Y10 an edit of nothing writes nothing', () => {
    const { writer, doc, target } = oneCard('abc')
    const before = Y.encodeStateAsUpdate(doc)
    unwrap(editText(writer, target, { index: 1, remove: 0, insert: '' }))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })
})

describe('Y4 writing in what was removed', () => {
  test('Y4 writing in a removed card brings it back and clears its mark', () => {
    const { writer, doc, id, target, now } = oneCard('abc')
    unwrap(removeCards(writer, [id]))
    unwrap(editText(writer, target, { index: 3, remove: 0, insert: 'd' }))
    expect(now()).toBe('abcd')
    unwrap(editText(writer, target, { index: 3, remove: 1, insert: '' }))
    expect(now()).toBe('abc')
    expect(removalOf(doc, id)).toBe('none')
  })

  test('Y4 a card that was brought back does not vanish when its text becomes what was removed', () => {
    const all = replicas()
    const [ann, ben] = [all[0], all[1]]
    if (ann === undefined || ben === undefined) throw new Error('Two were asked for.')
    const id = unwrap(createCard(ann.writer, 'note', { text: 'foo' }))
    syncAll(all)
    const target = { card: id, name: 'text' }
    unwrap(removeCards(ben.writer, [id]))
    unwrap(editText(ann.writer, target, { index: 3, remove: 0, insert: 'b' }))
    syncAll(all)
    expect(removalOf(ann.doc, id)).toBe('brought-back')
    unwrap(editText(ann.writer, target, { index: 3, remove: 1, insert: '' }))
    syncAll(all)
    expect(readCard(ann.doc, id)?.text).toBe('foo')
    expect(readCard(ben.doc, id)?.text).toBe('foo')
  })
})
