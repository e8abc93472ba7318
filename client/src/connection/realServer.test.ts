import 'fake-indexeddb/auto'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

import { createCard } from '@whyboard/shared/document/operations/cards.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { readBoard } from '@whyboard/shared/document/readBoard.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import { serverApi, type ApiResult } from './api.ts'
import { openBoard, type BoardConnection, type Session } from './boardConnection.ts'
import { testEnvironment, type TestEnvironment } from './testing/testEnvironment.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const WORKSPACE_KEY = 'workspace-key-for-tests'
const WAIT = { timeout: 10_000, interval: 10 }

let dataDir = ''
let server: ChildProcess
let origin = ''
const pages: BoardConnection[] = []

/** Starts the real server as a process of its own; `port` 0 takes a free one. */
async function startServer(port: number): Promise<void> {
  server = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      WORKSPACE_KEY,
    },
  })
  if (server.stdout === null) throw new Error('The server has no output.')
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /ready: (http:\/\/[^/]+)/.exec(line)?.[1]
    if (address === undefined) continue
    origin = `http://127.0.0.1:${new URL(address).port}`
    return
  }
  throw new Error('The server ended before it was ready.')
}

async function stopServer(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const ended = once(server, 'exit')
  server.kill(signal)
  await ended
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'whyboard-connection-'))
  await startServer(0)
}, 30_000)
afterEach(() => {
  for (const connection of pages.splice(0)) connection.close()
})
afterAll(async () => {
  await stopServer('SIGTERM')
  await rm(dataDir, { recursive: true })
}, 30_000)

