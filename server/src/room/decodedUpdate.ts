import type { Result } from '@whyboard/shared/domain/result.ts'
import { refuse, succeed } from '@whyboard/shared/domain/result.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import type * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

import type { Work } from './work.ts'
import { COST } from './work.ts'

export type Struct = Y.Item | Y.GC | Y.Skip
type Store = Y.Doc['store']

/** The structs of one client id in an update: consecutive clocks, oldest first. */
export interface Block {
  readonly client: number
  readonly structs: readonly Struct[]
  /** First clock, and the one after the last. */
  readonly start: number
  readonly end: number
}

/** An update as Yjs decodes it, before anything of it reached a document. */
export interface DecodedUpdate {
  /** Names of the roots that its structs name, whether the room has those structs already or not. */
  readonly roots: ReadonlySet<string>
  readonly blocks: ReadonlyMap<number, Block>
  /** Client id → deleted ranges `[clock, clock + len)`. */
  readonly deletes: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>
}

/** Longest plain value, as written on the wire: everything that people write is far below. */
const MAX_VALUE_BYTES = LIMITS.maxUpdateBytes
/** First bytes of an object and an array in lib0's `writeAny`. */
const NESTED = new Set([117, 118])

/** Reading went over a limit; the rest of the update stays unread. */
class TooMuch extends Error {}

/** Yjs' own reader, which stops as soon as an update takes more work to read than it may. */
class CountingDecoder extends Y.UpdateDecoderV1 {
  static work: Work
  readonly #work = CountingDecoder.work

  override readInfo(): number {
    this.#count(COST.readStruct)
    return super.readInfo()
  }

  override readDsClock(): number {
    this.#count(COST.readRange)
    return super.readDsClock()
  }

  override readAny(): unknown {
    this.#count(COST.readValue)
    const rest: decoding.Decoder = this.restDecoder
    return NESTED.has(rest.arr[rest.pos] ?? 0)
      ? this.#within(() => super.readAny())
      : super.readAny()
  }

  override readJSON(): unknown {
    this.#count(COST.readValue)
    return this.#within(() => super.readJSON())
  }

  /** Reads one value, of which no more than MAX_VALUE_BYTES are there to be read. */
  #within(read: () => unknown): unknown {
    const rest: decoding.Decoder = this.restDecoder
    const whole = rest.arr
    const start = rest.pos
    rest.arr = whole.subarray(0, start + MAX_VALUE_BYTES)
    try {
      return read()
    } catch (thrown) {
      throw whole.length > rest.arr.length ? new TooMuch() : thrown
    } finally {
      rest.arr = whole
      this.#count((rest.pos - start) * COST.readNestedByte)
    }
  }

  #count(cost: number): void {
    if (!this.#work.add(cost)) throw new TooMuch()
  }
}

/**
 * Decodes an update (V1 only, as on the wire). Refused: what Yjs cannot decode, empty structs, two blocks of one
 * client id (Yjs' readers disagree about which of them counts), deletions of the same over and over (each range is
 * walked through, and Yjs writes none twice); and unread from there on, what takes more work than `work` has left.
 */
export function decodeUpdate(
  bytes: Uint8Array,
  work: Work,
): Result<DecodedUpdate, 'malformed' | 'tooMuchWork'> {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    // Yjs makes the reader itself, so this is the way to give it something.
    CountingDecoder.work = work
    decoded = Y.decodeUpdateV2(bytes, CountingDecoder)
  } catch (thrown) {
    return refuse(thrown instanceof TooMuch ? 'tooMuchWork' : 'malformed')
  }
  const roots = new Set<string>()
  const blocks = new Map<number, Block>()
  let from = 0
  for (let at = 0; at < decoded.structs.length; at += 1) {
    const struct = decoded.structs[at] as Struct
    if (!(struct.length > 0)) return refuse('malformed')
    // Decoding leaves a root's name where the types of Yjs say there is a type.
    const parent = struct instanceof Y.Item ? (struct.parent as unknown) : null
    if (typeof parent === 'string') roots.add(parent)
    const next: Struct | undefined = decoded.structs[at + 1]
    const end = struct.id.clock + struct.length
    if (!Number.isSafeInteger(end)) return refuse('malformed')
    if (next?.id.client === struct.id.client && next.id.clock === end) continue
    const { client } = struct.id
    if (blocks.has(client)) return refuse('malformed')
    const structs = decoded.structs.slice(from, at + 1) as Struct[]
    blocks.set(client, { client, structs, start: structs[0]?.id.clock ?? 0, end })
    from = at + 1
  }
  const deletes = decoded.ds.clients
  for (const ranges of deletes.values()) if (isRepetitive(ranges)) return refuse('malformed')
  return succeed({ roots, blocks, deletes })
}

/** Whether the ranges hold more than twice as much as there is from clock 0 to their end. */
function isRepetitive(
  ranges: readonly { readonly clock: number; readonly len: number }[],
): boolean {
  let total = 0
  let end = 0
  for (const { clock, len } of ranges) {
    total += len
    end = Math.max(end, clock + len)
  }
  return total > 2 * end
}

/** Whether applying it would change a document with this store, pending parts included. */
export function bringsNews(update: DecodedUpdate, store: Store): boolean {
  for (const block of update.blocks.values()) {
    if (block.end > Y.getState(store, block.client)) return true
  }
  for (const [client, ranges] of update.deletes) {
    const known = Y.getState(store, client)
    for (const { clock, len } of ranges) {
      if (len > 0 && clock + len > known) return true
      if (len > 0 && eachStruct(store, client, clock, len, (struct) => !struct.deleted)) return true
    }
  }
  return false
}

/**
 * Asks about the structs of a client in `[clock, clock + len)` as far as the store holds them.
 * @returns whether `isSought` answered true for one of them
 */
export function eachStruct(
  store: Store,
  client: number,
  clock: number,
  len: number,
  isSought: (struct: Y.Item | Y.GC) => boolean,
): boolean {
  const structs = store.clients.get(client)
  if (structs === undefined || clock >= Y.getState(store, client)) return false
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
    const struct = structs[at]
    if (struct === undefined || struct.id.clock >= clock + len) return false
    if (isSought(struct)) return true
  }
  return false
}
