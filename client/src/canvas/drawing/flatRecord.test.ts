import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { changesBetween, flattenRecord, isSame, unflattenRecord } from './flatRecord.ts'

const json = fc.jsonValue({ maxDepth: 2 })
const part = fc.dictionary(fc.string({ minLength: 1 }), json, { maxKeys: 5 })
const record = fc.record({
  id: fc.constant('shape:a'),
  typeName: fc.constant('shape'),
  x: fc.integer(),
  props: part,
  meta: part,
})

describe('flat records', () => {
  test('a record comes back as it went', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(isSame(unflattenRecord('shape:a', flattenRecord(one)), one)).toBe(true)
      }),
    )
  })

  test('changes turn one record into the other, and name nothing that stayed', () => {
    fc.assert(
      fc.property(record, record, (before, after) => {
        const from = flattenRecord(before)
        const to = flattenRecord(after)
        const changes = changesBetween(from, to)
        for (const [key, value] of Object.entries(changes)) {
          expect(isSame(from.get(key), value) && from.has(key)).toBe(false)
          if (value === undefined) from.delete(key)
          else from.set(key, value)
        }
        expect(isSame(Object.fromEntries(from), Object.fromEntries(to))).toBe(true)
      }),
    )
  })

  test('two people changing different properties write different keys', () => {
    const one = { id: 'shape:a', typeName: 'shape', props: { color: 'red', size: 's' }, meta: {} }
    const flat = flattenRecord(one)
    const blue = flattenRecord({ ...one, props: { color: 'blue', size: 's' } })
    const large = flattenRecord({ ...one, props: { color: 'red', size: 'l' } })
    expect(changesBetween(flat, blue)).toEqual({ 'props.color': 'blue' })
    expect(changesBetween(flat, large)).toEqual({ 'props.size': 'l' })
  })

  test("a record keeps its key's id, whatever its values say", () => {
    expect(unflattenRecord('shape:a', new Map([['id', 'shape:b']]))['id']).toBe('shape:a')
  })
})
