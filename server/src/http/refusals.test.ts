import type { InjectOptions } from 'fastify'
import { beforeEach, describe, expect, test } from 'vitest'

import {
  bearing,
  createTestServer,
  refusalIn,
  WORKSPACE_KEY,
  type TestServer,
} from '../testing/httpServer.ts'

const workspace = bearing(WORKSPACE_KEY)

let server: TestServer
let id = ''
let key = ''

beforeEach(async () => {
  server = await createTestServer()
  const board = await server.newBoard({ title: 'A title that stays out of the log' })
  id = board.id
  key = board.keys.facilitator
})

/** The refusal in short, e.g. "401 missing-key", with the headers and body that came with it. */
async function refused(asked: InjectOptions) {
  const answer = await server.app.inject(asked)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.headers['cache-control']).toBe('no-store')
  const problem = answer.json<{ title: string; status: number }>()
  expect(problem.status).toBe(answer.statusCode)
  expect(problem.title).not.toBe('')
  return { short: refusalIn(answer), headers: answer.headers, body: answer.body }
}

describe('H6 every refusal is a problem with a stable type', () => {
  test('H6.1 no key, or one in a query, is 401', async () => {
    for (const url of ['/api/boards', `/api/boards/${id}`, `/api/boards/${id}?key=${key}`]) {
      const answer = await refused({ url })
      expect(answer.short).toBe('401 missing-key')
      expect(answer.headers['www-authenticate']).toBe('Bearer')
    }
    const basic = { authorization: `Basic ${key}` }
    expect((await refused({ url: `/api/boards/${id}`, headers: basic })).short).toBe(
      '401 missing-key',
    )
  })

  test('H6.2 a wrong key is 401, for a board that is there and one that is not', async () => {
    const headers = bearing('wrong')
    expect((await refused({ url: '/api/boards', headers })).short).toBe('401 unknown-key')
    expect((await refused({ url: `/api/boards/${id}`, headers })).short).toBe('401 unknown-key')
    expect((await refused({ url: '/api/boards/board-none', headers })).short).toBe(
      '401 unknown-key',
    )
    expect((await refused({ url: '/api/boards/board-none', headers: bearing(key) })).short).toBe(
      '401 unknown-key',
    )
  })

  test('H6.3 a good key for something else is 403', async () => {
    const headers = bearing(key)
    expect((await refused({ url: '/api/boards', headers })).short).toBe('403 forbidden')
    expect(
      (await refused({ method: 'POST', url: '/api/boards', headers, payload: { title: 'T' } }))
        .short,
    ).toBe('403 forbidden')
  })

  test('H6.4 what is not there is 404, without the page of the client', async () => {
    expect((await refused({ url: '/api/nothing' })).short).toBe('404 not-found')
    expect((await refused({ url: '/nothing.js' })).short).toBe('404 not-found')
    expect(
      (await refused({ method: 'PUT', url: `/api/boards/${id}`, headers: workspace })).short,
    ).toBe('404 not-found')
    expect((await refused({ url: '/api/boards/board-none', headers: workspace })).short).toBe(
      '404 no-such-board',
    )
    expect(
      (
        await refused({
          method: 'DELETE',
          url: `/api/boards/${id}/links/link-none`,
          headers: workspace,
        })
      ).short,
    ).toBe('404 no-such-link')
    expect(
      (await refused({ url: `/api/boards/${'x'.repeat(500)}`, headers: workspace })).short,
    ).toBe('404 not-found')
  })

  test('H6.5 a body that is no JSON, another type, or none', async () => {
    const post = { method: 'POST', url: '/api/boards', headers: workspace } as const
    const json = { ...workspace, 'content-type': 'application/json' }
    expect((await refused({ ...post, headers: json, payload: '{"title":' })).short).toBe(
      '400 malformed-json',
    )
    expect((await refused({ ...post, headers: json, payload: '' })).short).toBe(
      '400 malformed-json',
    )
    expect((await refused({ ...post, headers: json, payload: '[]' })).short).toBe(
      '400 invalid-request',
    )
    expect((await refused({ ...post, headers: json, payload: 'null' })).short).toBe(
      '400 invalid-request',
    )
    expect((await refused(post)).short).toBe('400 invalid-request')
    expect(
      (await refused({ ...post, headers: json, payload: '{"title":"T","__proto__":{"a":1}}' }))
        .short,
    ).toBe('400 malformed-json')
    const form = { ...workspace, 'content-type': 'application/x-www-form-urlencoded' }
    expect((await refused({ ...post, headers: form, payload: 'title=T' })).short).toBe(
      '415 unsupported-media-type',
    )
  })

  test('H6.6 a body above 1 MiB is 413', async () => {
    const payload = { title: 'T', summary: 'x'.repeat(1024 * 1024) }
    expect(
      (await refused({ method: 'POST', url: '/api/boards', headers: workspace, payload })).short,
    ).toBe('413 too-large')
  })

  test('H6.7 a key is asked for before the body is looked at', async () => {
    expect(
      (
        await refused({
          method: 'POST',
          url: '/api/boards',
          headers: bearing('wrong'),
          payload: 'not JSON',
        })
      ).short,
    ).toBe('401 unknown-key')
  })

  test('H6.8 an address that cannot be decoded is 400', async () => {
    expect((await refused({ url: '/b/%E0%A4%A' })).short).toBe('400 invalid-request')
  })

  test('H6.9 a board that cannot be opened is 503, with the wish to try again', async () => {
    server.rooms.unavailable = true
    const answer = await refused({ url: `/api/boards/${id}`, headers: workspace })
    expect(answer.short).toBe('503 board-unavailable')
    expect(answer.headers['retry-after']).toBe('5')
  })

  test('H6.10 a mistake of the server is 500 and says nothing of what happened', async () => {
    server.storage.listLinks = () => Promise.reject(new Error('inner words'))
    const answer = await refused({ url: `/api/boards/${id}/links`, headers: workspace })
    expect(answer.short).toBe('500 internal')
    expect(answer.body).not.toContain('inner words')
    expect(server.log).toContainEqual(
      expect.objectContaining({
        level: 'error',
        name: 'request.failed',
        fields: expect.objectContaining({ error: 'inner words' }) as unknown,
      }),
    )
  })

  test('H6.11 after many wrong keys an address gets 429, while those with a link go on', async () => {
    const ask = (headers: { authorization: string }) => ({ url: `/api/boards/${id}`, headers })
    for (let i = 0; i < 19; i++) await server.app.inject(ask(bearing(`wrong-${i}`)))
    const answer = await refused(ask(bearing('wrong')))
    expect(answer.short).toBe('429 too-many-attempts')
    expect(answer.headers['retry-after']).toBe('1')
    expect((await refused(ask(workspace))).short).toBe('429 too-many-attempts')
    expect((await server.app.inject(ask(bearing(key)))).statusCode).toBe(200)
    server.clock.advance(1_000)
    expect((await server.app.inject(ask(workspace))).statusCode).toBe(200)
  })
})

