import type { Store } from '../../connection/store.ts'

/** Something that is opened with its first reader and closed with its last; `null` in between. */
export function whileUsed<Opened extends { close(): void }>(
  open: () => Opened,
): Store<Opened | null> {
  let opened: Opened | null = null
  const listeners = new Set<() => void>()
  return {
    get: () => opened,
    subscribe: (listener) => {
      const own = (): void => listener()
      listeners.add(own)
      opened ??= open()
      own()
      return () => {
        listeners.delete(own)
        if (listeners.size > 0) return
        opened?.close()
        opened = null
      }
    },
  }
}
