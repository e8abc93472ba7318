import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { openInstanceFiles } from './instanceFiles.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whyboard-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const bytesOf =
  (value: number) =>
  (length: number): Uint8Array =>
    new Uint8Array(length).fill(value)

function valueOf(dataDir: string, key: string | null, fill: number) {
  const opened = openInstanceFiles(dataDir, key, bytesOf(fill))
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value
}

describe('A5 the secrets of an installation', () => {
  test('A5.1 are made once, readable by their owner only, and found again', () => {
    const dataDir = join(folder, 'deep', 'data')
    const first = valueOf(dataDir, null, 1)
    expect(first.instanceSecret).toHaveLength(32)
    expect(first.workspaceKey).toMatch(/^[A-Za-z0-9_-]{27}$/)
    for (const name of ['instance-secret', 'workspace-key']) {
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600)
    }
    expect(readdirSync(dataDir).toSorted()).toEqual(['instance-secret', 'workspace-key'])
    expect(valueOf(dataDir, null, 2)).toEqual(first)
  })

  test('A5.2 a key from the settings is used and never written', () => {
    const { workspaceKey } = valueOf(folder, 'a-key-from-settings', 1)
    expect(workspaceKey).toBe('a-key-from-settings')
    expect(readdirSync(folder)).toEqual(['instance-secret'])
  })

  test('A5.3 a draft left by a start that was cut short does no harm', () => {
    writeFileSync(join(folder, 'instance-secret.new'), 'half')
    valueOf(folder, null, 3)
    expect(readFileSync(join(folder, 'instance-secret'), 'utf8')).not.toContain('half')
  })

  test('A5.4 a damaged file is named instead of locking everybody out', () => {
    writeFileSync(join(folder, 'instance-secret'), 'x')
    const opened = openInstanceFiles(folder, null, bytesOf(1))
    expect(opened).toEqual({
      ok: false,
      reason: expect.stringMatching(/instance-secret" is damaged/) as unknown,
    })
  })

  test('A5.5 a folder that cannot be used is one sentence', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    for (const dataDir of [file, join(file, 'below')]) {
      const opened = openInstanceFiles(dataDir, null, bytesOf(1))
      expect(opened.ok ? '' : opened.reason).toMatch(
        /^DATA_DIR ".+" cannot be used: .+, not a folder\.$/,
      )
    }
  })

  test('A5.6 a folder that cannot be made is named, with the cause', () => {
    const link = join(folder, 'link')
    symlinkSync(join(folder, 'unplugged', 'data'), link)
    for (const dataDir of [link, join(link, 'data'), '/proc/whyboard/data']) {
      const opened = openInstanceFiles(dataDir, null, bytesOf(1))
      expect(opened.ok ? null : opened.reason).toMatch(
        /^DATA_DIR ".+" cannot be used: (what it points to|this user may not|the file system is)/,
      )
    }
  })
})
