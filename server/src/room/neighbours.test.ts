import { randomBelow } from '@whyboard/shared/domain/random.ts'
import { seededRandom } from '@whyboard/shared/testing/random.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import type { DecodedUpdate, Struct } from './decodedUpdate.ts'
import { decodeUpdate } from './decodedUpdate.ts'
import { Neighbours } from './neighbours.ts'
import { Work } from './work.ts'

const idOf = ({ client, clock }: Y.ID): string => `${client}/${clock}`

/** Units of a text (or of a key's entries) in the document itself, from left to right. */
function unitsIn(doc: Y.Doc, key: string | null): string[] {
  const type = doc.get('list')
  let item = key === null ? type._start : (type._map.get(key) ?? null)
  while (key !== null && item !== null && item.left !== null) item = item.left
  const units: string[] = []
  for (; item !== null; item = item.right) {
    for (let at = 0; at < item.length; at += 1) {
      units.push(idOf(Y.createID(item.id.client, item.id.clock + at)))
    }
  }
  return units
}

/** An update of one client, whose items name any neighbours that are there, in the room or in the update. */
function randomUpdate(doc: Y.Doc, key: string | null, seed: number, client: number): Uint8Array {
  const random = seededRandom(seed)
  const ids = unitsIn(doc, key).map((id) => id.split('/').map(Number))
  const encoder = encoding.createEncoder()
  const structs = 12
  for (const number of [1, structs, client, 0]) encoding.writeVarUint(encoder, number)
  for (let clock = 0, n = 0; n < structs; n += 1) {
    const [left, right] = [
      randomBelow(random, ids.length + 1) - 1,
      randomBelow(random, ids.length + 1),
    ]
    const isOrdered = left < right
    const [origin, rightOrigin] = [ids[left], isOrdered && key === null ? ids[right] : undefined]
    const hasParent = origin === undefined && rightOrigin === undefined
    encoding.writeUint8(
      encoder,
      4 | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (hasParent && key !== null ? 0x20 : 0),
    )
    for (const id of [origin, rightOrigin])
      for (const number of id ?? []) encoding.writeVarUint(encoder, number)
    if (hasParent) {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'list')
      if (key !== null) encoding.writeVarString(encoder, key)
    }
    const length = key === null ? 1 + randomBelow(random, 3) : 1
    encoding.writeVarString(encoder, 'abc'.slice(0, length))
    for (let at = 0; at < length; at += 1) ids.push([client, clock + at])
    clock += length
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function simulate(doc: Y.Doc, update: DecodedUpdate, key: string | null): string[] {
  const work = new Work()
  const structs: Struct[] = [...update.blocks.values()].flatMap((block) => [...block.structs])
  const find = (id: Y.ID): Struct | null =>
    structs.find(
      (struct) =>
        struct.id.client === id.client &&
        id.clock >= struct.id.clock &&
        id.clock < struct.id.clock + struct.length,
    ) ?? null
  const list = { holder: doc.get('list'), key }
  const neighbours = new Neighbours(doc.store, { find }, work)
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const isRoot = (struct.parent as unknown) !== null
    expect(neighbours.place(struct, isRoot ? list : null, struct.id.clock)).toBe(true)
  }
  return Array.from(neighbours.unitsOf(list), idOf)
}

describe('neighbours', () => {
  it.each([null, 'key'])(
    'G10 items come to the places that Yjs gives them, whatever they name (key %s)',
    (key) => {
      for (let seed = 1; seed <= 200; seed += 1) {
        const doc = new Y.Doc()
        doc.get('list')
        for (const [round, client] of [30, 20, 40, 10, 35].entries()) {
          const bytes = randomUpdate(doc, key, seed * 10 + round, client)
          const decoded = decodeUpdate(bytes, new Work())
          if (!decoded.ok) throw new Error(decoded.reason)
          const expected = simulate(doc, decoded.value, key)
          Y.applyUpdate(doc, bytes)
          expect([seed, round, unitsIn(doc, key)]).toEqual([seed, round, expected])
        }
      }
    },
  )
})
