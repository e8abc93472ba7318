import * as Y from 'yjs'

import type { Struct } from './decodedUpdate.ts'
import type { Work } from './work.ts'
import { COST } from './work.ts'

type Store = Y.Doc['store']

type SharedType = Y.Doc['share'] extends Map<string, infer Type> ? Type : never

/** Where a list begins: in a type of the room, in one that comes with the update, or in a root by its name. */
export interface List {
  readonly holder: SharedType | Y.Item | string
  /** Key of a map, whose entries are a list as well; `null` for texts and arrays. */
  readonly key: string | null
}

/** The part of an item that begins at a clock; items are cut where others were put between. */
interface Part {
  readonly item: Y.Item
  readonly clock: number
}

/** What {@link Neighbours} needs to know of an update. */
export interface OwnStructs {
  /** The struct of the update with this id, if the room does not have it yet. */
  find(id: Y.ID): Struct | null
}

/**
 * Counts the steps in which Yjs would find the places of an update's items, one after the other, without changing the
 * room. It does what `Item.integrate` of Yjs 13 does (YATA: K. Jahns et al., "Near Real-Time Peer-to-Peer Shared
 * Editing on Extensible Data Types", 2016), on lists of its own beside those of the room. Whoever put their item
 * between two neighbours of their own copy costs a step; only what was put to the same place at the same time costs
 * more, and by hand so much that an update of 1 MiB takes hours.
 */
export class Neighbours {
  readonly #store: Store
  readonly #own: OwnStructs
  readonly #work: Work
  /** Item → clock of a part's last unit → what was put right of it. */
  readonly #after = new Map<Y.Item, Map<number, Y.Item>>()
  /** Item of the update → what was right of it when it came. */
  readonly #right = new Map<Y.Item, Part | null>()
  readonly #listOf = new Map<Y.Item, List>()
  /** Holder → key → first item, where the update put another one there. */
  readonly #heads = new Map<List['holder'], Map<string | null, Y.Item>>()
  /** Item → clocks at which its second and later parts begin, ascending. */
  readonly #cuts = new Map<Y.Item, number[]>()

  constructor(store: Store, own: OwnStructs, work: Work) {
    this.#store = store
    this.#own = own
    this.#work = work
  }

  /**
   * Puts an item of the update to its place.
   * @param list where it goes, if it says so itself
   * @param from its first clock that the room does not have
   * @returns whether the work so far may go on; an item whose neighbours are gone takes none
   */
  place(item: Y.Item, list: List | null, from: number): boolean {
    const leftId = from > item.id.clock ? Y.createID(item.id.client, from - 1) : item.origin
    const left = leftId === null ? null : this.#endingAt(leftId)
    const right = item.rightOrigin === null ? null : this.#startingAt(item.rightOrigin)
    if (left === undefined || right === undefined) return this.#work.left >= 0
    const its = list ?? this.listOf(left?.item ?? right?.item)
    if (its === null) return this.#work.left >= 0
    this.#listOf.set(item, its)
    const first = left === null ? this.#headOf(its) : this.#rightOf(left)
    const place = isSame(first, right) ? left : this.#pass(item, first, left, right)
    if (place === null) {
      this.#right.set(item, this.#headOf(its))
      this.#setHead(its, item)
    } else {
      this.#right.set(item, this.#rightOf(place))
      this.#setAfter(place, item)
    }
    return this.#work.left >= 0
  }

  /** The list that an item is in; `null` when that is gone. */
  listOf(item: Y.Item | undefined): List | null {
    if (item === undefined) return null
    const own = this.#listOf.get(item)
    if (own !== undefined) return own
    return item.parent instanceof Y.AbstractType
      ? { holder: item.parent, key: item.parentSub }
      : null
  }

  /** Whether nothing stands between two items. */
  isBeside(left: Y.Item, right: Y.Item): boolean {
    const clock = this.#startOf(left, left.id.clock + left.length - 1)
    return isSame(this.#rightOf({ item: left, clock }), firstPart(right))
  }

  /** Ids of all units of a list from left to right, as they would be now. */
  *unitsOf(list: List): Iterable<Y.ID> {
    for (let part = this.#headOf(list); part !== null; part = this.#rightOf(part)) {
      const { client } = part.item.id
      const cuts = this.#cuts.get(part.item)
      const end = cuts?.[indexIn(cuts, part.clock + 1)] ?? part.item.id.clock + part.item.length
      for (let { clock } = part; clock < end; clock += 1) yield Y.createID(client, clock)
    }
  }

  /** Goes over what stands between two neighbours, as `Item.integrate` does. @returns what it comes right of */
  #pass(item: Y.Item, first: Part | null, left: Part | null, right: Part | null): Part | null {
    let place = left
    let conflicting = new Set<string>()
    const before = new Set<string>()
    for (let other = first; other !== null && !isSame(other, right); other = this.#rightOf(other)) {
      if (!this.#work.add(COST.conflict)) break
      before.add(keyOf(other))
      conflicting.add(keyOf(other))
      const origin = originOf(other)
      if (isSameId(item.origin, origin)) {
        if (other.item.id.client < item.id.client) {
          place = other
          conflicting = new Set()
        } else if (isSameId(item.rightOrigin, other.item.rightOrigin)) break
      } else {
        const part = origin === null ? undefined : this.#partAt(origin)
        if (part === undefined || part === null || !before.has(keyOf(part))) break
        if (!conflicting.has(keyOf(part))) {
          place = other
          conflicting = new Set()
        }
      }
    }
    return place
  }

  #itemAt(id: Y.ID): Y.Item | null {
    const struct = this.#own.find(id) ?? Y.getItem(this.#store, id)
    return struct instanceof Y.Item ? struct : null
  }

