import type { Page } from 'playwright-core'

/**
 * Answers how long the page's main thread has worked so far, ms of CPU time: every task of it, whatever it was for (script, style,
 * layout, painting, what the socket brought). Chromium counts it by itself; a trace would add its own cost to each of the tasks,
 * and time on the clock that of whatever else the machine does.
 */
export async function watchMainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const spent = metrics.find(({ name }) => name === 'TaskDuration')
    if (spent === undefined) throw new Error('This Chromium does not tell how long its tasks took.')
    return spent.value * 1000
  }
}
