import { writableStore, type Store } from './store.ts'

/**
 * Whether a reload without a network shows the app: `ready` · `preparing`: not yet · `insecure`: the page came over plain
 * http, where browsers keep no app (what people write is kept all the same) · `unavailable`: this browser, or this way of
 * running the app, does not do it.
 */
export type OfflineReload = 'ready' | 'preparing' | 'insecure' | 'unavailable'

/** What the browser keeps of the app itself. */
export interface AppShell {
  readonly offlineReload: Store<OfflineReload>
  /** A newer version has been fetched; the next reload shows it. Nobody is interrupted. */
  readonly newVersion: Store<boolean>
}

/** As much of a window as registering takes. */
export interface ShellWindow {
  readonly isSecureContext: boolean
  setTimeout(run: () => void, delayMs: number): unknown
  readonly navigator: { readonly serviceWorker?: ServiceWorkerContainer | undefined }
}

/** Path of the service worker; its scope is the whole origin. */
export const SERVICE_WORKER_PATH = '/sw.js'

/** So long after its start the page has what it shows; keeping all of the app's files would only hold that up. */
const REGISTER_AFTER_MS = 3_000

/**
 * Registers the service worker that keeps the app's files, once the page itself is there. `wanted` is false in development,
 * where files change all the time.
 */
export function registerAppShell(window: ShellWindow, wanted: boolean): AppShell {
  const offlineReload = writableStore<OfflineReload>('unavailable')
  const newVersion = writableStore(false)
  const container = window.navigator.serviceWorker
  if (!window.isSecureContext) offlineReload.set('insecure')
  else if (wanted && container !== undefined) {
    offlineReload.set('preparing')
    window.setTimeout(
      () => void register(container, offlineReload.set, () => newVersion.set(true)),
      REGISTER_AFTER_MS,
    )
  }
  return { offlineReload, newVersion }
}

async function register(
  container: ServiceWorkerContainer,
  tell: (state: OfflineReload) => void,
  onNewVersion: () => void,
): Promise<void> {
  // A version that comes while another one is in charge is a newer one; the first of all is not news.
  const hadVersion = container.controller !== null
  try {
    const registration = await container.register(SERVICE_WORKER_PATH, { updateViaCache: 'none' })
    if (hadVersion && registration.waiting !== null) onNewVersion()
    registration.addEventListener('updatefound', () => {
      const { installing } = registration
      installing?.addEventListener('statechange', () => {
        if (hadVersion && installing.state === 'installed') onNewVersion()
      })
    })
    await container.ready
    tell('ready')
  } catch {
    tell('unavailable')
  }
}
