/** Counts of the closing line, read from the reports that Vitest and Playwright write as JSON. */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed a skipped test counts as failed: nobody has seen it pass
 * @property {readonly string[]} failures one line each
 */

/**
 * @typedef {object} VitestReport
 * @property {readonly { name: string, status: string, message?: string,
 *   assertionResults: readonly { status: string, fullName: string }[] }[]} testResults
 */

/** @typedef {{ status: string, errors?: readonly unknown[] }} PlaywrightTest */
/** @typedef {{ title: string, file: string, tests: readonly PlaywrightTest[] }} PlaywrightSpec */
/** @typedef {{ specs?: readonly PlaywrightSpec[], suites?: readonly PlaywrightSuite[] }} PlaywrightSuite */
/** @typedef {{ suites: readonly PlaywrightSuite[], errors: readonly { message?: string }[] }} PlaywrightReport */

/**
 * @param {number} passed @param {readonly string[]} failures
 * @returns {Tally}
 */
export const tally = (passed, failures) => ({ passed, failed: failures.length, failures })

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function total(tallies) {
  return tally(
    tallies.reduce((sum, { passed }) => sum + passed, 0),
    tallies.flatMap(({ failures }) => failures),
  )
}

/**
 * @param {string} json Vitest's report
 * @param {string} root prefix that file names are shown without
 * @returns {Tally}
 */
export function vitestTally(json, root) {
  const report = /** @type {VitestReport} */ (JSON.parse(json))
  let passed = 0
  /** @type {string[]} */
  const failures = []
  for (const file of report.testResults) {
    const name = file.name.startsWith(root) ? file.name.slice(root.length) : file.name
    const missed = file.assertionResults.filter(({ status }) => status !== 'passed')
    passed += file.assertionResults.length - missed.length
    for (const { status, fullName } of missed) {
      failures.push(`${name}: ${fullName}${status === 'failed' ? '' : ` (${status})`}`)
    }
    if (file.status !== 'passed' && missed.length === 0)
      failures.push(`${name}: the file itself failed`)
  }
  return tally(passed, failures)
}

/** @param {string} json Playwright's report @returns {Tally} */
export function playwrightTally(json) {
  const report = /** @type {PlaywrightReport} */ (JSON.parse(json))
  const specs = report.suites.flatMap(specsOf)
  let passed = 0
  /** @type {string[]} */
  const failures = []
  for (const { file, title, tests } of specs) {
    for (const { status } of tests) {
      if (status === 'expected') passed += 1
      else failures.push(`e2e/${file}: ${title}${status === 'unexpected' ? '' : ` (${status})`}`)
    }
  }
  for (const { message = 'an error outside of any test' } of report.errors) {
    failures.push(`e2e: ${message.split('\n')[0]}`)
  }
  return tally(passed, failures)
}

/** @param {PlaywrightSuite} suite @returns {readonly PlaywrightSpec[]} */
function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}
