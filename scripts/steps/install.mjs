/** Installs the dependencies: pnpm at the pinned version, fetched through npm, and with them Node 24. */

import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { CACHE, NODE, ROOT, run } from './child.mjs'
import { hashOf, isStamped, putStamp } from './stamp.mjs'
import { Refusal, say, step } from './terminal.mjs'

const STAMP = 'node_modules/.whyboard-installed'
const MADE_FROM = [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'shared/package.json',
  'server/package.json',
  'client/package.json',
  'e2e/package.json',
]
const LIMIT_MS = 10 * 60_000

/** Installs what is missing; does nothing when what is installed fits the lockfile. */
export async function install() {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20) {
    throw new Refusal(
      `Whyboard needs Node 20 or newer to start, this is Node ${process.versions.node}.`,
    )
  }
  const hash = hashOf(MADE_FROM)
  if (isStamped(STAMP, hash) && existsSync(NODE)) {
    say('Dependencies are installed.')
    return
  }
  await step('Installing dependencies', installAll)
  putStamp(STAMP, hash)
}

async function installAll() {
  const manifest = /** @type {{ packageManager: string }} */ (
    JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  )
  const log = join(CACHE, 'install.log')
  const { code, output, late } = await run(
    'npx',
    ['--yes', manifest.packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      log,
      limitMs: LIMIT_MS,
      // Nobody is asked anything, and pnpm does not look for itself once more: npx has brought the pinned one.
      // The machine's own Node runs this: the one in node_modules may be half installed.
      env: {
        PATH: process.env['PATH'] ?? '',
        CI: 'true',
        npm_config_loglevel: 'error',
        pnpm_config_pm_on_fail: 'ignore',
      },
    },
  )
  const where = `The whole output is in ${relative(ROOT, log)}.`
  if (code === 127)
    throw new Refusal('npm is missing: install npm (it comes with Node) and start again.')
  if (late)
    throw new Refusal(
      `Installing the dependencies took longer than 10 minutes and was stopped. ${where}`,
    )
  if (code !== 0) {
    throw new Refusal(
      `Could not install the dependencies: ${causeIn(output, manifest.packageManager)} ${where}`,
    )
  }
  if (!existsSync(NODE)) {
    throw new Refusal(
      'The installation brought no Node 24 along: delete node_modules and start again.',
    )
  }
}

/**
 * @param {string} output @param {string} pnpm e.g. `pnpm@12.0.0`
 * @returns {string} what tells most, as a sentence
 */
function causeIn(output, pnpm) {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^\s*\[?(npm error|ERROR|ERR!)\]?\s*/i, '').trim())
  if (/OUTDATED_LOCKFILE/.test(output))
    return `pnpm-lock.yaml does not fit a package.json, \`npx ${pnpm} install\` mends that.`
  if (/ENOSPC/.test(output)) return 'the disk is full.'
  if (/EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output))
    return 'the package registry cannot be reached.'
  const telling =
    lines.find((line) => /ERR_|\bE[A-Z]{4,}\b|error/i.test(line)) ??
    lines.findLast((line) => line !== '')
  return telling === undefined ? 'pnpm said nothing.' : `${telling.replace(/[.:]*$/, '')}.`
}
