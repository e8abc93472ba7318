import { describe, expect, it } from 'vitest'
import { playwrightTally, total, tally, vitestTally } from './tally.mjs'

describe('the closing line counts', () => {
  it('a unit test that passed, and as failed one that failed, was skipped or is yet to be written', () => {
    const statuses = ['passed', 'failed', 'skipped', 'pending', 'todo']
    const assertionResults = statuses.map((status) => ({ status, fullName: `is ${status}` }))
    const report = {
      testResults: [{ name: '/house/a.test.ts', status: 'failed', assertionResults }],
    }
    expect(vitestTally(JSON.stringify(report), '/house/')).toEqual({
      passed: 1,
      failed: 4,
      failures: [
        'a.test.ts: is failed',
        'a.test.ts: is skipped (skipped)',
        'a.test.ts: is pending (pending)',
        'a.test.ts: is todo (todo)',
      ],
    })
  })

  it('a test file that could not be read as one failure', () => {
    const report = {
      testResults: [{ name: '/house/a.test.ts', status: 'failed', assertionResults: [] }],
    }
    expect(vitestTally(JSON.stringify(report), '/house/').failures).toEqual([
      'a.test.ts: the file itself failed',
    ])
  })

  it('browser tests of nested groups, and as failed those that were skipped or passed only at a second try', () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'a.spec.ts',
      tests: [{ status }],
    })
    const report = {
      errors: [{ message: 'no browser\nat somewhere' }],
      suites: [
        {
          specs: [spec('one', 'expected')],
          suites: [
            { specs: [spec('two', 'unexpected'), spec('three', 'skipped'), spec('four', 'flaky')] },
          ],
        },
      ],
    }
    expect(playwrightTally(JSON.stringify(report))).toEqual({
      passed: 1,
      failed: 4,
      failures: [
        'e2e/a.spec.ts: two',
        'e2e/a.spec.ts: three (skipped)',
        'e2e/a.spec.ts: four (flaky)',
        'e2e: no browser',
      ],
    })
  })

  it('all stages together', () => {
    expect(total([tally(2, []), tally(3, ['a']), tally(0, ['b'])])).toEqual({
      passed: 5,
      failed: 2,
      failures: ['a', 'b'],
    })
  })
})
