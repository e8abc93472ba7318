import { connect, type AddressInfo } from 'node:net'

import { beforeEach, describe, expect, test } from 'vitest'

import { refuse, succeed } from '@whyboard/shared/domain/result.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { SLOW } from '@whyboard/shared/testing/slow.ts'

import type { ImageReencoder } from '../images/imageReencoder.ts'
import { readImageHeader } from '../images/imageHeader.ts'
import {
  bearing,
  createTestServer,
  refusalIn,
  WORKSPACE_KEY,
  type NewBoard,
  type TestServer,
} from '../testing/httpServer.ts'
import { plainPng } from '../testing/pictures.ts'

/** Takes PNGs as they are. */
const images: ImageReencoder = {
  async reencode(file) {
    const header = readImageHeader(file)
    if (typeof header === 'string') return refuse(header)
    const { w, h } = header
    return succeed({ bytes: file, mimeType: 'image/png', w, h })
  },
  close: () => {},
}

let server: TestServer
let id = ''
let keys: NewBoard['keys']

beforeEach(async () => {
  server = await createTestServer({ images })
  ;({ id, keys } = await server.newBoard())
})

const post = (file: Buffer, key = keys.contributor, type = 'image/png', board = id) =>
  server.app.inject({
    method: 'POST',
    url: `/api/boards/${board}/images`,
    headers: { ...bearing(key), 'content-type': type },
    payload: file,
  })

