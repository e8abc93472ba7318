import { MESSAGE } from '@whyboard/shared/protocol/messages.ts'
import * as encoding from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'

import { connectRoom, LATE_AFTER_MS } from './roomConnection.ts'
import type { ClockSample } from './serverClock.ts'
import { fakeServer } from './testing/fakeServer.ts'
import { testEnvironment } from './testing/testEnvironment.ts'

const ROOM = 'board-0001'

function open(options: { readonly epoch?: string } = {}) {
  const server = fakeServer(() => Date.now() + 600_000)
  const environment = testEnvironment({
    WebSocket: server.WebSocket,
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
  })
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const samples: ClockSample[] = []
  let heard = 0
  const room = connectRoom(
    {
      doc,
      awareness,
      room: ROOM,
      secrets: { key: 'secret', participantToken: 'token' },
      epoch: options.epoch ?? null,
      onClockSample: (sample) => samples.push(sample),
      onPresence: () => {
        heard += 1
      },
    },
    environment,
  )
  closing.push(() => {
    room.close()
    awareness.destroy()
  })
  const type = (text: string) => doc.getText('text.title').insert(0, text)
  return {
    server,
    doc,
    awareness,
    room,
    samples,
    type,
    state: () => room.state.get(),
    heardPresence: () => heard,
  }
}

const closing: (() => void)[] = []
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  for (const close of closing.splice(0)) close()
  vi.useRealTimers()
})

