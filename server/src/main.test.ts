import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket as WsSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

import {
  startReadyServer,
  startServer,
  type ReadyServer,
  type ServerProcess,
} from './testing/serverProcess.ts'

// Processes start slowly where a machine is busy.
vi.setConfig({ testTimeout: 30_000 })

let folder = ''
let dataDir = ''
const cleanups: (() => void)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whyboard-'))
  dataDir = join(folder, 'data')
})
afterEach(() => {
  for (const clean of cleanups.splice(0).toReversed()) clean()
  rmSync(folder, { recursive: true, force: true })
})

function started<Server extends ServerProcess>(server: Server): Server {
  cleanups.push(() => server.child.kill('SIGKILL'))
  return server
}

const ready = async (settings: Parameters<typeof startServer>[0] = {}): Promise<ReadyServer> =>
  started(await startReadyServer({ DATA_DIR: dataDir, ...settings }))

/** The sentences on stderr of a start that is refused; nothing else is there, and the exit code is 1. */
async function refusalOf(settings: Parameters<typeof startServer>[0] = {}): Promise<string[]> {
  const server = started(startServer({ DATA_DIR: dataDir, ...settings }))
  expect(await server.ended).toBe(1)
  expect(server.stdout()).not.toContain('ready')
  const lines = server.stderr().trimEnd().split('\n')
  for (const line of lines) expect(line).toMatch(/^Whyboard cannot start: .+\.$/)
  return lines
}

const saying = (pattern: RegExp): unknown => expect.stringMatching(pattern)

describe('H12 what keeps it from starting is a sentence', () => {
  test('H12.1 bad settings, all at once', async () => {
    expect(
      await refusalOf({
        PORT: 'http',
        WORKSPACE_KEY: 'short',
        LOG_LEVEL: 'loud',
        PUBLIC_URL: 'here',
      }),
    ).toEqual([
      saying(/PORT is "http"/),
      saying(/WORKSPACE_KEY has 5 characters/),
      saying(/PUBLIC_URL is "here"/),
      saying(/LOG_LEVEL is "loud"/),
    ])
  })

  test('H12.2 a port in use', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    cleanups.push(() => holder.close())
    await once(holder, 'listening')
    const { port } = holder.address() as AddressInfo
    expect(await refusalOf({ PORT: String(port) })).toEqual([
      saying(new RegExp(`port ${port} is in use`)),
    ])
  })

  test('H12.3 an address of another machine', async () => {
    expect(await refusalOf({ HOST: '192.0.2.1' })).toEqual([
      saying(/HOST "192\.0\.2\.1" is no address of this machine/),
    ])
  })

  test('H12.4 a DATA_DIR that is a file', async () => {
    writeFileSync(dataDir, '')
    expect(await refusalOf()).toEqual([
      saying(/DATA_DIR ".+" cannot be used: there is a file of that name/),
    ])
  })

  test('H12.5 a database of a later version, which stays as it is', async () => {
    const first = await ready()
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const path = join(dataDir, 'whyboard.sqlite')
    const database = new DatabaseSync(path)
    database.exec(`UPDATE meta SET value = '999' WHERE key = 'version'`)
    database.close()
    const before = readFileSync(path)
    expect(await refusalOf()).toEqual([saying(/database ".+" was written by a later version/)])
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('H12.6 a file that is no database', async () => {
    const first = await ready()
    first.child.kill('SIGTERM')
    await first.ended
    writeFileSync(join(dataDir, 'whyboard.sqlite'), 'this is no database at all '.repeat(100))
    expect(await refusalOf()).toEqual([saying(/database ".+" cannot be opened: /)])
  })

  test('H12.7 a DATA_DIR that another one uses, until that one is gone, however it went', async () => {
    const first = await ready()
    expect(await refusalOf()).toEqual([saying(/DATA_DIR ".+" is used by another Whyboard/)])
    const { id } = await createBoard(first)
    first.child.kill('SIGKILL')
    await first.ended
    const next = await ready()
    const answer = await fetch(`${next.url}/api/boards/${id}`, {
      headers: { authorization: `Bearer ${next.key}` },
    })
    expect(answer.status).toBe(200)
  })
})

interface Created {
  readonly id: string
  readonly links: Readonly<Record<'facilitator' | 'contributor' | 'observer', string>>
}

async function createBoard({ url, key }: ReadyServer): Promise<Created> {
  const answer = await fetch(`${url}/api/boards`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Payments down' }),
  })
  expect(answer.status).toBe(201)
  return (await answer.json()) as Created
}

