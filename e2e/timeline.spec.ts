import { expect, type Locator } from '@playwright/test'

import { readBoard } from './support/boards.ts'
import type { Person } from './support/person.ts'
import { test } from './support/test.ts'

const MINUTE_MS = 60_000

/** `14:03` in UTC, the sample's zone. */
const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 16)

/** The panel of the selected event. */
const fields = ({ page }: Person): Locator => page.getByRole('group', { name: 'Event: fields' })
const timeField = (person: Person): Locator => fields(person).getByLabel('Time', { exact: true })

/** Presses the card in its middle and pulls it along the axis, without letting go. */
async function pull({ page, board }: Person, card: Locator, byX: number): Promise<void> {
  const { x, y } = await board.middleOf(card)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + byX / 2, y, { steps: 6 })
  await page.mouse.move(x + byX, y, { steps: 6 })
}

test('the new time of a dragged event arrives at the other', async ({ server, adaAndBen }) => {
  const { board, ada, ben } = await adaAndBen({ sample: true })
  await ada.board.go('Timeline')
  await ben.board.go('Timeline')
  const before = await readBoard(server, board)
  const event = before.cards.find(({ time }) => clock(time?.startMs ?? 0) === '14:47')
  const text = event?.text ?? ''
  const card = ada.board.card(text)
  await expect(card.getByRole('time')).toHaveText('14:47')

  await pull(ada, card, 90)
  const tip = ada.page.getByRole('status').filter({ hasText: /^14:47/ })
  await expect(tip).toHaveText(/^14:47\s+1[45]:\d\d$/)
  await ada.board.drawn()
  const said = (await tip.innerText()).slice(-5)
  expect(said).not.toBe('14:47')
  await ada.page.mouse.up()

  // Ada's card is selected, so its fields are shown.
  await expect(timeField(ada)).toHaveValue(said)
  await expect(ben.board.card(text).getByRole('time')).toHaveText(said)
  await ada.board.saved()
  const after = await readBoard(server, board)
  const startMs = after.cards.find(({ id }) => id === event?.id)?.time?.startMs ?? 0
  expect(startMs % MINUTE_MS).toBe(0)
  expect(clock(startMs)).toBe(said)
})

test('Esc takes a drag back, and nobody else ever saw it', async ({ server, newBoard, join }) => {
  const board = await newBoard({ sample: true })
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.go('Timeline')
  const card = ada.board.card('Rollback done')
  const start = await ada.board.middleOf(card)
  const before = await readBoard(server, board)

  await pull(ada, card, 120)
  await expect(ada.page.getByRole('status').filter({ hasText: /^14:47\s+\d/ })).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await expect(ada.page.getByRole('status').filter({ hasText: /^14:47/ })).toHaveCount(0)
  await ada.page.mouse.up()
  await ada.page.keyboard.press('Escape')

  await expect(card.getByRole('time')).toHaveText('14:47')
  await expect
    .poll(async () => {
      const { x, y } = await ada.board.middleOf(card)
      return Math.hypot(x - start.x, y - start.y)
    })
    .toBeLessThan(1)
  await ada.board.saved()
  expect((await readBoard(server, board)).cards).toEqual(before.cards)
})

test('several events that are dragged together each say their new time', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard({ sample: true })
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.go('Timeline')
  const [first, second] = [ada.board.card('Page acknowledged'), ada.board.card('Rollback done')]
  await ada.board.select(first)
  await ada.page.keyboard.down('Shift')
  const { x, y } = await ada.board.textOf(second)
  await ada.page.mouse.click(x, y)
  await ada.page.keyboard.up('Shift')
  await expect(ada.board.selection()).toHaveText('2 cards selected')
  await pull(ada, second, 90)
  const tip = (before: string) => ada.page.getByRole('status').filter({ hasText: before })
  await expect(tip('14:11')).toHaveText(/^14:11\s+14:\d\d$/)
  await expect(tip('14:47')).toHaveText(/^14:47\s+1[45]:\d\d$/)
  await ada.page.mouse.up()
  await expect(ada.page.getByRole('status').filter({ hasText: /^14:/ })).toHaveCount(0)
  await expect(first.getByRole('time')).not.toHaveText('14:11')
  await expect(second.getByRole('time')).not.toHaveText('14:47')
})