describe('H7 the log', () => {
  test('H7.1 holds no secret, no title and no name, whatever is asked', async () => {
    const joined = await server.join(id, key, { name: 'Mira Somebody', colour: '#1d4ed8' })
    const { token } = joined.json<{ token: string }>()
    await server.app.inject({ url: '/api/boards', headers: workspace })
    await server.app.inject({ url: `/api/boards/${id}/links?key=${key}`, headers: bearing(key) })
    await server.app.inject({ url: `/b/${id}?key=${key}` })
    await server.app.inject({ url: `/nothing/${key}` })
    await server.app.inject({ url: `/api/boards/${id}`, headers: bearing(`${key}-mistyped`) })
    server.rooms.unavailable = true
    await server.app.inject({ url: `/api/boards/${id}`, headers: bearing(key) })
    server.storage.listLinks = () => Promise.reject(new Error('broken'))
    await server.app.inject({ url: `/api/boards/${id}/links`, headers: bearing(key) })

    const text = JSON.stringify(server.log)
    expect(server.log.length).toBeGreaterThan(8)
    for (const secret of [WORKSPACE_KEY, key, token, 'A title that', 'Mira']) {
      expect(text).not.toContain(secret)
    }
  })

  test('H7.2 answers and errors of one board hold no other secret', async () => {
    const answer = await server.app.inject({ url: `/api/boards/${id}`, headers: workspace })
    expect(answer.body).not.toContain(key)
    expect(answer.body).not.toContain(WORKSPACE_KEY)
  })
})
