import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import type { WriteStruct } from '../testing/handmade.ts'
import { collected, handmade, letters, value } from '../testing/handmade.ts'
import { decodeUpdate } from './decodedUpdate.ts'
import { guard } from './guard.ts'
import { Work } from './work.ts'

const ME = 5

/** What the guard says of an update, and the work that it counted, µs. */
function judge(update: Uint8Array, doc = new Y.Doc()): { is: string; micros: number } {
  const work = new Work()
  const decoded = decodeUpdate(update, work)
  if (!decoded.ok) return { is: decoded.reason, micros: work.spent }
  const authors = new Map([...doc.store.clients.keys()].map((client) => [client, 'me']))
  const room = { doc, authors, ownedRoots: new Map<string, never>() }
  const verdict = guard(decoded.value, room, { participantId: 'me', owns: () => true }, work)
  return { is: verdict.is === 'refused' ? verdict.reason : verdict.is, micros: work.spent }
}

const times = (count: number, at: (n: number) => WriteStruct): WriteStruct[] =>
  Array.from({ length: count }, (_, n) => at(n))

/** A room that holds what `write` did. */
function room(write: (doc: Y.Doc) => void): Y.Doc {
  const writer = new Y.Doc()
  writer.clientID = ME
  writer.transact(() => write(writer))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer))
  return doc
}

