import { describe, expect, test } from 'vitest'

import { readConfig, type Config } from './config.ts'

const ROOT = '/srv/whyboard'

function valueOf(env: Record<string, string>): Config {
  const reading = readConfig(env, ROOT)
  if (!reading.ok) throw new Error(reading.reason.join('\n'))
  return reading.value
}

function reasonsOf(env: Record<string, string>): readonly string[] {
  const reading = readConfig(env, ROOT)
  return reading.ok ? [] : reading.reason
}

describe('H1 settings are checked once, before anything starts', () => {
  test('H1.1 nothing set gives the documented defaults', () => {
    expect(valueOf({})).toEqual({
      port: 4400,
      host: '127.0.0.1',
      dataDir: '/srv/whyboard/data',
      workspaceKey: null,
      publicUrl: null,
      tldrawLicenseKey: null,
      logLevel: 'warn',
      trustedProxies: [],
    })
  })

  test('H1.1 an empty value counts as unset', () => {
    expect(valueOf({ PORT: '', HOST: ' ', WORKSPACE_KEY: '', PUBLIC_URL: '' })).toEqual(valueOf({}))
  })

  test('H1.2 every value is read', () => {
    const config = valueOf({
      PORT: '8080',
      HOST: '[::]',
      DATA_DIR: 'boards',
      WORKSPACE_KEY: 'a-key.of_our~own',
      PUBLIC_URL: 'https://Why.Example.org/',
      TLDRAW_LICENSE_KEY: 'tldraw-abc',
      LOG_LEVEL: 'INFO',
      TRUSTED_PROXIES: 'loopback, 10.1.0.0/16,2001:db8::1',
    })
    expect(config).toEqual({
      port: 8080,
      host: '::',
      dataDir: '/srv/whyboard/boards',
      workspaceKey: 'a-key.of_our~own',
      publicUrl: 'https://why.example.org',
      tldrawLicenseKey: 'tldraw-abc',
      logLevel: 'info',
      trustedProxies: ['loopback', '10.1.0.0/16', '2001:db8::1'],
    })
    expect(Object.isFrozen(config)).toBe(true)
  })

  test('H1.3 all bad values are named together, one sentence each', () => {
    const reasons = reasonsOf({
      PORT: '70000',
      HOST: 'http://here',
      WORKSPACE_KEY: 'short',
      PUBLIC_URL: 'why.example.org',
      LOG_LEVEL: 'loud',
      TRUSTED_PROXIES: 'loopback,everyone',
    })
    expect(reasons.map((one) => one.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'WORKSPACE_KEY',
      'PUBLIC_URL',
      'LOG_LEVEL',
      'TRUSTED_PROXIES',
    ])
    for (const reason of reasons) expect(reason).toMatch(/^[A-Z_]+ .+\.$/)
  })

  test.each([
    ['PORT', ['-1', '80.5', '1e3', 'http', '65536']],
    ['HOST', ['a b', 'host:80', '-x']],
    ['PUBLIC_URL', ['ftp://x', 'https://', 'https://x/sub', 'https://x/?a', 'https://x/#a']],
    ['PUBLIC_URL', ['https://name:word@x']],
    ['WORKSPACE_KEY', ['fifteen-letters', 'sixteen letters!', 'ä'.repeat(20), 'k'.repeat(201)]],
    ['TRUSTED_PROXIES', ['10.0.0.0/33', '::1/129', '1.2.3', ',', '10.0.0.0/8/8']],
  ])('H1.3 %s refuses %j', (name, values) => {
    for (const value of values) expect(reasonsOf({ [name]: value })).toHaveLength(1)
  })

  test('H1.4 a refused key is not repeated', () => {
    expect(reasonsOf({ WORKSPACE_KEY: 'tooshort' }).join()).not.toContain('tooshort')
    expect(reasonsOf({ WORKSPACE_KEY: 'has spaces in it x' }).join()).not.toContain('has spaces')
  })
})
