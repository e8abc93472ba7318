import * as Y from 'yjs'

import { byOrder } from '../../domain/order.ts'
import type { Random } from '../../domain/random.ts'
import { CARD_KEYS } from '../keys.ts'
import { isOrderKey, keyBetween, keysBetween, MAX_ORDER_KEY_LENGTH } from '../orderKey.ts'

/** Where something goes in a list, and the neighbours whose keys must change to make room. */
export interface Place {
  readonly key: string
  /** Id → new key. Empty unless neighbours had equal keys or keys had grown too long. */
  readonly rekeyed: ReadonlyMap<string, string>
}

/** Longer keys than this are not made; the whole list gets fresh ones instead. */
const MAX_NEW_KEY_LENGTH = MAX_ORDER_KEY_LENGTH / 2

interface Placed {
  readonly id: string
  /** `''` where what is stored is no key; such entries come first. */
  readonly order: string
}

/** All entries of a root, removed ones too (they may come back), sorted by key, ties by id. */
function placedEntries(root: Y.Map<unknown>, withoutId: string | null): Placed[] {
  const placed: Placed[] = []
  root.forEach((entry, id) => {
    if (!(entry instanceof Y.Map) || id === withoutId) return
    const order: unknown = entry.get(CARD_KEYS.order)
    placed.push({ id, order: isOrderKey(order) ? order : '' })
  })
  return placed.toSorted(byOrder)
}

/** The place behind all others. */
export function placeLast(root: Y.Map<unknown>, random: Random): Place {
  let last: string | null = null
  root.forEach((entry) => {
    const key: unknown = entry instanceof Y.Map ? entry.get(CARD_KEYS.order) : null
    if (typeof key === 'string' && (last === null || key > last) && isOrderKey(key)) last = key
  })
  const key = keyBetween(last, null, random)
  if (key !== null && key.length <= MAX_NEW_KEY_LENGTH) return { key, rekeyed: new Map() }
  const list = placedEntries(root, null)
  return respread(list, list.length, random)
}

/**
 * The place right after an entry, or the first one for `afterId` `null`; an unknown id means last.
 * @param movingId an entry that leaves its present place, or `null` for a new one
 */
export function placeAfter(
  root: Y.Map<unknown>,
  movingId: string | null,
  afterId: string | null,
  random: Random,
): Place {
  const list = placedEntries(root, movingId)
  const index = afterId === null ? -1 : list.findIndex((one) => one.id === afterId)
  if (afterId !== null && index === -1) return placeLast(root, random)
  const low = list[index]?.order || null
  for (let end = index + 1; end <= list.length; end += 1) {
    const crowd = list.slice(index + 1, end)
    const keys = keysBetween(low, list[end]?.order ?? null, crowd.length + 1, random)
    const [key, ...others] = keys ?? []
    if (key === undefined) continue
    if ([key, ...others].some((one) => one.length > MAX_NEW_KEY_LENGTH)) break
    return { key, rekeyed: new Map(crowd.map(({ id }, i) => [id, others[i] ?? key])) }
  }
  return respread(list, index + 1, random)
}

/** Gives a whole list fresh short keys. */
function respread(list: readonly Placed[], newIndex: number, random: Random): Place {
  const keys = keysBetween(null, null, list.length + 1, random) ?? []
  const rekeyed = new Map<string, string>()
  let key = ''
  keys.forEach((one, i) => {
    const id = i === newIndex ? undefined : list[i < newIndex ? i : i - 1]?.id
    if (id === undefined) key = one
    else rekeyed.set(id, one)
  })
  return { key, rekeyed }
}

/** Writes the neighbours' new keys. Call it inside a transaction. */
export function writeRekeyed(root: Y.Map<unknown>, place: Place): void {
  for (const [id, key] of place.rekeyed) {
    const entry = root.get(id)
    if (entry instanceof Y.Map) entry.set(CARD_KEYS.order, key)
  }
}