describe('H16 pictures', () => {
  test('H16.1 whoever may write adds one, and whoever knows its address sees it', async () => {
    const file = plainPng(12, 7)
    for (const key of [keys.facilitator, keys.contributor, WORKSPACE_KEY]) {
      const answer = await post(file, key)
      expect(answer.statusCode).toBe(201)
      const { url, ...rest } = answer.json<{ url: string }>()
      expect(rest).toEqual({ w: 12, h: 7, mimeType: 'image/png' })
      expect(url).toMatch(new RegExp(`^/api/boards/${id}/images/[\\w-]{27}$`))
      const shown = await server.app.inject({ url })
      expect(shown.statusCode).toBe(200)
      expect(shown.rawPayload.equals(file)).toBe(true)
      expect(shown.headers).toMatchObject({
        'content-type': 'image/png',
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
      })
    }
  })

  test('H16.2 an observer adds none, and nobody does without a key', async () => {
    expect(refusalIn(await post(plainPng(1, 1), keys.observer))).toBe('403 forbidden')
    expect(refusalIn(await post(plainPng(1, 1), 'no-key'))).toBe('401 unknown-key')
    const other = await server.newBoard()
    expect(refusalIn(await post(plainPng(1, 1), keys.contributor, 'image/png', other.id))).toBe(
      '401 unknown-key',
    )
  })

  test('H16.3 the address of one board shows nothing of another, and differs for the same file', async () => {
    const { url } = (await post(plainPng(3, 3))).json<{ url: string }>()
    const again = (await post(plainPng(3, 3))).json<{ url: string }>()
    expect(again.url).toBe(url)
    const other = await server.newBoard()
    const elsewhere = (
      await post(plainPng(3, 3), other.keys.contributor, 'image/png', other.id)
    ).json<{ url: string }>()
    const imageId = url.split('/').at(-1) ?? ''
    expect(elsewhere.url).not.toContain(imageId)
    const asked = await server.app.inject({ url: elsewhere.url.replace(/[^/]+$/, imageId) })
    expect(refusalIn(asked)).toBe('404 no-such-image')
  })

  test('H16.4 what the header says of a file is not believed', async () => {
    for (const type of ['image/svg+xml', 'text/html', 'application/json', 'image/png']) {
      expect((await post(plainPng(2, 2), keys.contributor, type)).statusCode).toBe(201)
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
      const answer = await post(svg, keys.contributor, type)
      expect(refusalIn(answer)).toBe('415 unsupported-image')
      expect(answer.json<{ detail: string }>().detail).toContain('PNG, JPEG')
    }
  })

  test('H16.5 above 10 MB is refused, and the sentence says so', async () => {
    const answer = await post(Buffer.alloc(LIMITS.maxImageBytes + 1, 1))
    expect(refusalIn(answer)).toBe('413 too-large')
    expect(answer.json<{ detail: string }>().detail).toContain('10 MB')
    // Elsewhere the limit is what it was.
    const note = await server.app.inject({
      method: 'POST',
      url: '/api/boards',
      headers: { ...bearing(WORKSPACE_KEY), 'content-type': 'application/json' },
      payload: Buffer.alloc(1024 * 1024 + 1, 32),
    })
    expect(note.json<{ detail: string }>().detail).toContain('1 MiB')
  })

  test('H16.6 each reason of the re-encoding has its refusal', async () => {
    const reasons = {
      unsupported: '415 unsupported-image',
      'too-many-pixels': '413 too-large',
      unreadable: '422 unreadable-image',
      'too-slow': '503 too-slow',
      busy: '503 busy',
    } as const
    for (const [reason, expected] of Object.entries(reasons)) {
      const reencode = async () => refuse(reason as keyof typeof reasons)
      server = await createTestServer({ images: { reencode, close: () => {} } })
      ;({ id, keys } = await server.newBoard())
      const answer = await post(plainPng(1, 1))
      expect(refusalIn(answer)).toBe(expected)
      // Only a damaged picture is called so; what the server has no time for may come again.
      const { detail } = answer.json<{ detail: string }>()
      expect(detail.includes('damaged')).toBe(reason === 'unreadable')
      expect(detail.includes('nothing is lost')).toBe(answer.statusCode === 503)
    }
  })

  test('H16.7 a board that is full says so', SLOW, async () => {
    server = await createTestServer({
      images: {
        ...images,
        reencode: async (file) =>
          succeed({
            bytes: Buffer.alloc(LIMITS.maxImageBytesPerBoard / 2 + 1, file.length),
            mimeType: 'image/png',
            w: 1,
            h: 1,
          }),
      },
    })
    ;({ id, keys } = await server.newBoard())
    expect((await post(plainPng(1, 1))).statusCode).toBe(201)
    expect(refusalIn(await post(plainPng(50, 50)))).toBe('409 limit-reached')
  })

  test('H16.8 a board gets 60 at once and one a second, and another board is not slowed by it', async () => {
    for (let count = 0; count < 60; count += 1) {
      expect((await post(plainPng(1, 1))).statusCode).toBe(201)
    }
    const answer = await post(plainPng(1, 1))
    expect(refusalIn(answer)).toBe('429 too-many-images')
    expect(answer.headers['retry-after']).toBe('1')
    const other = await server.newBoard()
    expect(
      (await post(plainPng(1, 1), other.keys.contributor, 'image/png', other.id)).statusCode,
    ).toBe(201)
    server.clock.advance(1_000)
    expect((await post(plainPng(1, 1))).statusCode).toBe(201)
  })

  test('H16.9 so many are under way at most; a place is free again once its answer has ended', async () => {
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const reencode: ImageReencoder['reencode'] = async (file) => {
      await held
      return images.reencode(file)
    }
    server = await createTestServer({ images: { reencode, close: () => {} } })
    ;({ id, keys } = await server.newBoard())
    const [other, third] = [await server.newBoard(), await server.newBoard()]
    const postTo = (board: Omit<NewBoard, 'links'>) =>
      post(plainPng(1, 1), board.keys.contributor, 'image/png', board.id)
    // One board alone does not take all places, however long it keeps them.
    const asked = Array.from({ length: 9 }, () => post(plainPng(1, 1)))
    expect(refusalIn(await Promise.race(asked))).toBe('503 busy')
    const elsewhere = Array.from({ length: 9 }, () => postTo(other))
    expect(refusalIn(await Promise.race(elsewhere))).toBe('503 busy')
    const last = await postTo(third)
    expect(refusalIn(last)).toBe('503 busy')
    expect(last.headers['retry-after']).toBe('5')
    release()
    const answers = await Promise.all([...asked, ...elsewhere])
    expect(answers.filter((one) => one.statusCode === 201)).toHaveLength(16)
    for (const board of [{ id, keys }, other, third]) {
      expect((await postTo(board)).statusCode).toBe(201)
    }
  })

  test('H16.11 an office never meets the limit, one that asks without end does', SLOW, async () => {
    let asker = '192.0.2.1'
    server = await createTestServer({ images, addressOf: () => asker })
    ;({ id, keys } = await server.newBoard())
    const { url } = (await post(plainPng(1, 1))).json<{ url: string }>()
    const look = (headers = {}) => server.app.inject({ url, headers })
    const etag = (await look()).headers.etag
    expect(etag).toBe(`"${url.split('/').at(-1)}"`)
    for (let count = 1; count < 3_000; count += 1) expect((await look()).statusCode).toBe(200)
    const refused = await look()
    expect(refusalIn(refused)).toBe('429 too-many-images')
    expect(refused.headers).toMatchObject({ 'retry-after': '1', 'cache-control': 'no-store' })
    // Whoever holds the picture is told so at any time.
    const held = await look({ 'if-none-match': etag })
    expect([held.statusCode, held.rawPayload.length]).toEqual([304, 0])
    expect(held.headers['cache-control']).toContain('immutable')
    asker = '192.0.2.2'
    expect((await look()).statusCode).toBe(200)
    asker = '192.0.2.1'
    server.clock.advance(1_000)
    expect((await look()).statusCode).toBe(200)
  })

  test('H16.12 no address leads out of the pictures of its board', async () => {
    const { url } = (await post(plainPng(2, 2))).json<{ url: string }>()
    const imageId = url.split('/').at(-1) ?? ''
    const other = await server.newBoard()
    for (const path of [
      `${other.id}/images/..%2f..%2f${id}%2fimages%2f${imageId}`,
      `${other.id}/images/${imageId}`,
      `${id}/images/..%2f..%2f..%2finstance-secret`,
      `${id}/images/%2fetc%2fpasswd`,
      `${id}/images/${imageId}%00`,
      `..%2f${id}/images/${imageId}`,
      `${id}/images/${imageId}.part`,
      `${id}/images/${imageId.toUpperCase()}`,
      `${id}/images/`,
    ]) {
      const asked = await server.app.inject({ url: `/api/boards/${path}` })
      expect([path, asked.statusCode]).toEqual([path, 404])
    }
    expect((await server.app.inject({ url })).statusCode).toBe(200)
  })

  test('H17 slow uploads all end in time, and their places are free again', SLOW, async () => {
    server = await createTestServer({ images, requestTimeoutMs: 600 })
    ;({ id, keys } = await server.newBoard())
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = server.app.server.address() as AddressInfo
    const head = (more: string, key = keys.contributor) =>
      `POST /api/boards/${id}/images HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n` +
      `Content-Type: image/png\r\n${more}\r\n\r\n`
    const beginnings = [
      head('Content-Length: 1000000'),
      head('Transfer-Encoding: chunked'),
      head('Content-Length: 1000000\r\nExpect: 100-continue'),
      head('Content-Length: 1000000', 'no-key'),
      `GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n${head('Content-Length: 1000000')}`,
      `POST /api/boards/${id}/images HTTP/1.1\r\nHost: x\r\nX: `,
      '',
    ]
    const startedAtMs = performance.now()
    const ends = Array.from({ length: 28 }, async (_, n) => {
      const socket = connect(port, '127.0.0.1')
      let heard = ''
      socket.on('data', (chunk) => (heard += String(chunk)))
      socket.on('error', () => {})
      socket.write(beginnings[n % beginnings.length] ?? '')
      // One more byte whenever the last one is under way.
      const more = setInterval(() => socket.write('1'), 20)
      await new Promise((resolve) => socket.once('close', resolve))
      clearInterval(more)
      return heard
    })
    const heard = await Promise.all(ends)
    // Node alone would look for them after 30 s.
    expect(performance.now() - startedAtMs).toBeLessThan(20_000)
    const late = heard.filter((answers) => answers.includes('urn:whyboard:problem:timed-out'))
    expect(late.length).toBeGreaterThan(0)
    for (const answers of late) expect(answers).toContain('HTTP/1.1 408 Request Timeout\r\n')
    expect((await post(plainPng(1, 1))).statusCode).toBe(201)
    await server.app.close()
  })

  test('H16.10 the API’s description has both routes', async () => {
    const { paths } = (await server.app.inject({ url: '/api/openapi.json' })).json<{
      paths: Record<string, Record<string, { requestBody?: { content: object } }>>
    }>()
    const added = paths['/api/boards/{id}/images']?.['post']?.requestBody?.content ?? {}
    expect(Object.keys(added)).toEqual(['application/octet-stream', 'image/*'])
    expect(paths['/api/boards/{id}/images/{imageId}']?.['get']).toBeDefined()
  })
})
