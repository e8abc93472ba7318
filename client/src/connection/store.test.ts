import { describe, expect, it } from 'vitest'

import { settledStore, writableStore } from './store.ts'

/** A clock that is moved by hand. */
function handClock() {
  const waiting: { atMs: number; run: () => void }[] = []
  let nowMs = 0
  return {
    after: (delayMs: number, run: () => void) => {
      const one = { atMs: nowMs + delayMs, run }
      waiting.push(one)
      return () => {
        const at = waiting.indexOf(one)
        if (at >= 0) waiting.splice(at, 1)
      }
    },
    go: (ms: number) => {
      nowMs += ms
      for (const one of waiting.filter(({ atMs }) => atMs <= nowMs)) {
        waiting.splice(waiting.indexOf(one), 1)
        one.run()
      }
    },
    waiting,
  }
}

describe('settled store', () => {
  const settled = () => {
    const clock = handClock()
    const source = writableStore({ saved: true, count: 0 })
    const store = settledStore(source, ({ saved }) => (saved ? 300 : 0), clock)
    const heard: boolean[] = []
    const end = store.subscribe(() => heard.push(store.get().saved))
    return { clock, source, store, heard, end }
  }

  it('takes some values at once, others only when they have stood', () => {
    const { clock, source, store, heard } = settled()
    source.set({ saved: false, count: 1 })
    expect(heard).toEqual([false])
    source.set({ saved: true, count: 0 })
    clock.go(299)
    expect(store.get().saved).toBe(false)
    clock.go(1)
    expect(heard).toEqual([false, true])
  })

  it('passes over what comes and goes again', () => {
    const { clock, source, heard } = settled()
    for (let key = 0; key < 5; key += 1) {
      source.set({ saved: false, count: 1 })
      clock.go(20)
      source.set({ saved: true, count: 0 })
      clock.go(100)
    }
    expect(heard).toEqual([false])
    clock.go(200)
    expect(heard).toEqual([false, true])
  })

  it('waits for nothing once nobody listens, and begins with what is there', () => {
    const { clock, source, store, heard, end } = settled()
    source.set({ saved: false, count: 1 })
    source.set({ saved: true, count: 0 })
    end()
    expect(clock.waiting).toEqual([])
    source.set({ saved: false, count: 2 })
    expect(heard).toEqual([false])
    store.subscribe(() => {})
    expect(store.get()).toEqual({ saved: false, count: 2 })
  })
})
