/** `npm start`: installs what is missing, builds the client when its sources changed, and runs the server in the foreground. */

import { NODE, run } from './steps/child.mjs'
import { build } from './steps/build.mjs'
import { install } from './steps/install.mjs'
import { runMain, say } from './steps/terminal.mjs'

await runMain(async () => {
  await install()
  await build()
  say('Starting the server …')
  const { code } = await run(NODE, ['server/src/main.ts'], { isLast: true })
  return code
})
