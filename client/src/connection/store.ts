import { listeners } from './listeners.ts'

/**
 * A value that changes over time: read it now, hear when it changed. Fits React's
 * `useSyncExternalStore(store.subscribe, store.get)`; the value keeps its identity as long as it is the same.
 */
export interface Store<Value> {
  get(): Value
  /** Calls `listener` after every change. Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void
}

/** A store that its owner can write. */
export interface WritableStore<Value> extends Store<Value> {
  /** Sets the value and tells everybody, unless it is the same (`Object.is`). */
  set(value: Value): void
}

/** A new store. */
export function writableStore<Value>(initial: Value): WritableStore<Value> {
  let value = initial
  const heard = listeners<[]>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(value, next)) return
      value = next
      heard.call()
    },
    subscribe: heard.add,
  }
}

/** A store computed from another one; it changes only when the computed value does. */
export function derivedStore<Source, Value>(
  source: Store<Source>,
  compute: (value: Source) => Value,
): Store<Value> {
  let seen: Source | undefined
  let value: Value
  let filled = false
  const get = (): Value => {
    const now = source.get()
    if (!filled || !Object.is(seen, now)) {
      seen = now
      value = compute(now)
      filled = true
    }
    return value
  }
  return {
    get,
    subscribe: (listener) => {
      let last = get()
      return source.subscribe(() => {
        const next = get()
        if (Object.is(last, next)) return
        last = next
        listener()
      })
    },
  }
}
