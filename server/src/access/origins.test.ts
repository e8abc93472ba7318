import { describe, expect, test } from 'vitest'

import { createOriginRules, type OriginSettings } from './origins.ts'

function rules(settings: Partial<OriginSettings>) {
  return createOriginRules({
    publicUrl: null,
    host: '127.0.0.1',
    port: 4400,
    addresses: () => ['127.0.0.1', '192.168.1.20', '::1', 'fe80::1', '2001:db8::20'],
    ...settings,
  })
}

describe('A2 origins', () => {
  test('A2.1 without PUBLIC_URL loopback names and own addresses at the port are allowed', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]', '192.168.1.20', '[2001:db8::20]']) {
      expect(rules({}).allows(`http://${host}:4400`)).toBe(true)
    }
  })

  test.each([
    'null',
    '',
    'http://localhost',
    'http://localhost:4401',
    'https://localhost:4400',
    'http://localhost:4400/',
    'http://localhost:4400.evil.example',
    'http://evil.example:4400',
    'http://evil-localhost:4400',
    'http://192.168.1.21:4400',
  ])('A2.2 %j is refused', (origin) => {
    expect(rules({}).allows(origin)).toBe(false)
  })

  test('A2.3 with PUBLIC_URL its origin alone is allowed', () => {
    const { allows, base } = rules({ publicUrl: 'https://why.example.org' })
    expect(base).toBe('https://why.example.org')
    expect(allows('https://why.example.org')).toBe(true)
    for (const origin of [
      'http://why.example.org',
      'https://evil-why.example.org',
      'https://why.example.org.evil.example',
      'https://why.example.org:8443',
      'http://localhost:4400',
      'null',
    ]) {
      expect(allows(origin)).toBe(false)
    }
  })

  test('A2.4 a missing origin is allowed: programs send none, the key decides', () => {
    expect(rules({}).allows(undefined)).toBe(true)
    expect(rules({ publicUrl: 'https://why.example.org' }).allows(undefined)).toBe(true)
  })

  test('A2.5 addresses are asked for each time', () => {
    let addresses: string[] = []
    const { allows } = rules({ addresses: () => addresses })
    expect(allows('http://10.0.0.5:4400')).toBe(false)
    addresses = ['10.0.0.5']
    expect(allows('http://10.0.0.5:4400')).toBe(true)
  })

  test('A2.6 links start with an address that is reachable, and that origin is allowed', () => {
    const base = (settings: Partial<OriginSettings>): string => {
      const made = rules(settings)
      expect(made.allows(made.base)).toBe(true)
      return made.base
    }
    expect(base({})).toBe('http://127.0.0.1:4400')
    expect(base({ host: '::1' })).toBe('http://[::1]:4400')
    expect(base({ host: 'board.lan' })).toBe('http://board.lan:4400')
    expect(base({ host: '0.0.0.0' })).toBe('http://192.168.1.20:4400')
    expect(base({ host: '::' })).toBe('http://192.168.1.20:4400')
    expect(base({ host: '::', addresses: () => ['fe80::1', '2001:db8::20'] })).toBe(
      'http://[2001:db8::20]:4400',
    )
    expect(base({ host: '0.0.0.0', addresses: () => ['127.0.0.1'] })).toBe('http://localhost:4400')
    expect(base({ host: '0.0.0.0', port: 80 })).toBe('http://192.168.1.20')
  })
})
