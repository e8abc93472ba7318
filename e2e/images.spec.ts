import { expect, type Locator, type Page } from '@playwright/test'
import * as Y from 'yjs'

import { giveFiles, plainPng } from './support/pictures.ts'
import { test } from './support/test.ts'

const BLUE = plainPng(960, 600, 0x3b5bdbff)
const ROSE = plainPng(200, 100, 0xffc9c2ff)
const png = (name: string, bytes: Buffer) => ({ name, type: 'image/png', bytes })

/** The pictures on the board. */
const pictures = (page: Page) => page.getByRole('img', { name: 'Picture' })
const loaded = (page: Page) =>
  pictures(page).evaluateAll(
    (all) => all.filter((one) => one instanceof HTMLImageElement && one.naturalWidth > 0).length,
  )

test('a pasted picture is uploaded, others see it, a reload keeps it and one undo takes it back', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  await ada.board.go('Actions')
  await ben.board.go('Actions')
  const { x, y } = await ada.board.middleOf(ada.board.region('Actions'))
  await ada.page.mouse.move(x, y)
  await ada.board.focusCanvas()
  await giveFiles(ada.page, [png('graph.png', BLUE)], 'paste')

  await expect.poll(() => loaded(ben.page)).toBe(1)
  await expect.poll(() => loaded(ada.page)).toBe(1)
  await ada.board.saved()
  const src = await pictures(ben.page).getAttribute('src')
  expect(src).toMatch(/^\/api\/boards\/[\w-]+\/images\/[\w-]{27}$/)
  // At the pointer, and no wider than 480 px of the board.
  const zoom = Number(/Zoom (\d+)%/.exec(await zoomOf(ada.page))?.[1]) / 100
  const box = await boxOf(pictures(ada.page))
  expect(Math.abs(box.width / zoom - 480)).toBeLessThan(10)
  expect(Math.abs(box.x + box.width / 2 - x)).toBeLessThan(4)
  expect(Math.abs(box.y + box.height / 2 - y)).toBeLessThan(4)

  await ben.page.reload()
  await ben.board.ready()
  await ben.board.go('Actions')
  await expect.poll(() => loaded(ben.page)).toBe(1)

  await ada.board.undo()
  await expect(pictures(ada.page)).toHaveCount(0)
  await expect(pictures(ben.page)).toHaveCount(0)
  await ada.page.keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(() => loaded(ben.page)).toBe(1)
})

test('dropped pictures lie side by side where they were dropped, and are one step for undo', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  await ada.board.fitAll()
  const { x, y } = await ada.board.middleOf(ada.board.region('Parking lot'))
  await giveFiles(ada.page, [png('a.png', BLUE), png('b.png', ROSE)], { x, y })
  await expect(pictures(ada.page)).toHaveCount(2)
  await ben.board.fitAll()
  await expect.poll(() => loaded(ben.page)).toBe(2)
  const [first, second] = [
    await boxOf(pictures(ada.page).nth(0)),
    await boxOf(pictures(ada.page).nth(1)),
  ]
  const [left, right] = first.x < second.x ? [first, second] : [second, first]
  expect(right.x).toBeGreaterThan(left.x + left.width)
  expect(Math.abs((left.x + right.x + right.width) / 2 - x)).toBeLessThan(8)
  await ada.board.undo()
  await expect(pictures(ben.page)).toHaveCount(0)
})

test('what is too large or no picture is refused in plain words, and nothing is sent', async ({
  adaAndBen,
}) => {
  const { ada } = await adaAndBen()
  const sent: string[] = []
  ada.page.on('request', (request) => sent.push(request.url()))
  await ada.board.focusCanvas()
  const large = { name: 'scan.png', type: 'image/png', bytes: 11 * 1024 * 1024 }
  await giveFiles(ada.page, [large], 'paste')
  await expect(ada.board.notice(/“scan\.png” has 11 MB; a picture may have 10\./)).toBeVisible()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  await giveFiles(ada.page, [{ name: 'logo.svg', type: 'image/svg+xml', bytes: svg }], 'paste')
  await expect(ada.board.notice(/“logo\.svg” is an SVG, .* Save it as a PNG/)).toBeVisible()
  expect(sent.filter((url) => url.includes('/images'))).toEqual([])

  // An SVG under another name gets as far as the server.
  await giveFiles(ada.page, [png('logo.png', svg)], 'paste')
  await expect(ada.board.notice(/is no picture that a board can show/)).toBeVisible()
  await expect(pictures(ada.page)).toHaveCount(0)
  await expect(ada.page.locator('[data-upload]')).toHaveCount(0)
})

