import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'

import fastifyStatic from '@fastify/static'
import type { FastifyRequest } from 'fastify'

import type { Server } from './app.ts'
import { buildProblem, sendProblem } from './problems.ts'

/** What the client's router shows; all of it is the same page. */
const PAGES = ['/', '/new', '/b/*']

const A_YEAR_S = 31_536_000

/**
 * What the client's modules are sent as. Chromium (156) compiles a module anew with every visit, though it keeps compiled code for it,
 * because its streaming compiler asks for none (`MaybeCreateConsumeCodeCacheTask` in Blink). It does not stream this character set,
 * so the kept code is used: a quarter of a load. A module is UTF-8 in every browser, whatever its header says (HTML, "fetch a single
 * module script"); `first.ts`, the one classic script, is ASCII.
 */
const MODULE_TYPE = 'text/javascript; charset=x-user-defined'

/** Serves the built client: its page, its files, and for any other address a 404. */
export async function addClient(app: Server, clientDir: string): Promise<void> {
  const built = existsSync(join(clientDir, 'index.html'))
  app.setNotFoundHandler((request, reply) =>
    // Whoever mistyped an address in a browser is told so by the page, with a way on.
    built && isForEyes(request)
      ? reply.code(404).sendFile('index.html')
      : sendProblem(reply, buildProblem('not-found', 'There is nothing at this address.')),
  )

  if (!built) {
    for (const page of PAGES) {
      app.get(page, { schema: { hide: true } }, async (_request, reply) =>
        reply
          .code(503)
          .type('text/html; charset=utf-8')
          .header('cache-control', 'no-store')
          .send(NOT_BUILT),
      )
    }
    return
  }

  const hashed = join(clientDir, 'assets') + sep
  await app.register(fastifyStatic, {
    root: clientDir,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      // Names of files in assets/ hold a hash of what is in them; everything else is asked for anew each time.
      const caching = path.startsWith(hashed)
        ? `public, max-age=${A_YEAR_S}, immutable`
        : 'no-cache'
      reply.header('cache-control', caching)
    },
  })
  // Not in `setHeaders`: for a packed file the type is set after it.
  app.addHook('onSend', async (request, reply) => {
    const isScript = String(reply.getHeader('content-type')).includes('javascript')
    if (isScript && request.url.startsWith('/assets/')) reply.type(MODULE_TYPE)
  })
  for (const page of PAGES) {
    app.get(page, { schema: { hide: true } }, async (_request, reply) =>
      reply.sendFile('index.html'),
    )
  }
}

/** Whether a browser asks for a page to show, rather than a program for an answer. */
function isForEyes({ method, url, headers }: FastifyRequest): boolean {
  const wantsPage = headers.accept?.includes('text/html') === true
  return method === 'GET' && wantsPage && !url.startsWith('/api/')
}

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Whyboard is not built yet</title>
<h1>Whyboard is not built yet</h1>
<p>The server runs, but the pages are missing. Stop it and start Whyboard with <code>npm start</code>, which builds them.</p>
</html>
`