test('arrow keys move an event by minutes, without dragging', async ({ adaAndBen }) => {
  const { ada, ben } = await adaAndBen({ sample: true })
  await ada.board.go('Timeline')
  await ben.board.go('Timeline')
  const text = 'Page acknowledged'
  await ada.board.select(ada.board.card(text))
  await ada.page.keyboard.press('Alt+ArrowRight')
  await ada.page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(ben.board.card(text).getByRole('time')).toHaveText('14:22')
})

test('an event without a time gets one when it is pulled from the tray to the axis', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard({ sample: true })
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.go('Timeline')
  const waiting = ada.board.card('No time yet')
  const { cards } = await readBoard(server, board)
  const text = cards.find((card) => card.kind === 'event' && card.time === null)?.text ?? ''
  await expect(waiting).toContainText(text)
  const from = await ada.board.middleOf(waiting)
  const to = await ada.board.middleOf(ada.board.card('Page acknowledged'))
  await ada.page.mouse.move(from.x, from.y)
  await ada.page.mouse.down()
  await ada.page.mouse.move((from.x + to.x) / 2, to.y, { steps: 6 })
  await ada.page.mouse.move(to.x, to.y, { steps: 6 })
  await expect(ada.page.getByRole('status').filter({ hasText: /^No time\s+14:1\d$/ })).toBeVisible()
  await ada.page.mouse.up()
  await expect(timeField(ada)).toHaveValue(/^14:1\d$/)
})

/** An incident of a spring afternoon in Berlin, far from the zone of the machine that runs the tests. */
const INCIDENT = {
  timeZone: 'Europe/Berlin',
  startedAt: '2026-03-12T13:00:00Z',
  resolvedAt: '2026-03-12T15:00:00Z',
}

test('ten events are typed with their times, hands on the keyboard, and nothing overlaps', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard(INCIDENT)
  const ada = await join(board.links.contributor, 'Ada')
  const { page } = ada
  await ada.board.go('Timeline')
  await page.keyboard.press('n')
  const lines = [
    ['14:00 release went live', '14:00'],
    ['14:03:20 alert fired', '14:03'],
    ['+2m page sent', '14:05'],
    ['2:11 pm page acknowledged', '14:11'],
    ['~14:20 first guess', '~14:20'],
    ['14:30–14:41 rollback', '14:30–14:41'],
    ['2026-03-12 14:41 errors gone', '14:41'],
    ['13:20 UTC status page', '14:20'],
    ['5xx errors stay low', 'No time yet'],
    ['00:10 all clear', '13 Mar 00:10'],
  ] as const
  for (const [line] of lines) {
    await ada.board.write(line)
    if (line.startsWith('~')) {
      await expect(page.getByRole('status').filter({ hasText: '→' })).toHaveText('→ ~14:20 CET')
    }
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await ada.board.go('Timeline')
  for (const [line, time] of lines) {
    const words = line.replace(/^[~\d:+–-]+(m| pm)? (\d\d:\d\d |UTC )?/u, '')
    await expect(ada.board.card(words)).toContainText(time)
    expect(await ada.board.card(words).innerText()).toContain(time === 'No time yet' ? line : words)
  }
  const boxes = await page.getByRole('article').evaluateAll((cards) =>
    cards.map((card) => {
      const { left, right, top, bottom } = card.getBoundingClientRect()
      return { left, right, top, bottom }
    }),
  )
  const overlap = boxes.some((a, at) =>
    boxes
      .slice(at + 1)
      .some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
  )
  expect(overlap).toBe(false)
  // One undo takes the last event with its time.
  await ada.board.undo()
  await expect(ada.board.card('all clear')).toHaveCount(0)
  await expect(ada.board.card('errors stay low')).toHaveCount(1)
})

