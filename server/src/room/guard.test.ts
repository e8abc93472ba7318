import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { collected as gc, handmade, letters, value } from '../testing/handmade.ts'
import { decodeUpdate } from './decodedUpdate.ts'
import type { Verdict } from './guard.ts'
import { guard } from './guard.ts'
import { Work } from './work.ts'

/** A room with a card (client 7, the server's) and what Ada wrote (client 11). */
function room(): { doc: Y.Doc; authors: Map<number, string> } {
  const doc = new Y.Doc()
  const server = new Y.Doc()
  server.clientID = 7
  server.transact(() => {
    server.getMap('meta').set('version', 1)
    const card = new Y.Map()
    server.getMap('cards').set('one', card)
    card.set('text', new Y.Text('first'))
  })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
  const ada = copyOf(doc, 11)
  ada.getText('title').insert(0, 'hello')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ada))
  return { doc, authors: new Map([[11, 'ada']]) }
}

function copyOf(doc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc()
  copy.clientID = clientId
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** The update of what `change` does in a copy of the room. */
function updateOf(doc: Y.Doc, clientId: number, change: (copy: Y.Doc) => void): Uint8Array {
  const copy = copyOf(doc, clientId)
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  copy.transact(() => change(copy))
  return Y.mergeUpdates(updates)
}

function judge(
  update: Uint8Array,
  in_: { doc: Y.Doc; authors: ReadonlyMap<number, string> },
  author = 'bob',
): Verdict | 'malformed' | 'tooMuchWork' {
  const work = new Work()
  const decoded = decodeUpdate(update, work)
  if (!decoded.ok) return decoded.reason
  return guard(
    decoded.value,
    {
      ...in_,
      ownedRoots: new Map([
        ['meta', { type: in_.doc.getMap('meta'), owner: 'server' }],
        ['votes', { type: in_.doc.getMap('votes'), owner: 'person' }],
      ]),
    },
    { participantId: author, owns: (bound) => bound === author },
    work,
  )
}

const fits = (verdict: ReturnType<typeof judge>): boolean => reasonOf(verdict) === 'fit'
const reasonOf = (verdict: ReturnType<typeof judge>): string =>
  typeof verdict === 'string' ? verdict : verdict.is === 'refused' ? verdict.reason : verdict.is

describe('guard: what honest people send fits', () => {
  it('G1 typing, overwriting, deleting and making a card with its text', () => {
    const at = room()
    const changes: ((copy: Y.Doc) => void)[] = [
      (copy) => copy.getText('title').insert(3, 'x'),
      (copy) => copy.getText('title').delete(0, 2),
      (copy) => copy.getMap('incident').set('severity', { level: 1, tags: ['a'] }),
      (copy) => {
        const card = new Y.Map()
        copy.getMap('cards').set('two', card)
        card.set('text', new Y.Text('new'))
        card.set('position', { x: 1, y: 2 })
      },
      (copy) => (copy.getMap('cards').get('one') as Y.Map<unknown>).set('text', new Y.Text('over')),
      (copy) => copy.getMap('unknown root').set('kept', [1, 2, 3]),
    ]
    for (const change of changes) expect(fits(judge(updateOf(at.doc, 21, change), at))).toBe(true)
  })

  it('G1 a step 2 of several clients that build on each other, whatever their ids', () => {
    const at = room()
    for (const [first, second] of [
      [30, 31],
      [31, 30],
    ] as const) {
      const one = copyOf(at.doc, first)
      one.getText('title').insert(5, 'one')
      const two = copyOf(one, second)
      two.getText('title').insert(7, 'two')
      Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
      one.getText('title').insert(8, 'more')
      const step2 = Y.encodeStateAsUpdate(one, Y.encodeStateVector(at.doc))
      const verdict = judge(step2, at)
      expect(verdict).toMatchObject({ is: 'fit', newClients: { length: 2 } })
    }
  })

  it('G1 the whole state again, although others wrote it', () => {
    const at = room()
    expect(judge(Y.encodeStateAsUpdate(at.doc), at)).toEqual({ is: 'fit', newClients: [] })
  })

  it('G1 something put into a type that was deleted and collected meanwhile', () => {
    const at = room()
    const late = updateOf(at.doc, 21, (copy) =>
      (copy.getMap('cards').get('one') as Y.Map<unknown>).set('note', new Y.Text('late')),
    )
    at.doc.getMap('cards').delete('one')
    expect(fits(judge(late, at))).toBe(true)
    Y.applyUpdate(at.doc, late)
    expect(at.doc.store.pendingStructs).toBeNull()
  })

  it('G1 collected structs under an earlier id of the same person', () => {
    const at = room()
    const verdict = judge(handmade(11, 5, [gc(3)]), at, 'ada')
    expect(verdict).toEqual({ is: 'fit', newClients: [] })
  })
})

describe('guard: what endangers the document does not fit', () => {
  it('G2 M1 types nested deeper than the schema', () => {
    const at = room()
    const update = updateOf(at.doc, 21, (copy) => {
      let map = copy.getMap<unknown>('cards')
      for (let depth = 0; depth < 3_000; depth += 1) {
        const inner = new Y.Map<unknown>()
        map.set('in', inner)
        map = inner
      }
    })
    expect(reasonOf(judge(update, at))).toBe('tooDeep')
  })

  it('G2 M1 one level an update, by the id of the parent, also after an overwrite', () => {
    const at = room()
    const bob = copyOf(at.doc, 21)
    const levels: Uint8Array[] = []
    bob.on('update', (update: Uint8Array) => levels.push(update))
    const card = bob.getMap('cards').get('one') as Y.Map<unknown>
    const inner = new Y.Map<unknown>()
    card.set('in', inner)
    card.set('in', new Y.Map())
    const last = card.get('in') as Y.Map<unknown>
    last.set('deeper', new Y.Map())
    const verdicts = levels.map((level) => {
      const verdict = judge(level, at)
      if (fits(verdict)) {
        Y.applyUpdate(at.doc, level)
        at.authors.set(21, 'bob')
      }
      return reasonOf(verdict)
    })
    expect(verdicts).toEqual(['fit', 'fit', 'tooDeep'])
  })

  it('G3 M2 a collected struct that jumps the clock, or belongs to somebody else', () => {
    const at = room()
    expect(reasonOf(judge(handmade(11, 5, [gc(2 ** 40)]), at))).toBe('clockJump')
    expect(reasonOf(judge(handmade(11, 5, [gc(10)]), at))).toBe('foreignClient')
    expect(reasonOf(judge(handmade(7, 4, [gc(10)]), at))).toBe('foreignClient')
    expect(reasonOf(judge(handmade(at.doc.clientID, 0, [gc(10)]), at))).toBe('foreignClient')
    expect(reasonOf(judge(handmade(99, 0, [gc(LIMITS.maxClockAdvance + 1)]), at))).toBe('clockJump')
  })

  it('G4 M3 what builds on something missing is a gap', () => {
    const at = room()
    expect(judge(handmade(21, 5, [gc(1)]), at)).toEqual({ is: 'gap' })
    const absent = copyOf(at.doc, 30)
    absent.getText('title').insert(5, 'x')
    const late = updateOf(absent, 21, (copy) => copy.getText('title').insert(6, 'y'))
    expect(judge(late, at)).toEqual({ is: 'gap' })
    const deletesUnknown = updateOf(absent, 21, (copy) => copy.getText('title').delete(5, 1))
    expect(judge(deletesUnknown, at)).toEqual({ is: 'gap' })
  })

  it('G5 M7 keys that reach into prototypes, in maps, values and roots', () => {
    const at = room()
    const poisons: Uint8Array[] = [
      handmade(21, 0, [value({ root: 'cards', key: '__proto__' })]),
      handmade(21, 0, [value({ root: '__proto__', key: 'a' })]),
      handmade(21, 0, [value({ root: 'constructor', key: 'a' })]),
      handmade(21, 0, [
        value({ root: 'cards', key: 'a' }, (encoder) => {
          encoding.writeUint8(encoder, 118)
          encoding.writeVarUint(encoder, 1)
          encoding.writeVarString(encoder, '__proto__')
          encoding.writeAny(encoder, { isAdmin: true })
        }),
      ]),
      updateOf(at.doc, 21, (copy) => copy.getMap('cards').set('a', [{ prototype: 1 }])),
    ]
    for (const poison of poisons) expect(reasonOf(judge(poison, at))).toBe('unsafeValue')
  })

  it('G5 values nested too deep', () => {
    const at = room()
    const nest = (depth: number): unknown => (depth === 0 ? 1 : [nest(depth - 1)])
    const set = (value: unknown): Uint8Array =>
      updateOf(at.doc, 21, (copy) => copy.getMap('cards').set('a', value))
    expect(fits(judge(set(nest(LIMITS.maxValueDepth)), at))).toBe(true)
    expect(reasonOf(judge(set(nest(LIMITS.maxValueDepth + 1)), at))).toBe('unsafeValue')
  })

  it('G6 M8 more client ids than a room may have', () => {
    const at = room()
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 100_000)
    for (let client = 0; client < 100_000; client += 1) {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, 1_000_000 + client)
      encoding.writeVarUint(encoder, 0)
      gc(1)(encoder)
    }
    encoding.writeVarUint(encoder, 0)
    expect(reasonOf(judge(encoding.toUint8Array(encoder), at))).toBe('tooManyClients')
  })

  it('G7 changes of a part that only the server writes: set, overwrite, delete', () => {
    const at = room()
    const changes: ((copy: Y.Doc) => void)[] = [
      (copy) => copy.getMap('meta').set('id', 'mine'),
      (copy) => copy.getMap('meta').set('version', 99),
      (copy) => copy.getMap('meta').delete('version'),
    ]
    for (const change of changes) {
      expect(reasonOf(judge(updateOf(at.doc, 21, change), at))).toBe('sealed')
    }
  })

  it("G7 another person's entries: set, overwrite, delete; one's own fit", () => {
    const at = room()
    const ada = copyOf(at.doc, 11)
    ada.getMap('votes').set('ada/card', 1)
    Y.applyUpdate(at.doc, Y.encodeStateAsUpdate(ada))
    const changes: ((copy: Y.Doc) => void)[] = [
      (copy) => copy.getMap('votes').set('ada/other', 1),
      (copy) => copy.getMap('votes').set('ada/card', 5),
      (copy) => copy.getMap('votes').delete('ada/card'),
    ]
    for (const change of changes) {
      expect(reasonOf(judge(updateOf(at.doc, 21, change), at))).toBe('sealed')
      expect(fits(judge(updateOf(at.doc, 21, change), at, 'ada'))).toBe(true)
    }
    const own = updateOf(at.doc, 21, (copy) => copy.getMap('votes').set('bob/card', 1))
    expect(fits(judge(own, at))).toBe(true)
  })

  it('G8 documents in the document', () => {
    const at = room()
    const update = updateOf(at.doc, 21, (copy) => copy.getMap('cards').set('doc', new Y.Doc()))
    expect(reasonOf(judge(update, at))).toBe('subdocument')
  })

  it('G9 the same deletions over and over, but not twice, as merged copies may say them', () => {
    const at = room()
    const deleting = (times: number): Uint8Array =>
      handmade(11, 0, [], { client: 11, ranges: Array.from({ length: times }, () => [0, 5]) })
    expect(judge(deleting(3), at)).toBe('malformed')
    expect(judge(deleting(2), at)).toEqual({ is: 'fit', newClients: [] })
  })

  it('G9 what cannot be decoded, empty structs, two blocks of one client, cycles', () => {
    const at = room()
    const whole = updateOf(at.doc, 21, (copy) => copy.getText('title').insert(0, 'abc'))
    expect(judge(whole.subarray(0, whole.length - 3), at)).toBe('malformed')
    expect(judge(new Uint8Array(), at)).toBe('malformed')
    expect(judge(handmade(21, 0, [gc(0)]), at)).toBe('malformed')
    const twice = encoding.createEncoder()
    encoding.writeVarUint(twice, 2)
    for (const clock of [0, 5]) {
      encoding.writeVarUint(twice, 1)
      encoding.writeVarUint(twice, 21)
      encoding.writeVarUint(twice, clock)
      gc(1)(twice)
    }
    encoding.writeVarUint(twice, 0)
    expect(judge(encoding.toUint8Array(twice), at)).toBe('malformed')
    const beside = (client: number, clock: number) => letters({ left: [client, clock] }, 'x')
    expect(judge(handmade(21, 0, [beside(21, 0)]), at)).toEqual({
      is: 'refused',
      reason: 'malformed',
    })
    const cycle = encoding.createEncoder()
    encoding.writeVarUint(cycle, 2)
    for (const [client, other] of [
      [21, 22],
      [22, 21],
    ] as const) {
      encoding.writeVarUint(cycle, 1)
      encoding.writeVarUint(cycle, client)
      encoding.writeVarUint(cycle, 0)
      beside(other, 0)(cycle)
    }
    encoding.writeVarUint(cycle, 0)
    expect(judge(encoding.toUint8Array(cycle), at)).toEqual({ is: 'gap' })
  })
})
