import { beforeEach, describe, expect, test } from 'vitest'

import type { Board } from '@whyboard/shared/domain/board.ts'

import {
  bearing,
  createTestServer,
  keyIn,
  ORIGIN,
  WORKSPACE_KEY,
  type NewBoard,
  type TestServer,
} from '../testing/httpServer.ts'

const workspace = bearing(WORKSPACE_KEY)

let server: TestServer
beforeEach(async () => {
  server = await createTestServer()
})

async function get<Answer>(url: string, key: string): Promise<Answer> {
  const answer = await server.app.inject({ url, headers: bearing(key) })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

const boardOf = async ({ id, keys }: NewBoard): Promise<Board> =>
  (await get<{ board: Board }>(`/api/boards/${id}`, keys.observer)).board

describe('H2 boards', () => {
  test('H2.1 a new board answers its id and a link for each role', async () => {
    const { id, links } = await server.newBoard({ title: 'Payments down' })
    expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/)
    const secrets = Object.values(links).map((link) => {
      expect(link.startsWith(`${ORIGIN}/b/${id}#key=`)).toBe(true)
      return keyIn(link)
    })
    expect(new Set(secrets).size).toBe(3)
    for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{27}$/)
  })

  test('H2.2 every key of a board reads it, with its epoch and what the key may do', async () => {
    const { id, keys } = await server.newBoard({ title: 'Payments down' })
    const epochs = new Set<string>()
    for (const [role, key] of [...Object.entries(keys), ['facilitator', WORKSPACE_KEY] as const]) {
      const answer = await get<{ epoch: string; role: string; board: Board }>(
        `/api/boards/${id}`,
        key,
      )
      expect(answer.role).toBe(role)
      expect(answer.board).toMatchObject({ id, texts: { title: 'Payments down' } })
      expect(answer.board.createdAtMs).toBe(server.clock.nowMs())
      epochs.add(answer.epoch)
    }
    expect(epochs.size).toBe(1)
  })

  test('H2.3 what is known of the incident is kept from the start', async () => {
    const board = await boardOf(
      await server.newBoard({
        title: '  Payments down  ',
        template: 'quick',
        severity: 'SEV1',
        occasion: 'client',
        timeZone: 'Europe/Berlin',
        startedAt: '2026-05-04T14:03:00Z',
        detectedAt: '2026-05-04T16:05+02:00',
        acknowledgedAt: Date.UTC(2026, 4, 4, 14, 11),
        mitigatedAt: '2026-05-04 14:47:00.5Z',
        resolvedAt: null,
        meetingAt: '2026-05-06T09:00:00+0000',
        summary: 'Card payments failed.',
        impact: '4,210 payments.',
        services: ['payments', ' payments ', 'db'],
        teams: ['Checkout'],
        tags: [],
        facilitator: 'Mira',
        owner: ' Jonas ',
      }),
    )
    expect(board.texts).toMatchObject({
      title: 'Payments down',
      summary: 'Card payments failed.',
      impact: '4,210 payments.',
      detection: '',
    })
    expect(board.incident).toMatchObject({
      severity: 'sev1',
      occasion: 'client',
      timeZone: 'Europe/Berlin',
      times: {
        started: Date.UTC(2026, 4, 4, 14, 3),
        detected: Date.UTC(2026, 4, 4, 14, 5),
        acknowledged: Date.UTC(2026, 4, 4, 14, 11),
        mitigated: Date.UTC(2026, 4, 4, 14, 47, 0, 500),
        resolved: null,
      },
      meetingAtMs: Date.UTC(2026, 4, 6, 9),
      facilitator: 'Mira',
      owner: 'Jonas',
    })
    expect(board.services).toEqual(['db', 'payments'])
    expect(board.teams).toEqual(['Checkout'])
  })

  test('H2.4 fields that are not known are ignored', async () => {
    expect(await boardOf(await server.newBoard({ title: 'T', colour: 'red' }))).toMatchObject({
      texts: { title: 'T' },
    })
  })

  test.each([
    ['title', {}],
    ['title', { title: '' }],
    ['title', { title: '   ' }],
    ['title', { title: 7 }],
    ['title', { title: 'x'.repeat(201) }],
    ['template', { title: 'T', template: 'long' }],
    ['sample', { title: 'T', sample: 'yes' }],
    ['severity', { title: 'T', severity: 'sev9' }],
    ['occasion', { title: 'T', occasion: 'party' }],
    ['timeZone', { title: 'T', timeZone: 'Mars/Base' }],
    ['startedAt', { title: 'T', startedAt: 'yesterday' }],
    ['startedAt', { title: 'T', startedAt: '2026-05-04T14:03:00' }],
    ['startedAt', { title: 'T', startedAt: '2026-02-30T14:03:00Z' }],
    ['startedAt', { title: 'T', startedAt: '2026-05-04T25:03:00Z' }],
    ['startedAt', { title: 'T', startedAt: 1.5 }],
    ['resolvedAt', { title: 'T', startedAt: 2_000, resolvedAt: 1_000 }],
    ['services/1', { title: 'T', services: ['a', 5] }],
    ['tags', { title: 'T', tags: 'a' }],
    ['owner', { title: 'T', owner: 'x'.repeat(61) }],
    ['summary', { title: 'T', summary: 'x'.repeat(10_001) }],
  ])(
    'H2.5 what does not fit is refused by the name of its field: %s in %j',
    async (field, payload) => {
      const answer = await server.app.inject({
        method: 'POST',
        url: '/api/boards',
        headers: workspace,
        payload,
      })
      expect(answer.statusCode).toBe(400)
      const problem = answer.json<{ type: string; detail: string; field: string }>()
      expect(problem).toMatchObject({ type: 'urn:whyboard:problem:invalid-request', field })
      expect(problem.detail).toMatch(new RegExp(`^[“"]${field.replace(/At$|\/.*$/, '')}.+\\.$`))
      expect(await server.storage.listBoards()).toEqual([])
    },
  )

  test('H2.6 the list has every board, newest first, with who is in it now', async () => {
    const first = await server.newBoard({ title: 'First', severity: 'sev2', facilitator: 'Mira' })
    server.clock.advance(1_000)
    const second = await server.newBoard({ title: 'Second', startedAt: 5_000, resolvedAt: 6_000 })
    server.rooms.people.set(first.id, 4)
    const { boards } = await get<{ boards: object[] }>('/api/boards', WORKSPACE_KEY)
    expect(boards).toEqual([
      {
        id: second.id,
        title: 'Second',
        severity: null,
        status: 'draft',
        occasion: 'incident',
        createdAtMs: server.clock.nowMs(),
        startedAtMs: 5_000,
        resolvedAtMs: 6_000,
        people: 0,
        facilitator: null,
        actions: { done: 0, total: 0 },
      },
      expect.objectContaining({
        id: first.id,
        title: 'First',
        severity: 'sev2',
        people: 4,
        facilitator: 'Mira',
      }),
    ])
  })

  test('H2.7 the list follows changes, and opens only boards that changed', async () => {
    const { id, keys } = await server.newBoard({ title: 'First' })
    const titles = async (): Promise<string[]> =>
      (await get<{ boards: { title: string }[] }>('/api/boards', WORKSPACE_KEY)).boards.map(
        (board) => board.title,
      )
    expect(await titles()).toEqual(['First'])
    server.rooms.unavailable = true
    expect(await titles()).toEqual(['First'])

    server.rooms.unavailable = false
    await server.join(id, keys.contributor, { name: 'Mira', colour: '#1d4ed8' })
    const before = (await server.storage.findBoard(id))?.summary?.seq
    expect(await titles()).toEqual(['First'])
    expect((await server.storage.findBoard(id))?.summary?.seq).toBeGreaterThan(before ?? 0)
  })

  test('H2.8 a board that cannot be opened does not hide the others', async () => {
    await server.newBoard({ title: 'First' })
    server.rooms.unavailable = true
    const { boards } = await get<{ boards: object[] }>('/api/boards', WORKSPACE_KEY)
    expect(boards).toEqual([
      expect.objectContaining({ title: expect.stringContaining('cannot be opened') as unknown }),
    ])
    expect(server.log).toContainEqual(expect.objectContaining({ name: 'summary.failed' }))
  })

  test('H2.9 the sample is a whole post-mortem, with a title of its own', async () => {
    const board = await boardOf(await server.newBoard({ sample: true }))
    expect(board.texts.title).not.toBe('')
    expect(board.incident.severity).not.toBeNull()
    for (const kind of ['event', 'cause', 'why', 'worked', 'action', 'parked']) {
      expect(board.cards.filter((card) => card.kind === kind)).not.toEqual([])
    }
  })
})

