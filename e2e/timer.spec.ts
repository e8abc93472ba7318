import { expect, type Locator } from '@playwright/test'

import type { Person } from './support/person.ts'
import { test } from './support/test.ts'

const TEN_MINUTES_MS = 600_000
const FLIPS = 5

/** When a clock on a page turned to each of the next few seconds: what it showed → real time, epoch ms. */
async function flips(timer: Locator): Promise<Readonly<Record<string, number>>> {
  return timer.evaluate(
    (face, count) =>
      new Promise<Record<string, number>>((resolve) => {
        const seen: Record<string, number> = {}
        const watch = new MutationObserver(() => {
          // Not the clock that the page believes in.
          seen[face.textContent] ??= performance.timeOrigin + performance.now()
          if (Object.keys(seen).length < count) return
          watch.disconnect()
          resolve(seen)
        })
        watch.observe(face, { childList: true, characterData: true, subtree: true })
      }),
    FLIPS,
  )
}

async function openAgenda({ page }: Person): Promise<Locator> {
  await page.getByRole('button', { name: /^Agenda/ }).click()
  const agenda = page.getByRole('complementary', { name: 'Agenda' })
  await expect(agenda.getByRole('timer')).toBeVisible()
  return agenda
}

test('the timer is the same for everybody within 250 ms, with clocks that are ten minutes off', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard()
  const people = await Promise.all([
    // All three in pages that are as old: the clock of one that has been open for minutes has gone its own way.
    join(board.links.facilitator, 'Fay', {}),
    join(board.links.contributor, 'Early', { clockOffsetMs: TEN_MINUTES_MS }),
    join(board.links.contributor, 'Late', { clockOffsetMs: -TEN_MINUTES_MS }),
  ])
  const [hers, ...theirs] = (await Promise.all(people.map(openAgenda))) as [Locator, ...Locator[]]
  for (const agenda of theirs) await expect(agenda.getByRole('timer')).toHaveText('5:00')
  await hers.getByRole('button', { name: 'Start', exact: true }).click()
  for (const agenda of theirs) await expect(agenda.getByRole('timer')).toHaveText(/^4:5\d$/)

  const [here = {}, ...there] = await Promise.all(
    [hers, ...theirs].map((agenda) => flips(agenda.getByRole('timer'))),
  )
  for (const other of there) {
    const apart = Object.keys(here)
      .filter((text) => text in other)
      .map((text) => Math.abs((here[text] ?? 0) - (other[text] ?? 0)))
      .toSorted((a, b) => a - b)
    expect(apart.length).toBeGreaterThanOrEqual(3)
    // The middle one: a page that is painting just then is late once, its clock is not.
    expect(apart[Math.floor(apart.length / 2)]).toBeLessThan(250)
  }

  await hers.getByRole('button', { name: 'Pause' }).click()
  await expect(hers.getByRole('button', { name: 'Go on' })).toBeVisible()
  const stopped = await hers.getByRole('timer').textContent()
  for (const agenda of theirs) await expect(agenda.getByRole('timer')).toHaveText(stopped ?? '')
  await hers.getByRole('button', { name: 'One minute more' }).click()
  for (const agenda of theirs) await expect(agenda.getByRole('timer')).toHaveText(/^5:/)
})
