/** Builds the client into client/dist, which the server serves. */

import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { CACHE, NODE, ROOT, run } from './child.mjs'
import { hashOf, isStamped, putStamp } from './stamp.mjs'
import { Refusal, say, step } from './terminal.mjs'

const STAMP = 'client/dist/.stamp'
const MADE_FROM = [
  'client/index.html',
  'client/package.json',
  'client/public',
  'client/src',
  'client/tsconfig.json',
  'client/vite.config.ts',
  'pnpm-lock.yaml',
  'shared/package.json',
  'shared/src',
  'tsconfig.base.json',
]
const LIMIT_MS = 5 * 60_000

/** Builds the client; does nothing when what is built fits its sources. */
export async function build() {
  const hash = hashOf(MADE_FROM, (path) => !/\.test\.tsx?$/.test(path))
  if (isStamped(STAMP, hash)) {
    say('The client is built.')
    return
  }
  await step('Building the client', async () => {
    const log = join(CACHE, 'build.log')
    const vite = join(ROOT, 'client/node_modules/vite/bin/vite.js')
    const { code, output, late } = await run(NODE, [vite, 'build', '--logLevel=warn'], {
      cwd: join(ROOT, 'client'),
      log,
      limitMs: LIMIT_MS,
    })
    if (code === 0) return
    const cause = late ? 'it took longer than 5 minutes' : firstError(output)
    throw new Refusal(
      `Could not build the client: ${cause}. The whole output is in ${relative(ROOT, log)}.`,
    )
  })
  putStamp(STAMP, hash)
}

/** @param {string} output Vite's @returns {string} what it complains of first, and where */
function firstError(output) {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim())
  const head = lines.findIndex((line) => /^Build failed with \d+ error/.test(line))
  const [what, where] = lines.slice(head + 1).filter((line) => line !== '')
  if (head < 0 || what === undefined)
    return lines.find((line) => /error/i.test(line)) ?? 'Vite gave no reason'
  const place = /\[ (.+) \]/.exec(where ?? '')
  return `${what.replace(/^\[[^\]]*\]\s*/, '').replace(/[.:]*$/, '')}${place ? ` in client/${place[1]}` : ''}`
}
