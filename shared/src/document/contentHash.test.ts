import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { canonical, contentHash } from './contentHash.ts'

function entryWith(values: Readonly<Record<string, unknown>>): Y.Map<unknown> {
  const entry = new Y.Doc().getMap('entry')
  for (const [name, value] of Object.entries(values)) entry.set(name, value)
  return entry
}

/** FNV-1a as its draft has it, on whole numbers, to compare with. */
function referenceHash(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    for (const byte of [unit & 0xff, unit >>> 8]) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
    }
  }
  return hash.toString(16).padStart(16, '0')
}

test('Y5 the hash is 64-bit FNV-1a of the content', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const value = canonical(text, 0)
      expect(contentHash(entryWith({ a: text }))).toBe(referenceHash(`"a":${value}`))
    }),
  )
})

test('Y5 a text, a field and an unknown key are content', () => {
  const base = { kind: 'event', text: new Y.Text('a'), starred: true }
  const hash = contentHash(entryWith(base))
  expect(contentHash(entryWith({ ...base, text: new Y.Text('b') }))).not.toBe(hash)
  expect(contentHash(entryWith({ ...base, text: new Y.Text('a'), starred: false }))).not.toBe(hash)
  expect(contentHash(entryWith({ ...base, text: new Y.Text('a'), newer: 1 }))).not.toBe(hash)
})

test('Y5 position, order, author, time and the mark are not content', () => {
  const base = (): Record<string, unknown> => ({ kind: 'event', text: new Y.Text('a') })
  const hash = contentHash(entryWith(base()))
  const others = { position: { x: 1, y: 2 }, order: 'a0', author: 'me', createdAtMs: 1 }
  expect(contentHash(entryWith({ ...base(), ...others, removed: hash }))).toBe(hash)
})

test('Y5 the order in which keys were set does not count', () => {
  const one = entryWith({ a: { x: 1, y: [1, { p: 1, q: 2 }] }, b: 2 })
  const other = entryWith({ b: 2, a: { y: [1, { q: 2, p: 1 }], x: 1 } })
  expect(contentHash(other)).toBe(contentHash(one))
})

test('Y12 a key that does not survive the wire is not hashed', () => {
  const odd = JSON.parse('{"__proto__": {"a": 1}, "b": 2}') as unknown
  expect(canonical(odd, 0)).toBe(canonical({ b: 2 }, 0))
})

test('Y12 a value hashes the same after its way over the wire', () => {
  const value = fc.anything({
    withBigInt: false,
    withDate: false,
    withMap: false,
    withSet: false,
    withTypedArray: false,
    withSparseArray: false,
    withNullPrototype: false,
    withBoxedValues: false,
    maxDepth: 4,
  })
  fc.assert(
    fc.property(value, (value) => {
      const local = new Y.Doc()
      local.getMap('entry').set('value', value)
      const remote = new Y.Doc()
      Y.applyUpdate(remote, Y.encodeStateAsUpdate(local))
      expect(contentHash(remote.getMap('entry'))).toBe(contentHash(local.getMap('entry')))
    }),
  )
})
