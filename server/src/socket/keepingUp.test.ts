import { connect } from 'node:net'

import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { manualClock } from '../testing/manualClock.ts'
import { syncFrame } from '../testing/rawClient.ts'
import { BOARD, REAL_CLOCK } from '../testing/socketServer.ts'
import { codeOf, startRoom } from '../testing/startRoom.ts'

describe('keeping up', () => {
  it('S10 a sender above the pace is read more slowly, and nothing of it is lost', async () => {
    const server = await startRoom()
    const client = await server.enter()
    const reader = await server.enter()
    for (let n = 0; n < 2_300; n += 1) client.doc.getArray('count').push([n])
    await reader.until(() => reader.doc.getArray('count').length === 2_300)
    expect(client.closed).toBeNull()
  })

  it('S10 who asks for much is read more slowly, also what came in one piece, and others are not', async () => {
    const clock = manualClock()
    const content = new Y.Doc()
    content.transact(() => {
      for (let n = 0; n < 20_000; n += 1) content.getMap('map').set(`${n}`, n)
    })
    const server = await startRoom({ clock, content: Y.encodeStateAsUpdate(content) })
    const greedy = await server.enterSilent({ key: 'observer' })
    const other = await server.enter()
    // A few bytes each, for which the server goes over the whole board.
    const question = syncFrame(0, Y.encodeStateVector(content))
    for (let n = 0; n < 2_000; n += 1) greedy.send(question)
    const answers = (): number => greedy.heard.filter((one) => one.kind === 'step2').length
    await greedy.until(() => answers() > 50)
    other.doc.getText('text.title').insert(0, 'Still ')
    await other.untilDurable(3)
    const atOnce = answers()
    expect(atOnce).toBeLessThan(150)
    clock.advance(1_000)
    await greedy.until(() => answers() > atOnce + 20)
    await other.durable()
    expect(answers()).toBeLessThan(atOnce + 50)
    while (server.rooms.peopleOn(BOARD) === 2) {
      clock.advance(1_000)
      await other.durable()
    }
    expect(await greedy.untilClosed()).toBe(codeOf('tooFast'))
  })

  it('S10 what somebody sent before they left is kept, though it was held back', async () => {
    const clock = manualClock()
    const server = await startRoom({ clock })
    const client = await server.enterSilent()
    client.doc.on('update', (update: Uint8Array) => client.sendUpdate(update))
    const total = LIMITS.messageBurst + 100
    for (let n = 0; n < total; n += 1) client.doc.getArray('count').push([n])
    client.ws.close()
    const reader = await server.enter()
    const count = (): number => reader.doc.getArray('count').length
    while (count() < total) {
      clock.advance(100)
      await reader.durable()
    }
    expect(count()).toBe(total)
  })

  it('S11 a reader that stopped at TCP is closed, and others are not held up', async () => {
    const server = await startRoom()
    const writer = await server.enter()
    const reader = await server.enter()
    const stalled = await server.enter()
    stalled.ws.pause()
    const block = 'x'.repeat(500_000)
    let sent = 0
    for (; server.rooms.peopleOn(BOARD) === 3 && sent < 60; sent += 1) {
      writer.doc.getMap('blocks').set('one', block + sent)
      await reader.until(() => reader.doc.getMap('blocks').get('one') === block + sent)
    }
    expect(server.rooms.peopleOn(BOARD)).toBe(2)
    expect(reader.closed).toBeNull()
  }, 20_000)

  it('S12 a revoked link closes its sockets, and nobody elses', async () => {
    const server = await startRoom()
    const contributor = await server.enter()
    const facilitator = await server.enter({ key: 'facilitator' })
    server.rooms.revokeLink('link-contributor')
    expect(await contributor.untilClosed()).toBe(codeOf('revoked'))
    expect(await server.connect().untilClosed()).toBe(codeOf('revoked'))
    await facilitator.durable()
  })

  it('S12 a link that runs out closes its sockets', async () => {
    const server = await startRoom({ expiresAtMs: REAL_CLOCK.nowMs() + 200 })
    expect(await server.connect().untilClosed()).toBe(codeOf('revoked'))
  })

  it('S13 stopping commits and acknowledges what was received, then closes with 1012', async () => {
    const server = await startRoom()
    server.storage.gate = 'closed'
    const client = await server.enter()
    client.send(Uint8Array.of(100, 1))
    client.doc.getText('text.title').insert(0, 'last ')
    await client.until(() => server.storage.waiting > 0 || client.heard.length > 3)
    const stopped = server.sockets.close()
    server.storage.open()
    expect(await client.untilClosed()).toBe(codeOf('restarting'))
    await stopped
    expect(client.durableFrames).toBe(3)
    const stored = await server.storage.loadRoom(BOARD)
    expect(stored.updates.length).toBe(1)
  })

  it('S14 a quiet socket hears something at least every 20 s', async () => {
    const clock = manualClock()
    const server = await startRoom({ clock })
    const client = await server.enter()
    const quiet = () => client.heard.filter((one) => one.kind === 'presence')
    for (let time = 1; time <= 6; time += 1) {
      // So its answers to pings have arrived as well.
      await client.durable()
      clock.advance(LIMITS.keepAliveMs)
      await client.until(() => quiet().length === time)
    }
    expect(quiet().map((one) => [...one.payload])).toEqual(Array.from({ length: 6 }, () => [0]))
  })

  it('S14 a peer that answers no ping is let go', async () => {
    const clock = manualClock()
    const server = await startRoom({ clock })
    const client = await server.enter()
    client.ws.pause()
    for (let second = 0; second < 46; second += 1) clock.advance(1_000)
    expect(server.rooms.peopleOn(BOARD)).toBe(1)
    client.ws.resume()
    expect(await client.untilClosed()).toBe(1006)
  })

  it('S14 unfinished handshakes and other noise do no harm', async () => {
    const server = await startRoom()
    const socket = connect(server.port, '127.0.0.1')
    socket.write('GET /sync/x HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
    await new Promise((resolve) => socket.once('close', resolve).resume())
    await server.connect().untilSynced()
    expect(syncFrame(0, Uint8Array.of(0))).toEqual(Uint8Array.of(0, 0, 1, 0))
  })
})