test('without a connection a picture waits on the page, and goes to the board with it', async ({
  adaAndBen,
}) => {
  const { ada, ben } = await adaAndBen()
  await ben.board.go('Actions')
  await ada.board.go('Actions')
  await ada.context.setOffline(true)
  await ada.board.offline()
  await ada.board.focusCanvas()
  await giveFiles(ada.page, [png('later.png', ROSE)], 'paste')
  await expect(ada.page.getByRole('group', { name: /^Waiting to add .* later\.png/ })).toBeVisible()
  await expect(ada.board.notice(/when the connection is back/)).toBeVisible()
  await ada.context.setOffline(false)
  await expect(pictures(ben.page)).toHaveCount(1)
  await expect(ada.page.locator('[data-upload]')).toHaveCount(0)
})

test('an upload that fails says so and is tried again', async ({ adaAndBen }) => {
  const { ada, ben } = await adaAndBen()
  await ben.board.go('Actions')
  await ada.board.go('Actions')
  const busy = { type: 'urn:whyboard:problem:busy', title: 'Busy', status: 503, detail: 'Busy.' }
  await ada.page.route('**/images', (route) =>
    route.fulfill({ status: 503, json: busy, contentType: 'application/problem+json' }),
  )
  await ada.board.focusCanvas()
  await giveFiles(ada.page, [png('a.png', ROSE)], 'paste')
  await expect(ada.page.getByRole('group', { name: /^Not added/ })).toBeVisible()
  await ada.page.unroute('**/images')
  await ada.page
    .getByRole('region', { name: 'Notices' })
    .getByRole('button', { name: 'Try again' })
    .click()
  await expect(pictures(ben.page)).toHaveCount(1)
})

test('a record of another client makes no page ask elsewhere', async ({
  newBoard,
  join,
  stockClient,
}) => {
  const board = await newBoard()
  const ada = await join(board.links.contributor, 'Ada')
  await ada.board.fitAll()
  const asked: string[] = []
  ada.page.on('request', (request) => asked.push(request.url()))
  const stranger = stockClient(board.id, board.keys.contributor)
  await expect.poll(() => stranger.provider.synced).toBe(true)
  const records = stranger.doc.getMap<Y.Map<unknown>>('drawing')
  records.set('asset:spy', new Y.Map(Object.entries(SPY_ASSET)))
  records.set('shape:spy', new Y.Map(Object.entries(SPY_SHAPE)))
  await expect(ada.page.getByText('A spy: not here at the moment')).toBeVisible()
  expect(asked.filter((url) => url.includes('spy.example'))).toEqual([])
})

const SPY_ASSET = {
  typeName: 'asset',
  type: 'image',
  'props.w': 10,
  'props.h': 10,
  'props.name': 'spy',
  'props.isAnimated': false,
  'props.mimeType': 'image/png',
  'props.src': 'https://spy.example/pixel.png',
}
const SPY_SHAPE = {
  typeName: 'shape',
  type: 'image',
  x: 400,
  y: 100,
  rotation: 0,
  index: 'a9',
  parentId: 'page:page',
  isLocked: false,
  opacity: 1,
  'props.w': 300,
  'props.h': 200,
  'props.playing': true,
  'props.url': '',
  'props.assetId': 'asset:spy',
  'props.crop': null,
  'props.flipX': false,
  'props.flipY': false,
  'props.altText': 'A spy',
}

async function boxOf(target: Locator) {
  const box = await target.boundingBox()
  if (box === null) throw new Error('It is not on the page.')
  return box
}

async function zoomOf(page: Page): Promise<string> {
  return (await page.getByRole('button', { name: /^Zoom \d+%/ }).getAttribute('aria-label')) ?? ''
}
