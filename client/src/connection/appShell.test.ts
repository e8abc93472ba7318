import { describe, expect, it, vi } from 'vitest'

import { registerAppShell } from './appShell.ts'

/** A browser's service worker container, as far as registering goes. */
function container(parts: { readonly controlled?: boolean; readonly fails?: boolean } = {}) {
  const found: (() => void)[] = []
  const registration = {
    waiting: null,
    installing: null as null | EventTarget,
    addEventListener: (_name: string, listener: () => void) => found.push(listener),
  }
  const registered: string[] = []
  return {
    registered,
    /** A version arrives and is ready. */
    installs: () => {
      const installing = Object.assign(new EventTarget(), { state: 'installed' })
      registration.installing = installing
      for (const listener of found) listener()
      installing.dispatchEvent(new Event('statechange'))
    },
    container: {
      controller: parts.controlled === true ? {} : null,
      register: (path: string) => {
        registered.push(path)
        return parts.fails === true
          ? Promise.reject(new Error('No'))
          : Promise.resolve(registration)
      },
      ready: Promise.resolve(registration),
    } as unknown as ServiceWorkerContainer,
  }
}
const atOnce = (run: () => void) => run()
const shellOf = (serviceWorker: ServiceWorkerContainer | undefined, isSecureContext = true) =>
  registerAppShell({ isSecureContext, navigator: { serviceWorker }, setTimeout: atOnce }, true)

describe('app shell', () => {
  it('is ready for offline reloads once the service worker is', async () => {
    const one = container()
    const shell = shellOf(one.container)
    expect(shell.offlineReload.get()).toBe('preparing')
    await vi.waitFor(() => expect(shell.offlineReload.get()).toBe('ready'))
    expect(one.registered).toEqual(['/sw.js'])
  })

  it('fetches what it keeps only once the page had time to come', () => {
    const one = container()
    const waits: { readonly run: () => void; readonly delayMs: number }[] = []
    registerAppShell(
      {
        isSecureContext: true,
        navigator: { serviceWorker: one.container },
        setTimeout: (run, delayMs) => waits.push({ run, delayMs }),
      },
      true,
    )
    expect(one.registered).toEqual([])
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([3_000])
    for (const { run } of waits) run()
    expect(one.registered).toEqual(['/sw.js'])
  })

  it('says that plain http allows no offline reload', () => {
    expect(shellOf(undefined, false).offlineReload.get()).toBe('insecure')
  })

  it('is unavailable without service workers, when registering fails, and in development', async () => {
    expect(shellOf(undefined).offlineReload.get()).toBe('unavailable')
    const refused = shellOf(container({ fails: true }).container)
    await vi.waitFor(() => expect(refused.offlineReload.get()).toBe('unavailable'))
    const one = container()
    const shell = registerAppShell(
      {
        isSecureContext: true,
        navigator: { serviceWorker: one.container },
        setTimeout: atOnce,
      },
      false,
    )
    expect(shell.offlineReload.get()).toBe('unavailable')
    expect(one.registered).toEqual([])
  })

  it('tells of a newer version, but not of the first one', async () => {
    const first = container()
    const fresh = shellOf(first.container)
    await vi.waitFor(() => expect(fresh.offlineReload.get()).toBe('ready'))
    first.installs()
    expect(fresh.newVersion.get()).toBe(false)

    const later = container({ controlled: true })
    const known = shellOf(later.container)
    await vi.waitFor(() => expect(known.offlineReload.get()).toBe('ready'))
    later.installs()
    expect(known.newVersion.get()).toBe(true)
  })
})