const keyIn = (link: string): string => new URL(link).hash.replace('#key=', '')

interface Person {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Resolves with the code of the next close. */
  readonly closed: Promise<number>
}

/** A stock client, as any program would use it. */
function openRoom(server: ReadyServer, room: string, key: string): Person {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, room, doc, {
    protocols: ['whyboard', `key.${key}`],
    disableBc: true,
  })
  cleanups.push(() => provider.destroy())
  const closed = new Promise<number>((resolve) =>
    provider.on('connection-close', (event) => resolve(event?.code ?? 0)),
  )
  return { doc, provider, closed }
}

const synced = async ({ provider }: Person): Promise<void> => {
  if (!provider.synced) await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
}

/** Resolves once `doc`'s title holds `text`. */
async function hears({ doc }: Person, text: string): Promise<void> {
  const title = doc.getText('text.title')
  while (!title.toJSON().includes(text)) {
    await new Promise((resolve) => doc.once('update', resolve))
  }
}

describe('H13 a running server', () => {
  test('H13.1 prints its link once; neither its key nor any other is in a line of the log', async () => {
    const server = await ready()
    const { id, links } = await createBoard(server)
    const person = openRoom(server, id, keyIn(links.contributor))
    await synced(person)
    server.child.kill('SIGTERM')
    await server.ended
    const lines = server.stdout().trimEnd().split('\n')
    expect(lines.filter((line) => line.includes(server.key))).toEqual([
      `Whyboard is ready: ${server.url}/#key=${server.key}`,
    ])
    const logged = lines.filter((line) => !line.startsWith('Whyboard'))
    const events = logged.map((line) => (JSON.parse(line) as { event: string }).event)
    expect(events).toEqual(
      expect.arrayContaining(['server.started', 'board.created', 'server.stopped']),
    )
    const text = logged.join('\n') + server.stderr()
    for (const link of Object.values(links)) expect(text).not.toContain(keyIn(link))
    expect(text).not.toContain('Payments')
  })

  test('H13.2 keeps what it made for itself from others on the machine', async () => {
    await ready()
    expect(statSync(dataDir).mode & 0o077).toBe(0)
    for (const name of ['instance-secret', 'workspace-key', 'whyboard.sqlite']) {
      expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0)
    }
  })

  test('H13.3 does not print a key that its operator set for a public address', async () => {
    const server = await ready({
      PUBLIC_URL: 'https://why.example.org',
      WORKSPACE_KEY: 'a-key-that-they-know',
    })
    expect(server.url).toBe('https://why.example.org')
    expect(server.stdout()).not.toContain('a-key-that-they-know')
  })

  test('H13.4 a stock client works with the workspace key and with each link, in its role', async () => {
    const server = await ready()
    const { id, links } = await createBoard(server)
    const host = openRoom(server, id, server.key)
    const writer = openRoom(server, id, keyIn(links.contributor))
    const viewer = openRoom(server, id, keyIn(links.observer))
    await Promise.all([host, writer, viewer].map(synced))
    expect(viewer.doc.getText('text.title').toJSON()).toBe('Payments down')

    viewer.doc.getText('text.title').insert(0, 'never ')
    writer.doc.getText('text.title').insert(0, 'contributor ')
    await Promise.all([hears(host, 'contributor'), hears(viewer, 'contributor')])
    host.doc.getText('text.title').insert(0, 'workspace ')
    await Promise.all([hears(writer, 'workspace'), hears(viewer, 'workspace')])

    const board = await fetch(`${server.url}/api/boards/${id}`, {
      headers: { authorization: `Bearer ${keyIn(links.observer)}` },
    })
    expect(await board.json()).toMatchObject({
      role: 'observer',
      board: { texts: { title: 'workspace contributor Payments down' } },
    })
    const list = await fetch(`${server.url}/api/boards`, {
      headers: { authorization: `Bearer ${server.key}` },
    })
    expect(await list.json()).toMatchObject({ boards: [{ id, people: 3 }] })
  })

  test('H13.5 a wrong key, a revoked one and a board that is not there close with their codes', async () => {
    const server = await ready()
    const { id, links } = await createBoard(server)
    const authorization = `Bearer ${server.key}`
    const answer = await fetch(`${server.url}/api/boards/${id}/links`, {
      headers: { authorization },
    })
    const listed = (await answer.json()) as { links: { id: string; role: string }[] }
    const link = listed.links.find((one) => one.role === 'contributor')

    const inside = openRoom(server, id, keyIn(links.contributor))
    await synced(inside)
    const startedAt = performance.now()
    const revoked = await fetch(`${server.url}/api/boards/${id}/links/${link?.id}`, {
      method: 'DELETE',
      headers: { authorization },
    })
    expect(revoked.status).toBe(204)
    expect(await inside.closed).toBe(4410)
    expect(performance.now() - startedAt).toBeLessThan(1_000)

    expect(await openRoom(server, id, keyIn(links.contributor)).closed).toBe(4410)
    expect(await openRoom(server, id, 'wrong').closed).toBe(4401)
    expect(await openRoom(server, 'board-that-is-not', server.key).closed).toBe(4404)
    expect(await openRoom(server, 'board-that-is-not', keyIn(links.observer)).closed).toBe(4401)
    expect(
      await openRoom(server, `${id}/draft/someone-else`, keyIn(links.facilitator)).closed,
    ).toBe(4403)
  })

  test('H13.6 a page of another origin gets no socket, whatever its key', async () => {
    const server = await ready()
    const { id, links } = await createBoard(server)
    const open = async (origin: string): Promise<string> => {
      const socket = new WsSocket(
        `${server.url.replace('http', 'ws')}/sync/${id}`,
        ['whyboard', `key.${keyIn(links.contributor)}`],
        { origin },
      )
      cleanups.push(() => socket.terminate())
      return Promise.race([
        once(socket, 'open').then(() => 'open'),
        new Promise<string>((resolve) => socket.once('error', (error) => resolve(error.message))),
      ])
    }
    const { port } = new URL(server.url)
    expect(await open(server.url)).toBe('open')
    expect(await open(`http://localhost:${port}`)).toBe('open')
    for (const origin of [
      'https://evil.example',
      'null',
      `http://localhost:${port}.evil.example`,
    ]) {
      expect(await open(origin)).toContain('403')
    }
  })
})