test('a gap opens on one page and closes again; the scale of the axis is for everybody', async ({
  server,
  adaAndBen,
}) => {
  const { board, ada, ben } = await adaAndBen(INCIDENT)
  for (const line of ['14:10 page acknowledged', '14:20 rollback done', '15:50 all clear']) {
    await ada.board.add('Timeline', line)
  }
  await ada.board.saved()
  await ada.board.go('Timeline')
  await ben.board.go('Timeline')
  const before = await readBoard(server, board)
  // A time of the axis in the middle of the gap.
  const inside = ({ page }: Person) =>
    page.locator('svg[data-lane="timeline"] text', { hasText: /^15:00$/ })

  await expect(inside(ada)).toHaveCount(0)
  await ada.page.getByRole('button', { name: 'Show 1 h 30 min without events' }).click()
  const close = ada.page.getByRole('button', { name: 'Hide 1 h 30 min without events' })
  await expect(close).toBeAttached()
  await expect(inside(ada)).toHaveCount(1)
  await expect(inside(ada).locator('..').locator('title')).toHaveText(/15:00 (GMT|CET|UTC)/)
  await expect(inside(ben)).toHaveCount(0)
  // By key: behind the last card Tab comes to it, and the keyboard stays where it was pressed.
  await ada.board.focusCanvas()
  const focused = ada.page.locator(':focus')
  await expect
    .poll(
      async () => {
        await ada.page.keyboard.press('Tab')
        return ada.page.evaluate(() => document.activeElement?.ariaLabel)
      },
      { intervals: [0] },
    )
    .toBe('Hide 1 h 30 min without events')
  await ada.page.keyboard.press('Enter')
  await expect(inside(ada)).toHaveCount(0)
  await expect(focused).toHaveAccessibleName('Show 1 h 30 min without events')
  await ada.page.keyboard.press('Space')
  await expect(inside(ada)).toHaveCount(1)
  await ada.page.keyboard.press('Escape')
  await expect(ada.page.locator('.tl-container')).toBeFocused()
  await ada.board.go('Timeline')
  await ada.page.getByRole('button', { name: 'Close the gaps of the time axis' }).click()
  await expect(close).toHaveCount(0)
  await expect(inside(ada)).toHaveCount(0)
  expect((await readBoard(server, board)).cards).toEqual(before.cards)

  const apart = async (person: Person) => {
    const [a, b] = [person.board.card('page acknowledged'), person.board.card('rollback done')]
    return ((await b.boundingBox())?.x ?? 0) - ((await a.boundingBox())?.x ?? 0)
  }
  // The scale is that of all events.
  await expect(ben.board.card('all clear')).toBeAttached()
  const start = await apart(ben)
  await ada.page.getByRole('button', { name: 'Squeeze the time axis' }).click()
  await expect.poll(() => apart(ben)).toBeLessThan(start * 0.8)
  await ada.board.undo()
  await expect.poll(() => apart(ben)).toBeGreaterThan(start * 0.95)
})

test('pulling the end of an event makes it a range that the other sees; Esc gives it up', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen({ sample: true })
  await ada.board.go('Timeline')
  await ben.board.go('Timeline')
  const text = 'Rollback done'
  await ada.board.select(ada.board.card(text))
  const grip = ada.page.getByRole('button', { name: 'Pull to say how long it lasted' }).last()
  const pullGrip = async (byX: number) => {
    const { x, y } = await ada.board.middleOf(grip)
    await ada.page.mouse.move(x, y)
    await ada.page.mouse.down()
    await ada.page.mouse.move(x + byX, y, { steps: 8 })
  }
  const tip = ada.page.getByRole('status').filter({ hasText: /^14:47\s.*min$/ })
  await pullGrip(80)
  await expect(tip).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await ada.page.mouse.up()
  await expect(tip).toHaveCount(0)
  await expect(ada.board.card(text).getByRole('time')).toHaveText('14:47')

  await pullGrip(80)
  await expect(tip).toBeVisible()
  await ada.page.mouse.up()
  await expect(ben.board.card(text).getByRole('time')).toHaveText(/^14:47–1[45]:\d\d$/)
  await expect(timeField(ada)).toHaveValue(/^14:47–1[45]:\d\d$/)
  await ada.board.undo()
  await expect(ben.board.card(text).getByRole('time')).toHaveText('14:47')
})

