/** Child processes of the scripts: their environment, their output, their end. */

import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The Node 24 that the installation brings along, whatever the machine's own Node is. */
export const NODE = join(ROOT, 'node_modules/node/bin/node')

/** Where reports and logs of the scripts go; git ignores it. */
export const CACHE = join(ROOT, '.cache')

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * The environment for children: Node 24 and the project's tools first in PATH, and without what `npm start` adds for its own
 * child (npm_config_… of one npm is read, with warnings, by the next); registry, proxy and certificates stay.
 * @param {Readonly<Record<string, string>>} [added]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(added = {}) {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_/i.test(name) ||
      /^npm_config_(registry|userconfig|cache|.*proxy|cafile|ca|fetch_.*)$/i.test(name),
  )
  const { PATH = '', ...rest } = Object.fromEntries(kept)
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
  return { ...rest, ...plain, PATH: `${join(ROOT, 'node_modules/.bin')}:${PATH}`, ...added }
}

/**
 * @typedef {object} Ended
 * @property {number} code exit code; 128 + n when signal n ended it, 127 when it could not be started
 * @property {string} output what it wrote, empty when the terminal got it
 * @property {boolean} late whether it was ended for taking longer than allowed
 */

/**
 * Runs a program to its end. A signal that arrives meanwhile is passed on to it, and ends this process too once it has ended,
 * unless it is the last thing to run.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd] the project's root unless told
 * @param {Readonly<Record<string, string>>} [options.env] added to the environment
 * @param {string} [options.log] file that gets the output too; without it and without `quiet` the terminal gets it
 * @param {boolean} [options.quiet] collect the output only
 * @param {boolean} [options.isLast] its exit code is this process's own, also after a signal
 * @param {number} [options.limitMs] when longer, it is interrupted, and killed 10 s after that
 * @returns {Promise<Ended>}
 */
export function run(
  program,
  args,
  { cwd = ROOT, env = {}, log, quiet = false, isLast = false, limitMs } = {},
) {
  const captured = quiet || log !== undefined
  const child = spawn(program, [...args], {
    cwd,
    env: childEnvironment(env),
    stdio: captured ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  let output = ''
  if (log !== undefined) mkdirSync(dirname(log), { recursive: true })
  const file = log === undefined ? undefined : createWriteStream(log)
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text
      file?.write(text)
    })
  }

  let late = false
  /** @type {NodeJS.Timeout[]} */
  const timers = []
  if (limitMs !== undefined) {
    const interrupt = () => {
      late = true
      child.kill('SIGINT')
      timers.push(setTimeout(() => child.kill('SIGKILL'), 10_000))
    }
    timers.push(setTimeout(interrupt, limitMs))
  }
  const forwarding = forwardSignals(child)

  return new Promise((resolve) => {
    /** @param {number} code */
    const end = (code) => {
      for (const timer of timers) clearTimeout(timer)
      const signal = forwarding.stop()
      file?.end()
      if (signal !== undefined && !isLast) process.exit(exitCode(null, signal))
      resolve({ code, output, late })
    }
    child.once('error', () => end(127))
    child.once('close', (code, signal) => end(exitCode(code, signal)))
  })
}

/**
 * Passes signals on to a child instead of dying of them, so that it can finish its work and its exit code is kept.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {{ stop: () => NodeJS.Signals | undefined }} `stop` ends it and tells the last signal that came
 */
export function forwardSignals(child) {
  /** @type {NodeJS.Signals | undefined} */
  let received
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    received = signal
    // A terminal's Ctrl+C has reached the child already: it goes to every process in the foreground.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  for (const signal of SIGNALS) process.on(signal, forward)
  return {
    stop: () => {
      for (const signal of SIGNALS) process.off(signal, forward)
      return received
    },
  }
}

/** @type {Readonly<Record<string, number>>} */
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }

/**
 * @param {number | null} code @param {NodeJS.Signals | null} signal
 * @returns {number} as shells tell it
 */
export function exitCode(code, signal) {
  return code ?? 128 + (SIGNAL_NUMBERS[signal ?? ''] ?? 0)
}
