import { beforeEach, describe, expect, test } from 'vitest'

import { refuse, succeed } from '@whyboard/shared/domain/result.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import type { ImageReencoder } from '../images/imageReencoder.ts'
import { readImageHeader } from '../images/imageHeader.ts'
import {
  bearing,
  createTestServer,
  keyIn,
  WORKSPACE_KEY,
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
let keys: Record<'facilitator' | 'contributor' | 'observer', string>

beforeEach(async () => {
  server = await createTestServer({ images })
  ;({ id, keys } = await newBoard())
})

async function newBoard() {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/boards',
    headers: bearing(WORKSPACE_KEY),
    payload: { title: 'T' },
  })
  const { id: boardId, links } = answer.json<{ id: string; links: typeof keys }>()
  const { facilitator, contributor, observer } = links
  return {
    id: boardId,
    keys: {
      facilitator: keyIn(facilitator),
      contributor: keyIn(contributor),
      observer: keyIn(observer),
    },
  }
}

const post = (file: Buffer, key = keys.contributor, type = 'image/png', board = id) =>
  server.app.inject({
    method: 'POST',
    url: `/api/boards/${board}/images`,
    headers: { ...bearing(key), 'content-type': type },
    payload: file,
  })
const shortOf = (answer: Awaited<ReturnType<typeof post>>) => {
  const { type, detail } = answer.json<{ type: string; detail: string }>()
  expect(detail).toMatch(/\.$/)
  return `${answer.statusCode} ${type.replace('urn:whyboard:problem:', '')}`
}

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
    expect(shortOf(await post(plainPng(1, 1), keys.observer))).toBe('403 forbidden')
    expect(shortOf(await post(plainPng(1, 1), 'no-key'))).toBe('401 unknown-key')
    const other = await newBoard()
    expect(shortOf(await post(plainPng(1, 1), keys.contributor, 'image/png', other.id))).toBe(
      '401 unknown-key',
    )
  })

  test('H16.3 the address of one board shows nothing of another, and differs for the same file', async () => {
    const { url } = (await post(plainPng(3, 3))).json<{ url: string }>()
    const again = (await post(plainPng(3, 3))).json<{ url: string }>()
    expect(again.url).toBe(url)
    const other = await newBoard()
    const elsewhere = (
      await post(plainPng(3, 3), other.keys.contributor, 'image/png', other.id)
    ).json<{ url: string }>()
    const imageId = url.split('/').at(-1) ?? ''
    expect(elsewhere.url).not.toContain(imageId)
    const asked = await server.app.inject({ url: elsewhere.url.replace(/[^/]+$/, imageId) })
    expect(shortOf(asked)).toBe('404 no-such-image')
  })

  test('H16.4 what the header says of a file is not believed', async () => {
    for (const type of ['image/svg+xml', 'text/html', 'application/json', 'image/png']) {
      expect((await post(plainPng(2, 2), keys.contributor, type)).statusCode).toBe(201)
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
      const answer = await post(svg, keys.contributor, type)
      expect(shortOf(answer)).toBe('415 unsupported-image')
      expect(answer.json<{ detail: string }>().detail).toContain('PNG, JPEG')
    }
  })

  test('H16.5 above 10 MB is refused, and the sentence says so', async () => {
    const answer = await post(Buffer.alloc(LIMITS.maxImageBytes + 1, 1))
    expect(shortOf(answer)).toBe('413 too-large')
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
      busy: '503 busy',
    } as const
    for (const [reason, expected] of Object.entries(reasons)) {
      const reencode = async () => refuse(reason as keyof typeof reasons)
      server = await createTestServer({ images: { reencode, close: () => {} } })
      ;({ id, keys } = await newBoard())
      expect(shortOf(await post(plainPng(1, 1)))).toBe(expected)
    }
  })

  test('H16.7 a board that is full says so', async () => {
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
    ;({ id, keys } = await newBoard())
    expect((await post(plainPng(1, 1))).statusCode).toBe(201)
    expect(shortOf(await post(plainPng(50, 50)))).toBe('409 limit-reached')
  })

  test('H16.8 a board gets 60 at once and one a second, and another board is not slowed by it', async () => {
    for (let count = 0; count < 60; count += 1) {
      expect((await post(plainPng(1, 1))).statusCode).toBe(201)
    }
    const answer = await post(plainPng(1, 1))
    expect(shortOf(answer)).toBe('429 too-many-images')
    expect(answer.headers['retry-after']).toBe('1')
    const other = await newBoard()
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
    ;({ id, keys } = await newBoard())
    const [other, third] = [await newBoard(), await newBoard()]
    const postTo = (board: Awaited<ReturnType<typeof newBoard>>) =>
      post(plainPng(1, 1), board.keys.contributor, 'image/png', board.id)
    // One board alone does not take all places, however long it keeps them.
    const asked = Array.from({ length: 9 }, () => post(plainPng(1, 1)))
    expect(shortOf(await Promise.race(asked))).toBe('503 busy')
    const elsewhere = Array.from({ length: 9 }, () => postTo(other))
    expect(shortOf(await Promise.race(elsewhere))).toBe('503 busy')
    const last = await postTo(third)
    expect(shortOf(last)).toBe('503 busy')
    expect(last.headers['retry-after']).toBe('5')
    release()
    const answers = await Promise.all([...asked, ...elsewhere])
    expect(answers.filter((one) => one.statusCode === 201)).toHaveLength(16)
    for (const board of [{ id, keys }, other, third]) {
      expect((await postTo(board)).statusCode).toBe(201)
    }
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
