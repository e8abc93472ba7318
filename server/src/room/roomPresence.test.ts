import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import * as decoding from 'lib0/decoding'
import { describe, expect, it } from 'vitest'

import { manualClock } from '../testing/manualClock.ts'
import type { Admission } from './admission.ts'
import { SILENT } from './environment.ts'
import { People } from './people.ts'
import type { PresenceEntry } from './presenceEntries.ts'
import { readPresenceEntries, writePresenceEntries } from './presenceEntries.ts'
import { RoomPresence } from './roomPresence.ts'
import { Session } from './session.ts'

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

function setup() {
  const clock = manualClock()
  const sessions = new Set<Session>()
  const presence = new RoomPresence({
    sessions,
    authorOf: () => undefined,
    people: new People([]),
    onPresence: () => {},
    clock,
    log: SILENT,
  })
  const join = (name: string) => {
    const heard: PresenceEntry[][] = []
    const buffered = { bytes: 0 }
    const admission: Admission = {
      boardId: 'board-one-0001',
      epoch: 'e',
      role: 'contributor',
      linkId: 'link-one-0001',
      expiresAtMs: null,
      participantId: `person-${name}`,
    }
    const socket = {
      send: (frame: Uint8Array) => {
        const decoder = decoding.createDecoder(frame)
        decoding.readVarUint(decoder)
        heard.push(readPresenceEntries(decoding.readVarUint8Array(decoder)))
      },
      bufferedBytes: () => buffered.bytes,
      close: () => {},
      tick: () => {},
    }
    const session = new Session(socket, admission, 'write')
    sessions.add(session)
    const say = (clientId: number, clock: number, state: unknown): void => {
      presence.receive(session, writePresenceEntries([{ clientId, clock, state: encode(state) }]))
    }
    const leave = (): void => {
      sessions.delete(session)
      presence.leave(session)
    }
    return { say, leave, heard, buffered }
  }
  return { clock, presence, join }
}

describe('presence of a room', () => {
  it('S9 the latest state per client, all in one frame, at most every 50 ms', () => {
    const { clock, join } = setup()
    const [ada, bob, eve] = [join('ada'), join('bob'), join('eve')]
    ada.say(1, 1, { n: 0 })
    clock.advance(0)
    for (let n = 1; n <= 10; n += 1) {
      ada.say(1, n + 1, { n })
      bob.say(2, n, { n })
    }
    clock.advance(LIMITS.presenceCoalesceMs - 1)
    expect(eve.heard.length).toBe(1)
    clock.advance(1)
    expect(eve.heard.length).toBe(2)
    expect(eve.heard[1]).toEqual([
      { clientId: 1, clock: 11, state: encode({ n: 10 }) },
      { clientId: 2, clock: 10, state: encode({ n: 10 }) },
    ])
  })

  it('S9 nobody hears only of themselves', () => {
    const { clock, join } = setup()
    const [ada, bob] = [join('ada'), join('bob')]
    ada.say(1, 1, { n: 1 })
    clock.advance(50)
    expect([ada.heard.length, bob.heard.length]).toEqual([0, 1])
  })

  it('S9 who falls silent for 30 s is gone, and renewing is enough to stay', () => {
    const { clock, presence, join } = setup()
    const [ada, bob, eve] = [join('ada'), join('bob'), join('eve')]
    ada.say(1, 1, {})
    bob.say(2, 1, {})
    clock.advance(15_000)
    bob.say(2, 2, {})
    clock.advance(15_000)
    presence.tick(clock.nowMs())
    clock.advance(50)
    expect(eve.heard.at(-1)).toEqual([{ clientId: 1, clock: 1, state: encode(null) }])
    expect(presence.full()).not.toBeNull()
  })

  it('S11 a full buffer gets no presence, and all of it once there is room', () => {
    const { clock, join } = setup()
    const [ada, bob, eve] = [join('ada'), join('bob'), join('eve')]
    eve.buffered.bytes = LIMITS.presenceBufferBytes + 1
    ada.say(1, 1, { a: 1 })
    clock.advance(50)
    expect(eve.heard).toEqual([])
    eve.buffered.bytes = 0
    bob.say(2, 1, { b: 1 })
    clock.advance(50)
    expect(eve.heard[0]?.map((entry) => entry.clientId)).toEqual([1, 2])
  })

  it('S9 a state above the limit is not shown and the last one stays', () => {
    const { clock, presence, join } = setup()
    const [ada, bob] = [join('ada'), join('bob')]
    ada.say(1, 1, { ok: true })
    ada.say(1, 2, { big: 'x'.repeat(LIMITS.maxAwarenessBytes) })
    clock.advance(50)
    expect(bob.heard).toEqual([[{ clientId: 1, clock: 1, state: encode({ ok: true }) }]])
    expect(presence.full()?.byteLength).toBeLessThan(100)
  })

  it('S9 the id of somebody who just left is not taken over by another person', () => {
    const { clock, presence, join } = setup()
    const [ada, bob, eve] = [join('ada'), join('bob'), join('eve')]
    ada.say(1, 1, {})
    clock.advance(50)
    ada.leave()
    bob.say(1, 2 ** 30, { frozen: true })
    clock.advance(50)
    expect(presence.full()).toBeNull()
    const again = join('ada')
    again.say(1, 2, { back: true })
    clock.advance(50)
    expect(eve.heard.at(-1)).toEqual([{ clientId: 1, clock: 2, state: encode({ back: true }) }])
  })
})
