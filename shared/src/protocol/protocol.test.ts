import * as fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { describe, expect, test } from 'vitest'

import { CLOSE_REASONS, closeReasonOf, mayRetry } from './closeReasons.ts'
import { LIMITS } from './limits.ts'
import {
  encodeDurabilityAnswer,
  encodeDurabilityRequest,
  MESSAGE,
  readDurabilityAnswer,
  readDurabilityRequest,
  SYNC,
} from './messages.ts'
import { formatRoomName, isId, parseRoomName, type RoomName } from './rooms.ts'
import { readSubprotocols, SUBPROTOCOL, toSubprotocols } from './subprotocols.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{8,64}$/)
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER })

describe('P1 rooms', () => {
  test('P1 a room name reads back as it was written', () => {
    const room: fc.Arbitrary<RoomName> = fc.oneof(
      fc.record({ part: fc.constantFrom('board' as const, 'stage' as const), boardId: id }),
      fc.record({ part: fc.constant('draft' as const), boardId: id, participantId: id }),
    )
    fc.assert(
      fc.property(room, (room) => {
        expect(parseRoomName(formatRoomName(room))).toEqual(room)
      }),
    )
  })

  test.each([
    '',
    '/',
    'short',
    'x'.repeat(65),
    'board-0001/',
    '/board-0001',
    'board-0001/other',
    'board-0001/stage/',
    'board-0001/stage/person-01',
    'board-0001/draft',
    'board-0001/draft/',
    'board-0001/draft/short',
    'board-0001/draft/person-01/more',
    'board 0001',
    'board-0001%2f',
    'board-0001/../board-0002',
    'böard-0001',
    'board-0001\n',
  ])('P1 %j is no room', (path) => {
    expect(parseRoomName(path)).toBeNull()
  })

  test('P1 whatever is read as a room is written the same again', () => {
    const part = fc.oneof(id, fc.constantFrom('draft', 'stage', ''), fc.string())
    const path = fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/'))
    fc.assert(
      fc.property(path, (path) => {
        const room = parseRoomName(path)
        expect(room === null ? path : formatRoomName(room)).toBe(path)
      }),
    )
  })

  test('P1 ids are 8 to 64 letters, digits, _ and -', () => {
    expect(['abcdefgh', 'A-_9zzzz', 'x'.repeat(64)].every(isId)).toBe(true)
    expect(['abcdefg', 'x'.repeat(65), 'abc defgh', 'abcdefgh\n', 'abcdefg.'].some(isId)).toBe(
      false,
    )
  })
})

describe('P2 subprotocols', () => {
  test('P2 secrets read back as they were sent', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)
    fc.assert(
      fc.property(secret, fc.option(secret, { nil: undefined }), (key, participantToken) => {
        const list = toSubprotocols({ key, participantToken })
        expect(list[0]).toBe(SUBPROTOCOL)
        expect(readSubprotocols(list)).toEqual({ key, participantToken: participantToken ?? null })
        // RFC 6455, 4.1: each is a token of RFC 2616, and none may occur twice.
        for (const one of list) expect(one).toMatch(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/)
        expect(new Set(list).size).toBe(list.length)
      }),
    )
  })

  test('P2 without secrets there are none; the first of each counts', () => {
    expect(readSubprotocols([])).toEqual({ key: null, participantToken: null })
    expect(readSubprotocols([SUBPROTOCOL, 'other'])).toEqual({ key: null, participantToken: null })
    const many = new Set(['key.a', 'participant.b', 'key.c', 'participant.d'])
    expect(readSubprotocols(many)).toEqual({ key: 'a', participantToken: 'b' })
  })
})