  /** The part with this id, as far as items are cut by now; `null` when it is gone. */
  #partAt(id: Y.ID): Part | null {
    const item = this.#itemAt(id)
    return item === null ? null : { item, clock: this.#startOf(item, id.clock) }
  }

  /** The part that ends with this id; `undefined` when it is gone. */
  #endingAt(id: Y.ID): Part | undefined {
    const item = this.#itemAt(id)
    if (item === null) return undefined
    if (id.clock < item.id.clock + item.length - 1) this.#cut(item, id.clock + 1)
    return { item, clock: this.#startOf(item, id.clock) }
  }

  /** The part that begins with this id; `undefined` when it is gone. */
  #startingAt(id: Y.ID): Part | undefined {
    const item = this.#itemAt(id)
    if (item === null) return undefined
    if (id.clock > item.id.clock) this.#cut(item, id.clock)
    return { item, clock: id.clock }
  }

  #startOf(item: Y.Item, clock: number): number {
    const cuts = this.#cuts.get(item)
    return cuts?.[indexIn(cuts, clock + 1) - 1] ?? item.id.clock
  }

  /** Cuts an item in two before this clock. */
  #cut(item: Y.Item, clock: number): void {
    let cuts = this.#cuts.get(item)
    if (cuts === undefined) {
      cuts = []
      this.#cuts.set(item, cuts)
    }
    const at = indexIn(cuts, clock)
    if (cuts[at] === clock) return
    cuts.splice(at, 0, clock)
    this.#work.add(COST.split + splitCost(this.#store, item, cuts.length))
  }

  #rightOf({ item, clock }: Part): Part | null {
    const cuts = this.#cuts.get(item)
    const end = item.id.clock + item.length
    const next = cuts?.[indexIn(cuts, clock + 1)] ?? end
    const put = this.#after.get(item)?.get(next)
    if (put !== undefined) return firstPart(put)
    if (next < end) return { item, clock: next }
    const known = this.#right.get(item)
    if (known !== undefined) return known === null ? null : known
    return item.right instanceof Y.Item ? firstPart(item.right) : null
  }

  #setAfter(place: Part, item: Y.Item): void {
    const cuts = this.#cuts.get(place.item)
    const next = cuts?.[indexIn(cuts, place.clock + 1)] ?? place.item.id.clock + place.item.length
    const put = this.#after.get(place.item)
    if (put === undefined) this.#after.set(place.item, new Map([[next, item]]))
    else put.set(next, item)
  }

  #headOf({ holder, key }: List): Part | null {
    const own = this.#heads.get(holder)?.get(key)
    if (own !== undefined) {
      // Yjs comes from the newest entry each time.
      if (key !== null) this.#work.add(COST.chain * this.#right.size)
      return firstPart(own)
    }
    if (!(holder instanceof Y.AbstractType)) return null
    if (key === null) return holder._start === null ? null : firstPart(holder._start)
    let head = holder._map.get(key) ?? null
    while (head !== null && head.left !== null && this.#work.add(COST.chain)) head = head.left
    return head === null ? null : firstPart(head)
  }

  #setHead({ holder, key }: List, item: Y.Item): void {
    const heads = this.#heads.get(holder)
    if (heads === undefined) this.#heads.set(holder, new Map([[key, item]]))
    else heads.set(key, item)
  }
}

/** What it takes to cut an item of the room in two, µs: what is after it moves up, and an array is copied. */
export function splitCost(store: Store, item: Y.Item, cuts: number): number {
  const { client, clock } = item.id
  const structs = store.clients.get(client)
  const isThere = structs !== undefined && clock < Y.getState(store, client)
  const after = isThere ? structs.length - Y.findIndexSS(structs, clock) : 0
  return (after + cuts) * COST.shift + copyCost(item)
}

/** What it takes to copy an item's content, µs. Text is not copied when it is cut. */
function copyCost({ content, length }: Y.Item): number {
  return content instanceof Y.ContentAny || content instanceof Y.ContentJSON
    ? length * COST.copy
    : 0
}

function firstPart(item: Y.Item): Part {
  return { item, clock: item.id.clock }
}

function isSame(one: Part | null, other: Part | null): boolean {
  return one?.item === other?.item && one?.clock === other?.clock
}

function isSameId(one: Y.ID | null, other: Y.ID | null): boolean {
  return one?.client === other?.client && one?.clock === other?.clock
}

function keyOf({ item, clock }: Part): string {
  return `${item.id.client}/${clock}`
}

/** What was left of a part when it was made: for all but the first, the unit before. */
function originOf({ item, clock }: Part): Y.ID | null {
  return clock === item.id.clock ? item.origin : Y.createID(item.id.client, clock - 1)
}

/** Index of the first one that is not below `clock`. */
function indexIn(ascending: readonly number[], clock: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? Infinity) < clock) low = middle + 1
    else high = middle
  }
  return low
}
