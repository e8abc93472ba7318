/**
 * `npm run dev`: Vite with hot reload at PORT, and behind it the server at PORT + 1, restarted when its sources change.
 * One Ctrl+C ends both.
 */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { NODE, ROOT, childEnvironment, exitCode, forwardSignals } from './steps/child.mjs'
import { install } from './steps/install.mjs'
import { Refusal, runMain, say } from './steps/terminal.mjs'

await runMain(async () => {
  const port = Number(process.env['PORT'] ?? 4400)
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    throw new Refusal(`PORT is ${process.env['PORT']}: it must be a whole number from 1 to 65534.`)
  }
  await install()
  say('Starting Vite and the server; open the address that the server prints …')

  const server = spawn(NODE, ['--watch', '--watch-preserve-output', 'server/src/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // People open Vite's address, so that is the origin the server allows and the link it prints.
    env: childEnvironment({
      PORT: String(port + 1),
      PUBLIC_URL: process.env['PUBLIC_URL'] ?? `http://localhost:${port}`,
    }),
  })
  const vite = spawn(
    NODE,
    [join(ROOT, 'client/node_modules/vite/bin/vite.js'), '--port', String(port), '--strictPort'],
    {
      cwd: join(ROOT, 'client'),
      stdio: ['ignore', 'inherit', 'inherit'],
      env: childEnvironment({ WHYBOARD_SERVER: `http://127.0.0.1:${port + 1}` }),
    },
  )
  return endTogether([server, vite])
})

/**
 * Waits for both; when one ends, ends the other.
 * @param {readonly import('node:child_process').ChildProcess[]} children
 * @returns {Promise<number>} the exit code of the one that ended first
 */
async function endTogether(children) {
  const forwardings = children.map(forwardSignals)
  const ends = children.map(
    (child) =>
      new Promise((/** @type {(code: number) => void} */ resolve) => {
        child.once('error', () => resolve(127))
        child.once('close', (code, signal) => resolve(exitCode(code, signal)))
      }),
  )
  const first = await Promise.race(ends)
  for (const child of children) child.kill('SIGTERM')
  await Promise.all(ends)
  for (const forwarding of forwardings) forwarding.stop()
  return first
}
