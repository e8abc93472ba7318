/** `npm run shots`: builds the client, finds a Chromium, and takes the pictures of e2e/shots.ts. */

import { build } from './steps/build.mjs'
import { NODE, run } from './steps/child.mjs'
import { chromium } from './steps/chromium.mjs'
import { install } from './steps/install.mjs'
import { runMain } from './steps/terminal.mjs'

await runMain(async () => {
  await install()
  await build()
  const env = { WHYBOARD_CHROMIUM: await chromium() }
  const { code } = await run(NODE, ['e2e/shots.ts', ...process.argv.slice(2)], {
    env,
    isLast: true,
  })
  return code
})
