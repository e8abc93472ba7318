import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PARTS = ['shared', 'server', 'client', 'e2e', 'scripts']

/** A comment that switches a check off. */
const LOOSENED = /\/[/*]\s*(@ts-(ignore|nocheck|expect-error)|(ox|es)lint-disable|oxfmt-ignore)/

function loosenedLines(path: string): readonly string[] {
  return readFileSync(join(ROOT, path), 'utf8')
    .split('\n')
    .flatMap((line, index) => (LOOSENED.test(line) ? [`${path}:${index + 1}`] : []))
}

describe('the checks of the house', () => {
  it('are the same for every file: no comment switches one off', () => {
    const files = PARTS.flatMap((part) =>
      readdirSync(join(ROOT, part), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
        .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path)),
    )
    expect(files.length).toBeGreaterThan(10)
    expect(files.flatMap(loosenedLines)).toEqual([])
  })

  it.each(['oxlint-disable-next-line no-console', 'eslint-disable', '@ts-expect-error because'])(
    'would see a comment that begins with %s',
    (words) => expect(LOOSENED.test(`const a = 1 // ${words}`)).toBe(true),
  )
})
