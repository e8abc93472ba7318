/** Runs a program of the project with Node 24 first in PATH, after installing what is missing: `node scripts/tool.mjs oxlint`. */

import { NODE, run } from './steps/child.mjs'
import { install } from './steps/install.mjs'
import { Refusal, runMain } from './steps/terminal.mjs'

await runMain(async () => {
  const [program, ...args] = process.argv.slice(2)
  if (program === undefined)
    throw new Refusal('Usage: node scripts/tool.mjs <tool, or TypeScript file> [arguments]')
  await install()
  const { code } = await (program.endsWith('.ts')
    ? run(NODE, [program, ...args])
    : run(program, args))
  return code
})