function applied(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

describe('work: small frames that would keep everybody waiting', () => {
  const every = (count: number, step: number): (readonly [number, number])[] =>
    Array.from({ length: count }, (_, n) => [n * step, 1])
  const chain = times(20_000, (n) =>
    letters(n === 0 ? { root: 'list' } : { left: [ME, n - 1] }, 'x'),
  )
  const cases: readonly {
    readonly what: string
    readonly update: Uint8Array
    readonly doc?: Y.Doc
  }[] = [
    // 4 s: each goes from the newest entry to the oldest.
    {
      what: '40,000 times a key, as if each were the first',
      update: handmade(
        ME,
        0,
        times(40_000, () => value({ root: 'map', key: 'key' })),
      ),
    },
    // No end: each is compared with all those between.
    {
      what: 'items between the start and ever later ones',
      update: handmade(ME, 0, [
        ...chain,
        ...times(20_000, (n) => letters({ right: [ME, n] }, 'y')),
      ]),
    },
    {
      what: 'the same, onto a text of the room',
      update: handmade(
        9,
        0,
        times(20_000, (n) => letters({ right: [ME, n] }, 'y')),
      ),
      doc: applied(handmade(ME, 0, chain, { client: ME, ranges: every(10_000, 2) })),
    },
    // The process ran out of memory: each is joined with a copy of all the later ones.
    {
      what: '40,000 pushes to an array',
      update: handmade(
        ME,
        0,
        times(40_000, (n) => value(n === 0 ? { root: 'list' } : { left: [ME, n - 1] })),
      ),
    },
    {
      what: 'each second element of an array deleted',
      update: handmade(9, 0, [], { client: ME, ranges: every(50_000, 2) }),
      doc: room((doc) => doc.getArray('list').push(Array.from({ length: 100_000 }, (_, n) => n))),
    },
    {
      what: 'each second letter of a text deleted',
      update: handmade(9, 0, [], { client: ME, ranges: every(100_000, 2) }),
      doc: room((doc) => doc.getText('list').insert(0, 'x'.repeat(200_000))),
    },
    {
      what: 'a type with very much in it deleted',
      update: handmade(9, 0, [], { client: ME, ranges: [[0, 1]] }),
      doc: room((doc) => {
        const map = new Y.Map()
        doc.getMap('cards').set('one', map)
        for (let n = 0; n < 160_000; n += 1) map.set(`${n}`, n)
      }),
    },
    // 3.4 s to read, before anything is looked at.
    {
      what: '8 million structs of two bytes',
      update: handmade(
        ME,
        0,
        times(8_000_000, () => collected(1)),
      ),
    },
    {
      what: '3 million deleted ranges',
      update: handmade(ME, 0, [], { client: ME, ranges: every(3_000_000, 2) }),
    },
    {
      what: 'one value of 15 MB',
      update: handmade(ME, 0, [
        value({ root: 'map', key: 'key' }, (encoder) => {
          encoding.writeUint8(encoder, 117)
          encoding.writeVarUint(encoder, 15_000_000)
          encoding.writeUint8Array(encoder, new Uint8Array(15_000_000).fill(126))
        }),
      ]),
    },
  ]

  it.each(cases)('G10 $what', ({ update, doc }) => {
    expect(judge(update, doc).is).toBe('tooMuchWork')
  })

  it('G10 more names of roots than a document has, also in what the room has already', () => {
    const named = (prefix: string) =>
      handmade(
        ME,
        0,
        times(LIMITS.maxRoots, (n) => value({ root: `${prefix}${n}`, key: 'key' })),
      )
    const doc = new Y.Doc()
    expect(judge(named('one '), doc).is).toBe('fit')
    Y.applyUpdate(doc, named('one '))
    expect(judge(named('two '), doc).is).toBe('tooManyRoots')
    expect(judge(named('one '), doc).is).toBe('fit')
  })
})

describe('work: what honest people send', () => {
  const putCard = (doc: Y.Doc, n: number): void => {
    const card = new Y.Map<unknown>()
    doc.getMap('cards').set(`card-${n}`, card)
    for (const key of ['kind', 'order', 'author', 'createdAtMs', 'removed']) card.set(key, `${n}`)
    card.set('position', { x: n, y: n })
    card.set('text', new Y.Text(`What happened, ${n}`))
  }

  it('G10 200 cards at once take little', () => {
    const pasted = Y.encodeStateAsUpdate(
      room((doc) => Array.from({ length: 200 }, (_, n) => putCard(doc, n))),
    )
    const { is, micros } = judge(pasted)
    expect(is).toBe('fit')
    expect(micros).toBeLessThan(LIMITS.maxUpdateWorkMicros / 10)
  })

  it('G10 a board of 4,000 cards, or of 50,000 edits, that only the client has', () => {
    const full = Y.encodeStateAsUpdate(
      room((doc) => Array.from({ length: 4_000 }, (_, n) => putCard(doc, n))),
    )
    expect(judge(full).is).toBe('fit')
    const edited = new Y.Doc()
    for (let n = 0; n < 50_000; n += 1) {
      if (n % 100 === 0) putCard(edited, n)
      const card = edited.getMap('cards').get(`card-${n - (n % 100)}`) as Y.Map<unknown>
      if (n % 3 === 0) card.set('position', { x: n, y: 0 })
      else if (n % 7 === 0) (card.get('text') as Y.Text).delete(0, 1)
      else (card.get('text') as Y.Text).insert(n % 5, 'a')
    }
    const { is, micros } = judge(Y.encodeStateAsUpdate(edited))
    expect([is, micros < LIMITS.maxUpdateWorkMicros]).toEqual(['fit', true])
  })

  it('G10 two hours of typing offline in one text, at the places where another one typed', () => {
    const start = room((doc) => doc.getText('text.summary').insert(0, 'It began. It ended.'))
    const [room_, offline] = [new Y.Doc(), new Y.Doc()]
    for (const [writer, clientID] of [
      [room_, 11],
      [offline, 12],
    ] as const) {
      Y.applyUpdate(writer, Y.encodeStateAsUpdate(start))
      writer.clientID = clientID
      const text = writer.getText('text.summary')
      for (let n = 0; n < 24_000; n += 1) {
        if (n % 8 === 7) text.delete(text.length - 12, 2)
        else text.insert(text.length - 10, 'a')
      }
    }
    const step2 = Y.encodeStateAsUpdate(offline, Y.encodeStateVector(room_))
    expect(judge(step2, room_).is).toBe('fit')
  })

  it('G10 a long pen stroke goes on in small pieces', () => {
    const doc = room((one) =>
      one.getArray('stroke').push(Array.from({ length: LIMITS.maxStrokeInts }, (_, n) => n)),
    )
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    copy.clientID = ME
    copy.getArray('stroke').push([1, 2, 3])
    const { is, micros } = judge(Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc)), doc)
    expect(is).toBe('fit')
    // 20 of them in a second.
    expect(micros * 20).toBeLessThan(LIMITS.workMicrosPerSecond)
  })
})
