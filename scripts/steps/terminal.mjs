/** What the scripts say on the terminal, and how they end when something is wrong. Plain ESM for Node 20, like all of this folder. */

/** A failure that one sentence explains: what happened and what to do. It is printed without a stack. */
export class Refusal extends Error {}

/** @param {string} text one line */
export function say(text) {
  process.stdout.write(`${text}\n`)
}

/** @param {number} startMs from `performance.now()` @returns {string} e.g. `3.4 s` */
export function since(startMs) {
  return `${((performance.now() - startMs) / 1000).toFixed(1)} s`
}

/**
 * Runs a step, saying that it began and how long it took.
 * @template T
 * @param {string} doing e.g. `Building the client`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(doing, work) {
  const startMs = performance.now()
  say(`${doing} …`)
  const result = await work()
  say(`  took ${since(startMs)}`)
  return result
}

/**
 * Runs a script's main function; its result is the exit code. A `Refusal` ends it with its sentence and exit code 1.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
