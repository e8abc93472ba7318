import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NODE, childEnvironment, exitCode, run } from './child.mjs'

describe('a child process', () => {
  it('runs on Node 24, whatever the machine has', async () => {
    expect(existsSync(NODE)).toBe(true)
    const { code, output } = await run('node', ['--version'], { quiet: true })
    expect([code, output]).toEqual([0, expect.stringMatching(/^v24\./)])
  })

  it('gives its exit code', async () => {
    const { code } = await run(NODE, ['--eval', 'process.exit(7)'], { quiet: true })
    expect(code).toBe(7)
  })

  it('that a signal ended gives 128 and the number of the signal', () => {
    expect(exitCode(null, 'SIGKILL')).toBe(137)
    expect(exitCode(3, null)).toBe(3)
  })

  it('that cannot be started gives 127', async () => {
    expect((await run('/nowhere/to/be/found', [], { quiet: true })).code).toBe(127)
  })

  it('that takes too long is interrupted', async () => {
    const forever = 'setInterval(() => {}, 1000)'
    const { code, late } = await run(NODE, ['--eval', forever], { quiet: true, limitMs: 300 })
    expect([code, late]).toEqual([130, true])
  })

  it('gets nothing of the settings that npm hands to its scripts, except how to reach the registry', () => {
    process.env['npm_config_nodedir'] = '/somewhere'
    process.env['npm_config_https_proxy'] = 'http://proxy.example'
    const env = childEnvironment()
    delete process.env['npm_config_nodedir']
    delete process.env['npm_config_https_proxy']
    expect(env['npm_config_nodedir']).toBeUndefined()
    expect(env['npm_config_https_proxy']).toBe('http://proxy.example')
  })
})
