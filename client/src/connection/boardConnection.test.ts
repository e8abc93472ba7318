import 'fake-indexeddb/auto'
import { createCard } from '@whyboard/shared/document/operations/cards.ts'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'

import { openBoard, type BoardConnection } from './boardConnection.ts'
import { copyIndexKey } from './offlineCopy.ts'
import { setAsideFile } from './setAsideFile.ts'
import { fakeServer, type FakeServer } from './testing/fakeServer.ts'
import { testEnvironment, type TestEnvironment } from './testing/testEnvironment.ts'

const BOARD = 'board-0001'

/** A browser on one machine: its storage outlives pages. */
function browser(server: FakeServer = fakeServer(() => Date.now())) {
  const environment = testEnvironment({
    WebSocket: server.WebSocket,
    hasIndexedDb: true,
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
  })
  return { server, environment }
}

function page(environment: TestEnvironment, epoch = 'e1'): BoardConnection {
  const connection = openBoard(
    {
      boardId: BOARD,
      key: 'secret',
      participantToken: null,
      identity: { participantId: null, name: 'Ann', colour: '#336699', role: 'contributor' },
      epoch,
      title: 'Payment outage',
    },
    environment,
  )
  pages.push(connection)
  return connection
}

const pages: BoardConnection[] = []
const state = (connection: BoardConnection) => connection.syncState.get()
const isLive = (connection: BoardConnection) =>
  vi.waitFor(() => expect(state(connection)).toMatchObject({ phase: 'live', saved: true }))
const title = (doc: Y.Doc) => doc.getText('text.title')
const write = (connection: BoardConnection, text: string) =>
  title(connection.boardDoc).insert(0, text)

/** Goes away like a closed tab, once the copy has caught up. */
async function leave(connection: BoardConnection): Promise<void> {
  connection.close()
  await vi.waitFor(async () => expect((await indexedDB.databases()).length).toBeGreaterThan(0))
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => {
  for (const connection of pages.splice(0)) connection.close()
})