describe('room connection', () => {
  it('is connecting, then live; secrets go in the subprotocols and the epoch in the address', async () => {
    const { server, room, state } = open({ epoch: 'e1' })
    expect(state().phase).toBe('connecting')
    room.connect()
    await pass(1)
    expect(state()).toMatchObject({ phase: 'live', synced: true, unsaved: 0, closeReason: null })
    expect(server.session(ROOM).url).toBe(`ws://board.test/sync/${ROOM}?epoch=e1`)
    expect(server.session(ROOM).protocols).toEqual(['whyboard', 'key.secret', 'participant.token'])
  })

  it('an edit is unsaved until the server confirms it, and late after 2 s without', async () => {
    const { server, room, state, type } = open()
    server.confirmsAtOnce = false
    room.connect()
    await pass(1)
    server.session(ROOM).confirm()
    type('a')
    await pass(LATE_AFTER_MS - 10)
    expect(state()).toMatchObject({ unsaved: 1, late: false })
    await pass(20)
    expect(state()).toMatchObject({ phase: 'live', unsaved: 1, late: true })
    server.session(ROOM).confirm()
    expect(state()).toMatchObject({ unsaved: 0, late: false })
  })

  it('an edit made while an earlier one was on its way is late 2 s after it was made', async () => {
    const { server, room, state, type } = open()
    server.confirmsAtOnce = false
    room.connect()
    await pass(1)
    type('a')
    await pass(1_500)
    server.session(ROOM).confirm()
    type('b')
    await pass(LATE_AFTER_MS - 10)
    expect(state()).toMatchObject({ unsaved: 1, late: false })
    await pass(20)
    expect(state()).toMatchObject({ unsaved: 1, late: true })
  })

  it('what others write is not this person’s to save', async () => {
    const { server, room, doc, state } = open()
    room.connect()
    await pass(1)
    server.doc(ROOM).getText('text.title').insert(0, 'theirs')
    expect(doc.getText('text.title').toJSON()).toBe('theirs')
    expect(state().unsaved).toBe(0)
  })

  it('edits made offline are counted, arrive after the reconnect and are confirmed once', async () => {
    const { server, room, state, type } = open()
    room.connect()
    await pass(1)
    server.reachable = false
    server.session(ROOM).end(1006)
    expect(state().phase).toBe('offline')
    type('one')
    await pass(5_000)
    type('two ')
    await pass(100)
    expect(state()).toMatchObject({ phase: 'offline', unsaved: 2, late: true })
    server.reachable = true
    await pass(3_000)
    expect(state()).toMatchObject({ phase: 'live', unsaved: 0, late: false })
    expect(server.doc(ROOM).getText('text.title').toJSON()).toBe('two one')
  })

  it('an edit whose frame was lost with the socket stays unsaved until the next step 2 is durable', async () => {
    const { server, room, state, type } = open()
    room.connect()
    await pass(1)
    server.silent = true
    type('lost')
    await pass(1)
    server.silent = false
    server.confirmsAtOnce = false
    server.session(ROOM).end(1012)
    expect(state()).toMatchObject({ phase: 'offline', closeReason: 'restarting', unsaved: 1 })
    await pass(3_000)
    expect(state()).toMatchObject({ phase: 'live', closeReason: null, unsaved: 1 })
    server.session(ROOM).confirm()
    expect(state().unsaved).toBe(0)
    expect(server.doc(ROOM).getText('text.title').toJSON()).toBe('lost')
  })

  it.each([
    [4401, 'unknownKey'],
    [4409, 'epochChanged'],
    [4410, 'revoked'],
    [4422, 'updateRefused'],
    [4429, 'tooManyConnections'],
  ] as const)('close code %i ends it for good: %s', async (code, closeReason) => {
    const { server, room, state } = open()
    room.connect()
    await pass(1)
    server.session(ROOM).end(code)
    expect(state()).toMatchObject({ phase: 'closed', closeReason })
    room.wake()
    await pass(60_000)
    expect(server.sessions).toHaveLength(1)
  })

  it('remembers why the server ended it while attempts to come back fail', async () => {
    const { server, room, state } = open()
    room.connect()
    await pass(1)
    server.reachable = false
    server.session(ROOM).end(1012)
    await pass(5_000)
    expect(server.sessions.length).toBeGreaterThan(2)
    expect(state()).toMatchObject({ phase: 'offline', closeReason: 'restarting' })
    server.reachable = true
    room.wake()
    await pass(0)
    expect(state()).toMatchObject({ phase: 'live', closeReason: null })
  })

  it('waking up connects at once instead of waiting out the backoff', async () => {
    const { server, room, state } = open()
    room.connect()
    await pass(1)
    server.reachable = false
    server.session(ROOM).end(1006)
    await pass(20_000)
    server.reachable = true
    room.wake()
    await pass(0)
    expect(state().phase).toBe('live')
  })

  it('a socket that died without a word is given up 3 s after waking up', async () => {
    const { server, room, state } = open()
    room.connect()
    await pass(10_000)
    server.silent = true
    room.wake()
    await pass(2_900)
    expect(server.sessions).toHaveLength(1)
    server.silent = false
    await pass(200)
    expect(server.sessions).toHaveLength(2)
    expect(state().phase).toBe('live')
  })

  it('a living socket is kept when waking up', async () => {
    const { server, room } = open()
    room.connect()
    await pass(10_000)
    room.wake()
    await pass(5_000)
    expect(server.sessions).toHaveLength(1)
  })

  it('samples the server’s clock quickly at first and again and again', async () => {
    const { room, samples } = open()
    room.connect()
    await pass(3_000)
    expect(samples.length).toBeGreaterThanOrEqual(4)
    const early = samples.length
    await pass(61_000)
    expect(samples.length).toBe(early + 4)
    for (const { sentMs, receivedMs } of samples) expect(receivedMs).toBeGreaterThanOrEqual(sentMs)
  })

  it('a socket that neither opens nor fails is tried anew', async () => {
    const { server, room, state } = open()
    server.reachable = 'never'
    room.connect()
    await pass(7_000)
    expect(server.sessions).toHaveLength(1)
    server.reachable = true
    await pass(1_100)
    expect(state().phase).toBe('live')
  })

  it('sends its own presence only, and says when some came in', async () => {
    const { server, room, awareness, heardPresence } = open()
    room.connect()
    await pass(1)
    const session = server.session(ROOM)
    const sent = session.presence().length
    const other = new Awareness(new Y.Doc())
    other.setLocalState({ user: { name: 'Bob' } })
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(other, [other.clientID]))
    session.send(encoding.toUint8Array(encoder))
    await pass(100)
    expect(awareness.getStates().size).toBe(2)
    expect(heardPresence()).toBe(1)
    expect(session.presence()).toHaveLength(sent)
    awareness.setLocalState({ user: { name: 'Ann' } })
    await pass(1)
    expect(session.presence()).toHaveLength(sent + 1)
    other.destroy()
  })

  it('closed, it neither connects nor sends again', async () => {
    const { server, room, type } = open()
    room.connect()
    await pass(1)
    room.close()
    type('after')
    await pass(60_000)
    expect(server.sessions).toHaveLength(1)
    expect(server.doc(ROOM).getText('text.title').toJSON()).toBe('')
  })
})