describe('H3 people', () => {
  test('H3.1 whoever holds a key becomes a person, whom the board then knows', async () => {
    const created = await server.newBoard({ title: 'T' })
    for (const [role, key] of Object.entries(created.keys)) {
      const answer = await server.join(created.id, key, { name: ` ${role} `, colour: '#1D4ED8' })
      expect(answer.statusCode).toBe(201)
      expect(answer.json()).toEqual({
        participantId: expect.stringMatching(/^[A-Za-z0-9_-]{16}$/) as unknown,
        token: expect.stringMatching(/^[A-Za-z0-9_-]{27}$/) as unknown,
      })
    }
    const { participants } = await boardOf(created)
    expect(new Set(participants.map((one) => one.name))).toEqual(
      new Set(['facilitator', 'contributor', 'observer']),
    )
    expect(participants[0]?.colour).toBe('#1d4ed8')
  })

  test('H3.3 a name is one line, without what cannot be seen', async () => {
    const created = await server.newBoard({ title: 'T' })
    const name = '\u202eMira\u0000\n van\tder\u200b Berg'
    await server.join(created.id, created.keys.contributor, { name, colour: '#1d4ed8' })
    const { participants } = await boardOf(created)
    expect(participants.map((one) => one.name)).toEqual(['Mira van der Berg'])
  })

  test.each([
    ['name', { colour: '#1d4ed8' }],
    ['name', { name: ' ', colour: '#1d4ed8' }],
    ['name', { name: 'x'.repeat(61), colour: '#1d4ed8' }],
    ['name', { name: '\u200b\u202e', colour: '#1d4ed8' }],
    ['colour', { name: 'Mira' }],
    ['colour', { name: 'Mira', colour: 'blue' }],
    ['colour', { name: 'Mira', colour: 'url(x)' }],
  ])('H3.2 what does not fit is refused: %s in %j', async (field, payload) => {
    const { id, keys } = await server.newBoard({ title: 'T' })
    const answer = await server.join(id, keys.contributor, payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ field })
  })
})

describe('H4 the report', () => {
  test('H4.1 any key reads it as Markdown', async () => {
    const { id, keys } = await server.newBoard({ title: 'Payments down' })
    for (const key of Object.values(keys)) {
      const answer = await server.app.inject({
        url: `/api/boards/${id}/report.md`,
        headers: bearing(key),
      })
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8')
      expect(answer.headers['content-disposition']).toBeUndefined()
      expect(answer.body).toMatch(/^---\n/)
      expect(answer.body).toContain('Payments down')
      expect(answer.body).not.toContain(key)
    }
  })

  test('H4.2 ?download=1 saves it under a name made of the title', async () => {
    const { id } = await server.newBoard({ title: 'Zahlungen "fielen" aus – Übel!' })
    const answer = await server.app.inject({
      url: `/api/boards/${id}/report.md?download=1`,
      headers: workspace,
    })
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="post-mortem-zahlungen-fielen-aus-ubel-${id.slice(0, 8)}.md"`,
    )
  })
})
