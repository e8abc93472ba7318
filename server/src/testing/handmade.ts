import * as encoding from 'lib0/encoding'

/** Writes one struct of an update (yjs: `Item.write`, `GC.write`). */
export type WriteStruct = (encoder: encoding.Encoder) => void

/** An update by hand, as no honest client makes it: one block of structs of one client, and deleted ranges of one. */
export function handmade(
  client: number,
  clock: number,
  structs: readonly WriteStruct[],
  deleted: { readonly client: number; readonly ranges: readonly (readonly [number, number])[] } = {
    client,
    ranges: [],
  },
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, structs.length > 0 ? 1 : 0)
  if (structs.length > 0) {
    for (const number of [structs.length, client, clock]) encoding.writeVarUint(encoder, number)
    for (const write of structs) write(encoder)
  }
  const { ranges } = deleted
  encoding.writeVarUint(encoder, ranges.length > 0 ? 1 : 0)
  if (ranges.length > 0) {
    for (const number of [deleted.client, ranges.length]) encoding.writeVarUint(encoder, number)
    for (const number of ranges.flat()) encoding.writeVarUint(encoder, number)
  }
  return encoding.toUint8Array(encoder)
}

/** Something that was deleted and collected. */
export const collected =
  (length: number): WriteStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
  }

/** Where an item stands: between the units with these ids, or in a root (and under a key of it). */
export type Standing =
  | { readonly root: string; readonly key?: string }
  | {
      readonly left?: readonly [client: number, clock: number]
      readonly right?: readonly [client: number, clock: number]
    }

const standing = (encoder: encoding.Encoder, content: number, at: Standing): void => {
  if ('root' in at) {
    encoding.writeUint8(encoder, content | (at.key === undefined ? 0 : 0x20))
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, at.root)
    if (at.key !== undefined) encoding.writeVarString(encoder, at.key)
    return
  }
  encoding.writeUint8(encoder, content | (at.left ? 0x80 : 0) | (at.right ? 0x40 : 0))
  for (const number of [...(at.left ?? []), ...(at.right ?? [])]) {
    encoding.writeVarUint(encoder, number)
  }
}

/** A plain value; `write` writes another one than 1. */
export const value =
  (at: Standing, write: WriteStruct = (encoder) => encoding.writeAny(encoder, 1)): WriteStruct =>
  (encoder) => {
    standing(encoder, 8, at)
    encoding.writeVarUint(encoder, 1)
    write(encoder)
  }

/** Characters of a text. */
export const letters =
  (at: Standing, text: string): WriteStruct =>
  (encoder) => {
    standing(encoder, 4, at)
    encoding.writeVarString(encoder, text)
  }
