/** Builds the client into client/dist, which the server serves. */

import { join, relative } from 'node:path'
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

/** @param {string} output @returns {string} */
function firstError(output) {
  const lines = output.split('\n').map((line) => line.trim())
  const line = lines.find((text) => /error/i.test(text) && !text.startsWith('at '))
  return (line ?? 'Vite ended with an error').replace(/[.:]*$/, '')
}
