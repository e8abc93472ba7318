/**
 * The service worker: keeps the files of the app, so that a board opens again without a network. What people write is not
 * its business: boards are kept by `offlineCopy.ts`, and nothing under /api or /sync ever passes through a cache.
 *
 * Built as a file of its own (`appShellBuild.ts` writes the two constants in front of it), so it imports only types.
 */
declare const APP_VERSION: string
declare const APP_FILES: readonly string[]

const worker = self as unknown as ServiceWorkerGlobalScope
const CACHE = `whyboard-app-${APP_VERSION}`
const SHELL = '/'
/** A page that the network does not bring within so many ms comes from the cache. */
const PAGE_WITHIN_MS = 4_000
const IGNORING: CacheQueryOptions = { ignoreVary: true, ignoreSearch: true }

worker.addEventListener('install', (event) => {
  event.waitUntil(keepApp())
})

// No skipWaiting: a page that is open in a meeting keeps its own version, with all of its files, until it is closed.
worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOlder().then(() => worker.clients.claim()))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (isServers(url.pathname)) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request))
  else if (APP_FILES.includes(url.pathname)) event.respondWith(freshOrKept(request))
})

function isServers(path: string): boolean {
  return /^\/(api|sync|healthz|readyz)(\/|$)/.test(path)
}

async function keepApp(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([new Request(SHELL, { cache: 'reload' }), ...APP_FILES])
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys()
  const older = names.filter((name) => name.startsWith('whyboard-app-') && name !== CACHE)
  await Promise.all(older.map((name) => caches.delete(name)))
}

/** Every address shows the same page. Online it is the server's, so that a new version comes with the next reload. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(SHELL, { cacheName: CACHE, ...IGNORING })
  if (kept === undefined) return fetch(request)
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PAGE_WITHIN_MS) })
    // A proxy whose server is down answers for it.
    return response.status >= 500 ? kept : response
  } catch {
    return kept
  }
}

/** Names of assets change with their content, so what is kept is right for ever. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, IGNORING)
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (response.status === 200) {
    const cache = await caches.open(CACHE)
    await cache.put(request, response.clone())
  }
  return response
}

async function freshOrKept(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (lost) {
    const kept = await caches.match(request, { cacheName: CACHE, ...IGNORING })
    if (kept !== undefined) return kept
    throw lost
  }
}
