import { defineConfig } from '@playwright/test'

const chromium = process.env['WHYBOARD_CHROMIUM']

/**
 * Browser tests. `npm test -- e2e` builds the client, finds a Chromium and names it in WHYBOARD_CHROMIUM. Every test file starts
 * the servers that it needs, so none is started here.
 */
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  // A test that passes only at a second try has failed.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  projects: [
    // Two minutes long and nearly without work: first, so that the rest goes on beside it.
    { name: 'idle', testMatch: 'idleClient.spec.ts' },
    { name: 'all', testMatch: '**/*.spec.ts', testIgnore: 'idleClient.spec.ts' },
  ],
  use: {
    browserName: 'chromium',
    // Traces of a canvas cost more than the tests; a failure has its picture and the page's outline.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A name that is not localhost, for what browsers allow on localhost only.
        '--host-resolver-rules=MAP whyboard.test 127.0.0.1',
      ],
    },
  },
})