describe('H15 requests as other programs make them', () => {
  test.each(['h2c', 'foo', 'TLS/1.0, HTTP/2.0'])(
    'H15.1 an offer to go on in another protocol (%s) is not taken up, and the request answered',
    async (upgrade) => {
      const server = await ready()
      const request = get(`${server.url}/healthz`, {
        headers: { connection: 'Upgrade, HTTP2-Settings', upgrade, 'http2-settings': 'AAMAAABk' },
      })
      const [answer] = (await once(request, 'response')) as [IncomingMessage]
      expect(answer.statusCode).toBe(200)
      answer.setEncoding('utf8')
      expect((await answer.toArray()).join('')).toBe('{"status":"up"}')
    },
  )
})

/** A request whose body never ends; the server has begun with it. */
async function hangingRequest(server: ReadyServer): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  cleanups.push(() => socket.destroy())
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(
    `POST /api/boards HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.key}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n',
  )
  await once(socket, 'data')
  return socket
}

describe('H14 stopping', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'H14.1 %s: clients are told to come back, and what they wrote is there after the next start',
    async (signal) => {
      const server = await ready()
      const { id, links } = await createBoard(server)
      const key = keyIn(links.contributor)
      const writer = openRoom(server, id, key)
      await synced(writer)
      const reader = openRoom(server, id, keyIn(links.observer))
      await synced(reader)
      writer.doc.getText('text.title').insert(0, 'last words ')
      await hears(reader, 'last words')
      server.child.kill(signal)
      expect(await writer.closed).toBe(1012)
      writer.provider.destroy()
      expect(await server.ended).toBe(0)

      const next = await ready()
      expect(next.key).toBe(server.key)
      const again = openRoom(next, id, key)
      await synced(again)
      expect(again.doc.getText('text.title').toJSON()).toBe('last words Payments down')
    },
  )

  test('H14.2 it ends with 0 within 10 s although a request hangs', async () => {
    const server = await ready()
    await hangingRequest(server)
    const startedAt = performance.now()
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })

  test('H14.3 a second signal, not the echo of the first, ends it at once', async () => {
    const server = await ready()
    await hangingRequest(server)
    const startedAt = performance.now()
    server.child.kill('SIGTERM')
    while (server.child.exitCode === null) {
      server.child.kill('SIGTERM')
      await fetch(`${server.url}/healthz`).catch(() => null)
    }
    expect(await server.ended).toBe(1)
    expect(performance.now() - startedAt).toBeLessThan(2_500)
  })
})
