import { defineConfig } from '@playwright/test'

const chromium = process.env['WHYBOARD_CHROMIUM']

/**
 * Chromium takes the last list of these only, so this one holds what matters of Playwright's own list, and after it what else
 * no test needs: a window of each context would load the pages of the address bar's suggestions, a fifth of what a board costs.
 */
const FEATURES_OFF = [
  'AimEnabled',
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
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'PreloadTopChromeWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
]

/**
 * Browser tests. `npm test -- e2e` builds the client, finds a Chromium and names it in WHYBOARD_CHROMIUM. Every test file starts
 * the servers that it needs, so none is started here.
 */
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  // A test that passes only at a second try has failed.
  retries: 0,
  // Two that work, and one for the test that only waits.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  projects: [
    // Two minutes long and nearly without work: first, so that the rest goes on beside it.
    { name: 'idle', testMatch: 'idleClient.spec.ts', workers: 1 },
    { name: 'all', testMatch: '**/*.spec.ts', testIgnore: 'idleClient.spec.ts', workers: 2 },
  ],
  use: {
    browserName: 'chromium',
    // Traces of a canvas cost more than the tests; a failure has its picture and the page's outline.
    screenshot: 'only-on-failure',
    // Each context would fetch and keep all files of the app. Files about what the worker does allow it.
    serviceWorkers: 'block',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      // Besides what Playwright gives every Chromium.
      args: [
        '--disable-gpu',
        '--disable-quic',
        `--disable-features=${FEATURES_OFF.join(',')}`,
        // A name that is not localhost, for what browsers allow on localhost only.
        '--host-resolver-rules=MAP whyboard.test 127.0.0.1',
      ],
    },
  },
})
