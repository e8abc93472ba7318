import type { InjectOptions } from 'fastify'
import { beforeEach, describe, expect, test } from 'vitest'

import type { Board } from '@whyboard/shared/domain/board.ts'

import {
  bearing,
  createTestServer,
  refusalIn,
  type NewBoard,
  type TestServer,
} from '../testing/httpServer.ts'

const MIRA = { name: 'Mira', colour: '#1d4ed8' }

let server: TestServer
let board: NewBoard
let mira: { readonly participantId: string; readonly token: string }

const join = async ({ id, keys }: NewBoard, person: object): Promise<typeof mira> =>
  (await server.join(id, keys.contributor, person)).json()

beforeEach(async () => {
  server = await createTestServer()
  board = await server.newBoard()
  mira = await join(board, MIRA)
})

/** Asks to be called so on the board, as the person of that token. */
function change(payload: object, more: { token?: string; key?: string; to?: string } = {}) {
  const { token = mira.token, key = board.keys.contributor, to = board.id } = more
  return server.app.inject({
    method: 'PATCH',
    url: `/api/boards/${to}/participants/me`,
    headers: { ...bearing(key), ...(token !== '' && { 'whyboard-participant': token }) },
    payload,
  } as InjectOptions)
}

async function people(): Promise<Board['participants']> {
  const url = `/api/boards/${board.id}`
  const answer = await server.app.inject({ url, headers: bearing(board.keys.observer) })
  return answer.json<{ board: Board }>().board.participants
}

describe('H17 one’s own name and colour', () => {
  test('H17.1 are changed, as they would be kept at joining, and by any link of the board', async () => {
    const answer = await change({ name: ' \u202eMira\n Berg\u200b ', colour: '#0F766E' })
    expect(answer.statusCode).toBe(200)
    const changed = { name: 'Mira Berg', colour: '#0f766e' }
    expect(answer.json()).toEqual(changed)
    expect(await people()).toEqual([{ id: mira.participantId, ...changed }])
    expect((await change(MIRA, { key: board.keys.observer })).statusCode).toBe(200)
    expect(await people()).toEqual([{ id: mira.participantId, ...MIRA }])
  })

  test('H17.2 two people may have one name, as when they join', async () => {
    await join(board, { name: 'Ben', colour: '#b91c1c' })
    expect((await change({ ...MIRA, name: 'Ben' })).statusCode).toBe(200)
    expect((await people()).map(({ name }) => name)).toEqual(['Ben', 'Ben'])
  })

  test.each([
    ['name', { colour: '#1d4ed8' }],
    ['name', { ...MIRA, name: ' ' }],
    ['name', { ...MIRA, name: '\u200b\u202e' }],
    ['name', { ...MIRA, name: 'x'.repeat(61) }],
    ['name', { ...MIRA, name: { toString: 'Ben' } }],
    ['colour', { name: 'Mira' }],
    ['colour', { name: 'Mira', colour: 'red;background:url(//x)' }],
  ])('H17.3 what does not fit is refused: %s in %j', async (field, payload) => {
    const answer = await change(payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ field })
    expect(await people()).toEqual([{ id: mira.participantId, ...MIRA }])
  })

  test('H17.4 nobody changes those of another: only the token says whose they are', async () => {
    const ben = await join(board, { name: 'Ben', colour: '#b91c1c' })
    const elsewhere = await server.newBoard()
    const stranger = await join(elsewhere, MIRA)
    const evil = { name: 'Evil', colour: '#000000' }
    for (const token of [
      'wrong',
      ben.participantId,
      stranger.token,
      board.keys.contributor,
      `${ben.token}x`,
    ]) {
      expect(refusalIn(await change(evil, { token }))).toBe('401 unknown-key')
    }
    expect(refusalIn(await change(evil, { token: '' }))).toBe('401 missing-key')
    for (const key of ['wrong', elsewhere.keys.contributor, ben.token]) {
      expect(refusalIn(await change(evil, { token: ben.token, key }))).toBe('401 unknown-key')
    }
    // An id in the body or in a query names nobody.
    const named = { ...evil, id: ben.participantId, participantId: ben.participantId }
    expect((await change(named)).statusCode).toBe(200)
    expect(await people()).toEqual(
      expect.arrayContaining([
        { id: ben.participantId, name: 'Ben', colour: '#b91c1c' },
        { id: mira.participantId, ...evil },
      ]),
    )
    const other = await server.app.inject({
      method: 'PATCH',
      url: `/api/boards/${board.id}/participants/${ben.participantId}`,
      headers: { ...bearing(board.keys.contributor), 'whyboard-participant': mira.token },
      payload: evil,
    })
    expect(other.statusCode).toBe(404)
  })

  test('H17.5 tokens that are guessed count like keys that do not fit', async () => {
    for (let guess = 0; guess < 20; guess += 1) await change(MIRA, { token: `guess-${guess}` })
    expect(refusalIn(await change(MIRA, { token: 'guess-20' }))).toBe('429 too-many-attempts')
  })

  test('H17.6 ten times at once, then one in ten seconds; another person is not held up', async () => {
    const ben = await join(board, { name: 'Ben', colour: '#b91c1c' })
    const named = (count: number) => ({ ...MIRA, name: `Mira ${count}` })
    for (let count = 0; count < 10; count += 1) await change(named(count))
    const refused = await change(named(10))
    expect(refusalIn(refused)).toBe('429 too-many-changes')
    expect(refused.headers['retry-after']).toBe('10')
    expect((await change({ name: 'Benno', colour: '#b91c1c' }, ben)).statusCode).toBe(200)
    server.clock.advance(10_000)
    expect((await change(named(11))).statusCode).toBe(200)
  })

  test('H17.7 while the board cannot be opened nothing is changed, and it says so', async () => {
    server.rooms.unavailable = true
    expect(refusalIn(await change({ ...MIRA, name: 'Mia' }))).toBe('503 board-unavailable')
    server.rooms.unavailable = false
    expect(await people()).toEqual([{ id: mira.participantId, ...MIRA }])
  })
})
