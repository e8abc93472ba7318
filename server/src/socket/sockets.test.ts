import { connect } from 'node:net'

import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { collected, handmade, value } from '../testing/handmade.ts'
import type { ConnectOptions } from '../testing/socketServer.ts'
import { ADA, BOARD, BOB, EPOCH } from '../testing/socketServer.ts'
import { codeOf, startRoom } from '../testing/startRoom.ts'

const titleOf = (doc: Y.Doc): string => doc.getText('text.title').toString()

describe('who comes in', () => {
  it('S1 a key, a board and a room decide, by close codes', async () => {
    const server = await startRoom()
    const cases: [ConnectOptions, CloseReason][] = [
      [{ key: 'wrong-key' }, 'unknownKey'],
      [{ key: 'revoked' }, 'revoked'],
      [{ key: 'contributor', participantToken: 'nobody' }, 'unknownKey'],
      [{ part: '/draft/person-ada-01' }, 'forbidden'],
      [{ part: '/draft/person-ada-01', participantToken: 'bob' }, 'forbidden'],
      [{ part: '/somewhere' }, 'noSuchBoard'],
      [{ url: `ws://127.0.0.1:${server.port}/sync/board-two-0002` }, 'noSuchBoard'],
      [{ part: '?epoch=epoch-0' }, 'epochChanged'],
    ]
    for (const [options, reason] of cases) {
      const closed = await server.connect(options).untilClosed()
      expect([options, closed]).toEqual([options, codeOf(reason)])
    }
  })

  it('S1 the right epoch, and a draft by its own person', async () => {
    const server = await startRoom()
    await server.connect({ part: `?epoch=${EPOCH}` }).untilSynced()
    const draft = await server.enter({ part: '/draft/person-ada-01', participantToken: 'ada' })
    expect(draft.closed).toBeNull()
  })

  it('S2 a page of a wrong origin is refused before the upgrade', async () => {
    const server = await startRoom()
    for (const origin of ['null', 'https://evil.org', 'https://why.example.org.evil.org']) {
      const client = server.connect({ origin })
      await client.untilClosed()
      expect(client.error?.message).toMatch(/403/)
    }
    await server.connect({ origin: 'https://why.example.org' }).untilSynced()
  })

  it('S3 selects the subprotocol and never gives a key back, and compresses nothing', async () => {
    const server = await startRoom()
    const client = await server.enter()
    expect(client.ws.protocol).toBe('whyboard')
    expect(client.ws.extensions).toBe('')
  })

  it('S3 other upgrades are not for us', async () => {
    const server = await startRoom()
    const client = server.connect({ url: `ws://127.0.0.1:${server.port}/elsewhere` })
    await client.untilClosed()
    expect(client.error?.message).toMatch(/404/)
  })

  it('S3 who is refused and neither leaves nor falls silent is let go', async () => {
    const server = await startRoom()
    const wire = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
    wire.on('error', () => {})
    wire.write(
      'GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    )
    const more = setInterval(() => wire.write('x'), 10)
    const heard = await new Promise<string>((resolve) => {
      let all = ''
      wire.on('data', (chunk) => (all += String(chunk)))
      wire.once('close', () => resolve(all))
    })
    clearInterval(more)
    expect(heard).toMatch(/^HTTP\/1.1 404 /)
  })
})

describe('what is sent', () => {
  it('S4 text, empty, truncated and unreadable frames end the connection', async () => {
    const server = await startRoom()
    const frames: (string | Uint8Array)[] = [
      'hello',
      new Uint8Array(),
      Uint8Array.of(0),
      Uint8Array.of(0, 2, 200),
      Uint8Array.of(0, 9, 0),
      Uint8Array.of(1, 5, 1),
      Uint8Array.of(1, 3, 1, 200, 200),
      Uint8Array.of(0, 0, 3, 255, 255, 255),
      Uint8Array.of(100),
    ]
    for (const frame of frames) {
      const client = await server.enterSilent()
      client.send(frame)
      expect(await client.untilClosed()).toBe(codeOf('badFrame'))
    }
  })

  it('S4 a type of message that it does not know changes nothing', async () => {
    const server = await startRoom()
    const client = await server.enter()
    client.send(Uint8Array.of(77, 1, 2))
    expect((await client.durable()).durableFrames).toBeGreaterThan(0)
  })

  it('S5 one byte over the limits', async () => {
    const server = await startRoom()
    const update = await server.enterSilent()
    update.sendUpdate(new Uint8Array(LIMITS.maxUpdateBytes + 1))
    expect(await update.untilClosed()).toBe(codeOf('tooLarge'))
    const frame = await server.enterSilent()
    frame.send(new Uint8Array(LIMITS.maxStep2Bytes + 65))
    expect(await frame.untilClosed()).toBe(1009)
  })

  it('S5 presence and state vectors above 1 MiB are not even read', async () => {
    const server = await startRoom()
    const many = new Uint8Array(LIMITS.maxUpdateBytes + 1)
    for (const message of [Uint8Array.of(1), Uint8Array.of(0, 0)]) {
      const frame = encoding.createEncoder()
      encoding.writeUint8Array(frame, message)
      encoding.writeVarUint8Array(frame, many)
      const client = await server.enterSilent({ key: 'observer' })
      client.send(encoding.toUint8Array(frame))
      expect(await client.untilClosed()).toBe(codeOf('tooLarge'))
    }
  })

  it('S5 a big step 2 of an observer is passed over unread, and it stays', async () => {
    const server = await startRoom()
    const observer = await server.enterSilent({ key: 'observer' })
    // Would be refused as unreadable.
    observer.sendStep2(new Uint8Array(LIMITS.maxUpdateBytes + 1).fill(255))
    expect((await observer.durable()).durableFrames).toBe(0)
    expect(observer.closed).toBeNull()
  })

  it('S6 M4 an observer writes nothing, however the frame is spelled, and stays', async () => {
    const server = await startRoom()
    const observer = await server.enterSilent({ key: 'observer' })
    observer.doc.getText('text.title').insert(0, 'mine')
    const update = Y.encodeStateAsUpdate(observer.doc)
    observer.sendUpdate(update)
    observer.sendStep2(update)
    const spelled = encoding.createEncoder()
    encoding.writeUint8Array(spelled, Uint8Array.of(0x80, 0x00, 0x82, 0x00))
    encoding.writeVarUint8Array(spelled, update)
    observer.send(encoding.toUint8Array(spelled))
    observer.sendStep1()
    await observer.untilSynced()
    expect((await observer.durable()).durableFrames).toBe(0)
    expect(await server.rooms.read({ part: 'board', boardId: BOARD }, titleOf)).toBe('Board')
    expect(server.storage.committed).toBe(0)
    expect(observer.closed).toBeNull()
  })

  it('S6 an observer stays, whatever it sends, and nothing of it is decoded', async () => {
    const server = await startRoom()
    const observer = await server.enterSilent({ key: 'observer' })
    const unreadable = [
      Uint8Array.of(),
      Uint8Array.of(1, 200),
      Uint8Array.of(0, 5, 255),
      new Uint8Array(LIMITS.maxUpdateBytes).fill(255),
      handmade(
        5,
        0,
        Array.from({ length: 40_000 }, () => value({ root: 'map', key: 'key' })),
      ),
      handmade(5, 0, [], { client: 7, ranges: Array.from({ length: 300_000 }, () => [0, 1]) }),
    ]
    for (const update of unreadable) {
      observer.sendUpdate(update)
      observer.sendStep2(update)
    }
    expect((await observer.durable()).durableFrames).toBe(0)
    expect(observer.closed).toBeNull()
  })

  it('S6 an observer that says nothing new is told that all is safe', async () => {
    const server = await startRoom()
    const editor = await server.enter()
    editor.doc.getText('text.title').delete(0, 2)
    await editor.durable()
    const observer = await server.enter({ key: 'observer' })
    await observer.until(() => observer.heard.some((one) => one.kind === 'step1'))
    // Its step 1, and its step 2 with the deletions that the room knows.
    expect((await observer.durable()).durableFrames).toBe(2)
  })

  it('S6 a contributor reads the stage and does not write it', async () => {
    const server = await startRoom()
    const contributor = await server.enter({ part: '/stage' })
    const facilitator = await server.enter({ part: '/stage', key: 'facilitator' })
    contributor.doc.getMap('stage').set('phase', 'mine')
    facilitator.doc.getMap('stage').set('phase', 'theirs')
    await facilitator.durable()
    const phase = await server.rooms.read({ part: 'stage', boardId: BOARD }, (doc) =>
      doc.getMap('stage').get('phase'),
    )
    expect(phase).toBe('theirs')
  })
})

describe('attacks', () => {
  it('S7 M1 M2 M7 M8 are refused by their code, and the room goes on', async () => {
    const server = await startRoom()
    const honest = await server.enter({ participantToken: 'ada' })
    honest.doc.getText('text.title').insert(0, 'My ')
    await honest.durable()
    const nested = new Y.Doc()
    nested.transact(() => {
      let map = nested.getMap<unknown>('cards')
      for (let depth = 0; depth < 3_000; depth += 1) {
        const inner = new Y.Map<unknown>()
        map.set('in', inner)
        map = inner
      }
    })
    const poison = new Y.Doc()
    poison.getMap('cards').set('__proto__', 1)
    const attacks = [
      Y.encodeStateAsUpdate(nested),
      handmade(honest.doc.clientID, 3, [collected(2 ** 40)]),
      handmade(honest.doc.clientID, 3, [collected(10)]),
      Y.encodeStateAsUpdate(poison),
    ]
    for (const attack of attacks) {
      const attacker = await server.enter({ participantToken: 'bob' })
      attacker.sendUpdate(attack)
      expect(await attacker.untilClosed()).toBe(codeOf('updateRefused'))
    }
    honest.doc.getText('text.title').insert(0, 'Oh ')
    await honest.untilDurable(4)
    const reader = await server.enter({ key: 'observer' })
    expect(titleOf(reader.doc)).toBe('Oh My Board')
  })

  it('S7 a small frame that would take long is refused, and the room goes on', async () => {
    const server = await startRoom()
    const honest = await server.enter()
    const attacker = await server.enter()
    const first = { root: 'map', key: 'key' }
    attacker.sendUpdate(
      handmade(
        5,
        0,
        Array.from({ length: 40_000 }, () => value(first)),
      ),
    )
    expect(await attacker.untilClosed()).toBe(codeOf('tooLarge'))
    honest.doc.getText('text.title').insert(0, 'My ')
    await honest.untilDurable(3)
    expect(server.storage.committed).toBe(1)
  })

  it('S7 M3 updates with a gap cost little and end with the connection', async () => {
    const server = await startRoom()
    const attacker = await server.enterSilent()
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let n = 0; n < 200; n += 1) doc.getText('text.title').insert(0, 'x'.repeat(10_000))
    for (const update of updates.slice(1)) attacker.sendUpdate(update)
    // Its answer to the server's step 1 does not bring what is missing either.
    attacker.sendStep2(updates[5] ?? new Uint8Array())
    expect(await attacker.untilClosed()).toBe(codeOf('updateRefused'))
    const pending = await server.rooms.read(
      { part: 'board', boardId: BOARD },
      (room) => room.store.pendingStructs,
    )
    expect(pending).toBeNull()
    expect(server.storage.committed).toBe(0)
  })

  it('S8 an honest update that overtakes its step 2 is kept, and counted once that came', async () => {
    const server = await startRoom()
    const client = server.connect({ isStock: false })
    client.doc.getText('text.title').insert(0, 'offline ')
    await client.until(() => client.heard.some((one) => one.kind === 'step1'))
    client.doc.on('update', (update: Uint8Array) => client.sendUpdate(update))
    client.doc.getText('text.title').insert(0, 'late ')
    expect((await client.durable()).durableFrames).toBe(0)
    client.sendStep2(Y.encodeStateAsUpdate(client.doc))
    await client.untilDurable(2)
    const title = await server.rooms.read({ part: 'board', boardId: BOARD }, titleOf)
    expect(title).toContain('late offline ')
  })

  it('S9 M5 M6 nobody speaks for another one, and states of nobody are not kept', async () => {
    const server = await startRoom()
    const victim = await server.enter({ participantToken: 'ada' })
    const attacker = await server.enter({ participantToken: 'bob' })
    victim.sendPresence([[11, 1, { user: { id: ADA.id }, cursor: null }]])
    await attacker.until(() => attacker.presence().has(11))
    attacker.sendPresence([
      [22, 1, { user: { id: ADA.id, name: 'Ada', colour: '#aa0000', role: 'facilitator' } }],
      [11, 2 ** 53 - 1, { cursor: 'frozen' }],
    ])
    attacker.sendPresence(Array.from({ length: 100_001 }, (_, n) => [1_000 + n, 1, null] as const))
    victim.sendPresence([[11, 2, { cursor: { x: 1, y: 2 } }]])
    await attacker.until(
      () => 'x' in ((attacker.presence().get(11) as { cursor?: object }).cursor ?? {}),
    )
    const late = server.connect({ key: 'observer' })
    await late.until(() => late.presence().size > 0)
    expect(late.presence()).toEqual(
      new Map<number, unknown>([
        [11, { cursor: { x: 1, y: 2 } }],
        [22, { user: { id: BOB.id, name: 'Bob', colour: '#0000bb', role: 'contributor' } }],
      ]),
    )
  })

  it('S9 nobody without a token passes for a person of the board by their name', async () => {
    const server = await startRoom()
    const reader = await server.enter()
    const guest = await server.enter()
    guest.sendPresence([[22, 1, { user: { id: ADA.id, name: '\u200bADA ', colour: '#aa0000' } }]])
    await reader.until(() => reader.presence().has(22))
    expect(reader.presence().get(22)).toMatchObject({ user: { id: null, name: 'Guest · ADA' } })
  })

  it('S9 who has another name now is seen under it, also by those whose page says the old one', async () => {
    const server = await startRoom()
    const [ada, bob, guest] = await Promise.all([
      server.enter({ participantToken: 'ada' }),
      server.enter({ participantToken: 'bob' }),
      server.enter(),
    ])
    const user = { id: ADA.id, name: 'Ada', colour: ADA.colour, role: 'contributor' }
    ada.sendPresence([[11, 1, { user }]])
    await bob.until(() => bob.presence().has(11))
    const named = { name: 'Zoë', colour: '#00aa00' }
    await server.rooms.change({ part: 'board', boardId: BOARD }, (doc) =>
      doc.getMap('participants').set(ADA.id, named),
    )
    ada.sendPresence([[11, 2, { user }]])
    bob.sendPresence([[22, 1, { user: { ...user, ...named } }]])
    guest.sendPresence([[33, 1, { user: { name: 'ZOË' } }]])
    const nameOf = (id: number) =>
      (ada.presence().get(id) as { user: { name: string } } | undefined)?.user.name
    await ada.until(() => ada.presence().has(22) && ada.presence().has(33))
    await bob.until(() => JSON.stringify(bob.presence().get(11)).includes('Zoë'))
    expect(bob.presence().get(11)).toEqual({ user: { ...user, ...named } })
    expect([nameOf(22), nameOf(33)]).toEqual(['Bob', 'Guest · ZOË'])
  })

  it('S9 there is no presence beside the board’s own room', async () => {
    const server = await startRoom()
    const [ada, bob] = await Promise.all([
      server.enter({ part: '/stage', participantToken: 'ada' }),
      server.enter({ part: '/stage' }),
    ])
    bob.sendPresence([[22, 1, { user: { name: 'Ada' } }]])
    // Frames of one socket are taken in turn, so by this answer the one before has been.
    await bob.durable()
    const late = await server.enter({ part: '/stage' })
    expect([ada.presence().size, late.presence().size]).toEqual([0, 0])
    expect(bob.closed).toBeNull()
  })

  it('S9 a cursor goes with its socket', async () => {
    const server = await startRoom()
    const ada = await server.enter({ participantToken: 'ada' })
    const bob = await server.enter({ participantToken: 'bob' })
    ada.sendPresence([[11, 1, { cursor: null }]])
    await bob.until(() => bob.presence().has(11))
    ada.ws.terminate()
    await bob.until(() => bob.presence().get(11) === null)
    expect(server.rooms.peopleOn(BOARD)).toBe(1)
  })

  it('S9 the same person on a new socket keeps their cursor when the old one closes late', async () => {
    const server = await startRoom()
    const bob = await server.enter({ participantToken: 'bob' })
    const old = await server.enter({ participantToken: 'ada' })
    old.sendPresence([[11, 1, { at: 'old' }]])
    await bob.until(() => bob.presence().has(11))
    const next = await server.enter({ participantToken: 'ada' })
    next.sendPresence([[11, 2, { at: 'new' }]])
    await bob.until(() => (bob.presence().get(11) as { at: string }).at === 'new')
    await old.close()
    next.sendPresence([[11, 3, { at: 'still here' }]])
    await bob.until(() => (bob.presence().get(11) as { at: string }).at === 'still here')
    expect(server.rooms.peopleOn(BOARD)).toBe(2)
  })
})
