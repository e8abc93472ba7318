import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import * as Y from 'yjs'

import type { Block, DecodedUpdate, Struct } from './decodedUpdate.ts'
import { eachStruct } from './decodedUpdate.ts'
import { Integration } from './integration.ts'
import { isSafeKey, isSafeValue } from './values.ts'
import type { Work } from './work.ts'

type Store = Y.Doc['store']

/** Longest key of a map or name of a root, in UTF-16 units. */
const MAX_KEY_LENGTH = 1_024

/** What the guard knows of the room; it changes none of it. */
export interface GuardedRoom {
  readonly doc: Y.Doc
  /** Client id → who writes under it. Ids in the document without an entry belong to the server. */
  readonly authors: ReadonlyMap<number, string>
  /** Roots that not everybody writes, by name. */
  readonly ownedRoots: ReadonlyMap<string, OwnedRoot>
}

/** A root that the server alone writes, or whose entries belong to the person whose id their key starts with. */
export interface OwnedRoot {
  readonly type: object
  readonly owner: 'server' | 'person'
}

/** Who sent an update. */
export interface Sender {
  /** `null`: an anonymous session. */
  readonly participantId: string | null
  /** Whether it may write under a client id of this author (see {@link GuardedRoom.authors}). */
  owns(author: string): boolean
}

/** Why an update may not reach the document. */
export type GuardRefusal =
  /** No honest client makes it. */
  | 'malformed'
  /** Types nested deeper than the schema nests them. */
  | 'tooDeep'
  /** A plain value nested too deep, or a key that reaches into prototypes, or one that is too long. */
  | 'unsafeValue'
  /** One client id's clock would jump. */
  | 'clockJump'
  /** Structs under a client id that another person, or the server, writes under. */
  | 'foreignClient'
  /** Something in a part that only the server, or another person, writes. */
  | 'sealed'
  /** A document within the document. */
  | 'subdocument'
  /** The room has as many client ids as it may have. */
  | 'tooManyClients'
  /** More named roots than a document has. */
  | 'tooManyRoots'
  /** To apply it would keep everybody waiting. */
  | 'tooMuchWork'

export type Verdict =
  /** `newClients`: client ids that the room did not have. */
  | { readonly is: 'fit'; readonly newClients: readonly number[] }
  /** It builds on something that the room does not have (yet). */
  | { readonly is: 'gap' }
  | { readonly is: 'refused'; readonly reason: GuardRefusal }

/**
 * Where an item goes: the depth of the type it is put into (a root is 0), and whether that is closed to the sender.
 * `null`: that type is gone, so the item is dropped.
 */
type Place = { readonly depth: number; readonly sealed: boolean } | null

const FIT: Verdict = { is: 'fit', newClients: [] }
const GAP: Verdict = { is: 'gap' }
const refused = (reason: GuardRefusal): Verdict => ({ is: 'refused', reason })

/**
 * Decides whether a decoded update may reach the room's document (SAFETY rule 3): it refuses what endangers the
 * document, not what it does not know. What the room has already is not looked at again.
 * @param work counts what it takes to apply the update, before that is done
 */
export function guard(
  update: DecodedUpdate,
  room: GuardedRoom,
  sender: Sender,
  work: Work,
): Verdict {
  if (update.blocks.size === 0 && update.deletes.size === 0) return FIT
  const { store } = room.doc
  const newClients: number[] = []
  for (const { client, end, start } of update.blocks.values()) {
    const known = Y.getState(store, client)
    if (end <= known) continue
    if (end - known > LIMITS.maxClockAdvance) return refused('clockJump')
    const bound = room.authors.get(client)
    if (bound !== undefined ? !sender.owns(bound) : known > 0 || client === room.doc.clientID) {
      return refused('foreignClient')
    }
    if (start > known) return GAP
    if (known === 0) newClients.push(client)
  }
  if (newClients.length > 0 && store.clients.size + newClients.length > LIMITS.maxClientIds) {
    return refused('tooManyClients')
  }
  // Yjs looks for a root by going over all of them, and makes one for each name that an update says.
  let roots = room.doc.share.size
  for (const root of update.roots) if (!room.doc.share.has(root)) roots += 1
  if (roots > LIMITS.maxRoots && roots > room.doc.share.size) return refused('tooManyRoots')
  const walk = new Walk(update, room, sender, work)
  const problem = walk.structs() ?? walk.deletes()
  if (problem !== null) return problem
  return newClients.length === 0 ? FIT : { is: 'fit', newClients }
}