describe('board connection', () => {
  it('is live and saved once both rooms are in step, and knows that the copy is kept', async () => {
    const { environment, server } = browser()
    const connection = page(environment)
    expect(state(connection)).toMatchObject({ phase: 'connecting', ready: false })
    await isLive(connection)
    expect(state(connection)).toMatchObject({ ready: true, storedOffline: true, unsaved: 0 })
    expect(server.sessions.map((session) => new URL(session.url).pathname)).toEqual([
      `/sync/${BOARD}`,
      `/sync/${BOARD}/stage`,
    ])
  })

  it('opens from the copy while the server is away, and sends what was written then', async () => {
    const { environment, server } = browser()
    const first = page(environment)
    await isLive(first)
    write(first, 'Outage')
    await isLive(first)
    server.reachable = false
    server.session(BOARD).end(1006)
    write(first, 'Big ')
    await vi.waitFor(() => expect(state(first).unsaved).toBe(1))
    await leave(first)

    const second = page(environment)
    await vi.waitFor(() => expect(state(second)).toMatchObject({ phase: 'offline', ready: true }))
    expect(title(second.boardDoc).toJSON()).toBe('Big Outage')
    expect(state(second)).toMatchObject({ unsaved: 1, late: true, storedOffline: true })

    server.reachable = true
    environment.happens('online')
    await isLive(second)
    expect(title(server.doc(BOARD)).toJSON()).toBe('Big Outage')
  })

  it('keeps what IndexedDB had not stored when the page went away', async () => {
    const { environment, server } = browser()
    server.reachable = false
    const first = page(environment)
    await vi.waitFor(() => expect(state(first)).toMatchObject({ phase: 'offline' }))
    write(first, 'last words')
    environment.happens('leaving')
    first.close()
    // The browser drops what it had not begun to store.
    globalThis.indexedDB = new IDBFactory()

    const second = page(environment)
    await vi.waitFor(() => expect(title(second.boardDoc).toJSON()).toBe('last words'))
    await vi.waitFor(() => expect(state(second)).toMatchObject({ ready: true, unsaved: 1 }))
    await leave(second)
    const third = page(environment)
    await vi.waitFor(() => expect(title(third.boardDoc).toJSON()).toBe('last words'))
  })

  it('works without IndexedDB and says that nothing is kept', async () => {
    const { environment } = browser()
    const connection = page({ ...environment, hasIndexedDb: false })
    await isLive(connection)
    expect(state(connection).storedOffline).toBe(false)
  })

  it('a refused change is set aside, never sent again, and the next page begins clean', async () => {
    const { environment, server } = browser()
    const first = page(environment)
    await isLive(first)
    const untouched = Y.encodeStateAsUpdate(server.doc(BOARD))
    server.silent = true
    write(first, 'Refused')
    server.session(BOARD).end(4422)
    await vi.waitFor(() => expect(first.setAside.get()).toHaveLength(1))
    expect(state(first)).toMatchObject({ phase: 'closed', closeReason: 'updateRefused' })
    const [copy] = first.setAside.get()
    expect(copy).toMatchObject({ reason: 'updateRefused', unsaved: 1, title: 'Payment outage' })
    // The index moves on when everything is on the disk.
    await vi.waitFor(() =>
      expect(environment.storage.getItem(copyIndexKey(BOARD))).toContain('"generation":1'),
    )
    first.close()

    server.silent = false
    const second = page(environment)
    await isLive(second)
    expect(title(second.boardDoc).toJSON()).toBe('')
    expect(Y.encodeStateAsUpdate(server.doc(BOARD))).toEqual(untouched)
    await vi.waitFor(() => expect(second.setAside.get()).toHaveLength(1))
    await second.discardSetAside(second.setAside.get()[0]?.id ?? '')
    expect(second.setAside.get()).toEqual([])
  })

  it('another tab’s setting aside does not take this tab’s copy away', async () => {
    const { environment, server } = browser()
    const first = page(environment)
    const second = page(environment)
    await isLive(first)
    await isLive(second)
    await first.setCopyAside()
    environment.storageChanged(copyIndexKey(BOARD))
    write(second, 'Kept')
    await isLive(second)
    await vi.waitFor(async () =>
      expect((await indexedDB.databases()).map(({ name }) => name)).toContain(
        `whyboard/${BOARD}/e1/1`,
      ),
    )
    await leave(second)
    server.reachable = false
    const third = page(environment)
    await vi.waitFor(() => expect(title(third.boardDoc).toJSON()).toBe('Kept'))
  })

  it('a copy that another tab deleted keeps no edit from the server, and is not called stored', async () => {
    const { environment, server } = browser()
    const connection = page(environment)
    await isLive(connection)
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    const name = names.find((one) => one.includes(`${BOARD}/e1`)) ?? ''
    const deletion = indexedDB.deleteDatabase(name)
    await vi.waitFor(() => expect(deletion.readyState).toBe('done'))
    write(connection, 'Sent')
    await isLive(connection)
    expect(title(server.doc(BOARD)).toJSON()).toBe('Sent')
    environment.happens('hidden')
    await vi.waitFor(() => expect(state(connection).storedOffline).toBe(false))
  })

  it('a tab that was left behind by an epoch does not take the newer one’s copy away', async () => {
    const { environment, server } = browser()
    const behind = page(environment)
    await isLive(behind)
    server.silent = true
    write(behind, 'Old')
    // Another tab has reloaded, and has once set its copy aside.
    const newer = JSON.stringify({ epoch: 'e2', generation: 1 })
    environment.storage.setItem(copyIndexKey(BOARD), newer)
    environment.storageChanged(copyIndexKey(BOARD))
    server.session(BOARD).end(4409)
    await vi.waitFor(() => expect(behind.setAside.get()).toHaveLength(1))
    await behind.setCopyAside()
    expect(environment.storage.getItem(copyIndexKey(BOARD))).toBe(newer)
  })

  it('a replaced board gets nothing from the older copy; its unsaved edits are offered', async () => {
    const { environment, server } = browser()
    const first = page(environment)
    await isLive(first)
    server.reachable = false
    server.session(BOARD).end(1006)
    write(first, 'Old')
    await vi.waitFor(() => expect(state(first).unsaved).toBe(1))
    await leave(first)

    server.reachable = true
    const second = page(environment, 'e2')
    await isLive(second)
    await vi.waitFor(() => expect(second.setAside.get()).toHaveLength(1))
    expect(second.setAside.get()[0]).toMatchObject({ reason: 'epochChanged', unsaved: 1 })
    expect(title(second.boardDoc).toJSON()).toBe('')
    expect(title(server.doc(BOARD)).toJSON()).toBe('')
  })

  it('a board replaced while it is open is closed, with a copy only when something was unsaved', async () => {
    const { environment, server } = browser()
    const saved = page(environment)
    await isLive(saved)
    server.session(BOARD).end(4409)
    expect(state(saved)).toMatchObject({ phase: 'closed', closeReason: 'epochChanged' })
    expect(saved.setAside.get()).toEqual([])
    saved.close()

    const unsaved = page(environment)
    await isLive(unsaved)
    server.silent = true
    write(unsaved, 'x')
    server.session(BOARD).end(4409)
    await vi.waitFor(() => expect(unsaved.setAside.get()).toHaveLength(1))
  })

  it('the copy of a saved board of an older epoch is deleted', async () => {
    const { environment } = browser()
    const first = page(environment)
    await isLive(first)
    await leave(first)
    const second = page(environment, 'e2')
    await isLive(second)
    await vi.waitFor(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name)
      expect(names).toContain(`whyboard/${BOARD}/e2/0`)
      expect(names).not.toContain(`whyboard/${BOARD}/e1/0`)
    })
    expect(second.setAside.get()).toEqual([])
  })

  it('a set-aside copy can be taken away as a file, as it is or as plain values', async () => {
    const { environment } = browser()
    const connection = page(environment)
    await isLive(connection)
    createCard(
      {
        doc: connection.boardDoc,
        origin: {},
        participantId: null,
        random: environment.random,
        nowMs: () => 0,
      },
      'note',
      { text: 'Mine' },
    )
    await connection.setCopyAside()
    const [copy] = connection.setAside.get()
    if (copy === undefined) throw new Error('Nothing was set aside.')
    const json = setAsideFile(copy, 'json')
    expect(json?.name).toBe('payment-outage-copy.json')
    expect(JSON.parse((await json?.content.text()) ?? '')).toMatchObject({
      cards: [{ kind: 'note', text: 'Mine' }],
    })
    const doc = new Y.Doc()
    const bytes = await setAsideFile(copy, 'bin')?.content.arrayBuffer()
    Y.applyUpdate(doc, new Uint8Array(bytes ?? new ArrayBuffer()))
    expect(doc.getMap('cards').size).toBe(1)
  })

  it('shows itself to the others again after a reconnect, and leaves when the page does', async () => {
    const { environment, server } = browser()
    const ann = page(environment)
    await isLive(ann)
    expect(ann.presence.people.get()).toMatchObject([{ name: 'Ann', self: true }])
    environment.happens('leaving')
    expect(ann.presence.people.get()).toEqual([])
    environment.happens('returned')
    expect(ann.presence.people.get()).toMatchObject([{ name: 'Ann' }])
    const before = ann.awareness.meta.get(ann.awareness.clientID)?.clock ?? 0
    server.session(BOARD).end(1006)
    environment.happens('online')
    await isLive(ann)
    expect(ann.awareness.meta.get(ann.awareness.clientID)?.clock).toBeGreaterThan(before)
  })
})
