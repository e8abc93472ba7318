import type { Environment } from '../connection/environment.ts'
import { listeners } from '../connection/listeners.ts'
import type { Store } from '../connection/store.ts'

/**
 * A store that follows a faster source and changes at most once per frame; between frames its value stands still, as
 * React needs it. Nothing is read while nobody listens.
 */
export function frameStore<Value>(
  read: () => Value,
  subscribeSource: (listener: () => void) => () => void,
  environment: Pick<Environment, 'onNextFrame'>,
): Store<Value> {
  const heard = listeners<[]>()
  let value: Value
  let endSource: (() => void) | null = null
  let cancelFrame: (() => void) | null = null

  const onFrame = () => {
    cancelFrame = null
    const next = read()
    if (Object.is(next, value)) return
    value = next
    heard.call()
  }
  const start = () => {
    value = read()
    endSource = subscribeSource(() => {
      cancelFrame ??= environment.onNextFrame(onFrame)
    })
  }
  const stop = () => {
    endSource?.()
    endSource = null
    cancelFrame?.()
    cancelFrame = null
  }
  return {
    get: () => (endSource === null ? read() : value),
    subscribe: (listener) => {
      if (endSource === null) start()
      const end = heard.add(listener)
      return () => {
        end()
        if (heard.size() === 0) stop()
      }
    },
  }
}
