import { beforeEach, describe, expect, test } from 'vitest'

import {
  bearing,
  createTestServer,
  keyIn,
  ORIGIN,
  WORKSPACE_KEY,
  type NewBoard,
  type TestServer,
} from '../testing/httpServer.ts'

interface Link {
  readonly id: string
  readonly role: string
  readonly url: string
  readonly createdAtMs: number
  readonly expiresAtMs: number | null
  readonly revokedAtMs: number | null
}

let server: TestServer
let id = ''
let keys: NewBoard['keys']

beforeEach(async () => {
  server = await createTestServer()
  ;({ id, keys } = await server.newBoard())
})

const ask = (method: 'GET' | 'POST' | 'DELETE', key: string, path = '', payload?: object) =>
  server.app.inject({
    method,
    url: `/api/boards/${id}/links${path}`,
    headers: bearing(key),
    ...(payload === undefined ? {} : { payload }),
  })
const list = async (key = keys.facilitator): Promise<Link[]> =>
  (await ask('GET', key)).json<{ links: Link[] }>().links

describe('H5 links', () => {
  test('H5.1 a facilitator and the workspace key see them all again, with their secrets', async () => {
    for (const key of [keys.facilitator, WORKSPACE_KEY]) {
      const links = await list(key)
      expect(new Set(links.map((link) => keyIn(link.url)))).toEqual(new Set(Object.values(keys)))
      for (const link of links) {
        expect(link.url.startsWith(`${ORIGIN}/b/${id}#key=`)).toBe(true)
        expect(link).toMatchObject({ expiresAtMs: null, revokedAtMs: null })
      }
    }
  })

  test('H5.2 a new one opens the board until it expires, several per role', async () => {
    const expiresAtMs = server.clock.nowMs() + 60_000
    const answer = await ask('POST', keys.facilitator, '', { role: 'observer', expiresAtMs })
    expect(answer.statusCode).toBe(201)
    const link = answer.json<Link>()
    expect(link).toMatchObject({ role: 'observer', expiresAtMs, revokedAtMs: null })
    expect(await list()).toHaveLength(4)

    const read = () =>
      server.app.inject({ url: `/api/boards/${id}`, headers: bearing(keyIn(link.url)) })
    expect((await read()).json()).toMatchObject({ role: 'observer' })
    server.clock.advance(60_000)
    expect((await read()).statusCode).toBe(410)
  })

  test('H5.3 a revoked one opens nothing, its sockets are told, the list says since when', async () => {
    const link = (await list()).find((one) => one.role === 'contributor')
    const answer = await ask('DELETE', keys.facilitator, `/${link?.id}`)
    expect(answer.statusCode).toBe(204)
    expect(answer.body).toBe('')
    expect(server.rooms.revoked).toEqual([link?.id])

    const read = await server.app.inject({
      url: `/api/boards/${id}`,
      headers: bearing(keys.contributor),
    })
    expect(read.statusCode).toBe(410)
    expect(read.json()).toMatchObject({ type: 'urn:whyboard:problem:revoked' })
    const revoked = (await list()).find((one) => one.id === link?.id)
    expect(revoked?.revokedAtMs).toBe(server.clock.nowMs())

    server.clock.advance(5_000)
    expect((await ask('DELETE', keys.facilitator, `/${link?.id}`)).statusCode).toBe(204)
    expect((await list()).find((one) => one.id === link?.id)).toEqual(revoked)
  })

  test.each(['contributor', 'observer'] as const)('H5.4 a %s may do none of it', async (role) => {
    const [link] = await list()
    for (const answer of [
      await ask('GET', keys[role]),
      await ask('POST', keys[role], '', { role: 'facilitator' }),
      await ask('DELETE', keys[role], `/${link?.id}`),
    ]) {
      expect(answer.statusCode).toBe(403)
      expect(answer.json()).toMatchObject({ type: 'urn:whyboard:problem:forbidden' })
    }
    expect(await list()).toHaveLength(3)
  })

  test("H5.5 another board's link is not there", async () => {
    const other = await server.newBoard()
    const [foreign] = await server.links.list(other.id)
    const answer = await ask('DELETE', keys.facilitator, `/${foreign?.record.id}`)
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ type: 'urn:whyboard:problem:no-such-link' })
    expect((await ask('GET', other.keys.facilitator)).statusCode).toBe(401)
  })

  test.each([
    ['role', {}],
    ['role', { role: 'owner' }],
    ['expiresAtMs', { role: 'observer', expiresAtMs: 'soon' }],
    ['expiresAtMs', { role: 'observer', expiresAtMs: 1_000 }],
  ])('H5.6 what does not fit is refused: %s in %j', async (field, payload) => {
    const answer = await ask('POST', keys.facilitator, '', payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ field })
  })
})
