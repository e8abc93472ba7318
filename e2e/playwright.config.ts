import { defineConfig } from '@playwright/test'

const chromium = process.env['WHYBOARD_CHROMIUM']
const flags = process.env['WHYBOARD_CHROMIUM_FLAGS']?.split(' ') ?? []

/**
 * Browser tests. `npm test -- e2e` builds the client, finds a Chromium and says so in the environment. Every test file starts
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
      args: [
        ...flags,
        // A name that is not localhost, for what browsers allow on localhost only.
        '--host-resolver-rules=MAP whyboard.test 127.0.0.1',
      ],
    },
  },
})
