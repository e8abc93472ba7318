import { connect } from 'node:net'

import { CLOSE_REASONS } from '@whyboard/shared/protocol/closeReasons.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { afterEach, describe, expect, it } from 'vitest'

import type { GatedStorage } from '../testing/gatedStorage.ts'
import { gatedStorage } from '../testing/gatedStorage.ts'
import { manualClock } from '../testing/manualClock.ts'
import { syncFrame } from '../testing/rawClient.ts'
import type { SocketServer, SocketServerOptions } from '../testing/socketServer.ts'
import { BOARD, REAL_CLOCK, startSocketServer } from '../testing/socketServer.ts'

const servers: SocketServer[] = []
async function start(
  more: Partial<SocketServerOptions> = {},
): Promise<SocketServer & { readonly storage: GatedStorage }> {
  const storage = gatedStorage()
  const server = await startSocketServer({ storage, ...more })
  servers.push(server)
  return { ...server, storage }
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const code = (reason: keyof typeof CLOSE_REASONS): number => CLOSE_REASONS[reason].code

describe('keeping up', () => {
  it('S10 a sender above the pace is read more slowly, and nothing of it is lost', async () => {
    const server = await start()
    const client = server.connect()
    const reader = server.connect()
    await Promise.all([client.untilSynced(), reader.untilSynced()])
    for (let n = 0; n < 2_300; n += 1) client.doc.getArray('count').push([n])
    await reader.until(() => reader.doc.getArray('count').length === 2_300)
    expect(client.closed).toBeNull()
  })

  it('S11 a reader that stopped at TCP is closed, and others are not held up', async () => {
    const server = await start()
    const writer = server.connect()
    const reader = server.connect()
    const stalled = server.connect()
    await Promise.all([writer.untilSynced(), reader.untilSynced(), stalled.untilSynced()])
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
    const server = await start()
    const contributor = server.connect()
    const facilitator = server.connect({ key: 'facilitator' })
    await Promise.all([contributor.untilSynced(), facilitator.untilSynced()])
    server.rooms.revokeLink('link-contributor')
    expect(await contributor.untilClosed()).toBe(code('revoked'))
    expect(await server.connect().untilClosed()).toBe(code('revoked'))
    await facilitator.durable()
  })

  it('S12 a link that runs out closes its sockets', async () => {
    const server = await start({ expiresAtMs: REAL_CLOCK.nowMs() + 200 })
    expect(await server.connect().untilClosed()).toBe(code('revoked'))
  })

  it('S13 stopping commits and acknowledges what was received, then closes with 1012', async () => {
    const server = await start()
    server.storage.gate = 'closed'
    const client = server.connect()
    await client.untilSynced()
    client.send(Uint8Array.of(100, 1))
    client.doc.getText('text.title').insert(0, 'last ')
    await client.until(() => server.storage.waiting > 0 || client.heard.length > 3)
    const stopped = server.sockets.close()
    server.storage.open()
    expect(await client.untilClosed()).toBe(code('restarting'))
    await stopped
    expect(client.durableFrames).toBe(3)
    const stored = await server.storage.loadRoom(BOARD)
    expect(stored.updates.length).toBe(1)
  })

  it('S14 a quiet socket hears something at least every 20 s', async () => {
    const clock = manualClock()
    const server = await start({ clock })
    const client = server.connect()
    await client.untilSynced()
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
    const server = await start({ clock })
    const client = server.connect()
    await client.untilSynced()
    client.ws.pause()
    for (let second = 0; second < 46; second += 1) clock.advance(1_000)
    expect(server.rooms.peopleOn(BOARD)).toBe(1)
    client.ws.resume()
    expect(await client.untilClosed()).toBe(1006)
  })

  it('S14 unfinished handshakes and other noise do no harm', async () => {
    const server = await start()
    const socket = connect(server.port, '127.0.0.1')
    socket.write('GET /sync/x HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
    await new Promise((resolve) => socket.once('close', resolve).resume())
    await server.connect().untilSynced()
    expect(syncFrame(0, Uint8Array.of(0))).toEqual(Uint8Array.of(0, 0, 1, 0))
  })
})
