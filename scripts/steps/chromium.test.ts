import { describe, expect, it } from 'vitest'
import { installedChromiums } from './chromium.mjs'

describe('an installed Chromium', () => {
  const installed = [
    '/opt/own/chrome',
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/bin/chromium',
  ]
  const exists = (path: string): boolean => installed.includes(path)

  it('is looked for in PATH, by every name it goes by', () => {
    expect(installedChromiums({ PATH: '/usr/local/bin:/usr/bin:/bin' }, exists)).toEqual([
      '/usr/bin/chromium',
      '/bin/chromium',
      '/usr/bin/google-chrome',
    ])
  })

  it('that is named by the environment comes first', () => {
    const env = { PATH: '/usr/bin', WHYBOARD_CHROMIUM: '/opt/own/chrome', CHROME_PATH: '/gone' }
    expect(installedChromiums(env, exists)[0]).toBe('/opt/own/chrome')
    expect(installedChromiums(env, exists)).not.toContain('/gone')
  })

  it('that is nowhere gives an empty list', () => {
    expect(installedChromiums({}, exists)).toEqual([])
  })
})
