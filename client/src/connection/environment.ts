import type { Random } from '@whyboard/shared/domain/random.ts'

import type { AppShell } from './appShell.ts'

/** What main alone reads from the machine and passes in. */
export interface Ambient {
  /** Epoch ms by this machine's clock, which may be wrong and may jump. */
  nowMs(): number
  /** ms that only ever grow at the pace of real time (`performance.now`). */
  monotonicMs(): number
  /** Unpredictable bytes (`crypto.getRandomValues`, which plain http has too). */
  readonly random: Random
  /** What the browser keeps of the app itself (`registerAppShell`). */
  readonly appShell: AppShell
}

/** A place for short strings that survives a reload (`localStorage`), or seems to. */
export interface TextStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** Moments of the page's life that make a connection look after itself. */
export type PageMoment = 'online' | 'offline' | 'visible' | 'hidden' | 'leaving' | 'returned'

/** Everything outside the program that the connection and the board use; tests pass their own. */
export interface Environment extends Ambient {
  /** Calls back once after `delayMs`; returns what cancels it. */
  after(delayMs: number, callback: () => void): () => void
  /** Calls back once before the next picture is painted; returns what cancels it. */
  onNextFrame(callback: () => void): () => void
  /** Scheme and host of the server, e.g. `http://192.168.0.7:4400`. */
  readonly origin: string
  readonly WebSocket: typeof WebSocket
  readonly fetch: typeof fetch
  /** For uploads, whose progress `fetch` does not tell. */
  readonly XMLHttpRequest: typeof XMLHttpRequest
  /** `localStorage`, or a stand-in that forgets when the page closes. */
  readonly storage: TextStorage
  /** `false` where the browser gives no IndexedDB at all; one that fails when used is found out by trying. */
  readonly hasIndexedDb: boolean
  /** Hears of moments of the page's life; returns what ends it. */
  onPageMoment(listener: (moment: PageMoment) => void): () => void
  /** Hears that another tab of this browser changed `key` in {@link storage}; returns what ends it. */
  onStorageChange(listener: (key: string) => void): () => void
}

/** A {@link TextStorage} in memory. */
export function memoryStorage(): TextStorage {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      values.set(key, value)
    },
    removeItem: (key) => {
      values.delete(key)
    },
  }
}

/**
 * The environment of a page. `localStorage` may be forbidden (reading the property throws) or full (writing throws):
 * then strings live as long as the page.
 */
export function browserEnvironment(
  window: Window & typeof globalThis,
  ambient: Ambient,
): Environment {
  const { document } = window
  return {
    ...ambient,
    after: (delayMs, callback) => {
      const timer = window.setTimeout(callback, delayMs)
      return () => window.clearTimeout(timer)
    },
    onNextFrame: (callback) => {
      const frame = window.requestAnimationFrame(() => callback())
      return () => window.cancelAnimationFrame(frame)
    },
    origin: window.location.origin,
    WebSocket: window.WebSocket,
    fetch: (input, init) => window.fetch(input, init),
    XMLHttpRequest: window.XMLHttpRequest,
    storage: pageStorage(window),
    hasIndexedDb: hasIndexedDb(window),
    onPageMoment: (listener) => {
      const ends = new AbortController()
      const on = (target: EventTarget, event: string, moment: () => PageMoment | null) => {
        target.addEventListener(
          event,
          () => {
            const which = moment()
            if (which !== null) listener(which)
          },
          { signal: ends.signal },
        )
      }
      on(window, 'online', () => 'online')
      on(window, 'offline', () => 'offline')
      on(document, 'visibilitychange', () =>
        document.visibilityState === 'visible' ? 'visible' : 'hidden',
      )
      on(window, 'pagehide', () => 'leaving')
      on(window, 'pageshow', () => 'returned')
      return () => ends.abort()
    },
    onStorageChange: (listener) => {
      const hear = (event: StorageEvent) => {
        if (event.key !== null) listener(event.key)
      }
      window.addEventListener('storage', hear)
      return () => window.removeEventListener('storage', hear)
    },
  }
}

function hasIndexedDb(window: Window): boolean {
  try {
    return typeof window.indexedDB === 'object' && window.indexedDB !== null
  } catch {
    return false
  }
}

function pageStorage(window: Window): TextStorage {
  const inMemory = memoryStorage()
  let local: Storage
  try {
    local = window.localStorage
    local.getItem('')
  } catch {
    return inMemory
  }
  return {
    getItem: (key) => inMemory.getItem(key) ?? local.getItem(key),
    setItem: (key, value) => {
      try {
        local.setItem(key, value)
        inMemory.removeItem(key)
      } catch {
        inMemory.setItem(key, value)
      }
    },
    removeItem: (key) => {
      inMemory.removeItem(key)
      local.removeItem(key)
    },
  }
}
