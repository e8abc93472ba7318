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

/** Whether two values of the same shape have the same fields (`Object.is`). */
export function sameFields<Value extends object>(one: Value, other: Value): boolean {
  return (Object.keys(one) as (keyof Value)[]).every((key) => Object.is(one[key], other[key]))
}

/** A store that follows another one, but takes over some values only once they have stood for a while. */
export function settledStore<Value extends object>(
  source: Store<Value>,
  /** So long a value has to stand, ms; 0: it counts at once. */
  standsMs: (value: Value) => number,
  { after }: { after(delayMs: number, callback: () => void): () => void },
): Store<Value> {
  const heard = listeners<[]>()
  let value = source.get()
  let endSource = (): void => {}
  let cancel = (): void => {}
  const take = (next: Value): void => {
    if (sameFields(value, next)) return
    value = next
    heard.call()
  }
  const follow = (): void => {
    cancel()
    cancel = () => {}
    const next = source.get()
    const waitMs = standsMs(next)
    if (waitMs > 0) cancel = after(waitMs, () => take(next))
    else take(next)
  }
  return {
    get: () => value,
    subscribe: (listener) => {
      if (heard.size() === 0) {
        value = source.get()
        endSource = source.subscribe(follow)
      }
      const end = heard.add(listener)
      return () => {
        end()
        if (heard.size() > 0) return
        endSource()
        cancel()
      }
    },
  }
}
