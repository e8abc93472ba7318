import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { connect } from 'node:net'

import { selfSignedCertificate } from './certificate.ts'
import { freePort } from './server.ts'

/** TLS in front of a server, as a team would put it there. */
export interface TlsProxy {
  readonly port: number
  /** Says where to pass everything on; until then it answers 502. */
  forwardTo(port: number): void
  close(): Promise<void>
}

/** Starts a reverse proxy that speaks TLS under `host` with a certificate that nobody signed. */
export async function startTlsProxy(host: string): Promise<TlsProxy> {
  let target: number | null = null
  const proxy = createServer(selfSignedCertificate(host), (incoming, answer) => {
    if (target === null) {
      answer.writeHead(502).end()
      return
    }
    const { method, url, headers } = incoming
    const passed = request({ host: '127.0.0.1', port: target, method, path: url, headers })
    passed.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    passed.on('error', () => answer.writeHead(502).end())
    incoming.pipe(passed)
  })
  proxy.on('upgrade', (incoming, outer, head) => {
    if (target === null) {
      outer.destroy()
      return
    }
    const inner = connect(target, '127.0.0.1', () => {
      const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`]
      for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
        lines.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`)
      }
      inner.write(`${lines.join('\r\n')}\r\n\r\n`)
      inner.write(head)
      outer.pipe(inner).pipe(outer)
    })
    inner.on('error', () => outer.destroy())
    outer.on('error', () => inner.destroy())
    outer.on('close', () => inner.destroy())
  })
  const port = await freePort()
  proxy.listen(port, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    port,
    forwardTo: (to) => (target = to),
    close: async () => {
      proxy.closeAllConnections()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}