/** Goes over an update in the order in which Yjs would integrate it. */
class Walk {
  readonly #update: DecodedUpdate
  readonly #room: GuardedRoom
  readonly #sender: Sender
  readonly #store: Store
  /** Client id → first clock that would still be missing. */
  readonly #known = new Map<number, number>()
  /** Client id → the next struct of its block to look at. */
  readonly #next = new Map<number, number>()
  /** Places of this update's own items. */
  readonly #places = new Map<Struct, Place>()
  readonly #integration: Integration

  constructor(update: DecodedUpdate, room: GuardedRoom, sender: Sender, work: Work) {
    this.#update = update
    this.#room = room
    this.#sender = sender
    this.#store = room.doc.store
    this.#integration = new Integration(room.doc, { find: (id) => this.#own(id) }, work)
  }

  structs(): Verdict | null {
    const blocks = [...this.#update.blocks.values()].toSorted((a, b) => b.client - a.client)
    for (const start of blocks) {
      const stack: Block[] = [start]
      const waiting = new Set(stack)
      for (let block = stack.at(-1); block !== undefined; block = stack.at(-1)) {
        const at = this.#next.get(block.client) ?? 0
        const struct = block.structs[at]
        if (struct === undefined) {
          stack.pop()
          waiting.delete(block)
          continue
        }
        const known = this.#knownOf(block.client)
        const end = struct.id.clock + struct.length
        if (end > known && !(struct instanceof Y.Skip)) {
          if (struct.id.clock > known) return GAP
          const missing = this.#missing(struct)
          if (missing === 'malformed') return refused('malformed')
          if (missing !== null) {
            const needed = this.#update.blocks.get(missing)
            if (needed === undefined || waiting.has(needed) || this.#isDone(needed)) return GAP
            stack.push(needed)
            waiting.add(needed)
            continue
          }
          const problem = this.#check(struct)
          if (problem !== null) return problem
          const holder = struct instanceof Y.Item ? this.#holderOf(struct) : null
          if (!this.#integration.put(struct, holder, known)) return refused('tooMuchWork')
          this.#known.set(block.client, end)
        }
        this.#next.set(block.client, at + 1)
        // One step may be all that whoever waits for this block needs.
        if (stack.length > 1) {
          stack.pop()
          waiting.delete(block)
        }
      }
    }
    return this.#integration.join() ? null : refused('tooMuchWork')
  }

  deletes(): Verdict | null {
    for (const [client, ranges] of this.#update.deletes) {
      const known = this.#knownOf(client)
      for (const { clock, len } of ranges) {
        if (!Number.isSafeInteger(clock + len)) return refused('malformed')
        if (clock + len > known) return GAP
        if (!this.#integration.delete(client, clock, len)) return refused('tooMuchWork')
        const touchesSealed = eachStruct(
          this.#store,
          client,
          clock,
          len,
          (struct) =>
            struct instanceof Y.Item &&
            !struct.deleted &&
            this.#storePlace(struct)?.sealed === true,
        )
        if (touchesSealed) return refused('sealed')
      }
    }
    return null
  }

  #knownOf(client: number): number {
    return this.#known.get(client) ?? Y.getState(this.#store, client)
  }

  #isDone(block: Block): boolean {
    return (this.#next.get(block.client) ?? 0) >= block.structs.length
  }

  /** A client id whose structs have to come first, if any. */
  #missing(struct: Struct): number | 'malformed' | null {
    if (!(struct instanceof Y.Item)) return null
    const { parent } = struct
    const needs = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]
    for (const id of needs) {
      if (id === null) continue
      if (id.client === struct.id.client) {
        if (id.clock >= struct.id.clock) return 'malformed'
      } else if (id.clock >= this.#knownOf(id.client)) return id.client
    }
    return null
  }

  #check(struct: Struct): Verdict | null {
    if (!(struct instanceof Y.Item)) return null
    const place = this.#placeOf(struct)
    this.#places.set(struct, place)
    if (place?.sealed === true) return refused('sealed')
    // Decoding leaves a root's name where the types of Yjs say there is a type.
    const parent = struct.parent as unknown
    if (typeof parent === 'string' && !isKey(parent)) return refused('unsafeValue')
    if (struct.parentSub !== null && !isKey(struct.parentSub)) return refused('unsafeValue')
    return checkContent(struct.content, place)
  }

  #placeOf(item: Y.Item): Place {
    const parent = item.parent as unknown
    if (typeof parent === 'string') {
      return { depth: 0, sealed: this.#isSealed(this.#room.ownedRoots.get(parent), item) }
    }
    if (parent instanceof Y.ID) return this.#insideOf(parent)
    // Without a parent of its own it goes beside its neighbour; a neighbour that is gone takes it along.
    const left = item.origin === null ? undefined : this.#neighbour(item.origin)
    const right = item.rightOrigin === null ? undefined : this.#neighbour(item.rightOrigin)
    if (left === null || right === null) return null
    return left ?? right ?? null
  }

  /** Place of the item with this id; `null` when it is gone. */
  #neighbour(id: Y.ID): Place {
    const own = this.#own(id)
    if (own !== null) return this.#places.get(own) ?? null
    const struct = Y.getItem(this.#store, id)
    return struct instanceof Y.Item ? this.#storePlace(struct) : null
  }

  /** The item of the type that an item says it goes into. */
  #holderOf({ parent }: Y.Item): Struct | null {
    if (!(parent instanceof Y.ID)) return null
    return this.#own(parent) ?? Y.getItem(this.#store, parent)
  }

