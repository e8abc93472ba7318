import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { memoryStorage } from './environment.ts'
import { forgetLastWords, leaveLastWords, takeLastWords } from './lastWords.ts'

const textOf = (doc: Y.Doc) => doc.getText('text').toJSON()

/** A document with that text, and the updates that made it. */
function written(words: readonly string[]) {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const word of words) doc.getText('text').insert(0, word)
  return { doc, updates }
}

describe('last words of a page', () => {
  it('come back whole, also those of two pages one after the other, and once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1, maxLength: 8 }),
        fc.nat(8),
        (words, at) => {
          const storage = memoryStorage()
          const { doc, updates } = written(words)
          leaveLastWords(storage, 'copy', updates.slice(0, at))
          leaveLastWords(storage, 'copy', updates.slice(at))
          const next = new Y.Doc()
          expect(takeLastWords(storage, 'copy', next)).toBe(true)
          expect(textOf(next)).toBe(textOf(doc))
          expect(takeLastWords(storage, 'copy', new Y.Doc())).toBe(false)
        },
      ),
      { seed: 1 },
    )
  })

  it('belong to one copy, and go with it', () => {
    const storage = memoryStorage()
    leaveLastWords(storage, 'one', written(['a']).updates)
    expect(takeLastWords(storage, 'two', new Y.Doc())).toBe(false)
    forgetLastWords(storage, 'one')
    expect(takeLastWords(storage, 'one', new Y.Doc())).toBe(false)
  })

  it('that cannot be kept or read stop nobody', () => {
    const full = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    }
    expect(() => leaveLastWords(full, 'copy', written(['a']).updates)).not.toThrow()
    for (const broken of ['%%%', 'AAECAw==', '']) {
      const storage = { ...memoryStorage(), getItem: () => broken }
      const doc = new Y.Doc()
      expect(takeLastWords(storage, 'copy', doc)).toBe(false)
      expect(textOf(doc)).toBe('')
    }
  })
})
