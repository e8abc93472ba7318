import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { LIMITS } from './limits.ts'
import { toNameKey, toPersonName } from './names.ts'

const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]/u

describe('P6 names', () => {
  test.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['  Ada \n\t Lovelace\r\n', 'Ada Lovelace'],
    ['Ada\u0000\u0007\u001b[31m', 'Ada[31m'],
    ['\u202eadA\u202c', 'adA'],
    ['\u2066Ada\u2069\u200f', 'Ada'],
    ['A\u200bd\u00ada\ufeff', 'Ada'],
    ['Ada\u2028Lovelace', 'Ada Lovelace'],
    ['Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307', 'Z\u0301\u0302\u0303\u0304'],
    ['می‌خواهم', 'می‌خواهم'],
    ['Zoë 👩‍💻', 'Zoë 👩‍💻'],
    ['李小龍', '李小龍'],
    ['\ud800Ada', '\ufffdAda'],
  ])('P6 %j is written %j', (text, name) => {
    expect(toPersonName(text)).toBe(name)
  })

  test.each([
    '',
    ' \n',
    '\u200b\u200d',
    '\u3164\u3164',
    '\u2800',
    '\u202e',
    '\u0301',
    'x'.repeat(61),
  ])('P6 %j is no name', (text) => {
    expect(toPersonName(text)).toBeNull()
  })

  test('P6 whatever is written, a name is one line, and stays the same when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const name = toPersonName(text)
        if (name === null) return
        expect(BREAKS.test(name)).toBe(false)
        expect(name.length).toBeLessThanOrEqual(LIMITS.maxNameLength)
        expect(toPersonName(name)).toBe(name)
      }),
    )
  })

  test('P6 case, width and joined letters make no other name', () => {
    const same = [
      'Ada Straße',
      'ADA STRASSE',
      ' ada  straße',
      'Ａｄａ Straße',
      'A\u200dda Stra\u1e9ee',
    ]
    expect(new Set(same.map(toNameKey)).size).toBe(1)
    expect(toNameKey('Ada')).not.toBe(toNameKey('Ida'))
  })
})
