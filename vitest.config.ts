import { defineConfig } from 'vitest/config'

/** One run over every part; `npm test -- unit <words of a path>` picks files. */
export default defineConfig({
  test: {
    // One core less, which is the rule, would leave half of a small machine idle.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'shared', root: './shared', include: ['{src,tools}/**/*.test.ts'] } },
      { test: { name: 'server', root: './server', include: ['{src,bench,faults}/**/*.test.ts'] } },
      { test: { name: 'client', root: './client', include: ['src/**/*.test.{ts,tsx}'] } },
      { test: { name: 'scripts', root: './scripts', include: ['**/*.test.ts'] } },
    ],
  },
})
