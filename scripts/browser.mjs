/**
 * Runs a program that drives a browser: `node scripts/browser.mjs e2e/shots.ts [arguments]` builds the client, finds a Chromium,
 * names it and its flags in the environment, and runs the program on Node 24.
 */

import { build } from './steps/build.mjs'
import { NODE, run } from './steps/child.mjs'
import { chromiumEnv } from './steps/chromium.mjs'
import { install } from './steps/install.mjs'
import { Refusal, runMain } from './steps/terminal.mjs'

await runMain(async () => {
  const [program, ...args] = process.argv.slice(2)
  if (program === undefined)
    throw new Refusal('Usage: node scripts/browser.mjs <TypeScript file> [arguments]')
  await install()
  await build()
  const env = await chromiumEnv()
  const { code } = await run(NODE, [program, ...args], { env, isLast: true })
  return code
})
