import { defineConfig } from '@playwright/test'

const chromium = process.env['WHYBOARD_CHROMIUM']

/**
 * Browser tests. `npm test -- e2e` builds the client, finds a Chromium and names it in WHYBOARD_CHROMIUM. Every test file starts
 * the servers that it needs, so none is started here.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // A test that passes only at a second try has failed.
  retries: 0,
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
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
      ],
    },
  },
})
