import { memoryStorage, type Environment, type PageMoment } from '../environment.ts'
import { writableStore } from '../store.ts'

/** An environment for tests, with what they need to drive it. */
export interface TestEnvironment extends Environment {
  /** Something happens in the page's life. */
  happens(moment: PageMoment): void
  /** Another tab changed an entry of the storage. */
  storageChanged(key: string): void
}

/** Timers are the global ones, so that Vitest's fake timers rule them. The clock starts at the global one, too. */
export function testEnvironment(parts: Partial<Environment> = {}): TestEnvironment {
  const moments = new Set<(moment: PageMoment) => void>()
  const changes = new Set<(key: string) => void>()
  let seed = 0
  const subscribeTo = <Listener>(listeners: Set<Listener>, listener: Listener) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  const after = (delayMs: number, callback: () => void) => {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  }
  return {
    nowMs: () => 0,
    monotonicMs: () => 0,
    random: {
      bytes: (length) => {
        seed += 1
        return Uint8Array.from({ length }, (_, index) => (seed * 31 + index * 7) & 255)
      },
    },
    appShell: { offlineReload: writableStore('unavailable'), newVersion: writableStore(false) },
    after,
    onNextFrame: (callback) => after(16, callback),
    origin: 'http://board.test',
    WebSocket: undefined as unknown as typeof WebSocket,
    fetch: () => Promise.reject(new Error('No network in this test.')),
    XMLHttpRequest: undefined as unknown as typeof XMLHttpRequest,
    storage: memoryStorage(),
    hasIndexedDb: false,
    onPageMoment: (listener) => subscribeTo(moments, listener),
    onStorageChange: (listener) => subscribeTo(changes, listener),
    happens: (moment) => {
      for (const listener of moments) listener(moment)
    },
    storageChanged: (key) => {
      for (const listener of changes) listener(key)
    },
    ...parts,
  }
}
