import type { BrowserContext } from '@playwright/test'

/** What the pages and workers of a context asked the network for. */
export interface Requests {
  /** Addresses outside of `origin` that were really asked, and not stopped by the page's own policy. */
  elsewhere(): readonly string[]
  /** Addresses outside of `origin` that the page's policy stopped before anything was sent. */
  stopped(): readonly string[]
  /** Bytes of JavaScript as they came over the wire, headers left out; call it when the page is idle. */
  scriptBytes(): Promise<number>
  /** Paths of the scripts that came. */
  scripts(): readonly string[]
}

/** Watches every request of a context, from now on. */
export function watchRequests(context: BrowserContext, origin: string): Requests {
  const asked = new Set<string>()
  const stopped = new Set<string>()
  const scripts = new Map<string, () => Promise<number>>()
  const sockets = origin.replace(/^http/, 'ws')
  const isOwn = (url: string): boolean =>
    url === origin || url.startsWith(`${origin}/`) || url.startsWith(`${sockets}/`)
  const isInPage = (url: string): boolean => /^(data|blob|about):/.test(url)

  context.on('request', (request) => {
    const url = request.url()
    if (!isOwn(url) && !isInPage(url)) asked.add(url)
  })
  context.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') stopped.add(request.url())
  })
  context.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return
    scripts.set(
      new URL(request.url()).pathname,
      async () => (await request.sizes()).responseBodySize,
    )
  })
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (!isOwn(socket.url())) asked.add(socket.url())
    })
  })
  return {
    elsewhere: () => [...asked].filter((url) => !stopped.has(url)),
    stopped: () => [...stopped],
    scripts: () => [...scripts.keys()],
    scriptBytes: async () => {
      const sizes = await Promise.all([...scripts.values()].map((size) => size()))
      return sizes.reduce((sum, size) => sum + size, 0)
    },
  }
}