  /** Place of what is put into the type that the item with this id holds. */
  #insideOf(id: Y.ID): Place {
    const struct = this.#own(id) ?? Y.getItem(this.#store, id)
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return null
    const outer = this.#places.get(struct) ?? this.#storePlace(struct)
    return outer === null ? null : { depth: outer.depth + 1, sealed: outer.sealed }
  }

  /** The struct of this update with this id, if the room does not have it yet. */
  #own(id: Y.ID): Struct | null {
    if (id.clock < Y.getState(this.#store, id.client)) return null
    const block = this.#update.blocks.get(id.client)
    if (block === undefined) return null
    let low = 0
    let high = block.structs.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const struct = block.structs[middle]
      if (struct === undefined) return null
      if (id.clock < struct.id.clock) high = middle - 1
      else if (id.clock >= struct.id.clock + struct.length) low = middle + 1
      else return struct
    }
    return null
  }

  /** Whether an entry of this root is closed to the sender. */
  #isSealed(root: OwnedRoot | undefined, entry: Y.Item): boolean {
    if (root === undefined) return false
    if (root.owner === 'server') return true
    return entry.parentSub === null || entry.parentSub.split('/')[0] !== this.#sender.participantId
  }

  #ownedRootOf(type: unknown): OwnedRoot | undefined {
    for (const root of this.#room.ownedRoots.values()) if (root.type === type) return root
    return undefined
  }

  #storePlace(item: Y.Item): Place {
    let entry = item
    for (let depth = 0; entry.parent instanceof Y.AbstractType; depth += 1) {
      const holder: Y.Item | null = entry.parent._item
      if (holder === null) {
        return { depth, sealed: this.#isSealed(this.#ownedRootOf(entry.parent), entry) }
      }
      entry = holder
    }
    return null
  }
}

function isKey(key: string): boolean {
  return key.length <= MAX_KEY_LENGTH && isSafeKey(key)
}

function checkContent(content: Y.Item['content'], place: Place): Verdict | null {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return null
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) {
    const values: readonly unknown[] = content.arr
    return values.every((value) => isSafeValue(value, LIMITS.maxValueDepth))
      ? null
      : refused('unsafeValue')
  }
  if (content instanceof Y.ContentType) {
    return place !== null && place.depth + 1 > LIMITS.maxTypeDepth ? refused('tooDeep') : null
  }
  if (content instanceof Y.ContentFormat) {
    return isKey(content.key) && isSafeValue(content.value, LIMITS.maxValueDepth)
      ? null
      : refused('unsafeValue')
  }
  if (content instanceof Y.ContentEmbed) {
    return isSafeValue(content.embed, LIMITS.maxValueDepth) ? null : refused('unsafeValue')
  }
  if (content instanceof Y.ContentDoc) return refused('subdocument')
  return null
}
