import { describe, expect, test } from 'vitest'

import { createClientAddress } from './clientAddress.ts'

describe('A3 addresses behind proxies', () => {
  test('A3.1 by default nothing that a peer claims counts', () => {
    const { of, isProxy } = createClientAddress([])
    expect(of('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
    expect(isProxy('127.0.0.1')).toBe(false)
  })

  test('A3.2 behind a trusted proxy the last address counts that no trusted proxy stands for', () => {
    const { of } = createClientAddress(['127.0.0.0/8', '10.0.0.7', 'fc00::/7'])
    expect(of('127.0.0.1', '203.0.113.9')).toBe('203.0.113.9')
    expect(of('127.0.0.1', '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9')
    expect(of('::ffff:127.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.7')).toBe('203.0.113.9')
    expect(of('fd00::1', '2001:db8::5')).toBe('2001:db8::5')
    expect(of('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
  })

  test('A3.3 a missing or unreadable header leaves the proxy itself', () => {
    const { of } = createClientAddress(['127.0.0.1'])
    expect(of('127.0.0.1', undefined)).toBe('127.0.0.1')
    expect(of('127.0.0.1', '')).toBe('127.0.0.1')
    expect(of('127.0.0.1', 'unknown')).toBe('127.0.0.1')
    expect(of('127.0.0.1', '203.0.113.9, _hidden')).toBe('127.0.0.1')
  })
})
