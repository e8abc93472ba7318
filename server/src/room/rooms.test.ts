import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import { BOARD } from '../testing/socketServer.ts'
import { codeOf, startRoom } from '../testing/startRoom.ts'
import { manualClock } from '../testing/manualClock.ts'
import { SILENT } from './environment.ts'
import { RoomUnavailable } from './rooms.ts'

const ROOM = { part: 'board', boardId: BOARD } as const
const titleOf = (doc: Y.Doc): string => doc.getText('text.title').toString()

describe('seen = safe', () => {
  it('R1 nobody sees, and nobody is told of, what is not committed', async () => {
    const server = await startRoom()
    const writer = await server.enter()
    const reader = await server.enter()
    await writer.untilDurable(2)
    server.storage.gate = 'closed'
    writer.doc.getText('text.title').insert(0, 'New ')
    expect((await writer.durable()).durableFrames).toBe(2)
    // What the reader is sent now, it gets after anything sent before.
    await reader.durable()
    expect(titleOf(reader.doc)).toBe('Board')
    server.storage.open()
    await reader.until(() => titleOf(reader.doc) === 'New Board')
    await writer.untilDurable(3)
  })

  it('R2 a joiner and a reading request get their answer once everything in it is committed', async () => {
    const server = await startRoom()
    const writer = await server.enter()
    server.storage.gate = 'closed'
    writer.doc.getText('text.title').insert(0, 'New ')
    await writer.durable()
    const joiner = server.connect()
    await joiner.until(() => joiner.heard.some((one) => one.kind === 'step1'))
    const order: string[] = []
    const read = server.rooms.read(ROOM, titleOf).then((title) => order.push(`read ${title}`))
    await joiner.durable()
    expect(joiner.heard.some((one) => one.kind === 'step2')).toBe(false)
    order.push('opened')
    server.storage.open()
    await Promise.all([read, joiner.untilSynced()])
    expect(order).toEqual(['opened', 'read New Board'])
    expect(titleOf(joiner.doc)).toBe('New Board')
  })

  it('R3 an edit comes back to everybody but its sender, once', async () => {
    const server = await startRoom()
    const writer = await server.enter()
    const reader = await server.enter()
    for (let n = 0; n < 20; n += 1) writer.doc.getArray('list').push([n])
    await reader.until(() => reader.doc.getArray('list').length === 20)
    await writer.untilDurable(22)
    expect(reader.heard.filter((one) => one.kind === 'update').length).toBe(20)
    expect(writer.heard.filter((one) => one.kind === 'update').length).toBe(0)
  })

  it('R4 when storage fails, nothing is acknowledged, and nothing is lost once it works again', async () => {
    const server = await startRoom()
    const writer = await server.enter()
    const reader = await server.enter()
    server.storage.failures = 2
    for (const word of ['one ', 'two ', 'three ']) {
      writer.doc.getText('text.title').insert(0, word)
    }
    await writer.untilDurable(5)
    expect(server.storage.failures).toBe(0)
    const stored = await server.storage.loadRoom(BOARD)
    expect(stored.updates.length).toBe(3)
    await reader.until(() => titleOf(reader.doc) === 'three two one Board')
  })

  it('R4 storage that fails for an hour keeps the room, and all of it is kept in the end', async () => {
    const clock = manualClock()
    const server = await startRoom({ clock })
    const writer = await server.enter()
    const reader = await server.enter()
    server.storage.failures = Infinity
    for (let minute = 0; minute < 60; minute += 1) {
      writer.doc.getText('text.title').insert(0, `${minute} `)
      // A question and its answer, so that the server has the edit.
      expect((await writer.durable()).durableFrames).toBe(2)
      for (let tries = 0; tries < 12; tries += 1)
        await server.storage.triedAfter(() => clock.advance(5_000))
      // So nobody is let go for silence.
      await reader.durable()
    }
    expect([writer.closed, reader.closed]).toEqual([null, null])
    expect(titleOf(reader.doc)).toBe('Board')
    server.storage.failures = 0
    clock.advance(5_000)
    await writer.untilDurable(62)
    await reader.until(() => titleOf(reader.doc).startsWith('59 58 57 '))
    const stored = await server.storage.loadRoom(BOARD)
    expect(stored.updates.length).toBe(60)
  })

  it('R5 a change of the server is committed, then shown and answered', async () => {
    const server = await startRoom()
    const reader = await server.enter({ key: 'observer' })
    const value = await server.rooms.change(ROOM, (doc) => {
      doc.getMap('participants').set('person-eve-01', { name: 'Eve' })
      return 5
    })
    expect(value).toBe(5)
    expect(server.storage.committed).toBe(1)
    await reader.until(() => reader.doc.getMap('participants').has('person-eve-01'))
  })

  it('R5 a change of the server that throws keeps nothing and loads the room again', async () => {
    const server = await startRoom()
    const client = await server.enter()
    const failing = server.rooms.change(ROOM, (doc) => {
      doc.getText('text.title').insert(0, 'half ')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await client.untilClosed()).toBe(codeOf('roomReset'))
    expect(await server.rooms.read(ROOM, titleOf)).toBe('Board')
  })
})

describe('loading', () => {
  it('R6 a room is loaded once, however many come at once', async () => {
    const server = await startRoom()
    const clients = Array.from({ length: 50 }, () => server.connect())
    await Promise.all(clients.map((client) => client.untilSynced()))
    expect(server.storage.loads).toBe(1)
    expect(clients.map((client) => titleOf(client.doc))).toEqual(clients.map(() => 'Board'))
  })

  it('R7 a failed load is no empty document: retry by code, nothing written', async () => {
    const server = await startRoom()
    server.storage.loadFailures = 2
    expect(await server.connect().untilClosed()).toBe(codeOf('loadFailed'))
    await expect(server.rooms.read(ROOM, titleOf)).rejects.toBeInstanceOf(RoomUnavailable)
    const client = await server.enter()
    expect(titleOf(client.doc)).toBe('Board')
    expect(server.storage.committed).toBe(0)
  })

  it('R7 a board of which nothing is stored is not made up', async () => {
    const server = await startRoom()
    const nowhere = { part: 'board', boardId: 'board-two-0002' } as const
    await expect(server.rooms.read(nowhere, titleOf)).rejects.toBeInstanceOf(RoomUnavailable)
  })

  it('R8 a room unloads with its last session, after its last commit, and comes back the same', async () => {
    const server = await startRoom()
    const writer = await server.enter()
    server.storage.gate = 'closed'
    writer.doc.getText('text.title').insert(0, 'Kept ')
    await writer.durable()
    await writer.close()
    expect(server.rooms.peopleOn(BOARD)).toBe(0)
    const next = server.connect()
    await next.until(() => next.heard.length > 0)
    expect(server.storage.loads).toBe(1)
    server.storage.open()
    await next.untilSynced()
    expect(titleOf(next.doc)).toBe('Kept Board')
    await next.close()
    expect(await server.rooms.read(ROOM, titleOf)).toBe('Kept Board')
    expect(server.storage.loads).toBe(2)
  })

  it('R9 random joining, editing and leaving with slow storage loses nothing', async () => {
    const server = await startRoom()
    const total = 300
    for (let n = 0; n < total; n += 1) {
      const client = await server.enter()
      if (n % 3 === 0) server.storage.gate = 'closed'
      client.doc.getArray('count').push([n])
      if (n % 2 === 0) await client.durable()
      if (n % 3 !== 1) server.storage.open()
      // Leaving without waiting: what the server has received must still be kept.
      if (n % 5 === 0) await client.untilDurable(3)
      await client.close()
      server.storage.open()
    }
    const kept = await server.rooms.read(ROOM, (doc) => doc.getArray('count').toArray())
    expect(kept).toEqual(Array.from({ length: total }, (_, n) => n))
  }, 30_000)

  it('R10 a long log becomes a snapshot, and no younger update is dropped', async () => {
    const server = await startRoom()
    const client = await server.enter()
    const waitFor = async (length: number): Promise<void> => client.untilDurable(length)
    for (let n = 0; n < 1_100; n += 1) {
      client.doc.getArray('count').push([n])
      if (n % 100 === 99) await waitFor(n + 3)
    }
    await client.close()
    const kept = await server.rooms.read(ROOM, (doc) => doc.getArray('count').length)
    expect(kept).toBe(1_100)
    const stored = await server.storage.loadRoom(BOARD)
    expect(stored.snapshot?.seq).toBeGreaterThan(1)
    expect((stored.snapshot?.seq ?? 0) + stored.updates.length).toBe(stored.seq)
  })
})

describe('who writes under which client id', () => {
  it('R11 a client id belongs to its first writer, also after the room was loaded again', async () => {
    const server = await startRoom()
    const ada = await server.enter({ participantToken: 'ada' })
    ada.doc.getText('text.title').insert(0, 'Ada ')
    await ada.untilDurable(3)
    await ada.close()
    expect(server.rooms.peopleOn(BOARD)).toBe(0)
    const forged = new Y.Doc()
    forged.clientID = ada.doc.clientID
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(ada.doc))
    forged.clientID = ada.doc.clientID
    const bob = await server.enter({ participantToken: 'bob', doc: forged })
    bob.doc.getText('text.title').insert(0, 'not ')
    expect(await bob.untilClosed()).toBe(codeOf('updateRefused'))
    const again = await server.enter({ participantToken: 'ada', doc: ada.doc })
    again.doc.getText('text.title').insert(0, 'really ')
    await again.untilDurable(3)
    expect(await server.rooms.read(ROOM, titleOf)).toBe('really Ada Board')
  })

  it('R11 who wrote anonymously goes on as a person of the same link', async () => {
    const server = await startRoom()
    const anonymous = await server.enter()
    anonymous.doc.getText('text.title').insert(0, 'A ')
    await anonymous.untilDurable(3)
    await anonymous.close()
    const person = await server.enter({ participantToken: 'ada', doc: anonymous.doc })
    person.doc.getText('text.title').insert(0, 'B ')
    await person.untilDurable(3)
    expect(person.closed).toBeNull()
  })

  it('R12 only the server writes participants and meta', async () => {
    const server = await startRoom()
    const client = await server.enter({ key: 'facilitator' })
    client.doc.getMap('participants').set('person-bob-01', { name: 'Not Bob' })
    expect(await client.untilClosed()).toBe(codeOf('updateRefused'))
  })

  it('R13 a board that has reached its size says so', async () => {
    const big = new Y.Doc()
    big.getMap('big').set('value', new Uint8Array(LIMITS.maxBoardBytes - 1_000))
    const server = await startRoom({ content: Y.encodeStateAsUpdate(big) })
    const client = await server.enterSilent()
    const more = new Y.Doc()
    more.getMap('big').set('more', new Uint8Array(2_000))
    client.sendUpdate(Y.encodeStateAsUpdate(more))
    expect(await client.untilClosed()).toBe(codeOf('boardFull'))
  })

  it('R13 what compaction frees may be used again', async () => {
    const big = new Y.Doc()
    big.getMap('big').set('value', new Uint8Array(LIMITS.maxBoardBytes - 1_000))
    let compacted = (): void => {}
    const isCompacted = new Promise<void>((resolve) => (compacted = resolve))
    const log = { ...SILENT, info: (name: string) => name === 'room.compacted' && compacted() }
    const server = await startRoom({ content: Y.encodeStateAsUpdate(big), log })
    const client = await server.enterSilent()
    const replace = (size: number) =>
      server.rooms.change(ROOM, (doc) => doc.getMap('big').set('value', new Uint8Array(size)))
    await replace(5 * 2 ** 20)
    await isCompacted
    const more = new Y.Doc()
    more.getMap('big').set('more', new Uint8Array(2_000))
    client.sendUpdate(Y.encodeStateAsUpdate(more))
    await client.untilDurable(1)
    expect(client.closed).toBeNull()
  })
})
