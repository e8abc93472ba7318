/**
 * `npm test`: every check of the house, in the order of what is quickest to mend. `npm test -- unit shared/src/domain` runs one
 * stage, the words after it choose tests. The last line says how many checks and tests passed and failed.
 */

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './steps/build.mjs'
import { CACHE, NODE, ROOT, run } from './steps/child.mjs'
import { chromiumEnv } from './steps/chromium.mjs'
import { install } from './steps/install.mjs'
import { playwrightTally, tally, total, vitestTally } from './steps/tally.mjs'
import { Refusal, runMain, say, since } from './steps/terminal.mjs'

/** @typedef {import('./steps/tally.mjs').Tally} Tally */

/** Folders that are type-checked, each by its own tsconfig.json. */
const TYPED = ['shared', 'server', 'client', 'client/bench', 'e2e', 'scripts']
const CHECK_LIMIT_MS = 3 * 60_000
const UNIT_LIMIT_MS = 6 * 60_000
const E2E_LIMIT_MS = 12 * 60_000

/** @type {Readonly<Record<string, (words: readonly string[]) => Promise<Tally>>>} */
const STAGES = {
  lint: (words) => check('lint', 'oxlint', words),
  format: (words) => check('format', 'oxfmt', ['--check', ...words]),
  types: async (words) => {
    const parts = words.length > 0 ? words : TYPED
    const tallies = []
    for (const part of parts) tallies.push(await check(`types of ${part}`, 'tsc', ['-p', part]))
    return total(tallies)
  },
  unit,
  build: () => attempt('build of the client', async () => build()),
  e2e,
}

/**
 * A check that passes or fails as a whole; its output is shown when it fails.
 * @param {string} name @param {string} program @param {readonly string[]} args
 */
function check(name, program, args) {
  return attempt(name, async () => {
    const { code, output, late } = await run(program, args, {
      quiet: true,
      limitMs: CHECK_LIMIT_MS,
    })
    if (code === 0) return
    if (output !== '') say(output.trimEnd())
    throw new Refusal(
      late ? `${name} took longer than 3 minutes.` : `${name} found something to mend.`,
    )
  })
}

/**
 * @param {string} name @param {() => Promise<void>} work
 * @returns {Promise<Tally>} one passed, or one failed
 */
async function attempt(name, work) {
  const startMs = performance.now()
  try {
    await work()
    say(`✓ ${name} (${since(startMs)})`)
    return tally(1, [])
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(`✗ ${name} (${since(startMs)}): ${error.message}`)
    return tally(0, [`${name}: ${error.message}`])
  }
}

/** @param {readonly string[]} words */
function unit(words) {
  const report = join(CACHE, 'reports/unit.json')
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  return suite(
    'unit and contract tests',
    report,
    UNIT_LIMIT_MS,
    [vitest, 'run', ...reporters, ...words],
    {
      read: (text) => vitestTally(text, ROOT),
    },
  )
}

/** @param {readonly string[]} words */
async function e2e(words) {
  const built = await STAGES['build']?.([])
  if (built && built.failed > 0)
    return total([built, tally(0, ['e2e: not run, the client was not built'])])
  /** @type {Awaited<ReturnType<typeof chromiumEnv>>} */
  let browser
  try {
    browser = await chromiumEnv()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(`✗ e2e: ${error.message}`)
    return tally(0, [`e2e: ${error.message}`])
  }
  const report = join(CACHE, 'reports/e2e.json')
  const playwright = join(ROOT, 'e2e/node_modules/@playwright/test/cli.js')
  return suite(
    'e2e',
    report,
    E2E_LIMIT_MS,
    [playwright, 'test', '--reporter=line,json', ...words],
    {
      cwd: join(ROOT, 'e2e'),
      env: { ...browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      read: playwrightTally,
    },
  )
}

/**
 * Runs a test runner with the terminal as its output, and counts from the report that it writes.
 * @param {string} name @param {string} report @param {number} limitMs @param {readonly string[]} args
 * @param {{ read: (text: string) => Tally, cwd?: string, env?: Readonly<Record<string, string>> }} options
 * @returns {Promise<Tally>}
 */
async function suite(name, report, limitMs, args, { read, cwd = ROOT, env = {} }) {
  const startMs = performance.now()
  rmSync(report, { force: true })
  const { code, late } = await run(NODE, args, { cwd, env, limitMs })
  const counted = existsSync(report) ? read(readFileSync(report, 'utf8')) : tally(0, [])
  const failures = [...counted.failures]
  if (late) failures.push(`${name}: stopped after ${limitMs / 60_000} minutes`)
  else if (code !== 0 && failures.length === 0)
    failures.push(`${name}: ended with exit code ${code}`)
  else if (counted.passed === 0 && failures.length === 0) failures.push(`${name}: no test ran`)
  say(`${failures.length === 0 ? '✓' : '✗'} ${name} (${since(startMs)}): ${counted.passed} passed`)
  return tally(counted.passed, failures)
}

await runMain(async () => {
  const [stage, ...words] = process.argv.slice(2)
  const chosen =
    stage === undefined ? Object.keys(STAGES).filter((name) => name !== 'build') : [stage]
  const unknown = chosen.find((name) => !(name in STAGES))
  if (unknown !== undefined) {
    throw new Refusal(`There is no stage ${unknown}; there are ${Object.keys(STAGES).join(', ')}.`)
  }
  const startMs = performance.now()
  await install()
  const tallies = []
  for (const name of chosen) tallies.push((await STAGES[name]?.(words)) ?? tally(0, []))
  const { passed, failed, failures } = total(tallies)
  say('')
  for (const failure of failures) say(`failed: ${failure}`)
  say(`Took ${since(startMs)}.`)
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
})