describe('P3 durability', () => {
  test('P3 requests and answers read back as they were written', () => {
    fc.assert(
      fc.property(count, count, count, (requestId, durableFrames, serverTimeMs) => {
        const request = decoding.createDecoder(encodeDurabilityRequest({ requestId }))
        expect(decoding.readVarUint(request)).toBe(MESSAGE.durability)
        expect(readDurabilityRequest(request)).toEqual({ requestId })
        expect(decoding.hasContent(request)).toBe(false)
        const value = { requestId, durableFrames, serverTimeMs }
        const answer = decoding.createDecoder(encodeDurabilityAnswer(value))
        expect(decoding.readVarUint(answer)).toBe(MESSAGE.durability)
        expect(readDurabilityAnswer(answer)).toEqual(value)
        expect(decoding.hasContent(answer)).toBe(false)
      }),
    )
  })

  test('P3 a truncated frame throws', () => {
    const frame = encodeDurabilityAnswer({
      requestId: 300,
      durableFrames: 300,
      serverTimeMs: Date.UTC(2026, 2, 12),
    })
    for (let length = 1; length < frame.length; length += 1) {
      const decoder = decoding.createDecoder(frame.slice(0, length))
      decoding.readVarUint(decoder)
      expect(() => readDurabilityAnswer(decoder)).toThrow('Unexpected end')
    }
    const request = encodeDurabilityRequest({ requestId: 300 })
    const decoder = decoding.createDecoder(request.slice(0, 2))
    decoding.readVarUint(decoder)
    expect(() => readDurabilityRequest(decoder)).toThrow('Unexpected end')
  })

  test('P3 message types are those of y-protocols, and one of our own beside them', () => {
    expect(MESSAGE).toEqual({ sync: 0, awareness: 1, auth: 2, queryAwareness: 3, durability: 100 })
    expect(SYNC).toEqual({ step1: 0, step2: 1, update: 2 })
  })
})

describe('P4 close reasons', () => {
  const rows = Object.entries(CLOSE_REASONS)

  test('P4 every reason has a code of its own, of those free for applications, or 1012', () => {
    const codes = rows.map(([, { code }]) => code)
    expect(new Set(codes).size).toBe(codes.length)
    // RFC 6455, 7.4.2: 4000–4999 are for private use; 1012 is "service restart" in the IANA registry.
    for (const code of codes) expect(code === 1012 || (code >= 4000 && code <= 4999)).toBe(true)
  })

  test.each(rows)('P4 %s is found by its code and says a sentence', (reason, { code, says }) => {
    expect(closeReasonOf(code)).toBe(reason)
    expect(says).toMatch(/^[A-Z].*[.…]$/)
    // RFC 6455, 5.5: a close frame holds 125 bytes, two of them the code.
    expect(reason.length).toBeLessThanOrEqual(123)
  })

  test('P4 codes from 4400 to 4499 end a connection for good, all others may be retried', () => {
    for (let code = 1000; code < 5000; code += 1) {
      expect(mayRetry(code)).toBe(code < 4400 || code > 4499)
    }
    const final = rows.filter(([, { code }]) => !mayRetry(code)).map(([reason]) => reason)
    expect(final.join(' ')).toBe(
      'badFrame unknownKey forbidden noSuchBoard epochChanged revoked tooLarge updateRefused ' +
        'boardFull tooManyConnections',
    )
  })

  test.each([1000, 1001, 1005, 1006, 4000, 4499, 5000])('P4 %i is none of ours', (code) => {
    expect(closeReasonOf(code)).toBeNull()
  })
})

describe('P5 limits', () => {
  test('P5 all are positive whole numbers', () => {
    for (const limit of Object.values(LIMITS)) {
      expect(Number.isSafeInteger(limit) && limit > 0).toBe(true)
    }
  })

  test('P5 they fit each other', () => {
    // Whatever an operation lets pass fits into one update, in four bytes a letter.
    expect(LIMITS.maxCardTextLength * 4).toBeLessThan(LIMITS.maxUpdateBytes)
    expect(LIMITS.maxRecordLength * 4).toBeLessThan(LIMITS.maxUpdateBytes)
    expect(LIMITS.maxUpdateBytes).toBeLessThan(LIMITS.maxStep2Bytes)
    expect(LIMITS.maxStep2Bytes).toBeLessThan(LIMITS.maxBoardBytes)
    expect(LIMITS.presenceBufferBytes).toBeLessThan(LIMITS.maxBufferBytes)
    expect(LIMITS.maxAwarenessBytes).toBeLessThan(LIMITS.presenceBufferBytes)
    expect(LIMITS.messagesPerSecond).toBeLessThan(LIMITS.messageBurst)
    // Stock clients leave after 30 s of silence.
    expect(LIMITS.keepAliveMs).toBeLessThan(30_000)
  })
})
