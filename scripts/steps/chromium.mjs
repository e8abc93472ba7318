/** Finds a Chromium for the tests in a real browser, and gets one where none is installed. */

import { constants, accessSync, existsSync } from 'node:fs'
import { delimiter, join, relative } from 'node:path'
import { CACHE, NODE, ROOT, run } from './child.mjs'
import { Refusal, step } from './terminal.mjs'

/**
 * Chromium takes the last list of these only, so this one holds what matters of Playwright's own list, and after it what else nobody
 * who opens a link waits for: each context is a window of its own, and would load the pages of the address bar's suggestions beside
 * the board, at more than half of what the board itself costs.
 */
const FEATURES_OFF = [
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AimEnabled',
  'PreconnectToSearch',
  'PreloadTopChromeWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
]
/** What tests, pictures and measurements start it with, besides what Playwright gives it anyway. None has a space in it. */
const FLAGS = ['--disable-gpu', '--disable-quic', `--disable-features=${FEATURES_OFF.join(',')}`]

const VARIABLES = ['WHYBOARD_CHROMIUM', 'CHROMIUM_PATH', 'CHROME_PATH', 'CHROME_BIN']
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const LIMIT_MS = 5 * 60_000

/** @param {string} path @returns {boolean} */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Where an installed Chromium may be, likeliest first.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {(path: string) => boolean} [exists]
 * @returns {readonly string[]}
 */
export function installedChromiums(env, exists = isExecutable) {
  const named = VARIABLES.flatMap((name) => env[name] ?? [])
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...named, ...found, MAC].filter(exists)
}

/** @param {string} path @returns {Promise<boolean>} whether it starts: a stub or one without its libraries does not */
async function starts(path) {
  const { code } = await run(path, ['--version'], { quiet: true, limitMs: 20_000 })
  return code === 0
}

/**
 * What programs that drive a browser are told: which Chromium (`WHYBOARD_CHROMIUM`), and its flags with spaces between them
 * (`WHYBOARD_CHROMIUM_FLAGS`).
 * @returns {Promise<{ WHYBOARD_CHROMIUM: string, WHYBOARD_CHROMIUM_FLAGS: string }>}
 * @throws {Refusal} as {@link chromium}
 */
export async function chromiumEnv() {
  return { WHYBOARD_CHROMIUM: await chromium(), WHYBOARD_CHROMIUM_FLAGS: FLAGS.join(' ') }
}

/**
 * The path of a Chromium that starts: an installed one, else Playwright's own, else Debian's.
 * @returns {Promise<string>}
 * @throws {Refusal} when there is none and none could be got
 */
async function chromium() {
  for (const path of installedChromiums(process.env)) {
    if (await starts(path)) return path
  }
  const own = await playwrightsOwn()
  if (existsSync(own) && (await starts(own))) return own

  const cli = join(ROOT, 'e2e/node_modules/@playwright/test/cli.js')
  await step('Fetching Chromium for the browser tests', () =>
    run(NODE, [cli, 'install', 'chromium', '--no-shell'], {
      log: join(CACHE, 'chromium.log'),
      limitMs: LIMIT_MS,
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    }),
  )
  if (existsSync(own) && (await starts(own))) return own
  return debiansOwn()
}

/** @returns {Promise<string>} where Playwright keeps, or would keep, its Chromium */
async function playwrightsOwn() {
  const code = "import { chromium } from '@playwright/test'; console.log(chromium.executablePath())"
  const { output } = await run(NODE, ['--input-type=module', '--eval', code], {
    cwd: join(ROOT, 'e2e'),
    quiet: true,
  })
  return output.trim()
}

/** @returns {Promise<string>} */
async function debiansOwn() {
  const what = 'The browser tests need Chromium'
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/etc/debian_version')) {
    throw new Refusal(
      `${what}: install it (on Debian: sudo apt-get install chromium), or set WHYBOARD_CHROMIUM to its path.`,
    )
  }
  const log = join(CACHE, 'chromium.log')
  const { code } = await step('Installing Debian’s Chromium', async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    const update = await run('apt-get', ['update', '--quiet'], { log, env, limitMs: LIMIT_MS })
    if (update.code !== 0) return update
    const install = ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium']
    return run('apt-get', install, { log, env, limitMs: LIMIT_MS })
  })
  const [path] = installedChromiums(process.env)
  if (code === 0 && path !== undefined && (await starts(path))) return path
  throw new Refusal(
    `${what}, and \`apt-get install chromium\` failed: see ${relative(ROOT, log)}, or set WHYBOARD_CHROMIUM to its path.`,
  )
}
