import * as Y from 'yjs'

import type { Struct } from './decodedUpdate.ts'
import type { List, OwnStructs } from './neighbours.ts'
import { Neighbours, splitCost } from './neighbours.ts'
import type { Work } from './work.ts'
import { COST } from './work.ts'

/**
 * Counts what it would take Yjs to apply an update, struct by struct, without changing the room. Beside what each
 * struct takes, these are the ways in which Yjs goes over much for each of many: neighbours (see {@link Neighbours}),
 * cutting items in two and joining them, which moves what follows and copies arrays, and deleting what holds much.
 */
export class Integration {
  readonly #doc: Y.Doc
  readonly #work: Work
  readonly #neighbours: Neighbours
  readonly #own: OwnStructs
  /** Client id → its structs of the update, oldest first. */
  readonly #placed = new Map<number, Struct[]>()
  /** Types whose formatting was counted. */
  readonly #formatted = new Set<List['holder']>()
  #deletions = 0

  constructor(doc: Y.Doc, own: OwnStructs, work: Work) {
    this.#doc = doc
    this.#work = work
    this.#own = own
    this.#neighbours = new Neighbours(doc.store, own, work)
    work.add(doc.store.clients.size * COST.client)
  }

  /**
   * Counts a new struct that everything it needs came before.
   * @param holder the item of the type that it says it goes into; `null` when it says none, or that is gone
   * @param from its first clock that the room does not have
   * @returns whether the work so far may go on
   */
  put(struct: Struct, holder: Struct | null, from: number): boolean {
    this.#work.add(COST.struct)
    if (struct instanceof Y.Item) {
      const list = this.#listOf(struct, holder)
      if (!this.#neighbours.place(struct, list, from)) return false
      this.#countReplaced(struct)
      this.#countFormat(struct)
    }
    const placed = this.#placed.get(struct.id.client)
    if (placed === undefined) this.#placed.set(struct.id.client, [struct])
    else placed.push(struct)
    return this.#work.left >= 0
  }

  /**
   * Counts what it takes Yjs in the end to join structs with those before them, each with all that was joined to it.
   * Call it once all structs are there. @returns whether the work may go on
   */
  join(): boolean {
    for (const [client, structs] of this.#placed) {
      let before = newestOf(this.#doc.store, client)
      let isInRoom = before !== undefined
      let joined = 1
      let elements = 0
      for (const [at, struct] of structs.entries()) {
        if (before !== undefined && this.#isJoined(before, struct)) {
          // What comes after those that are joined moves up, once for all of them.
          if (joined === 1) this.#work.add(at * COST.shift)
          joined += 1
          if (struct instanceof Y.Item && isArray(struct)) {
            elements += struct.length
            this.#work.add(
              elements * COST.copy + before.length * (isInRoom ? COST.join : COST.copy),
            )
          }
        } else {
          joined = 1
          elements = 0
        }
        before = struct
        isInRoom = false
        if (this.#work.left < 0) return false
      }
    }
    return true
  }

  /** Counts a deleted range, of which `structs` in the room are not deleted yet. @returns whether that may go on */
  delete(client: number, clock: number, len: number): boolean {
    const { store } = this.#doc
    const structs = store.clients.get(client)
    if (structs === undefined || clock >= Y.getState(store, client)) {
      return this.#deleteOwn(client, clock, len)
    }
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const struct = structs[at]
      if (struct === undefined || struct.id.clock >= clock + len) break
      if (!this.#work.add(COST.readRange)) return false
      if (!(struct instanceof Y.Item) || struct.deleted) continue
      this.#deletions += 1
      this.#work.add(COST.deletion)
      const end = struct.id.clock + struct.length
      for (const isCut of [struct.id.clock < clock, end > clock + len]) {
        if (isCut) this.#work.add(COST.split + splitCost(store, struct, this.#deletions))
      }
      // What is deleted is joined with what was deleted beside it.
      this.#work.add((structs.length - at) * COST.shift)
      this.#countContent(struct)
      this.#countFormatGap(struct)
      if (this.#work.left < 0) return false
    }
    return this.#work.left >= 0
  }

  /** Deletes what only comes with the update. */
  #deleteOwn(client: number, clock: number, len: number): boolean {
    this.#work.add(COST.deletion)
    const structs = this.#placed.get(client)?.length ?? 0
    for (const id of [Y.createID(client, clock), Y.createID(client, clock + len - 1)]) {
      const struct = this.#own.find(id)
      if (!(struct instanceof Y.Item) || struct.length === 1) continue
      const cost = splitCost(this.#doc.store, struct, structs)
      if (!this.#work.add(COST.split + cost)) return false
    }
    return this.#work.left >= 0
  }

  #listOf(item: Y.Item, holder: Struct | null): List | null {
    const parent = item.parent as unknown
    if (typeof parent === 'string') {
      return { holder: this.#doc.share.get(parent) ?? parent, key: item.parentSub }
    }
    if (!(holder instanceof Y.Item)) return null
    const isOwn = !(holder.parent instanceof Y.AbstractType)
    const { content } = holder
    return {
      holder: !isOwn && content instanceof Y.ContentType ? content.type : holder,
      key: item.parentSub,
    }
  }

  /** A new value of a key deletes the one before, with all that it holds. */
  #countReplaced(item: Y.Item): void {
    const list = this.#neighbours.listOf(item)
    if (list === null || list.key === null || !(list.holder instanceof Y.AbstractType)) return
    const before = list.holder._map.get(list.key)
    if (before !== undefined && !before.deleted) this.#countContent(before)
  }

  /** Counts what goes when an item does: all that is in its type, and in the types in that. */
  #countContent(item: Y.Item): void {
    const items = [item]
    for (let one = items.pop(); one !== undefined; one = items.pop()) {
      if (!(one.content instanceof Y.ContentType)) continue
      const { type } = one.content
      for (let inner = type._start; inner !== null; inner = inner.right) {
        if (!this.#work.add(COST.deletion)) return
        items.push(inner)
      }
      for (const newest of type._map.values()) {
        for (let inner: Y.Item | null = newest; inner !== null; inner = inner.left) {
          if (!this.#work.add(COST.deletion)) return
          items.push(inner)
        }
      }
    }
  }

  #isJoined(before: Struct, struct: Struct): boolean {
    if (!(struct instanceof Y.Item)) return before.constructor === struct.constructor
    if (!(before instanceof Y.Item)) return false
    const isAlike =
      before.content.constructor === struct.content.constructor &&
      struct.origin?.client === before.id.client &&
      struct.origin.clock === before.id.clock + before.length - 1
    if (!isAlike || !this.#neighbours.isBeside(before, struct)) return false
    // Values of a key are not joined but after they were replaced, when they are no array any more.
    return !isArray(struct) || this.#neighbours.listOf(struct)?.key === null
  }

  /** After a change of its formatting, Yjs goes over a text as a whole. */
  #countFormat(item: Y.Item): void {
    if (!(item.content instanceof Y.ContentFormat)) return
    const holder = this.#neighbours.listOf(item)?.holder
    if (holder === undefined || this.#formatted.has(holder)) return
    this.#formatted.add(holder)
    if (!(holder instanceof Y.AbstractType)) return
    for (let one = holder._start; one !== null; one = one.right) {
      if (!this.#work.add(COST.format)) return
    }
  }

  /** For each thing deleted from a formatted text, Yjs goes over what was deleted around it. */
  #countFormatGap(item: Y.Item): void {
    const { parent } = item
    if (!(parent instanceof Y.AbstractType) || !hasFormatting(parent)) return
    this.#work.add(this.#deletions * COST.format)
    for (const way of ['left', 'right'] as const) {
      let one = item[way]
      while (one !== null && (one.deleted || !one.countable) && this.#work.add(COST.format)) {
        one = one[way]
      }
    }
  }
}

function isArray({ content }: Y.Item): boolean {
  return content instanceof Y.ContentAny || content instanceof Y.ContentJSON
}

function newestOf(store: Y.Doc['store'], client: number): Struct | undefined {
  return store.clients.get(client)?.at(-1)
}

/** Yjs' own note on a text, which its types do not name. */
function hasFormatting(type: object): boolean {
  return '_hasFormatting' in type && type._hasFormatting === true
}