function valueOf<Value>(result: ApiResult<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.says}`)
  return result.value
}

/** A browser whose own clock is wrong by so much. */
function browser(wrongByMs = 0): TestEnvironment {
  return testEnvironment({
    origin,
    WebSocket,
    fetch,
    hasIndexedDb: true,
    nowMs: () => Date.now() + wrongByMs,
    monotonicMs: () => performance.now(),
  })
}

async function newBoard(): Promise<{ readonly boardId: string; readonly key: string }> {
  const made = valueOf(
    await serverApi(browser()).createBoard(WORKSPACE_KEY, { title: 'Payment outage' }),
  )
  const key = new URLSearchParams(new URL(made.links.contributor).hash.slice(1)).get('key')
  if (key === null) throw new Error('The link has no key.')
  return { boardId: made.id, key }
}

interface Joined {
  readonly environment: TestEnvironment
  readonly identity: Session
  readonly token: string
  readonly epoch: string
}

async function joinAs(
  board: { readonly boardId: string; readonly key: string },
  name: string,
  wrongByMs = 0,
): Promise<Joined> {
  const environment = browser(wrongByMs)
  const api = serverApi(environment)
  const { epoch, role } = valueOf(await api.board(board.key, board.boardId))
  const person = { name, colour: '#336699' }
  const { participantId, token } = valueOf(await api.join(board.key, board.boardId, person))
  return { environment, identity: { participantId, ...person, role }, token, epoch }
}

function open(
  board: { readonly boardId: string; readonly key: string },
  joined: Joined,
): BoardConnection {
  const connection = openBoard(
    {
      ...board,
      participantToken: joined.token,
      identity: joined.identity,
      epoch: joined.epoch,
      title: 'Payment outage',
    },
    joined.environment,
  )
  pages.push(connection)
  return connection
}

const isSaved = (connection: BoardConnection) =>
  vi.waitFor(
    () => expect(connection.syncState.get()).toMatchObject({ phase: 'live', saved: true }),
    WAIT,
  )
const writerOf = (connection: BoardConnection) => ({
  doc: connection.boardDoc,
  origin: connection,
  participantId: connection.session.participantId,
  random: connection.environment.random,
  nowMs: () => connection.serverNowMs(),
})
function makeNote(connection: BoardConnection, id: string, text: string): void {
  const made = createCard(writerOf(connection), 'note', { id, text })
  if (!made.ok) throw new Error(made.reason)
}
const textsOf = (connection: BoardConnection) =>
  readBoard(connection.boardDoc)
    .board.cards.map((card) => card.text)
    .toSorted()

describe('with the real server', () => {
  it('what is typed is unsaved, then saved, and reaches the others', async () => {
    const board = await newBoard()
    const ann = open(board, await joinAs(board, 'Ann'))
    const bob = open(board, await joinAs(board, 'Bob'))
    await isSaved(ann)
    await isSaved(bob)
    makeNote(ann, 'note-0001', 'Hello')
    expect(ann.syncState.get()).toMatchObject({ unsaved: 1, saved: false })
    await isSaved(ann)
    await vi.waitFor(() => expect(textsOf(bob)).toEqual(['Hello']), WAIT)
    expect(bob.syncState.get().unsaved).toBe(0)
    await vi.waitFor(
      () => expect(bob.presence.people.get().map(({ name }) => name)).toEqual(['Bob', 'Ann']),
      WAIT,
    )
  })

  it('edits made while the server is killed are counted, merge after its restart and are saved', async () => {
    const board = await newBoard()
    const ann = open(board, await joinAs(board, 'Ann'))
    const bob = open(board, await joinAs(board, 'Bob'))
    await isSaved(ann)
    makeNote(ann, 'note-0001', 'together')
    await isSaved(ann)
    await vi.waitFor(() => expect(textsOf(bob)).toEqual(['together']), WAIT)

    const { port } = new URL(origin)
    await stopServer('SIGKILL')
    await vi.waitFor(() => expect(ann.syncState.get().phase).toBe('offline'), WAIT)
    makeNote(ann, 'note-000a', 'from Ann')
    makeNote(bob, 'note-000b', 'from Bob')
    const target = { card: 'note-0001', name: 'text' }
    editText(writerOf(ann), target, { index: 0, remove: 0, insert: 'Ann ' })
    editText(writerOf(bob), target, { index: 8, remove: 0, insert: ' Bob' })
    expect(ann.syncState.get()).toMatchObject({ unsaved: 2, saved: false, storedOffline: true })
    await vi.waitFor(() => expect(ann.syncState.get().late).toBe(true), WAIT)

    await startServer(Number(port))
    for (const page of [ann, bob]) (page.environment as TestEnvironment).happens('online')
    await isSaved(ann)
    await isSaved(bob)
    const merged = ['Ann together Bob', 'from Ann', 'from Bob']
    await vi.waitFor(() => expect(textsOf(ann)).toEqual(merged), WAIT)
    await vi.waitFor(() => expect(textsOf(bob)).toEqual(merged), WAIT)
    const stored = valueOf(await serverApi(browser()).board(board.key, board.boardId))
    expect(stored.board.cards.map(({ text }) => text).toSorted()).toEqual(merged)
  }, 60_000)

  it('an offline reload keeps what was unsaved, under the person’s own name', async () => {
    const board = await newBoard()
    const joined = await joinAs(board, 'Ann')
    const first = open(board, joined)
    await isSaved(first)
    const { port } = new URL(origin)
    await stopServer('SIGTERM')
    await vi.waitFor(() => expect(first.syncState.get().phase).toBe('offline'), WAIT)
    makeNote(first, 'note-0001', 'written offline')
    await vi.waitFor(() => expect(first.syncState.get().unsaved).toBe(1), WAIT)
    first.close()

    const second = open(board, joined)
    await vi.waitFor(
      () => expect(second.syncState.get()).toMatchObject({ ready: true, unsaved: 1 }),
      WAIT,
    )
    expect(textsOf(second)).toEqual(['written offline'])
    await startServer(Number(port))
    joined.environment.happens('online')
    await isSaved(second)
    const stored = valueOf(await serverApi(browser()).board(board.key, board.boardId))
    expect(stored.board.cards).toMatchObject([
      { text: 'written offline', author: joined.identity.participantId },
    ])
  }, 60_000)

  it('pages whose clocks are 10 minutes off agree on the server’s time within 250 ms', async () => {
    const board = await newBoard()
    const ahead = open(board, await joinAs(board, 'Ann', 600_000))
    const behind = open(board, await joinAs(board, 'Bob', -600_000))
    await isSaved(ahead)
    await isSaved(behind)
    await vi.waitFor(() => expect(ahead.clockErrorMs()).toBeLessThan(125), WAIT)
    await vi.waitFor(() => expect(behind.clockErrorMs()).toBeLessThan(125), WAIT)
    expect(Math.abs(ahead.serverNowMs() - behind.serverNowMs())).toBeLessThan(250)
    expect(Math.abs(ahead.serverNowMs() - Date.now())).toBeLessThan(250)
  })

  it('an epoch that is not the board’s closes for good', async () => {
    const board = await newBoard()
    const stale = open(board, { ...(await joinAs(board, 'Ann')), epoch: 'another-epoch' })
    await vi.waitFor(
      () =>
        expect(stale.syncState.get()).toMatchObject({
          phase: 'closed',
          closeReason: 'epochChanged',
        }),
      WAIT,
    )
  })

  it('a key that opens nothing closes for good, with its reason', async () => {
    const board = await newBoard()
    const joined = await joinAs(board, 'Ann')
    const wrong = open({ ...board, key: 'no-such-key-at-all' }, joined)
    await vi.waitFor(
      () =>
        expect(wrong.syncState.get()).toMatchObject({ phase: 'closed', closeReason: 'unknownKey' }),
      WAIT,
    )
  })
})