test('what is worth a second look is marked, listed, and leads to its place', async ({
  newBoard,
  join,
}) => {
  const board = await newBoard(INCIDENT)
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.add('Timeline', '14:05 alert fired')
  await ada.board.add('Timeline', '14:05 Alert fired!')
  await ada.board.add('Timeline', '15:40 errors gone')
  await ada.board.go('Timeline')
  await expect(ada.page.getByRole('button', { name: /^2 events at 14:05/ })).toHaveCount(2)
  await expect(
    ada.page.getByRole('button', { name: /^Nothing is recorded from 14:05/ }),
  ).toHaveCount(1)
  await ada.page.getByRole('button', { name: /things to check$/ }).click()
  await ada.page.getByRole('menuitem', { name: /have the same words/ }).click()
  await expect(ada.board.selection()).toHaveText('2 cards selected')
})

test('an event says where it is known from, and in the viewer’s own zone', async ({
  server,
  newBoard,
  join,
}) => {
  const board = await newBoard(INCIDENT)
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.add('Timeline', '14:05 alert fired')
  const card = ada.board.card('alert fired')
  await expect(card.getByRole('time')).toHaveAttribute('title', /14:05 CET\n.*for you$/)
  await fields(ada).getByRole('button', { name: 'More of the card' }).click()
  // A link that is being written is offered as soon as the keyboard is in the fields.
  await ada.board.edit(card)
  await ada.page.keyboard.insertText(' https://logs.example.com/1')
  await ada.page.keyboard.press('Tab')
  await expect(fields(ada).getByRole('button', { name: /^Use .*as the source$/ })).toBeVisible()
  await ada.board.endEditing()
  await fields(ada).getByLabel('Source', { exact: true }).fill('grafana.example.com/d/1')
  await fields(ada).getByLabel('Source', { exact: true }).press('Enter')
  const chip = card.getByRole('link', { name: 'Source: grafana.example.com' })
  await expect(chip).toHaveAttribute('href', 'https://grafana.example.com/d/1')
  await expect(chip).toHaveAttribute('rel', 'noopener noreferrer')
  await fields(ada)
    .getByRole('button', { name: /^Learned later/ })
    .click()
  await fields(ada).getByRole('button', { name: 'Star for the report' }).click()
  await expect(card.getByLabel(/^Learned later/)).toBeVisible()
  await timeField(ada).fill('~14:06')
  await timeField(ada).press('Enter')
  await expect(card.getByRole('time')).toHaveText('~14:06')

  // Who may only look reads the same, and finds no field.
  const eve = await join(board.links.observer, 'Eve')
  await eve.board.go('Timeline')
  await eve.board.select(eve.board.card('alert fired'))
  const facts = eve.page.getByRole('group', { name: 'Event: facts' })
  await expect(facts).toContainText(/Time~.*14:06 CET.*Learned later.*Starred/s)
  await expect(facts.getByRole('link', { name: 'Source: grafana.example.com' })).toBeVisible()
  await expect(facts.locator('input, select, textarea')).toHaveCount(0)
  await ada.board.saved()
  expect((await readBoard(server, board)).cards[0]).toMatchObject({
    source: 'https://grafana.example.com/d/1',
    known: 'later',
    starred: true,
  })
})
