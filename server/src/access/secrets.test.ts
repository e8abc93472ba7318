import { describe, expect, test } from 'vitest'

import { hashSecret, isSameSecret, linkSecret, toSecret } from './secrets.ts'

const INSTANCE = new Uint8Array(32).fill(7)

describe('A1 secrets', () => {
  test("A1.1 a link's secret has 160 bits and follows from the instance and the link alone", () => {
    const secret = linkSecret(INSTANCE, 'link-0001')
    expect(secret).toMatch(/^[A-Za-z0-9_-]{27}$/)
    expect(linkSecret(INSTANCE, 'link-0001')).toBe(secret)
    expect(linkSecret(INSTANCE, 'link-0002')).not.toBe(secret)
    expect(linkSecret(new Uint8Array(32).fill(8), 'link-0001')).not.toBe(secret)
  })

  test('A1.2 what is stored is a hash', () => {
    expect(hashSecret('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  test('A1.3 comparing tells equal from unequal, whatever their lengths', () => {
    expect(isSameSecret('one-key', 'one-key')).toBe(true)
    expect(isSameSecret('one-key', 'one-keY')).toBe(false)
    expect(isSameSecret('', 'one-key')).toBe(false)
    expect(isSameSecret('one-key-longer', 'one-key')).toBe(false)
  })

  test('A1.4 random bytes become a secret that fits an address', () => {
    expect(toSecret(new Uint8Array(20).fill(255))).toMatch(/^[A-Za-z0-9_-]{27}$/)
  })
})
